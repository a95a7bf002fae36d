import { after, isMark, isNumber, isTerm, PhraseTable, skip, skipMark, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import { readNumberWords } from './numbers.ts';
import { readMonthOf } from './read-month-of.ts';
import { readCurrent, readEach, readLoose, readNth, readYearAfter, readYearNumber } from './read-unit.ts';
import type { When } from './when.ts';
import type { Term } from './vocabulary.ts';

/** What follows a month, quarter or half: a printed year, "hằng năm", "năm sau", or nothing. */
export function withYear(ts: Tokens, when: When, i: number): Found<When> {
  const year = readYearAfter(ts, i);
  if (year !== null)
    return { value: { ...when, ...year.value, ...mergedFlags(when, year.value) }, next: year.next };
  const each = readEach(ts, i);
  if (each !== null && each.value === 'year') return { value: { ...when, every: 'year' }, next: each.next };
  if (isYearLeftOpen(ts, i)) return { value: { ...when, problem: 'blank' }, next: i + 1 };
  const loose = readLoose(ts, skipMark(ts, i, ','));
  if (loose?.value.loose === 'year' || loose?.value.loose === 'period') {
    // "14 tháng 6 của kỳ báo cáo": the month is the year's; the period only says that it comes again.
    const also = readEach(ts, loose.next);
    const every = also?.value === 'year' ? { every: 'year' as const } : {};
    return {
      value: { ...when, ...loose.value, ...every },
      next: also?.value === 'year' ? also.next : loose.next,
    };
  }
  return { value: when, next: i };
}

/** "tháng 4 năm" at the end of the phrase: the year was never filled in. */
const isYearLeftOpen = (ts: Tokens, i: number): boolean =>
  isTerm(ts, i, 'năm') &&
  (i + 1 >= ts.length || isDots(ts, i + 1) || CLOSES.includes(tokenAt(ts, i + 1).mark));

const CLOSES: readonly string[] = [';', '.', ','];

export const mergedFlags = (a: When, b: When): Pick<When, 'flags'> =>
  a.flags === undefined && b.flags === undefined ? {} : { flags: [...(a.flags ?? []), ...(b.flags ?? [])] };

/** "tháng 3/2026", "tháng ba năm 2026", "tháng 6 hằng năm", "tháng 5". */
export function readMonth(ts: Tokens, i: number): Found<When> | null {
  if (!isTerm(ts, i, 'tháng')) return null;
  if (isBlank(ts, i + 1) || isLeftOpen(ts, i)) return { value: { problem: 'blank' }, next: i + 2 };
  if (isNumber(ts, i + 1)) return withYear(ts, monthNumbered(tokenAt(ts, i + 1).value), i + 2);
  const words = readMonthWord(ts, i + 1);
  return words === null ? readMonthOfQuarter(ts, i) : withYear(ts, { month: words.value }, words.next);
}

/** "tháng đầu của quý III/2025": July; "tháng thứ hai của quý sau" is read-month-of.ts's. */
function readMonthOfQuarter(ts: Tokens, i: number): Found<When> | null {
  const nth = readNth(ts, i + 1);
  const unit = nth === null ? null : readQuarter(ts, skip(ts, nth.next, 'của'));
  if (nth === null || unit?.value.quarter === undefined) return null;
  if (nth.value > 3) return { value: { problem: 'no-such-month' }, next: unit.next };
  const { quarter, ...rest } = unit.value;
  return { value: { ...rest, month: quarter * 3 - (nth.value === -1 ? 0 : 3 - nth.value) }, next: unit.next };
}

/** "trong tháng      năm 2026": the month's number was never filled in. */
const isLeftOpen = (ts: Tokens, i: number): boolean =>
  isTerm(ts, i + 1, 'năm') &&
  tokenAt(ts, i + 2).text.length === 4 &&
  isNumber(ts, i + 2) &&
  (i === 0 || LEADS_TO_MONTH.has(tokenAt(ts, i - 1).term) || isTerm(ts, i - 2, 'ngày'));

const LEADS_TO_MONTH: ReadonlySet<string> = new Set<Term>(['trong', 'trước', 'hết', 'đến', 'từ']);

export const monthNumbered = (month: number): When =>
  month >= 1 && month <= 12 ? { month } : { problem: 'no-such-month' };

/** "ba", "mười hai"; "năm" only where the year follows, because "tháng năm" is mostly a blank. */
function readMonthWord(ts: Tokens, i: number): Found<number> | null {
  const words = readNumberWords(ts, i);
  if (words === null || words.value > 12) return null;
  // "tháng một lần", "tháng năm …": one and five need the year after them to be months.
  const unclear = isTerm(ts, i, 'một') || isTerm(ts, i, 'năm');
  return unclear && !isTerm(ts, words.next, 'năm') ? null : words;
}

/** "…", "___", "/ /", "[hạn]": a place left open for a number. */
export const isBlank = (ts: Tokens, i: number): boolean => {
  const { mark } = tokenAt(ts, i);
  if (mark === '/' || mark === '[' || mark === '{' || mark === '<') return true;
  return isDots(ts, i);
};

/** "…", "___", "....": the line of a form. */
export const isDots = (ts: Tokens, i: number): boolean => {
  const { mark } = tokenAt(ts, i);
  if (mark === '…' || mark === '_') return true;
  return mark === '.' && isMark(ts, i + 1, '.') && isMark(ts, i + 2, '.');
};

/** "quý II/2026", "quý 3 năm 2026", "Q4/2026", "quý I". */
export function readQuarter(ts: Tokens, i: number): Found<When> | null {
  if (!isTerm(ts, i, 'quý') && !(isTerm(ts, i, 'q') && (isNumber(ts, i + 1) || tokenAt(ts, i + 1).roman)))
    return null;
  const at = isTerm(ts, i, 'q') ? skipMark(ts, i + 1, '.') : i + 1;
  if (isBlank(ts, at)) return { value: { problem: 'blank' }, next: at + 1 };
  const number = tokenAt(ts, at);
  const spelled = Number.isNaN(number.value) && isTerm(ts, i, 'quý') ? readQuarterWord(ts, at) : null;
  if (spelled !== null) return withYear(ts, quarterNumbered(spelled.value), spelled.next);
  if (Number.isNaN(number.value)) return null;
  return withYear(ts, quarterNumbered(number.value), at + 1);
}

export const quarterNumbered = (quarter: number): When =>
  quarter >= 1 && quarter <= 4 ? { quarter } : { problem: 'no-such-quarter' };

function readQuarterWord(ts: Tokens, i: number): Found<number> | null {
  const words = readNumberWords(ts, i);
  // "quý một lần" is no quarter's number, "quý năm" mostly an "and year".
  return words === null || isTerm(ts, i, 'năm') || isTerm(ts, words.next, 'lần') ? null : words;
}

const HALVES = new PhraseTable<readonly [number, number]>([
  ['nửa đầu năm', [1, 6]],
  ['nửa cuối năm', [7, 12]],
]);

/** "6 tháng đầu năm 2026", "03 tháng cuối năm", "2 quý đầu năm", "nửa đầu năm 2026", "9 tháng năm 2026". */
export function readHalf(ts: Tokens, i: number): Found<When> | null {
  const named = HALVES.find(ts, i);
  if (named !== null) return withYear(ts, { months: named.value }, named.next - 1);
  const count = isNumber(ts, i) ? { value: tokenAt(ts, i).value, next: i + 1 } : readNumberWords(ts, i);
  if (count === null) return null;
  const length = isTerm(ts, count.next, 'quý') ? 3 * count.value : count.value;
  if ((length === count.value && !isTerm(ts, count.next, 'tháng')) || length < 1 || length > 11) return null;
  const end = skip(ts, count.next + 1, 'đầu', 'cuối');
  const yearly = isTerm(ts, skip(ts, end, 'của'), 'năm') || readEach(ts, end)?.value === 'year';
  if (end === count.next + 1 || !yearly) return null;
  const months: readonly [number, number] = isTerm(ts, count.next + 1, 'đầu')
    ? [1, length]
    : [13 - length, 12];
  // "trong 3 tháng cuối năm": the document's, which only a number or "sau", "báo cáo" after it would change.
  const loose = readLoose(ts, end);
  return loose?.next === end + 1 && !isDots(ts, end + 1)
    ? { value: { months, flags: ['year-inferred'] }, next: end + 1 }
    : withYear(ts, { months }, end);
}

/** "năm 2026". A bare "2026" is a year only where the caller expects one. */
export function readYear(ts: Tokens, i: number): Found<When> | null {
  if (!isTerm(ts, i, 'năm') || isTerm(ts, i + 1, 'học')) return null;
  if (isBlank(ts, i + 1)) return { value: { problem: 'blank' }, next: i + 2 };
  const named = Math.max(after(ts, i, 'năm', 'ngân', 'sách'), after(ts, i, 'năm', 'tài', 'chính'));
  const at = named > 0 ? named : i + 1;
  if (isNumber(ts, at) && tokenAt(ts, at).text.length < 4 && isDots(ts, at + 1))
    return { value: { problem: 'blank' }, next: at + 2 };
  return readYearNumber(ts, at);
}

const PARTS = new PhraseTable<When>([
  ['đầu', { part: 'early' }],
  ['giữa', { part: 'middle' }],
  ['cuối', { part: 'late' }],
  ['thượng tuần', { tenDays: 1 }],
  ['trung tuần', { tenDays: 2 }],
  ['hạ tuần', { tenDays: 3 }],
  ['nửa đầu', { halfOf: 1 }],
  ['nửa cuối', { halfOf: 2 }],
  ['nửa sau', { halfOf: 2 }],
]);

/** "cuối tháng 3/2026", "giữa năm 2026", "thượng tuần tháng 6", "nửa đầu quý III", "tuần thứ hai của tháng 5". */
export function readPart(ts: Tokens, i: number): Found<When> | null {
  const part = PARTS.find(ts, i) ?? readWeekOfMonth(ts, i);
  if (part === null) return null;
  const at = skip(ts, skipMark(ts, part.next, ','), 'của');
  const unit =
    readMonth(ts, at) ??
    readQuarter(ts, at) ??
    readYear(ts, at) ??
    readCurrent(ts, at, false) ??
    readMonthOf(ts, at) ??
    readPartOfEach(ts, at);
  if (unit === null) return null;
  const again = unit.value.every ?? unit.value.loose;
  // "tuần cuối hằng tháng": part of a period that comes again has no form; a person sets the days.
  if (again !== undefined && part.value.part === undefined)
    return { value: { ...withoutMonthOf(unit.value), flags: ['outside-vocabulary'] }, next: unit.next };
  return { value: { ...unit.value, ...part.value, ...mergedFlags(unit.value, part.value) }, next: unit.next };
}

/** A week of "tháng đầu quý": its last day would stand for the month, not for the week. */
const withoutMonthOf = ({ every, loose, offset }: When): When => ({
  ...(every === undefined ? {} : { every }),
  ...(loose === undefined ? {} : { loose }),
  ...(offset === undefined ? {} : { offset }),
});

/** "cuối mỗi tháng", "đầu hằng quý", "cuối tháng sau". */
function readPartOfEach(ts: Tokens, i: number): Found<When> | null {
  const each = readEach(ts, i);
  return each === null ? readLoose(ts, i) : { value: { every: each.value }, next: each.next };
}

/** "tuần đầu", "tuần thứ ba", "tuần 2", "tuần cuối" before "tháng". */
export function readWeekOfMonth(ts: Tokens, i: number): Found<When> | null {
  if (!isTerm(ts, i, 'tuần')) return null;
  const last = after(ts, i, 'tuần', 'cuối', 'cùng') > 0 ? i + 3 : after(ts, i, 'tuần', 'cuối');
  if (last > 0) return { value: { week: -1 }, next: last };
  const first = after(ts, i, 'tuần', 'đầu', 'tiên') > 0 ? i + 3 : after(ts, i, 'tuần', 'đầu');
  if (first > 0) return { value: { week: 1 }, next: first };
  const n = readNth(ts, i + 1) ?? readPlainCount(ts, i + 1);
  return n === null ||
    n.value < 1 ||
    n.value > 5 ||
    !isMonthAhead(ts, skip(ts, skipMark(ts, n.next, ','), 'của'))
    ? null
    : { value: { week: n.value }, next: n.next };
}

const isMonthAhead = (ts: Tokens, i: number): boolean =>
  isTerm(ts, i, 'tháng') || readEach(ts, i)?.value === 'month';

const readPlainCount = (ts: Tokens, i: number): Found<number> | null =>
  isNumber(ts, i) ? { value: tokenAt(ts, i).value, next: i + 1 } : readNumberWords(ts, i);
