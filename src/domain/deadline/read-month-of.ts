import { isNumber, isTerm, skip, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import { readEach, readLoose, readNth, readYearNumber } from './read-unit.ts';
import type { When } from './when.ts';

/** "tháng đầu mỗi quý", "tháng cuối cùng của kỳ báo cáo", "tháng thứ hai của quý sau", "tháng cuối năm". */
export function readMonthOf(ts: Tokens, i: number): Found<When> | null {
  const at = skip(ts, skip(ts, i, 'của'), 'các');
  const nth = isTerm(ts, at, 'tháng') ? readNth(ts, skip(ts, at + 1, 'của')) : null;
  if (nth === null || isSeveral(ts, at)) return null;
  const each = readEach(ts, nth.next);
  if (each !== null && each.value === 'quarter')
    return monthOfQuarter(nth.value, { every: 'quarter' }, each.next);
  const loose = readLoose(ts, skip(ts, nth.next, 'của'));
  if (loose?.value.loose === 'quarter') {
    const also = readEach(ts, loose.next);
    return monthOfQuarter(nth.value, loose.value, also?.value === 'quarter' ? also.next : loose.next);
  }
  if (loose?.value.loose === 'period')
    return { value: { loose: 'period', monthOf: { nth: nth.value, of: 'period' } }, next: loose.next };
  return isTerm(ts, at - 1, 'các') ? null : (readMonthOfYear(ts, nth) ?? readMonthOfHalf(ts, nth));
}

/** "các tháng cuối năm", "03 tháng đầu quý"; but "ngày 03 tháng đầu quý". */
const isSeveral = (ts: Tokens, i: number): boolean =>
  isTerm(ts, i - 1, 'những') ||
  (isNumber(ts, i - 1) && !isTerm(ts, i - 2, 'ngày') && !isTerm(ts, i - 2, 'mùng'));

/** "tháng cuối năm" is December, "tháng đầu năm 2026" January; "tháng giữa năm" is no month. */
function readMonthOfYear(ts: Tokens, nth: Found<number>): Found<When> | null {
  const month = nth.value === 1 ? 1 : nth.value === -1 ? 12 : null;
  const at = skip(ts, nth.next, 'của');
  if (month === null) return null;
  const each = readEach(ts, at);
  if (each?.value === 'year') return { value: { month, every: 'year' }, next: each.next };
  const year = isTerm(ts, at, 'năm') ? readYearNumber(ts, at + 1) : null;
  if (year !== null) return { value: { month, ...year.value }, next: year.next };
  const loose = readLoose(ts, at);
  return loose?.value.loose === 'year' ? { value: { ...loose.value, month }, next: loose.next } : null;
}

/** "tháng cuối của 6 tháng". */
function readMonthOfHalf(ts: Tokens, nth: Found<number>): Found<When> | null {
  const at = skip(ts, nth.next, 'của');
  if (tokenAt(ts, at).value !== 6 || !isTerm(ts, at + 1, 'tháng')) return null;
  return { value: { every: '6month', monthOf: { nth: nth.value, of: 'period' } }, next: at + 2 };
}

function monthOfQuarter(nth: number, quarter: When, next: number): Found<When> {
  if (nth > 3) return { value: { problem: 'no-such-month' }, next };
  return {
    value: {
      ...(quarter.offset === undefined ? {} : { offset: quarter.offset }),
      every: 'quarter',
      monthOf: { nth: nth === -1 ? 3 : nth, of: 'quarter' },
    },
    next,
  };
}
