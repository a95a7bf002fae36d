import type { LocalDate } from '../calendar/local-date.ts';
import { formatDate } from '../calendar/local-date.ts';
import type { BodyId, EntityId } from '../plan/plan.ts';
import type { MailKind } from '../task/order.ts';
import type { Schedule } from '../task/schedule.ts';
import { byEndOf } from './deadline-words.ts';
import { contextOf } from './letter-context.ts';
import type { LetterContext } from './letter-context.ts';
import type { LetterInput, LetterItem } from './letter.ts';
import { countedOf, pointOf, productOf, roundIdOfItem } from './round-words.ts';
import { isRoundItem, isTaskItem } from './section.ts';
import type { RoundItem, TaskItem } from './section.ts';
import { countedWords, phraseWords, taskNumber, titleOf } from './task-words.ts';
import { sentence, shortened, subjectLine } from './words.ts';

/** One day for the receiver's own calendar. It holds no link: calendars are shared and copied, links belong to one body. */
export interface CalendarEntry {
  readonly entityId: EntityId;
  readonly body: BodyId;
  /** `cancel`: the date of an earlier letter no longer holds, and no other has taken its place. */
  readonly action: 'set' | 'cancel';
  /** RFC 5545, 3.8.7.4: rises with every change, so that a calendar program knows the newer one. */
  readonly sequence: number;
  /** The last working day that is still in time; for `cancel` a day that the program need not look at. */
  readonly on: LocalDate;
  readonly summary: string;
  readonly description: string;
}

/** Letters that tell a date for the first time or tell a new one. */
const DATING: ReadonlySet<MailKind> = new Set<MailKind>([
  'assignment',
  'event-issued',
  'event-withdrawn',
  'extension-decision',
  'task-changed',
  'date-settled',
  'round-request',
]);
/** Of these, the ones after which an earlier date may no longer hold. */
const MOVING: ReadonlySet<MailKind> = new Set<MailKind>(['event-withdrawn', 'task-changed', 'date-settled']);

/** What a letter changes in its receiver's calendar; each task and round once. A date that is over is not entered. */
export function calendarEntriesOf(input: LetterInput): readonly CalendarEntry[] {
  // A notice of many tasks says in the letter how each date was counted; its file would only grow by saying it again.
  const dated = input.items.filter((item) => movesDate(item) && !isConfidential(item));
  const context = contextOf(input, dated.length > MANY ? 'brief' : 'whole');
  const entries = dated.flatMap((item) => entryOf(item, context, input) ?? []);
  return [...new Map(entries.map((entry) => [entry.entityId, entry])).values()];
}

/** An extension that is refused, or answered with a date that the body must first accept, moves nothing yet. */
const movesDate = (item: LetterItem): boolean =>
  DATING.has(item.mail) && (item.mail !== 'extension-decision' || item.about['outcome'] === 'granted');

/** The dates of a confidential task stand in no calendar that others may read. */
const isConfidential = (item: LetterItem): boolean =>
  isTaskItem(item) && item.subject.definition.confidential;

/** From here on an entry says its task and its date alone. */
const MANY = 5;

function entryOf(item: LetterItem, context: LetterContext, { practice }: LetterInput): CalendarEntry | null {
  const { schedule } = stateOf(item);
  const on = settledDay(item);
  if (on !== null && on < context.sendOn) return null;
  if (on === null && !MOVING.has(item.mail)) return null;
  const what = isTaskItem(item)
    ? taskEntry(item, context)
    : isRoundItem(item)
      ? roundEntry(item, context)
      : null;
  if (what === null) return null;
  const due = schedule.dueOn === null || on === null ? '' : dueWords(schedule.dueOn, on);
  const summary = subjectLine(context.plan.number, `${practice ? 'CHẠY THỬ: ' : ''}${what.name}${due}`);
  const common = { entityId: what.entityId, body: context.recipient.id, sequence: item.version, summary };
  if (on === null) {
    const before = stateOf(item).kind === 'task' ? originalDay(item) : null;
    const words = `Thời hạn đã báo trước không còn áp dụng, theo thư của ${context.office} ngày ${formatDate(context.sendOn)}.`;
    return { ...common, action: 'cancel', on: before ?? context.sendOn, description: words };
  }
  return { ...common, action: 'set', on, description: what.lines.join('\n') };
}

const stateOf = (item: LetterItem) => (item.subject.kind === 'task' ? item.subject.task : item.subject.round);

const originalDay = (item: LetterItem): LocalDate | null =>
  item.subject.kind === 'task' ? item.subject.task.originalDueOn : null;

/** While a task waits or is stopped, or two of its dates clash, there is no day that a calendar could hold. */
function settledDay(item: LetterItem): LocalDate | null {
  const { schedule, progress } = stateOf(item);
  const { course, conflict, dueOn, lastWorkingOn } = schedule;
  if (progress === 'suspended' || progress === 'cancelled') return null;
  return course === 'dated' && conflict === null ? (lastWorkingOn ?? dueOn) : null;
}

const dueWords = (dueOn: LocalDate, on: LocalDate): string =>
  on === dueOn
    ? `, hạn ${formatDate(dueOn)}`
    : `, ngày làm việc cuối cùng trong hạn (hạn ${formatDate(dueOn)})`;

interface EntryWords {
  readonly entityId: EntityId;
  readonly name: string;
  readonly lines: readonly string[];
}

function taskEntry(item: TaskItem, context: LetterContext): EntryWords {
  const { definition } = item.subject;
  return {
    entityId: definition.id,
    name: `Nhiệm vụ ${taskNumber(definition)}`,
    lines: [...(context.detail === 'whole' ? wholeLines(item, context) : briefLines(item, context))],
  };
}

function roundEntry(item: RoundItem, context: LetterContext): EntryWords {
  const { round } = item.subject;
  return {
    entityId: roundIdOfItem(item),
    name: `Gửi ${productOf(item)} theo ${pointOf(item)}`,
    lines: [
      ...dateLines(round.schedule),
      `Nơi nhận: ${sentence(context.nameOf(round.collector))}`,
      `Cách tính: ${countedOf(item, context)}`,
      whereToAnswer(context),
    ],
  };
}

const wholeLines = (item: TaskItem, context: LetterContext): readonly string[] => [
  sentence(titleOf(item.subject.definition, context)),
  `Thời gian ghi trong Kế hoạch: ${sentence(phraseWords(item.subject.definition, context))}`,
  ...dateLines(item.subject.task.schedule),
  `Cách tính: ${countedWords(item, context, false)}`,
  whereToAnswer(context),
];

const briefLines = (item: TaskItem, context: LetterContext): readonly string[] => [
  sentence(shortened(titleOf(item.subject.definition, context), 80)),
  ...dateLines(item.subject.task.schedule),
];

const dateLines = ({ dueOn }: Schedule): readonly string[] =>
  dueOn === null ? [] : [`Thời hạn: ${byEndOf(dueOn)}.`];

const whereToAnswer = (context: LetterContext): string =>
  `Trả lời tại liên kết trong thư của ${context.office} ngày ${formatDate(context.sendOn)}.`;
