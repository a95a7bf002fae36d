import { after, isMark, isNumber, isTerm, skip, skipMark, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { Amount, Clause, PeriodClause } from './clause.ts';
import { isOrigin } from './read-unit.ts';
import { readAmount } from './read-amount.ts';
import { readEventWords, readOccasion, readOpening } from './read-event.ts';
import { readStretch } from './read-stretch.ts';
import { readCount } from './numbers.ts';
import { isBlank } from './read-month.ts';
import type { Scene } from './scene.ts';
import { readLead, readRelation } from './work-words.ts';
import type { Lead } from './work-words.ts';
import { isSpan } from './when.ts';
import type { When } from './when.ts';
import type { Term } from './vocabulary.ts';

/** "Thời gian thực hiện: 12 tháng": how long, from an origin that is not printed. */
const LABELLED: Lead = { direction: 'after', limit: false, sau: false };
const BARE: Lead = { direction: null, limit: false, sau: false };

/** "trong vòng 03 tháng kể từ ngày …", "chậm nhất là 30 ngày, trước ngày …", "5 năm kể từ thời điểm …". */
export function readPeriodClause(
  ts: Tokens,
  i: number,
  { depth, work, workTo, label }: Scene,
): Found<Clause> | null {
  const finishing = work === 'finish' && workTo === i;
  const lead = readLead(ts, i);
  const at = lead?.next ?? i;
  const amount = readOrdinalLength(ts, at) ?? readAmount(ts, at);
  if (amount === null)
    return readNothing(ts, i, at, depth) ?? (lead === null ? null : readGap(ts, i, lead.next, depth));
  const place = { from: i, depth };
  const span = spanAfter(ts, amount.next);
  if (span > 0)
    return { value: { kind: 'length', amount: amount.value, ...place, to: amount.next }, next: span };
  const origin = readOrigin(ts, amount.next) ?? readComparedOrigin(ts, amount.next, lead?.value);
  if (lead === null && origin === null && !(label && workTo === i)) return null;
  const { direction, limit, sau } = lead?.value ?? (label ? LABELLED : BARE);
  if (origin === null && lead !== null && direction === null && !limit) return null;
  if (origin === null && amount.value.unit === 'hour' && (limit || direction === 'before')) {
    return { value: { kind: 'problem', code: 'day-missing', ...place, to: amount.next }, next: amount.next };
  }
  const value: PeriodClause = {
    kind: 'period',
    amount: amount.value,
    direction: origin?.value.direction ?? direction,
    event: origin?.value.event ?? null,
    anchor: origin?.value.anchor ?? null,
    limit: limit && origin === null,
    finishAfter: finishing && sau,
    ...place,
    to: origin?.next ?? amount.next,
  };
  return { value, next: value.to };
}

/** "ngày thứ 10 kể từ ngày …", "ngày làm việc thứ 5 sau ngày …": a length told as an ordinal. */
function readOrdinalLength(ts: Tokens, i: number): Found<Amount> | null {
  if (!isTerm(ts, i, 'ngày')) return null;
  const working = after(ts, i, 'ngày', 'làm', 'việc');
  const at = working > 0 ? working : i + 1;
  if (!isTerm(ts, at, 'thứ') || !isNumber(ts, at + 1) || !isOrigin(ts, skipMark(ts, at + 2, ',')))
    return null;
  const unit = working > 0 ? 'working_day' : 'day';
  return { value: { amount: tokenAt(ts, at + 1).value, unit, flags: [] }, next: at + 2 };
}

/** The index of "từ … đến …" after "10 ngày, ", which is then read as a span of its own; -1 where none follows. */
function spanAfter(ts: Tokens, i: number): number {
  const at = skipMark(ts, skipMark(ts, i, ','), '(');
  const from = readRelation(ts, at);
  if (from?.value !== 'from') return -1;
  const stretch = readStretch(ts, from.next, false);
  return stretch !== null && isSpan(stretch.value) ? at : -1;
}

const UNITS: readonly string[] = ['ngày', 'tuần', 'tháng', 'quý', 'năm', 'giờ'];

/** "0 ngày làm việc kể từ ngày nhận": a length of nothing is a number left open. */
function readNothing(ts: Tokens, i: number, at: number, depth: number): Found<Clause> | null {
  if (!isNumber(ts, at) || tokenAt(ts, at).value !== 0 || !UNITS.includes(tokenAt(ts, at + 1).term))
    return null;
  const working = after(ts, at + 2, 'làm', 'việc');
  const next = working > 0 ? working : at + 2;
  return isOrigin(ts, skipMark(ts, next, ','))
    ? { value: { kind: 'problem', code: 'number-missing', from: i, to: next, depth }, next }
    : null;
}

/** "trong vòng … ngày kể từ", "trong thời hạn ngày kể từ", "trong vòng 15 kể từ": a number or a unit is missing. */
function readGap(ts: Tokens, i: number, at: number, depth: number): Found<Clause> | null {
  const problem = (code: 'number-missing' | 'unit-missing', to: number): Found<Clause> => ({
    value: { kind: 'problem', code, from: i, to, depth },
    next: to,
  });
  let open = at;
  while (isBlank(ts, open) || isMark(ts, open, '.')) open += 1;
  const unitNext = UNITS.includes(tokenAt(ts, open).term);
  const working = after(ts, open + 1, 'làm', 'việc');
  if (unitNext && (open > at || isOrigin(ts, skipMark(ts, working > 0 ? working : open + 1, ',')))) {
    const firm =
      open > at ||
      working > 0 ||
      isTerm(ts, at - 1, 'vòng') ||
      isTerm(ts, at - 1, 'hạn') ||
      isTerm(ts, at - 1, 'quá') ||
      isTerm(ts, at - 1, 'đa');
    if (firm) return problem('number-missing', working > 0 ? working : open + 1);
  }
  const count = readCount(ts, at);
  if (
    count === null ||
    tokenAt(ts, at).text.length > 3 ||
    isMark(ts, count.next, '/') ||
    isMark(ts, count.next, '.')
  )
    return null;
  const ends = count.next >= ts.length || isMark(ts, count.next, ')');
  if (ends || isOrigin(ts, skipMark(ts, count.next, ','))) return problem('unit-missing', count.next);
  // "sau 03 thág kể từ khi …": what stands where the unit should is no word that we know.
  const unit = tokenAt(ts, count.next);
  const bareWork = after(ts, count.next, 'làm', 'việc');
  if (bareWork > 0 && isOrigin(ts, skipMark(ts, bareWork, ','))) return problem('unit-missing', bareWork);
  const strange = unit.kind === 'word' && unit.term === '';
  return strange && isOrigin(ts, skipMark(ts, count.next + 1, ','))
    ? problem('unit-missing', count.next + 1)
    : null;
}

interface Origin {
  readonly direction: 'after' | 'before';
  readonly event: { readonly from: number; readonly to: number } | null;
  readonly anchor: When | null;
}

/** What the length is counted from: an event, or a printed date ("kể từ ngày 01/7/2025"). */
function readOrigin(ts: Tokens, i: number): Found<Origin> | null {
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
function readComparedOrigin(ts: Tokens, i: number, lead: Lead | undefined): Found<Origin> | null {
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
