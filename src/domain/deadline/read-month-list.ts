import { isNumber, isTerm, skip, skipMark, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import { readMonth, withYear } from './read-month.ts';
import type { When } from './when.ts';

/** "ngày 15 các tháng 3, 6, 9 và 12 (hằng năm)". */
export function readMonthList(ts: Tokens, i: number): Found<When> | null {
  if (!isTerm(ts, i, 'các') || !isTerm(ts, i + 1, 'tháng') || !isNumber(ts, i + 2)) return null;
  const months: number[] = [];
  let at = i + 2;
  for (let next = at; isNumber(ts, next);) {
    months.push(tokenAt(ts, next).value);
    at = next + 1;
    const joint = skip(ts, skipMark(ts, at, ','), 'và');
    next = joint > at ? joint : -1;
  }
  const [month, ...moreMonths] = months;
  if (month === undefined || months.some((n) => n < 1 || n > 12))
    return { value: { problem: 'no-such-month' }, next: at };
  return withYear(ts, { month, moreMonths }, at);
}

/** "ngày 15 tháng 3, tháng 6 và tháng 9 (hằng năm)": further months of the day; after a mere comma another time may begin. */
export function readFurtherMonths(ts: Tokens, { value, next }: Found<When>): Found<When> | null {
  if (value.month === undefined || value.year !== undefined || value.every !== undefined) return null;
  const moreMonths: number[] = [];
  let [at, joined] = [next, false];
  for (;;) {
    const joint = skip(ts, skipMark(ts, at, ','), 'và');
    const more = joint > at && isTerm(ts, joint, 'tháng') ? readMonth(ts, joint) : null;
    if (more?.value.month === undefined || more.value.year !== undefined) break;
    joined = isTerm(ts, joint - 1, 'và') || more.value.every === 'year';
    moreMonths.push(more.value.month);
    at = more.next;
    if (more.value.every !== undefined)
      return { value: { ...value, moreMonths, every: more.value.every }, next: at };
  }
  // Without "hằng năm" they may be those of one year only.
  return joined ? { value: { ...value, moreMonths, flags: ['several-dates'] }, next: at } : null;
}
