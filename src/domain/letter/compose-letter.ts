import { formatDate } from '../calendar/local-date.ts';
import { composeAssignment } from './assignment-letter.ts';
import { facts, fine, heading, paragraph, strong } from './blocks.ts';
import type { Block } from './blocks.ts';
import { composeEventIssued, composeEventWithdrawn } from './guidance-letters.ts';
import type { Letter, LetterInput, LetterItem } from './letter.ts';
import { contextOf } from './letter-context.ts';
import type { Detail, LetterContext } from './letter-context.ts';
import { composeOverdueLetter, composeOverdueReview } from './overdue-letters.ts';
import { composeReminder } from './reminder-letter.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import {
  composeConfirmationRequest,
  composeResultConfirmed,
  composeResultReturned,
} from './result-letters.ts';
import {
  composeRoundComplete,
  composeRoundOverdue,
  composeRoundReminder,
  composeRoundRequest,
} from './round-letters.ts';
import { GROUP_HEADINGS, isRoundItem, isTaskItem, wantsAnswer } from './section.ts';
import type { Ask, RoundItem, Section, TaskItem } from './section.ts';
import { nearest } from './section-dates.ts';
import {
  composeFeasibilityWarning,
  composeStandingReview,
  composeWatchQuestion,
} from './watching-letters.ts';
import { joinNames, joinWords, subjectLine, two } from './words.ts';

/** Bytes of HTML with the links still as placeholders: a message of at most 60 KB leaves room for their addresses. */
const HTML_BYTES = 52_000;
const DETAILS: readonly Detail[] = ['whole', 'short', 'lines'];

/**
 * The message to one body about everything that it is to be told now. Written as fully as 60 KB allow: one that
 * would be longer cuts long texts, and then says of each item only what is asked, by when, and where to answer.
 * RangeError where the input cannot be a letter: no items, a body or a document without a name.
 */
export function composeLetter(input: LetterInput): Letter {
  let letter = compose(input, 'whole');
  for (const detail of DETAILS.slice(1)) {
    if (new TextEncoder().encode(letter.html).length <= HTML_BYTES) break;
    letter = compose(input, detail);
  }
  return letter;
}

function compose(input: LetterInput, detail: Detail): Letter {
  const context = contextOf(input, detail);
  const sections = sectionsOf(input.items, context);
  const subject = subjectLine(input.plan.number, subjectWords(sections, input.items, context));
  const blocks = [
    ...(input.practice ? [strong(PRACTICE)] : []),
    ...salutation(sections, context),
    ...(sections.length === 1
      ? sections.flatMap((section) => said(section, context))
      : digest(sections, context)),
    ...(detail === 'lines' ? [cutShort(context)] : []),
    paragraph('Trân trọng.'),
    fine(footer(context)),
  ];
  return { subject, text: renderText(blocks), html: renderHtml(subject, blocks) };
}

const PRACTICE =
  'CHẠY THỬ: thư này được lập trong chế độ chạy thử, không phải thư nhắc việc thật và không cần thực hiện.';

type Compose<Item> = (item: Item, context: LetterContext) => Section;

const OF_TASKS: Readonly<Partial<Record<LetterItem['mail'], Compose<TaskItem>>>> = {
  reminder: composeReminder,
  'watch-question': composeWatchQuestion,
  'feasibility-warning': composeFeasibilityWarning,
  'standing-review': composeStandingReview,
  'overdue-letter': composeOverdueLetter,
  'overdue-review': composeOverdueReview,
  'event-issued': composeEventIssued,
  'event-withdrawn': composeEventWithdrawn,
  'confirmation-request': composeConfirmationRequest,
  'result-confirmed': composeResultConfirmed,
  'result-returned': composeResultReturned,
};

const OF_ROUNDS: Readonly<Partial<Record<LetterItem['mail'], Compose<RoundItem>>>> = {
  'round-request': composeRoundRequest,
  'round-reminder': composeRoundReminder,
  'round-overdue': composeRoundOverdue,
  'round-complete': composeRoundComplete,
};

/** One section an item, in order; all assignments together stand where the first of them stood. */
function sectionsOf(items: readonly LetterItem[], context: LetterContext): readonly Section[] {
  if (items.length === 0) throw new RangeError(`a letter to ${context.recipient.id} needs at least one item`);
  const assigned = items.filter(isTaskItem).filter((item) => item.mail === 'assignment');
  return items.flatMap((item) => {
    if (item.mail !== 'assignment') return [sectionOf(item, context)];
    return item === assigned[0] ? [composeAssignment(assigned, context)] : [];
  });
}

