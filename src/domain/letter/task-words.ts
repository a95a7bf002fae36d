import { formatDate, maxDate } from '../calendar/local-date.ts';
import { isUndetermined, membersOf } from '../plan/directory.ts';
import type { AwaitedEvent, BodyId, Part, PartRole, TaskDefinition } from '../plan/plan.ts';
import { byEndOf, leftWords, lastWorkingWords } from './deadline-words.ts';
import type { Schedule } from '../task/schedule.ts';
import type { LetterContext } from './letter-context.ts';
import type { TaskItem } from './section.ts';
import { dayAndWeekday, joinNames, quoted, sentence, shortened } from './words.ts';

/** `9`, and `5a` for a part of a divided task. */
export function taskNumber(definition: TaskDefinition): string {
  const tail = definition.id.slice(definition.id.lastIndexOf('-') + 1);
  return /^\d+[a-zđ]?$/u.test(tail) && Number.parseInt(tail, 10) === definition.no
    ? tail
    : String(definition.no);
}

const HIDDEN = '(mật, không ghi trong thư)';

/** `nhiệm vụ 9 "Xây dựng kế hoạch …"` */
export function taskName(definition: TaskDefinition, context: LetterContext): string {
  if (definition.confidential) return `nhiệm vụ ${taskNumber(definition)} (mật)`;
  return `nhiệm vụ ${taskNumber(definition)} ${quoted(titleOf(definition, context))}`;
}

export function titleOf(definition: TaskDefinition, context: LetterContext): string {
  // Confidential tasks have a letter of their own; where another letter lists tasks, this keeps their words out of it.
  if (definition.confidential) return HIDDEN;
  const { checked, printed } = definition.title;
  return shortened(checked ?? printed, context.detail === 'whole' ? 2000 : 160);
}

/** The words of the document, in quotation marks, and which of them hold for a part of a divided task. */
export function phraseWords(definition: TaskDefinition, context: LetterContext): string {
  if (definition.confidential) return HIDDEN;
  const { checked, printed } = definition.phrase;
  const whole = quoted(shortened(checked ?? printed, context.detail === 'whole' ? 1000 : 300));
  const { phrasePart, scope } = definition;
  const part =
    phrasePart === null ? '' : `; phần áp dụng cho nhiệm vụ ${taskNumber(definition)}: ${quoted(phrasePart)}`;
  const said = scope === null || (phrasePart ?? '').includes(scope);
  return `${whole}${part}${said ? '' : `; phạm vi: ${quoted(scope)}`}${originWords(definition)}`;
}

/** Behind the words of a task that the signed plan did not have: which document says so. */
const originWords = ({ origin }: TaskDefinition): string =>
  origin === undefined ? '' : ` (theo số ${origin.documentNumber} ngày ${formatDate(origin.documentOn)})`;

/** `cơ quan tham mưu` …, as the parties of the task say; null where the recipient has no part in it. */
export function roleWords(item: TaskItem, context: LetterContext): string | null {
  const { parties } = item.subject.task;
  if (context.actsFor(parties.answeredBy))
    return parties.leads.length > 1 ? 'cơ quan tham mưu đứng đầu' : 'cơ quan tham mưu';
  if (parties.leads.some(context.actsFor)) return 'cơ quan cùng tham mưu';
  if (parties.coordinating.some(context.actsFor)) return 'cơ quan phối hợp';
  const member = parties.implementing.find(context.actsFor);
  if (member === undefined) return null;
  const condition = conditionFor(item.subject.definition, member, context);
  return condition === null ? 'cơ quan thực hiện' : `cơ quan thực hiện (${condition})`;
}

/** The parenthesis behind the recipient's name in the document: it owes something only once that is recorded. */
function conditionFor(definition: TaskDefinition, id: BodyId, context: LetterContext): string | null {
  const own = definition.parts.filter((part) => membersOf(context.plan, part).includes(id));
  return own.find((part) => part.condition !== null)?.condition ?? null;
}

/**
 * The others of the task by role, for the notice that tells each with whom it works: groups under the name that the
 * document gives them, also those whose list nobody has set up yet.
 */
export function partnerRows(item: TaskItem, context: LetterContext): Readonly<Record<string, string | null>> {
  const { leads, answeredBy } = item.subject.task.parties;
  const { id } = context.recipient;
  const others = leads
    .filter((lead) => lead !== id)
    .map((lead) => `${context.nameOf(lead)}${lead === answeredBy && leads.length > 1 ? ' (đứng đầu)' : ''}`);
  return {
    [id === answeredBy ? 'Cơ quan cùng tham mưu' : 'Cơ quan tham mưu']: joinNames(others),
    'Cơ quan phối hợp': partnersOf(item, 'coordinating', context),
    'Cơ quan thực hiện': partnersOf(item, 'implementing', context),
  };
}

function partnersOf(item: TaskItem, role: PartRole, context: LetterContext): string {
  const parts = item.subject.definition.parts.filter((part) => part.role === role);
  const others = parts.filter(
    (part) => !('body' in part.refersTo) || part.refersTo.body !== context.recipient.id,
  );
  return joinNames(
    others.map(
      (part) => `${partName(part, context)}${isUndetermined(context.plan, part) ? ' (chưa xác định)' : ''}`,
    ),
  );
}

/** All of a role, under the names of the document that words the task; empty where it names none. */
export const partnersUnder = (definition: TaskDefinition, role: PartRole, context: LetterContext): string =>
  joinNames(definition.parts.filter((part) => part.role === role).map((part) => partName(part, context)));

