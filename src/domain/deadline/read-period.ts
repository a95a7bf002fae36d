import { after, isMark, isNumber, isTerm, skipMark, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { Amount, Clause, PeriodClause } from './clause.ts';
import { readAmount } from './read-amount.ts';
import { readGap, readNothing } from './read-gap.ts';
import { readComparedOrigin, readOrigin } from './read-origin.ts';
import { readStretch } from './read-stretch.ts';
import { isOrigin } from './read-unit.ts';
import type { Scene } from './scene.ts';
import { readLead, readRelation } from './limit-words.ts';
import type { Lead } from './limit-words.ts';
import { isSpan } from './when.ts';

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
  const lead = readLead(ts, i) ?? readTermLead(ts, i);
  const at = lead?.next ?? i;
  const nextDay = lead === null || lead.value.direction === 'before' ? null : readNextDay(ts, at);
  const amount = nextDay ?? readOrdinalLength(ts, at) ?? readAmount(ts, at);
  if (amount === null)
    return readNothing(ts, i, at, depth) ?? (lead === null ? null : readGap(ts, i, lead.next, depth));
  // "tối đa 3 tháng/lần" is how often.
  if (isMark(ts, amount.next, '/') && isTerm(ts, amount.next + 1, 'lần')) return null;
  const place = { from: i, depth };
  const span = spanAfter(ts, amount.next);
  if (span > 0)
    return { value: { kind: 'length', amount: amount.value, ...place, to: amount.next }, next: span };
  const beside = skipBeside(ts, amount.next);
  const origin = readOrigin(ts, beside) ?? readComparedOrigin(ts, amount.next, lead?.value);
  if (lead === null && origin === null && !(label && workTo === i)) return null;
  const { direction, limit, sau } = lead?.value ?? (label ? LABELLED : BARE);
  if (origin === null && lead !== null && direction === null && !limit) return null;
  const clock = amount.value.unit === 'hour' && !isLengthOfHours(ts, at, amount);
  if (origin === null && clock && (limit || direction === 'before')) {
    return { value: { kind: 'problem', code: 'day-missing', ...place, to: amount.next }, next: amount.next };
  }
  const value: PeriodClause = {
    kind: 'period',
    amount: amount.value,
    direction: origin?.value.direction ?? (nextDay === null ? direction : 'after'),
    event: origin?.value.event ?? null,
    anchor: origin?.value.anchor ?? null,
    limit: limit && origin === null,
    finishAfter: finishing && sau,
    led: lead !== null,
    ...place,
    to: origin?.next ?? amount.next,
  };
  return { value, next: value.to };
}

/** "trước ít nhất 24 giờ", "trước 48 giờ", "trước 24 tiếng": no hour of the day. */
const isLengthOfHours = (ts: Tokens, i: number, { value, next }: Found<Amount>): boolean =>
  (value.amount > 24 && !isTerm(ts, next, 'ngày')) ||
  isTerm(ts, i + 1, 'tiếng') ||
  isTerm(ts, next - 1, 'việc') ||
  after(ts, i - 2, 'ít', 'nhất') === i ||
  after(ts, i - 2, 'tối', 'thiểu') === i;

/** No parenthesis beside a length is longer. */
const LONGEST_ASIDE = 24;

/** "12 tháng liên tục kể từ", "03 ngày làm việc (không tính thời gian lấy ý kiến) kể từ": up to what it is counted from. */
function skipBeside(ts: Tokens, i: number): number {
  const on = isTerm(ts, i, 'liên')
    ? Math.max(after(ts, i, 'liên', 'tục'), after(ts, i, 'liên', 'tiếp'), i)
    : i;
  if (after(ts, on, 'đối', 'với') > 0) return skipScope(ts, on) ?? i;
  if (!isMark(ts, on, '(')) return isOrigin(ts, on) ? on : i;
  for (let at = on + 1; at < on + LONGEST_ASIDE && !isNumber(ts, at); at++)
    if (isMark(ts, at, ')')) return isOrigin(ts, skipMark(ts, at + 1, ',')) ? at + 1 : i;
  return i;
}

/** "90 ngày đối với cấp tỉnh kể từ ngày nhận": up to the origin; `null` where another length or sentence comes first. */
function skipScope(ts: Tokens, i: number): number | null {
  for (let at = i; at < i + LONGEST_ASIDE; at++) {
    if (isMark(ts, at, ';') || isMark(ts, at, '.') || (isNumber(ts, at) && readAmount(ts, at) !== null))
      break;
    if (after(ts, at, 'kể', 'từ') > 0 || after(ts, at, 'tính', 'từ') > 0) return at;
  }
  return null;
}

/** "Thời hạn bổ nhiệm là 05 năm": "là" after a term or a time named a few words before. */
function readTermLead(ts: Tokens, i: number): Found<Lead> | null {
  if (!isTerm(ts, i, 'là') || !isNumber(ts, i + 1)) return null;
  for (let at = i - 2; at >= Math.max(0, i - 6); at--)
    if (after(ts, at, 'thời', 'hạn') > 0 || after(ts, at, 'thời', 'gian') > 0)
      return { value: LABELLED, next: i + 1 };
  return null;
}

/** "ngày thứ 10 kể từ ngày …", "ngày làm việc thứ 5 sau ngày …": a length told as an ordinal. */
function readOrdinalLength(ts: Tokens, i: number): Found<Amount> | null {
  if (!isTerm(ts, i, 'ngày')) return null;
  const working = after(ts, i, 'ngày', 'làm', 'việc');
  const at = working > 0 ? working : i + 1;
  const unit = working > 0 ? 'working_day' : 'day';
  const following = skipFollowing(ts, at);
  if (following > at && isOrigin(ts, following))
    return { value: { amount: 1, unit, flags: [] }, next: following };
  if (!isTerm(ts, at, 'thứ') || !isNumber(ts, at + 1) || !isOrigin(ts, skipMark(ts, at + 2, ',')))
    return null;
  return { value: { amount: tokenAt(ts, at + 1).value, unit, flags: [] }, next: at + 2 };
}

/** "(chậm nhất là trong) ngày làm việc tiếp theo": one day on from what is not named. */
function readNextDay(ts: Tokens, i: number): Found<Amount> | null {
  if (!isTerm(ts, i, 'ngày')) return null;
  const working = after(ts, i, 'ngày', 'làm', 'việc');
  const at = Math.max(working, i + 1);
  const next = skipFollowing(ts, at);
  if (next === at || isOrigin(ts, next)) return null;
  return { value: { amount: 1, unit: working > 0 ? 'working_day' : 'day', flags: [] }, next };
}

/** "ngày làm việc liền sau ngày nhận", "ngày tiếp theo kể từ ngày nhận". */
const skipFollowing = (ts: Tokens, i: number): number =>
  Math.max(
    after(ts, i, 'tiếp', 'theo'),
    after(ts, i, 'kế', 'tiếp'),
    after(ts, i, 'liền', 'kề'),
    after(ts, i, 'liền'),
    i,
  );

/** The index of "từ … đến …" after "10 ngày, ", which is then read as a span of its own; -1 where none follows. */
function spanAfter(ts: Tokens, i: number): number {
  const at = skipMark(ts, skipMark(ts, i, ','), '(');
  const from = readRelation(ts, at);
  if (from?.value !== 'from') return -1;
  const stretch = readStretch(ts, from.next, false);
  return stretch !== null && isSpan(stretch.value) ? at : -1;
}
