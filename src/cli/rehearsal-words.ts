import { onOf } from '../domain/calendar/instant.ts';
import {
  addDays,
  addMonths,
  formatDate,
  localDate,
  monthOf,
  weekdayOf,
  yearOf,
} from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { PROGRESS_LABEL } from '../domain/task/labels.ts';
import type { Difference } from '../usecases/rehearse-difference.ts';
import type { Rehearsal, RehearsedMail } from '../usecases/rehearse-view.ts';
import type { WarningKind } from '../usecases/rehearse-warnings.ts';
import { deadlineWords } from './commands/status.ts';
import { list, shorten, table } from './table.ts';

/** Heads under which a reader looks for what concerns him. */
export const WARNING_LABEL: Readonly<Record<WarningKind, string>> = {
  conflict: 'Vướng về thời hạn',
  'ceiling-reached': 'Hết mốc khi còn chờ',
  'standing-committee': 'Lên cấp trên',
  'overdue-unserved': 'Quá hạn chưa được báo',
  silent: 'Không ai được nhắc',
  'no-mailbox': 'Không có hộp thư',
  'no-successor': 'Không rõ cơ quan kế thừa',
  tet: 'Vướng Tết',
  'pile-up': 'Dồn thư',
};

/** The whole rehearsal for a terminal: what it supposes, what to look at, when mail leaves, how the tasks end. */
export function rehearsalWords(rehearsal: Rehearsal): string {
  return [
    `${headWords(rehearsal)}\n${suppositionWords(rehearsal)}\n`,
    warningWords(rehearsal),
    calendarPicture(rehearsal),
    table(['Nhiệm vụ', 'Tình trạng khi kết thúc', 'Thời hạn', 'Mốc tiếp theo'], rehearsal.tasks.map(taskRow)),
    'Từng thư một: thêm --json, hoặc --html TỆP để có một trang in được.\n',
  ].join('\n');
}

export function headWords({ plan, from, until, mails, drafts, tasks }: Rehearsal): string {
  const bodies = new Set(mails.map((mail) => mail.body)).size;
  return (
    `Kế hoạch ${plan.number}, từ ngày ${formatDate(onOf(from))} đến hết ngày ${formatDate(onOf(until))}: ` +
    `${tasks.length} nhiệm vụ, ${mails.length} thư đến ${bodies} cơ quan, ${drafts.length} dự thảo chờ lãnh đạo duyệt.`
  );
}

/** A reader must know what is not foreseen. */
export function suppositionWords({ assumed }: Rehearsal): string {
  const nobody =
    'Bản tính trước này cho rằng không cơ quan nào trả lời, không kết quả nào được báo cáo và không dự thảo nào được duyệt';
  if (assumed.length === 0) return `${nobody}; không văn bản hay điều kiện nào đang chờ xảy ra.`;
  const events = assumed.map(({ words, on }) => `${words}: ngày ${formatDate(on)}`);
  return `${nobody}; chỉ những việc sau được cho là xảy ra: ${events.join('; ')}.`;
}

const warningWords = ({ warnings }: Rehearsal): string =>
  warnings.length === 0
    ? 'Không có điểm nào cần xem.\n'
    : `Cần xem (${warnings.length}):\n${list(warnings.map(({ kind, words }) => [WARNING_LABEL[kind], words]))}`;

const taskRow = ({ id, progress, deadline, next }: Rehearsal['tasks'][number]): readonly string[] => [
  id,
  PROGRESS_LABEL[progress],
  [deadline.dueOn === null ? '' : formatDate(deadline.dueOn), deadlineWords(deadline)]
    .filter((words) => words !== '')
    .join(', '),
  next === null ? '' : `${formatDate(onOf(next.at))}: ${shorten(next.why, 60)}`,
];

/** From how many messages a day on a mark stands. */
const MARKS = [
  [10, '█'],
  [4, '▓'],
  [1, '▒'],
  [0, '·'],
] as const;

/** A line a month, a place a day: weekends blank, other days by how much leaves. */
function calendarPicture({ mails, from, until }: Rehearsal): string {
  const perDay = new Map([...Map.groupBy(mails, ({ at }) => onOf(at))].map(([on, own]) => [on, own.length]));
  const lines = monthsBetween(onOf(from), onOf(until)).map((first) => {
    const days = daysOf(first).map((on) => ({ on, count: perDay.get(on) ?? 0 }));
    const total = days.reduce((sum, { count }) => sum + count, 0);
    const marks = days
      .map(({ on, count }) => (count === 0 && weekdayOf(on) > 5 ? ' ' : markOf(count)))
      .join('');
    return `${String(monthOf(first)).padStart(2)}/${yearOf(first)}  ${marks.padEnd(31)}  ${total === 0 ? '' : `${total} thư`}`.trimEnd();
  });
  const ruler = `${' '.repeat(9)}1   5    10   15   20   25   30`;
  return `Thư theo ngày (· không có, ▒ 1–3, ▓ 4–9, █ từ 10 thư; cuối tuần để trống):\n${[ruler, ...lines].join('\n')}\n`;
}

const markOf = (count: number): string => MARKS.find(([least]) => count >= least)?.[1] ?? ' ';

/** The first of each month, from that of `from` to that of `until`. */
export function monthsBetween(from: LocalDate, until: LocalDate): readonly LocalDate[] {
  const months: LocalDate[] = [];
  for (let on = localDate(`${from.slice(0, 8)}01`); on <= until; on = addMonths(on, 1)) months.push(on);
  return months;
}

export function daysOf(first: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let on = first; monthOf(on) === monthOf(first); on = addDays(on, 1)) days.push(on);
  return days;
}

/** How two policies differ, mail by mail. */
export function differenceWords({ same, moved, onlyHere, onlyThere }: Difference): string {
  const rows = (mails: readonly RehearsedMail[]): readonly (readonly string[])[] =>
    mails.map(({ at, name, subject }) => [formatDate(onOf(at)), shorten(name, 40), subject]);
  const heads = ['Ngày', 'Đến', 'Tiêu đề'];
  return [
    `So hai chính sách: ${same} thư như nhau, ${moved.length} thư đổi ngày, ${onlyHere.length} thư chỉ có ở chính sách thứ nhất, ${onlyThere.length} thư chỉ có ở chính sách đem so (--against).\n`,
    `Đổi ngày:\n${table(
      ['Thứ nhất', 'Đem so', 'Đến', 'Tiêu đề'],
      moved.map(({ here, there }) => [
        formatDate(onOf(here.at)),
        formatDate(onOf(there.at)),
        shorten(here.name, 40),
        here.subject,
      ]),
    )}`,
    `Chỉ có ở chính sách thứ nhất:\n${table(heads, rows(onlyHere))}`,
    `Chỉ có ở chính sách đem so:\n${table(heads, rows(onlyThere))}`,
  ].join('\n');
}
