import { formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { recurrenceWords } from './describe-recurrence.ts';
import { clockWords, lengthWords } from './length-words.ts';
import type { DateOrMinute, EventRelation, Meaning, Offset } from './reading.ts';

/** A rule in the words that `parseDeadline` reads back as the same rule; printed dates in full. */
export function ruleWords(
  meaning: Meaning & { readonly eventRelation?: EventRelation | null; readonly anchorOn?: LocalDate | null },
): string {
  const { start, finish, offset, event, recurrence, ongoing } = meaning;
  const parts: string[] = [];
  if (recurrence !== null) parts.push(recurrenceWords(recurrence));
  if (offset !== null) parts.push(offsetWords(offset, event, meaning.anchorOn ?? null));
  const counted = offset !== null && (meaning.anchorOn ?? null) !== null;
  if (!counted) parts.push(...dateWords(start, finish, meaning.finishInclusive));
  if (ongoing && recurrence === null && (finish !== null || start === null)) parts.push('thường xuyên');
  if (event !== null && offset === null) parts.push(eventWords(event, meaning.eventRelation ?? 'when'));
  const joined = parts.join('; ');
  return event !== null && offset === null && meaning.eventRelation === 'at' && parts.length > 1
    ? inParentheses(parts)
    : joined;
}

function dateWords(
  start: DateOrMinute | null,
  finish: DateOrMinute | null,
  inclusive: boolean | null,
): readonly string[] {
  if (start === null) return finish === null ? [] : [finishWords(finish, inclusive)];
  if (finish === null) return [`từ ${momentWords(start)}`];
  return inclusive === false
    ? [`từ ${momentWords(start)} và hoàn thành ${finishWords(finish, inclusive)}`]
    : [`từ ${momentWords(start)} đến ${finish.length > 10 ? '' : 'hết '}${momentWords(finish)}`];
}

const finishWords = (finish: DateOrMinute, inclusive: boolean | null): string =>
  `${inclusive === false ? 'trước' : 'chậm nhất'} ${momentWords(finish)}`;

/** An occasion beside a date: "chậm nhất ngày 31/10/2026 (Kỳ họp thứ 2)". */
const inParentheses = (parts: readonly string[]): string =>
  `${parts.slice(0, -1).join('; ')} (${parts.at(-1) ?? ''})`;

/** `ngày 05/5/2018`, `17 giờ 00 ngày 30/01/2026`. */
function momentWords(moment: DateOrMinute): string {
  const day = `ngày ${formatDate(moment.slice(0, 10) as LocalDate)}`;
  return moment.length > 10 ? `${clockWords(moment.slice(11))} ${day}` : day;
}

function offsetWords(offset: Offset, event: string | null, anchorOn: LocalDate | null): string {
  const length = lengthWords(offset);
  if (anchorOn !== null)
    return `${length} ${offset.direction === 'after' ? 'kể từ' : 'trước'} ngày ${formatDate(anchorOn)}`;
  if (event === null)
    return offset.direction === 'after' ? `trong vòng ${length}` : `trước ít nhất ${length}`;
  if (offset.direction === 'before') return `${length} trước khi ${event}`;
  return offset.amount === 0 ? `ngay sau khi ${event}` : `trong vòng ${length} kể từ khi ${event}`;
}

const RELATIONS: Readonly<Record<EventRelation, string>> = {
  after: 'sau khi ',
  before: 'trước khi ',
  when: 'khi ',
  from: 'từ khi ',
  until: 'đến khi ',
  following: 'theo ',
  at: '',
  besides: 'hoặc ',
};

function eventWords(event: string, relation: EventRelation): string {
  const [first, second] = event.split(' / ');
  if (relation === 'from' && first !== undefined && second !== undefined)
    return `từ khi ${first} đến khi ${second}`;
  if (relation === 'until' && /^(?:hết|đầu|giữa|cuối) nhiệm kỳ/u.test(event)) return `đến ${event}`;
  return `${RELATIONS[relation]}${event}`;
}
