import { after, isTerm, skipMark } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { Clause, PeriodClause } from './clause.ts';
import { readAmount } from './read-amount.ts';
import { readEventWords, readOccasion, readOpening } from './read-event.ts';
import { readStretch } from './read-when.ts';
import { readLead } from './work-words.ts';
import type { Lead } from './work-words.ts';
import type { When } from './when.ts';

const BARE: Lead = { direction: null, limit: false, sau: false };

/** "trong vòng 03 tháng kể từ ngày …", "chậm nhất là 30 ngày, trước ngày …", "5 năm kể từ thời điểm …". */
export function readPeriodClause(
  ts: Tokens,
  i: number,
  depth: number,
  finishing: boolean,
): Found<Clause> | null {
  const lead = readLead(ts, i);
  const amount = readAmount(ts, lead?.next ?? i);
  if (amount === null) return null;
  const origin = readOrigin(ts, amount.next);
  if (lead === null && origin === null) return null;
  const { direction, limit, sau } = lead?.value ?? BARE;
  if (origin === null && lead !== null && direction === null && !limit) return null;
  const value: PeriodClause = {
    kind: 'period',
    amount: amount.value,
    direction: origin?.value.direction ?? direction,
    event: origin?.value.event ?? null,
    anchor: origin?.value.anchor ?? null,
    limit: limit && origin === null,
    finishAfter: finishing && sau,
    from: i,
    to: origin?.next ?? amount.next,
    depth,
  };
  return { value, next: value.to };
}

interface Origin {
  readonly direction: 'after' | 'before';
  readonly event: { readonly from: number; readonly to: number } | null;
  readonly anchor: When | null;
}

/** What the length is counted from: an event, or a printed date ("kể từ ngày 01/7/2025"). */
function readOrigin(ts: Tokens, i: number): Found<Origin> | null {
  const at = skipMark(ts, i, ',');
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

/** "kể từ Hội nghị …", "kể từ lần …": "kể từ" before any words. */
function readPlainOrigin(ts: Tokens, i: number): Found<Origin> | null {
  const from = Math.max(after(ts, i, 'kể', 'từ'), after(ts, i, 'tính', 'từ'));
  const words = from < 0 ? null : readEventWords(ts, from);
  return words === null
    ? null
    : { value: { direction: 'after', event: words.value.event, anchor: null }, next: words.next };
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
