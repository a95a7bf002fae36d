import { after, isTerm, skip, skipMark, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { EventWords } from './clause.ts';
import { readOccasion, readOpening } from './event-openings.ts';
import { readEventWords } from './read-event.ts';
import { readStretch } from './read-stretch.ts';
import type { Term } from './vocabulary.ts';
import type { When } from './when.ts';
import type { Lead } from './limit-words.ts';

export interface Origin {
  readonly direction: 'after' | 'before';
  readonly event: EventWords | null;
  readonly anchor: When | null;
}

/** What the length is counted from: an event, or a printed date ("kể từ ngày 01/7/2025"). */
export function readOrigin(ts: Tokens, i: number): Found<Origin> | null {
  const at = skipMark(ts, skip(ts, skip(ts, i, 'đầu'), 'tiên'), ',');
  const dated = readAnchor(ts, at);
  if (dated !== null) return dated;
  const opening = readOpening(ts, at) ?? readOccasion(ts, at);
  if (opening === null) return readPlainOrigin(ts, at);
  const direction = DIRECTIONS[opening.value.relation];
  const words = direction === undefined ? null : readEventWords(ts, opening.next);
  if (direction === undefined || words === null) return null;
  return { value: { direction, event: words.value.event, anchor: null }, next: words.next };
}

const DIRECTIONS: Readonly<Record<string, 'after' | 'before'>> = {
  after: 'after',
  from: 'after',
  before: 'before',
};

/** "trước 05 ngày so với ngày tổ chức": the lead says which way. */
export function readComparedOrigin(ts: Tokens, i: number, lead: Lead | undefined): Found<Origin> | null {
  const from = after(ts, i, 'so', 'với');
  if (from < 0 || lead?.direction == null) return null;
  const words = readEventWords(ts, skip(ts, from, 'ngày'));
  return words === null
    ? null
    : { value: { direction: lead.direction, event: words.value.event, anchor: null }, next: words.next };
}

const POINTERS: ReadonlySet<string> = new Set<Term>(['đó', 'này', 'đây', 'ấy', 'và', 'hoặc']);

/** "kể từ Hội nghị …", "30 ngày trước mỗi lần trả": the word of origin before any words. */
function readPlainOrigin(ts: Tokens, i: number): Found<Origin> | null {
  const since = Math.max(after(ts, i, 'kể', 'từ'), after(ts, i, 'tính', 'từ'));
  const beside = isTerm(ts, i, 'trước') || isTerm(ts, i, 'sau') ? i + 1 : -1;
  const from = Math.max(since, beside);
  // "trong 3 tháng sau đó" names nothing.
  const words = from < 0 || POINTERS.has(tokenAt(ts, from).term) ? null : readEventWords(ts, from);
  if (words === null) return null;
  const direction = isTerm(ts, i, 'trước') ? 'before' : 'after';
  return { value: { direction, event: words.value.event, anchor: null }, next: words.next };
}

function readAnchor(ts: Tokens, i: number): Found<Origin> | null {
  const relation = Math.max(
    after(ts, i, 'kể', 'từ'),
    after(ts, i, 'tính', 'từ'),
    after(ts, i, 'từ'),
    after(ts, i, 'sau'),
    after(ts, i, 'trước'),
  );
  if (relation < 0) return null;
  const when = readStretch(ts, relation, false);
  if (when?.value.first.day === undefined || when.value.last !== null) return null;
  return {
    value: { direction: isTerm(ts, i, 'trước') ? 'before' : 'after', event: null, anchor: when.value.first },
    next: when.next,
  };
}
