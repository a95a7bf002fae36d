import { isMark, isNumber, isTerm, skip, skipMark, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import { readNumberWords } from './numbers.ts';
import {
  isBlank,
  mergedFlags,
  monthNumbered,
  readMonth,
  readQuarter,
  readYear,
  withYear,
} from './read-month.ts';
import { readMonthOf } from './read-month-of.ts';
import { readFurtherMonths, readMonthList } from './read-month-list.ts';
import { isOrigin, readEach, readLoose, readNth, readYearNumber } from './read-unit.ts';
import type { When } from './when.ts';
import type { Term } from './vocabulary.ts';

/** "ngày 05/5/2018", "ngày mùng 5 tháng 3", "ngày 25 của tháng cuối quý", "ngày cuối cùng của tháng", "20.7.2020". */
export function readDay(ts: Tokens, i: number): Found<When> | null {
  if (!isTerm(ts, i, 'ngày'))
    return readMung(ts, i) ?? readNumericDate(ts, i, true) ?? readDayMonthWords(ts, i);
  if (isTerm(ts, i + 1, 'làm')) return readWorkingDay(ts, i);
  if (isBlank(ts, i + 1) && !isTerm(ts, i + 2, 'lần'))
    return { value: { problem: 'blank' }, next: skipBlank(ts, i + 1) };
  const at = skip(ts, i + 1, 'mùng');
  const numeric = readNumericDate(ts, at, false);
  if (numeric !== null) return numeric;
  const count = isNumber(ts, at) ? { value: tokenAt(ts, at).value, next: at + 1 } : readDayWord(ts, at);
  if (count !== null) return withMonth(ts, dayNumbered(count.value), count.next);
  return readOrdinalDay(ts, i) ?? readEdgeDay(ts, i) ?? readEmptyDay(ts, i) ?? readNamedDay(ts, i + 1);
}

export const dayNumbered = (day: number): When =>
  day >= 1 && day <= 31 ? { day } : { problem: 'no-such-day' };

function readMung(ts: Tokens, i: number): Found<When> | null {
  if (!isTerm(ts, i, 'mùng')) return null;
  const count = isNumber(ts, i + 1)
    ? { value: tokenAt(ts, i + 1).value, next: i + 2 }
    : readNumberWords(ts, i + 1);
  return count === null
    ? null
    : (readNumericDate(ts, i + 1, false) ?? withMonth(ts, dayNumbered(count.value), count.next));
}

const readDayWord = (ts: Tokens, i: number): Found<number> | null =>
  isTerm(ts, i, 'năm') || isTerm(ts, i, 'một') ? null : readNumberWords(ts, i);

/** "15 tháng 5 năm 2026" without "ngày": a number, "tháng" and a month's number; "trước 20 hằng tháng". */
function readDayMonthWords(ts: Tokens, i: number): Found<When> | null {
  if (isLimited(ts, i) && isNumber(ts, i) && tokenAt(ts, i).text.length <= 2) {
    const each = readEach(ts, i + 1);
    if (each?.value === 'month')
      return { value: { ...dayNumbered(tokenAt(ts, i).value), every: 'month' }, next: each.next };
  }
  if (!isNumber(ts, i) || !isTerm(ts, i + 1, 'tháng') || !isNumber(ts, i + 2)) return null;
  // "3 tháng 1 lần" is how often.
  if (isTerm(ts, i + 3, 'lần')) return null;
  return tokenAt(ts, i).text.length <= 2 ? withMonth(ts, dayNumbered(tokenAt(ts, i).value), i + 1) : null;
}

/** After the day's number: a month in words, a loose month or quarter, "hằng tháng", or nothing. */
export function withMonth(ts: Tokens, day: When, i: number): Found<When> {
  const at = skip(ts, skipMark(ts, i, ','), 'của', 'trong', 'vào');
  const month =
    readMonth(ts, at) ??
    readMonthList(ts, at) ??
    readMonthOf(ts, at) ??
    readEachMonth(ts, i) ??
    readLoose(ts, at);
  if (month === null) return { value: day, next: i };
  const months = readFurtherMonths(ts, month);
  if (months !== null) return { value: { ...months.value, ...day }, next: months.next };
  const merged = { ...month.value, ...day, ...mergedFlags(day, month.value) };
  if (day.problem === undefined && month.value.problem !== undefined)
    return { value: { ...merged, problem: month.value.problem }, next: month.next };
  return { value: merged, next: month.next };
}

/** A word of limit stands before it, so that a number is a day and no count. */
const isLimited = (ts: Tokens, i: number): boolean =>
  ['trước', 'nhất', 'đến', 'vào', 'hết', 'từ', 'sau'].includes(tokenAt(ts, i - 1).term);

function readEachMonth(ts: Tokens, i: number): Found<When> | null {
  const each = readEach(ts, i);
  if (each === null) return null;
  return { value: { every: each.value }, next: each.next };
}

/** D/M/Y, D.M.Y, D-M-Y and D/M. Without "ngày" before it (`bare`) only what cannot be a fraction or a number. */
export function readNumericDate(ts: Tokens, i: number, bare: boolean): Found<When> | null {
  const stroke = tokenAt(ts, i + 1).mark;
  if (
    !isNumber(ts, i) ||
    tokenAt(ts, i).text.length > 2 ||
    (stroke !== '/' && stroke !== '.' && stroke !== '-')
  )
    return null;
  if (stroke === '/' && isMark(ts, i + 2, '/'))
    return { value: { problem: 'blank' }, next: skipBlank(ts, i + 1) };
  if (!isNumber(ts, i + 2) || tokenAt(ts, i + 2).text.length > 2 || (bare && isShare(ts, i))) return null;
  const day = {
    ...dayNumbered(tokenAt(ts, i).value),
    ...monthOrProblem(tokenAt(ts, i).value, tokenAt(ts, i + 2).value),
  };
  const full = tokenAt(ts, i + 3).mark === stroke ? readYearNumber(ts, i + 4) : null;
  if (full !== null && (stroke === '/' || tokenAt(ts, i + 4).text.length === 4 || !bare)) {
    return {
      value: {
        ...day,
        ...full.value,
        ...mergedFlags(day, full.value),
        ...(day.problem ? { problem: day.problem } : {}),
      },
      next: full.next,
    };
  }
  if (stroke === '/' && isMark(ts, i + 3, '/'))
    return isNumber(ts, i + 4)
      ? { value: { problem: 'no-such-year' }, next: i + 5 }
      : { value: { problem: 'blank' }, next: i + 4 };
  if (stroke !== '/' || tokenAt(ts, i + 2).spaced !== tokenAt(ts, i + 1).spaced) return null;
  // "1/2 ngày" is half a day.
  if (bare && isTerm(ts, i + 3, 'ngày')) return null;
  return withYear(ts, day, i + 3);
}

/** "35/82 nhiệm vụ", "5/8 xã": so many of so many. */
function isShare(ts: Tokens, i: number): boolean {
  if (isLimited(ts, i) || !isMark(ts, i + 1, '/') || isMark(ts, i + 3, '/')) return false;
  const impossible = tokenAt(ts, i).value > 31 || tokenAt(ts, i + 2).value > 12;
  return impossible || COUNTED.has(tokenAt(ts, i + 3).term);
}

const COUNTED: ReadonlySet<string> = new Set<Term>([
  'nhiệm',
  'đơn',
  'cơ',
  'xã',
  'huyện',
  'tỉnh',
  'chỉ',
  'người',
  'đề',
  'đồng',
]);

const monthOrProblem = (day: number, month: number): When =>
  day >= 1 && day <= 31 ? monthNumbered(month) : { problem: 'no-such-day' };

/** No month has more: 31 days that begin on a Monday. */
const MOST_WORKING_DAYS = 23;

/** "ngày làm việc cuối cùng của tháng", "ngày làm việc thứ 5 hằng tháng". */
function readWorkingDay(ts: Tokens, i: number): Found<When> | null {
  const nth = readNth(ts, i + 3);
  // "ngày làm việc thứ 5 kể từ ngày nhận" is a length.
  if (nth === null || isOrigin(ts, skipMark(ts, nth.next, ','))) return null;
  const when: When =
    nth.value > MOST_WORKING_DAYS ? { problem: 'no-such-day' } : { nthWorkingDay: nth.value };
  return withNamedUnit(ts, when, nth) ?? withMonth(ts, when, nth.next);
}

/** "ngày thứ 20 của tháng tiếp theo": a day of the month by its ordinal; "ngày thứ 6 hằng tuần" is a weekday. */
export function readOrdinalDay(ts: Tokens, i: number): Found<When> | null {
  if (!isTerm(ts, i, 'ngày') || !isTerm(ts, i + 1, 'thứ') || !isNumber(ts, i + 2)) return null;
  const found = withMonth(ts, dayNumbered(tokenAt(ts, i + 2).value), i + 3);
  const { loose, month, every } = found.value;
  return month !== undefined ||
    loose === 'month' ||
    loose === 'quarter' ||
    every === 'month' ||
    every === 'quarter'
    ? found
    : null;
}

/** "ngày cuối cùng của tháng", "ngày đầu tiên của quý": the edge of a unit. */
function readEdgeDay(ts: Tokens, i: number): Found<When> | null {
  const nth = readNth(ts, i + 1);
  if (nth === null || (nth.value !== 1 && nth.value !== -1)) return null;
  const edge: When = nth.value === 1 ? { day: 1 } : { lastDay: true };
  const named = withNamedUnit(ts, edge, nth);
  if (named !== null) return named;
  const found = withMonth(ts, edge, nth.next);
  return found.next === nth.next ? null : found;
}

/** "ngày đầu tiên của quý III/2025", "ngày làm việc cuối cùng của năm 2025": in the first or the last month of the unit. */
function withNamedUnit(ts: Tokens, when: When, { value, next }: Found<number>): Found<When> | null {
  const at = skip(ts, next, 'của', 'trong');
  const unit = readQuarter(ts, at) ?? readYear(ts, at);
  if (unit === null) return null;
  const { quarter, ...rest } = unit.value;
  const [first, last] = quarter === undefined ? [1, 12] : [quarter * 3 - 2, quarter * 3];
  return { value: { ...rest, ...when, month: value > 0 ? first : last }, next: unit.next };
}

/** No day's name is longer. */
const LONGEST_NAME = 8;

/** "(ngày) Quốc khánh 02/9/2025", "(ngày) bầu cử 15/3/2026": the name of the day before its date. */
export function readNamedDay(ts: Tokens, i: number): Found<When> | null {
  let at = i;
  while (at < i + LONGEST_NAME && tokenAt(ts, at).kind === 'word' && !OUTSIDE_NAMES.has(tokenAt(ts, at).term))
    at += 1;
  const date = at > i ? readNumericDate(ts, at, true) : null;
  return date?.value.day === undefined || date.value.month === undefined ? null : date;
}

const OUTSIDE_NAMES: ReadonlySet<string> = new Set<Term>([
  'số',
  'ngày',
  'tháng',
  'quý',
  'năm',
  'từ',
  'đến',
  'trước',
  'sau',
  'khi',
  'và',
]);

/** "ngày   tháng   năm 2026": the form's blanks, left open. A lone "ngày" before a month, without a limit, is noise. */
function readEmptyDay(ts: Tokens, i: number): Found<When> | null {
  if (!isTerm(ts, i + 1, 'tháng')) return null;
  // After a word of limit the day is missing: "trước ngày     tháng 6 năm 2026".
  const open = isNumber(ts, i + 2) ? isLimited(ts, i) : isTerm(ts, i + 2, 'năm') || isBlank(ts, i + 2);
  return open ? { value: { problem: 'blank' }, next: i + 3 } : null;
}

function skipBlank(ts: Tokens, i: number): number {
  let at = i;
  while (isBlank(ts, at) || isMark(ts, at, '.') || isNumber(ts, at)) at += 1;
  return at;
}