function sectionOf(item: LetterItem, context: LetterContext): Section {
  if (isTaskItem(item)) {
    const composeTask = OF_TASKS[item.mail];
    if (composeTask !== undefined) return composeTask(item, context);
  } else if (isRoundItem(item)) {
    const composeRound = OF_ROUNDS[item.mail];
    if (composeRound !== undefined) return composeRound(item, context);
  }
  throw new RangeError(`there is no letter "${item.mail}" about a ${item.subject.kind}`);
}

const said = (section: Section, context: LetterContext): readonly Block[] =>
  context.detail === 'lines' ? section.brief : section.blocks;

/** Several items: what is asked alike stands together, numbered through, each with its own date and link. */
function digest(sections: readonly Section[], context: LetterContext): readonly Block[] {
  const asks = [...new Set(sections.map((section) => section.ask))];
  const ordered = asks.flatMap((ask) => sections.filter((section) => section.ask === ask));
  const number = new Map(ordered.map((section, index) => [section, index + 1]));
  return [
    paragraph(
      `Thư này gộp các nội dung gửi ${context.recipient.name} ngày ${formatDate(context.sendOn)}: ${countWords(sections)}.`,
    ),
    ...asks.flatMap((ask) => [
      heading(1, GROUP_HEADINGS[ask]),
      ...ordered
        .filter((section) => section.ask === ask)
        .flatMap((section) => [
          heading(2, `${number.get(section) ?? 0}. ${section.headline}`),
          ...said(section, context),
        ]),
    ]),
  ];
}

/** `02 nội dung đề nghị trả lời và 01 nội dung để biết` */
function countWords(sections: readonly Section[]): string {
  const total = (wanted: boolean): number =>
    sections
      .filter((section) => wantsAnswer(section.ask) === wanted)
      .reduce((sum, section) => sum + section.count, 0);
  const asked = total(true);
  const told = total(false);
  return joinWords([
    ...(asked > 0 ? [`${two(asked)} nội dung đề nghị xem xét, trả lời`] : []),
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
function subjectWords(
  sections: readonly Section[],
  items: readonly LetterItem[],
  context: LetterContext,
): string {
  const [first] = sections;
  if (first !== undefined && sections.length === 1)
    return context.upwards ? `Kính trình: ${first.headline}` : first.headline;
  const asks = new Set(sections.map((section) => section.ask));
  const [only = ''] = asks.size === 1 ? sections.map((section) => ALIKE[section.ask] ?? '') : [];
  const what = only === '' ? countWords(sections) : `${two(sections.length)} ${only}`;
  return `${what}${nearestWords(sections, items, context)}`;
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
  const last = working === on ? '' : ` (ngày làm việc cuối ${formatDate(working)})`;
  return `; thời hạn gần nhất ${formatDate(on)}${last}`;
}

/** A letter about overdue tasks alone goes to the head of the body; everything else to the body. */
function salutation(sections: readonly Section[], context: LetterContext): readonly Block[] {
  const { recipient } = context;
  const toHead = sections.every((section) => section.ask === 'overdue');
  const head = recipient.headTitle?.replace(/^đồng chí\s+/iu, '') ?? `người đứng đầu ${recipient.name}`;
  const address = context.upwards ? 'Kính trình' : 'Kính gửi';
  const copied = sections.length === 1 ? (sections[0]?.copiedTo ?? []) : [];
  return [
    strong(`${address}: ${toHead ? `Đồng chí ${head}` : recipient.name}`),
    ...(copied.length === 0 ? [] : [paragraph(`(Đồng gửi cơ quan phối hợp: ${joinNames(copied)})`)]),
  ];
}

const cutShort = (context: LetterContext): Block =>
  facts({
    'Vì sao có thư này': `${context.recipient.name} có tên trong các nhiệm vụ nêu trên của ${context.planName}.`,
    'Cách tính':
      'thư có nhiều nội dung nên chỉ nêu thời hạn; cách tính từng thời hạn xem tại đường dẫn của nhiệm vụ.',
    'Tiếp theo': 'nội dung nào đã báo cáo thì không nhắc nữa.',
  });

function footer(context: LetterContext): string {
  const { contact } = context.policy;
  const person =
    contact === null
      ? context.office
      : `đồng chí ${contact.name.replace(/^đồng chí\s+/iu, '')}, ${contact.room}, điện thoại ${contact.phone}`;
  return `Thư nhắc việc gửi từ hệ thống theo dõi của ${context.office}, không thay thế văn bản chính thức. Đầu mối: ${person}.`;
}
