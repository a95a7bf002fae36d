import type { Clause, EventClause, EventWords, PeriodClause } from './clause.ts';
import { after, isTerm, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { RefusalCode } from './flags.ts';
import { readNamedSession, readOccasion, readOpening } from './event-openings.ts';
import type { EventOpening } from './event-openings.ts';
import { readEventWords } from './read-event.ts';
import type { EventFound } from './read-event.ts';
import { readStretch } from './read-stretch.ts';
import type { Scene } from './scene.ts';
import { VAGUE_CONDITIONS } from './work-words.ts';
import type { Term } from './vocabulary.ts';

/** "sau khi có hướng dẫn", "sau Hội nghị 3 tháng", "Kỳ họp thứ nhất Quốc hội khóa XVI": what the work waits for or ends with. */
export function readEventClause(ts: Tokens, i: number, scene: Scene): Found<Clause> | null {
  const { depth } = scene;
  const opening = readOpening(ts, i) ?? readOccasion(ts, i);
  if (opening === null) return readSession(ts, i, depth);
  const vague = opening.value.relation === 'when' ? VAGUE_CONDITIONS.find(ts, opening.next) : null;
  if (vague !== null) return { value: { kind: 'vague', from: i, to: vague.next, depth }, next: vague.next };
  const words = readEventWords(ts, opening.next);
  if (words === null) return emptyOpening(ts, i, opening, depth);
  if (isHollow(ts, words.value.event) && (i === 0 || opening.value.relation !== 'from'))
    return broken(i, words.next, depth);
  // "sau khi ngày 15": a date where the event should be.
  const date = isTerm(ts, opening.next - 1, 'khi') ? readStretch(ts, opening.next, false) : null;
  if (date !== null && date.next >= words.next) return broken(i, words.next, depth);
  const value = lengthOf(i, opening.value, words, depth) ?? clauseOf(i, opening.value, words, depth);
  return { value, next: words.next };
}

function readSession(ts: Tokens, i: number, depth: number): Found<Clause> | null {
  const words = readNamedSession(ts, i) ? readEventWords(ts, i) : null;
  return words === null
    ? null
    : { value: clauseOf(i, { relation: 'at', immediate: false, keep: 0 }, words, depth), next: words.next };
}

const clauseOf = (
  from: number,
  { relation, immediate }: EventOpening,
  { value: { event }, next }: Found<EventFound>,
  depth: number,
): EventClause => ({ kind: 'event', relation, immediate, event, from, to: next, depth });

/** "sau khi sáp nhập 03 tháng": a length at the end of the event's words is counted from it. */
function lengthOf(
  from: number,
  { relation }: EventOpening,
  { value: { event, tail }, next }: Found<EventFound>,
  depth: number,
): PeriodClause | null {
  if (tail === null || !(relation === 'after' || relation === 'before' || relation === 'from')) return null;
  const direction = relation === 'before' ? 'before' : 'after';
  const plain = { anchor: null, limit: false, finishAfter: false, led: false };
  return { kind: 'period', amount: tail, direction, event, ...plain, from, to: next, depth };
}

/** "sau khi có", "kể từ ngày nhận được": nothing is said of what is had or received. */
function isHollow(ts: Tokens, { from, to }: EventWords): boolean {
  if (after(ts, from, 'nhận', 'được') === to) return true;
  for (let at = from; at < to; at++) if (!HOLLOW.has(tokenAt(ts, at).term)) return false;
  return true;
}

const HOLLOW: ReadonlySet<string> = new Set<Term>(['có', 'được', 'bị', 'các', 'những']);

/** "sau khi" without an event is broken; "từ ngày … đến ngày …" without a date is a form not filled in. */
function emptyOpening(
  ts: Tokens,
  i: number,
  { value, next }: Found<EventOpening>,
  depth: number,
): Found<Clause> | null {
  if (isTerm(ts, next - 1, 'ngày')) return broken(i, next, depth, 'blank');
  return value.relation === 'after' || value.relation === 'before' ? broken(i, next, depth) : null;
}

const broken = (
  from: number,
  to: number,
  depth: number,
  code: RefusalCode = 'event-missing',
): Found<Clause> => ({
  value: { kind: 'problem', code, from, to, depth },
  next: to,
});
