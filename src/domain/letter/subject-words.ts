import { formatDate } from '../calendar/local-date.ts';
import type { LetterItem } from './letter.ts';
import type { LetterContext } from './letter-context.ts';
import { wantsAnswer } from './section.ts';
import type { Ask, Section } from './section.ts';
import { nearest } from './section-dates.ts';
import { joinWords, two, uncapitalised } from './words.ts';

/** `02 nội dung đề nghị trả lời và 01 nội dung để biết` */
export function countWords(sections: readonly Section[]): string {
  const total = (wanted: boolean): number =>
    sections
      .filter((section) => wantsAnswer(section.ask) === wanted)
      .reduce((sum, section) => sum + section.count, 0);
  const asked = total(true);
  const told = total(false);
  return joinWords([
    ...(asked > 0 ? [`${two(asked)} nội dung đề nghị trả lời`] : []),
    ...(told > 0 ? [`${two(told)} nội dung để biết`] : []),
  ]);
}

const ALIKE: Readonly<Partial<Record<Ask, string>>> = {
  report: 'nhiệm vụ sắp đến hạn, đề nghị báo cáo kết quả',
  overdue: 'nhiệm vụ đã qua thời hạn, chưa nhận được báo cáo kết quả',
  confirm: 'kết quả đề nghị xem xét, xác nhận',
  watch: 'nhiệm vụ đang chờ, đề nghị cho biết tình hình ban hành văn bản',
  standing: 'nhiệm vụ thường xuyên, đề nghị báo cáo tình hình',
  'deadline-moved': 'nhiệm vụ có thay đổi về thời hạn',
  accepted: 'kết quả đã được xác nhận',
};

/** A single item has its own subject; several say how many there are and the nearest date. */
export function subjectWords(
  sections: readonly Section[],
  items: readonly LetterItem[],
  context: LetterContext,
): string {
  const [first] = sections;
  if (first !== undefined && sections.length === 1) return addressed(first, context);
  const asks = new Set(sections.map((section) => section.ask));
  const [only = ''] = asks.size === 1 ? sections.map((section) => ALIKE[section.ask] ?? '') : [];
  const what = only === '' ? mixedWords(sections) : `${two(sections.length)} ${only}`;
  return `${what}${nearestWords(sections, items, context)}`;
}

/** What a mixture is about, in the order in which it is read. */
const MIXED: Readonly<Record<Ask, string>> = {
  assignment: 'nhiệm vụ được giao',
  overdue: 'nhiệm vụ quá hạn',
  report: 'nhiệm vụ sắp đến hạn',
  round: 'kế hoạch, báo cáo cần gửi',
  confirm: 'kết quả cần xác nhận',
  complete: 'kết quả cần bổ sung',
  watch: 'nhiệm vụ đang chờ văn bản, điều kiện',
  standing: 'nhiệm vụ thường xuyên cần báo cáo',
  office: 'nội dung cần theo dõi',
  'deadline-moved': 'thay đổi về thời hạn',
  accepted: 'kết quả đã xác nhận',
  confidential: 'nội dung về nhiệm vụ mật',
  decide: 'nội dung cần quyết định',
  inform: 'thông báo',
  talk: 'nhiệm vụ đề nghị trao đổi trực tiếp',
  directive: 'ý kiến chỉ đạo cần trả lời',
  copy: 'nội dung để biết',
};
/** Room for the nearest dates behind it. */
const MIXED_LENGTH = 68;

function mixedWords(sections: readonly Section[]): string {
  const asks = [...new Set(sections.map((section) => section.ask))];
  const counts = asks.map((ask) => {
    const own = sections.filter((section) => section.ask === ask);
    return `${two(own.reduce((sum, section) => sum + section.count, 0))} ${MIXED[ask]}`;
  });
  const words = counts.join(', ');
  return words.length <= MIXED_LENGTH ? words : countWords(sections);
}

/** Upwards it is presented, as a copy it informs; both continue the sentence instead of opening another. */
function addressed(section: Section, context: LetterContext): string {
  // A packet says of itself that it is presented.
  if (/^kính trình/iu.test(section.headline)) return section.headline;
  if (!context.upwards && section.ask !== 'copy') return section.headline;
  const { subjectUpwards, subjectCopy } = context.texts.common;
  const tieuDe = uncapitalised(section.headline).replace(': ', ', ');
  return context.say(context.upwards ? subjectUpwards : subjectCopy, { tieuDe });
}

function nearestWords(
  sections: readonly Section[],
  items: readonly LetterItem[],
  context: LetterContext,
): string {
  const on = nearest(
    sections.filter((section) => section.ask !== 'copy').map((section) => section.nearestOn),
    context.sendOn,
  );
  if (on === null) return '';
  const schedules = items.map(
    (item) => (item.subject.kind === 'task' ? item.subject.task : item.subject.round).schedule,
  );
  const working = schedules.find((schedule) => schedule.dueOn === on)?.lastWorkingOn ?? on;
  return working === on
    ? `; hạn gần nhất ${formatDate(on)}`
    : `; ngày gần nhất ${formatDate(working)} (hạn ${formatDate(on)})`;
}
