import { formatDate, maxDate } from '../calendar/local-date.ts';
import type { AwaitedEvent, BodyId, TaskDefinition } from '../plan/plan.ts';
import { byEndOf, leftWords, lastWorkingWords } from './deadline-words.ts';
import type { LetterContext } from './letter-context.ts';
import type { TaskItem } from './section.ts';
import { joinNames, quoted, sentence, shortened } from './words.ts';

/** `9`, and `5a` for a part of a divided task. */
export function taskNumber(definition: TaskDefinition): string {
  const tail = definition.id.slice(definition.id.lastIndexOf('-') + 1);
  return /^\d+[a-zđ]?$/u.test(tail) && Number.parseInt(tail, 10) === definition.no
    ? tail
    : String(definition.no);
}

/** `nhiệm vụ 9 "Xây dựng kế hoạch …"` */
export function taskName(definition: TaskDefinition, context: LetterContext): string {
  return `nhiệm vụ ${taskNumber(definition)} ${quoted(titleOf(definition, context))}`;
}

export function titleOf(definition: TaskDefinition, context: LetterContext): string {
  const { checked, printed } = definition.title;
  return shortened(checked ?? printed, context.detail === 'whole' ? 2000 : 160);
}

/** The words of the document, in quotation marks, and which of them hold for a part of a divided task. */
export function phraseWords(definition: TaskDefinition, context: LetterContext): string {
  const { checked, printed } = definition.phrase;
  const whole = quoted(shortened(checked ?? printed, context.detail === 'whole' ? 1000 : 300));
  const { phrasePart, scope } = definition;
  const part =
    phrasePart === null ? '' : `; phần áp dụng cho nhiệm vụ ${taskNumber(definition)}: ${quoted(phrasePart)}`;
  const said = scope === null || (phrasePart ?? '').includes(scope);
  return `${whole}${part}${said ? '' : `; phạm vi: ${quoted(scope)}`}`;
}

/** `cơ quan tham mưu` …, as the parties of the task say; null where the recipient has no part in it. */
export function roleWords(item: TaskItem, context: LetterContext): string | null {
  const { parties } = item.subject.task;
  const { id } = context.recipient;
  if (id === parties.answeredBy)
    return parties.leads.length > 1 ? 'cơ quan tham mưu đứng đầu' : 'cơ quan tham mưu';
  if (parties.leads.includes(id)) return 'cơ quan cùng tham mưu';
  if (parties.coordinating.includes(id)) return 'cơ quan phối hợp';
  if (!parties.implementing.includes(id)) return null;
  const condition = conditionFor(item.subject.definition, id, context);
  return condition === null ? 'cơ quan thực hiện' : `cơ quan thực hiện (${condition})`;
}

/** The parenthesis behind the recipient's name in the document: it owes something only once that is recorded. */
function conditionFor(definition: TaskDefinition, id: BodyId, context: LetterContext): string | null {
  const own = definition.parts.filter((part) => {
    const refersTo = part.refersTo;
    if ('body' in refersTo) return refersTo.body === id;
    const group = context.plan.groups.find((candidate) => candidate.id === refersTo.group);
    return group?.members?.includes(id) ?? false;
  });
  return own.find((part) => part.condition !== null)?.condition ?? null;
}

/** The other bodies of the task by role, for the notice that tells each with whom it works. */
export function partnerRows(item: TaskItem, context: LetterContext): Readonly<Record<string, string | null>> {
  const { leads, coordinating, implementing } = item.subject.task.parties;
  const names = (ids: readonly BodyId[]): string | null => {
    const others = ids.filter((id) => id !== context.recipient.id);
    return others.length === 0 ? null : joinNames(others.map((id) => context.nameOf(id)));
  };
  return {
    'Cơ quan tham mưu': leads.includes(context.recipient.id) && leads.length === 1 ? null : names(leads),
    'Cơ quan phối hợp': names(coordinating),
    'Cơ quan thực hiện': names(implementing),
  };
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
    provisionalWords(schedule.provisional),
    confirmedWords(readingConfirmedBy, ambiguity, invites),
  ]
    .filter((words) => words !== '')
    .join(' ');
}

/** A copy asks for no opinion, and the office need not be told whom to call. */
const isInvited = (item: TaskItem, context: LetterContext): boolean =>
  !item.copy && context.recipient.id !== context.plan.office;

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