/** Who gets this letter as a copy, under the names of the document; only those that a letter can reach. */
export function copiedTo(item: TaskItem, context: LetterContext): readonly string[] {
  const { coordinating } = item.subject.task.parties;
  if (item.copy) return [];
  const reached = coordinating.filter((id) => id !== context.recipient.id && context.hasMailbox(id));
  const parts = item.subject.definition.parts.filter((part) => part.role === 'coordinating');
  const named = parts.filter((part) => membersOf(context.plan, part).some((id) => reached.includes(id)));
  return named.map((part) => partName(part, context));
}

/** A body under its checked name, a group as the document prints it, with the parenthesis behind it. */
function partName(part: Part, context: LetterContext): string {
  const name = 'body' in part.refersTo ? context.nameOf(part.refersTo.body) : part.printed;
  return part.condition === null || name.includes(part.condition) ? name : `${name} (${part.condition})`;
}

/** What the task still waits for. */
export function awaitedEvents(item: TaskItem, context: LetterContext): readonly AwaitedEvent[] {
  const { definition, task } = item.subject;
  return context.plan.events.filter(
    (event) =>
      definition.awaits.includes(event.key) && !task.events.some((issued) => issued.event === event.key),
  );
}

/** The words of an event without the "(nhiệm vụ 12)" that tells it from others: the letter has named its task. */
export function eventWords(event: AwaitedEvent, definition: TaskDefinition): string {
  return event.words.replace(new RegExp(`\\s*\\(nhiệm vụ ${definition.no}\\)$`, 'u'), '');
}

/** The date, the last working day in time, and what is left; for waiting and standing tasks what holds instead. */
export function deadlineRows(
  item: TaskItem,
  context: LetterContext,
): Readonly<Record<string, string | null>> {
  const { schedule } = item.subject.task;
  const { dueOn, ceilingOn } = schedule;
  const lastWorking = lastWorkingWords(schedule);
  const conflict = schedule.conflict === null ? null : sentence(schedule.conflict);
  const shared = {
    'Ngày làm việc cuối cùng trong hạn': lastWorking,
    'Vướng về thời hạn, chờ quyết định': conflict,
  };
  if (schedule.course === 'standing' || (dueOn === null && schedule.course === 'dated')) {
    const from = schedule.startOn;
    const start =
      from === null ? '' : `; thực hiện từ ngày ${formatDate(maxDate(from, context.plan.documentOn))}`;
    return { 'Thời hạn': `không ấn định thời hạn kết thúc${start}.`, ...shared };
  }
  if (dueOn === null)
    return { 'Thời hạn': 'chưa xác định, được tính khi có văn bản hoặc đủ điều kiện.', ...shared };
  const left = leftWords(item, schedule, context.sendOn);
  const label = schedule.course === 'waiting' ? 'Mốc phải hoàn thành' : 'Thời hạn';
  const beyond = ceilingOn !== null && ceilingOn !== dueOn ? `${byEndOf(ceilingOn)}.` : null;
  return {
    [label]: `${byEndOf(dueOn)}${left === null ? '' : `, ${left}`}.`,
    ...shared,
    'Mốc phải hoàn thành toàn bộ': beyond,
  };
}

/** How the date was reached, whether the calendar behind it is final, and who stands for the reading. */
export function countedWords(
  item: TaskItem,
  context: LetterContext,
  invites = isInvited(item, context),
): string {
  const { schedule } = item.subject.task;
  const { readingConfirmedBy, ambiguity } = item.subject.definition;
  const counted = sentence(shortened(schedule.counted, context.detail === 'whole' ? 1500 : 240));
  return [
    counted,
    dayOffWords(schedule),
    provisionalWords(schedule.provisional),
    confirmedWords(readingConfirmedBy, ambiguity, invites),
  ]
    .filter((words) => words !== '')
    .join(' ');
}

/** A copy asks for no opinion, and the office need not be told whom to call. */
const isInvited = (item: TaskItem, context: LetterContext): boolean =>
  !item.copy && !context.upwards && context.recipient.id !== context.plan.office;

/** Why the last working day lies before the due date, unless the count has said so already. */
export function dayOffWords(schedule: Schedule): string {
  const { dueOn, lastWorkingOn, counted } = schedule;
  if (dueOn === null || lastWorkingOn === null || lastWorkingOn === dueOn) return '';
  if (counted.includes(formatDate(lastWorkingOn))) return '';
  return `Ngày ${dayAndWeekday(dueOn)} là ngày nghỉ, nên ngày làm việc cuối cùng trong hạn là ${formatDate(lastWorkingOn)}.`;
}

export const provisionalWords = (provisional: boolean): string =>
  provisional ? 'Ngày này là tạm tính, vì lịch nghỉ chính thức của năm đó chưa được công bố.' : '';

/** Nothing is said of a phrase that has one reading and that nobody needed to confirm; `invites`: an opinion is asked for. */
export function confirmedWords(
  by: TaskDefinition['readingConfirmedBy'],
  ambiguity: string | null,
  invites: boolean,
): string {
  if (by !== null)
    return sentence(`Cách hiểu này do đồng chí ${by.by}, ${by.title}, xác nhận ngày ${formatDate(by.on)}`);
  if (ambiguity === null) return '';
  return invites
    ? 'Cách hiểu này đang chờ xác nhận; nếu cơ quan hiểu khác, xin nêu ý kiến khi trả lời hoặc với đầu mối ghi ở cuối thư.'
    : 'Cách hiểu này đang chờ xác nhận.';
}
