import { formatDate } from '../calendar/local-date.ts';
import { recipientOn } from '../plan/directory.ts';
import type { BodyId, EntityId } from '../plan/plan.ts';
import { owingName } from '../report/owing-name.ts';
import { periodWords } from '../report/period.ts';
import type { ReportPeriod } from '../report/period.ts';
import { roundIdOf, summaryIdOf } from '../report/round-id.ts';
import { missingFrom } from '../report/round.ts';
import type { Asked } from '../report/round.ts';
import { byEndOf, lastWorkingWords, leftWords } from './deadline-words.ts';
import { facts } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { LetterContext } from './letter-context.ts';
import type { RoundItem } from './section.ts';
import { confirmedWords, dayOffWords, provisionalWords } from './task-words.ts';
import { joinNames, quoted, sentence, shortened, two } from './words.ts';

/** What the round asks for; a recurring duty itself asks for nothing yet. */
export const askedOf = ({ subject: { round } }: RoundItem): Asked | null =>
  round.progress === 'awaiting-day' ? null : round.asked;

/** The entity that the letter is about: a recurring duty has one for each of its rounds. */
export function roundIdOfItem(item: RoundItem): EntityId {
  const { obligation } = item.subject;
  const asked = askedOf(item);
  switch (asked?.kind) {
    case 'period':
      return roundIdOf(obligation.id, asked.period);
    case 'summary':
      return summaryIdOf(asked.of);
    case 'document':
    case undefined:
      return obligation.id;
  }
}

/** Of a recurring duty: the period that the letter is about. */
export function periodOf(item: RoundItem): ReportPeriod | null {
  const { round } = item.subject;
  if (round.progress !== 'awaiting-day') return round.asked.kind === 'document' ? null : round.asked.period;
  return round.periods.find((period) => period.key === item.about['period']) ?? null;
}

/**
 * What is to be sent, in the document's own words: "xây dựng kế hoạch, chương trình, đề án cụ thể để …, gửi về".
 * Where the text is built otherwise, the place in the document stands for it. A report on a period is named by it.
 */
export function productOf(item: RoundItem): string {
  const period = periodOf(item);
  if (period !== null)
    return `báo cáo ${askedOf(item)?.kind === 'summary' ? 'tổng hợp ' : ''}${periodWords(period)}`;
  const { checked, printed } = item.subject.obligation.text;
  const text = checked ?? printed;
  const built = /xây dựng ((?:kế hoạch|chương trình|đề án|báo cáo)[^.;]{0,60}?)(?: để |, gửi | gửi )/u.exec(
    text,
  )?.[1];
  if (built !== undefined) return built;
  return /^(?:định kỳ )?báo cáo/u.test(text) ? 'báo cáo' : `nội dung nêu tại ${pointOf(item)}`;
}

/** `IV.2a` → `điểm 2, mục IV`: the letter behind the number is our division, not the document's. */
export function pointOf(item: RoundItem): string {
  const [, section, point] = /^([IVX]+)\.(\d+)[a-zđ]?$/u.exec(item.subject.obligation.no) ?? [];
  return section === undefined || point === undefined
    ? `mục ${item.subject.obligation.no}`
    : `điểm ${point}, mục ${section}`;
}

export function textOf(item: RoundItem, context: LetterContext): string {
  const { checked, printed } = item.subject.obligation.text;
  return shortened(checked ?? printed, context.detail === 'whole' ? 1500 : 240);
}

/** `Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)`, or the collector alone. */
export function addresseeOf(item: RoundItem, context: LetterContext): string {
  const { round, obligation } = item.subject;
  const collector = context.nameOf(round.collector);
  const { addressedTo } = obligation;
  return addressedTo === null || addressedTo === round.collector
    ? collector
    : `${context.nameOf(addressedTo)} (qua ${collector})`;
}

export const owing = (id: BodyId, context: LetterContext): string =>
  recipientOn(context.plan, id, context.sendOn)?.id === id
    ? context.nameOf(id)
    : owingName(context.plan, id, context.sendOn);

