import { after, isMark, isNumber, isTerm, skip, skipMark, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { Amount } from './clause.ts';
import type { FlagCode } from './flags.ts';
import { readCount } from './numbers.ts';
import type { OffsetUnit } from './reading.ts';

/** "03 tháng", "10 (mười) ngày làm việc", "24h", "02 tuần", "nửa tháng", "05 - 07 ngày". */
export function readAmount(ts: Tokens, i: number): Found<Amount> | null {
  const half = readHalfUnit(ts, i);
  if (half !== null) return half;
  const count = readCount(ts, i);
  if (count === null || tokenAt(ts, i).text.length > 4) return null;
  const upTo = readUpper(ts, count.next);
  const unit = readUnit(ts, upTo?.next ?? count.next);
  if (unit === null || isDateAfterAll(ts, i, unit.next)) return null;
  const amount = (upTo?.value ?? count.value) * unit.value.times;
  if (!(amount > 0)) return null;
  const flags: readonly FlagCode[] = Number.isInteger(amount) ? [] : ['half-days'];
  return { value: { amount, unit: unit.value.unit, flags }, next: unit.next };
}

/** "05 - 07 ngày", "từ 5 đến 7 ngày": the longer length. */
function readUpper(ts: Tokens, i: number): Found<number> | null {
  const joint = isMark(ts, i, '-') ? i + 1 : skip(ts, i, 'đến');
  return joint > i && isNumber(ts, joint) ? readCount(ts, joint) : null;
}

function readHalfUnit(ts: Tokens, i: number): Found<Amount> | null {
  if (!isTerm(ts, i, 'nửa')) return null;
  if (isTerm(ts, i + 1, 'tháng')) return { value: { amount: 15, unit: 'day', flags: [] }, next: i + 2 };
  if (isTerm(ts, i + 1, 'năm')) return { value: { amount: 6, unit: 'month', flags: [] }, next: i + 2 };
  return null;
}

function readUnit(ts: Tokens, i: number): Found<{ unit: OffsetUnit; times: number }> | null {
  const { term } = tokenAt(ts, i);
  const working = after(ts, skipMark(ts, i + 1, '('), 'làm', 'việc');
  if (term === 'ngày' && working > 0)
    return {
      value: { unit: 'working_day', times: 1 },
      next: isMark(ts, i + 1, '(') ? skipMark(ts, working, ')') : working,
    };
  if (term === 'ngày') return { value: { unit: 'day', times: 1 }, next: i + 1 };
  if (term === 'tuần') return { value: { unit: 'day', times: 7 }, next: i + 1 };
  if (term === 'tháng') return { value: { unit: 'month', times: 1 }, next: i + 1 };
  if (term === 'quý') return { value: { unit: 'month', times: 3 }, next: i + 1 };
  if (term === 'năm') return { value: { unit: 'year', times: 1 }, next: i + 1 };
  if (term === 'tiếng') {
    const clock = skip(ts, i + 1, 'đồng');
    return { value: { unit: 'hour', times: 1 }, next: tokenAt(ts, clock).text === 'hồ' ? clock + 1 : i + 1 };
  }
  if (term === 'giờ' || term === 'h')
    return { value: { unit: 'hour', times: 1 }, next: working > 0 ? working : i + 1 };
  return null;
}

/** "15 tháng 5", "05 năm 2026 - 2030", "17 giờ 00": numbers before a unit that are no length. */
function isDateAfterAll(ts: Tokens, i: number, next: number): boolean {
  const unit = tokenAt(ts, next - 1).term;
  if (isTerm(ts, next + 1, 'lần')) return false;
  if (unit === 'tháng') return isNumber(ts, next) && isNumber(ts, i);
  if (unit === 'năm') return isNumber(ts, next) && tokenAt(ts, next).text.length === 4;
  if (unit === 'quý') return isNumber(ts, next) || tokenAt(ts, next).roman;
  return (unit === 'giờ' || unit === 'h') && isNumber(ts, next) && !tokenAt(ts, next).spaced;
}