export const missingNames = (item: RoundItem, context: LetterContext): readonly string[] =>
  missingFrom(item.subject.round).map((id) => owing(id, context));

/** `chậm nhất hết ngày 04/5/2018 (Kế hoạch ghi "trước ngày 05/5/2018")`; a day that was set is not in the plan. */
export function untilWords(item: RoundItem): string | null {
  const { obligation, round } = item.subject;
  if (round.schedule.dueOn === null) return null;
  const isPrinted = obligation.phrase !== null && askedOf(item)?.kind === 'document';
  const printed = isPrinted ? ` (Kế hoạch ghi ${quoted(obligation.phrase)})` : '';
  return `chậm nhất hết ngày ${formatDate(round.schedule.dueOn)}${printed}`;
}

/** `14/17` */
export function ratio(item: RoundItem): string {
  const { expected } = item.subject.round;
  return `${expected.length - missingFrom(item.subject.round).length}/${expected.length}`;
}

export const countWords = (item: RoundItem): string => `đã nhận ${ratio(item)}`;

export function dateRows(item: RoundItem, context: LetterContext): Readonly<Record<string, string | null>> {
  const { obligation, round } = item.subject;
  const { dueOn, conflict } = round.schedule;
  const left = round.progress === 'closed' ? null : leftWords(item, round.schedule, context.sendOn);
  return {
    'Thời gian ghi trong Kế hoạch':
      obligation.phrase === null ? 'không ghi ngày.' : sentence(quoted(obligation.phrase)),
    'Thời hạn': dueOn === null ? null : `${byEndOf(dueOn)}${left === null ? '' : `, ${left}`}.`,
    'Ngày làm việc cuối cùng trong hạn': lastWorkingWords(round.schedule),
    'Vướng về thời hạn, chờ quyết định': conflict === null ? null : sentence(conflict),
  };
}

export function countedOf(item: RoundItem, context: LetterContext): string {
  const { obligation, round } = item.subject;
  // What is open about the words of the plan is settled by the document that set the day.
  const isReading = askedOf(item)?.kind === 'document';
  return [
    sentence(round.schedule.counted),
    dayOffWords(round.schedule),
    provisionalWords(round.schedule.provisional),
    isReading
      ? confirmedWords(
          obligation.readingConfirmedBy,
          obligation.ambiguity,
          context.recipient.id !== context.plan.office,
        )
      : '',
  ]
    .filter((words) => words !== '')
    .join(' ');
}

/** What every letter about a round ends with: why it comes, how its day was counted, and what follows. */
export const reasons = (
  item: RoundItem,
  context: LetterContext,
  { why, next }: { readonly why: string; readonly next: string },
): Block => facts({ 'Vì sao có thư này': why, 'Cách tính': countedOf(item, context), 'Tiếp theo': next });

/** Who keeps a round receives its reports himself, unless they are owed by the collector. */
export const roleOf = ({ subject: { round } }: RoundItem): { readonly nghiaVu: string } => ({
  nghiaVu: round.keeper === round.collector ? 'là nơi nhận và tổng hợp' : 'theo dõi việc báo cáo',
});

/** Who sent after the last day, by name and date, and who on the very day of "trước ngày X", which a person judges. */
export function lateWords(item: RoundItem, context: LetterContext): readonly string[] {
  const { received, schedule } = item.subject.round;
  const late = received.filter((report) => report.verdict === 'late');
  const onBoundary = received.filter((report) => report.verdict === 'boundary');
  const names = late.map(
    (report) => `${owing(report.body, context)} (nhận ngày ${formatDate(report.firstOn)})`,
  );
  const boundary = schedule.boundaryOn === null ? '' : formatDate(schedule.boundaryOn);
  return [
    ...(late.length === 0 ? [] : [`Nhận sau thời hạn (${two(late.length)}): ${joinNames(names)}.`]),
    ...(onBoundary.length === 0
      ? []
      : [
          `Nhận đúng ngày ${boundary}, chờ kết luận (${two(onBoundary.length)}): ` +
            `${joinNames(onBoundary.map((report) => owing(report.body, context)))}.`,
        ]),
  ];
}
