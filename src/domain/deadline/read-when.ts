import { after, isMark, isNumber, isTerm, skip, skipMark, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import { dayNumbered, readDay, readOrdinalDay } from './read-day.ts';
import {
  monthNumbered,
  readHalf,
  readWeekOfMonth,
  readMonth,
  readPart,
  readQuarter,
  readYear,
} from './read-month.ts';
import { readCurrent, readEach, readLoose, readNth, readYearNumber } from './read-unit.ts';
import { readCount, readNumberWords } from './numbers.ts';
import { readMonthOf } from './read-month-of.ts';
import type { When } from './when.ts';

/** "16h30'": the mark of minutes. */
const MINUTE_MARKS = "'’′";

/** `17 giờ 00`, `16h00`, `17:00`, `8 giờ`, `17g30`. */
export function readTime(ts: Tokens, i: number): Found<string | null> | null {
  if (!isNumber(ts, i) || tokenAt(ts, i).text.length > 2) return null;
  const colon = isMark(ts, i + 1, ':') && isNumber(ts, i + 2) && tokenAt(ts, i + 2).text.length === 2;
  const unit = skip(ts, i + 1, 'giờ', 'h', 'g');
  if (!colon && unit === i + 1) return null;
  const minutes = isNumber(ts, i + 2) && tokenAt(ts, i + 2).text.length === 2 ? tokenAt(ts, i + 2) : null;
  // "24 giờ 05/5": the number after the hour belongs to a date when a stroke follows.
  const taken = minutes !== null && !isMark(ts, i + 3, '/') && !isMark(ts, i + 3, '.');
  const next = taken ? skipMark(ts, skip(ts, i + 3, 'phút'), MINUTE_MARKS) : i + 2;
  const beside = skipMark(ts, next, ',');
  const part = partOfDay(ts, beside);
  const hour = inPart(tokenAt(ts, i).value, part);
  return { value: clock(hour, taken ? minutes.value : 0), next: part === '' ? next : beside + 1 };
}

type PartOfDay = 'sáng' | 'trưa' | 'chiều' | 'tối' | '';

/** "7 giờ tối", "14h30, chiều thứ Tư", but not "7 giờ tối đa". */
function partOfDay(ts: Tokens, i: number): PartOfDay {
  const { term } = tokenAt(ts, i);
  if (term === 'tối') return isTerm(ts, i + 1, 'đa') || isTerm(ts, i + 1, 'thiểu') ? '' : term;
  return term === 'sáng' || term === 'trưa' || term === 'chiều' ? term : '';
}

/** "2 giờ chiều" is 14:00, "1 giờ trưa" 13:00; "14 giờ chiều" says it twice. */
function inPart(hour: number, part: PartOfDay): number {
  const later = part === 'trưa' ? hour <= 3 : (part === 'chiều' || part === 'tối') && hour < 12;
  return later ? hour + 12 : hour;
}

const clock = (hour: number, minute: number): string | null =>
  hour <= 24 && minute <= 59 && (hour < 24 || minute === 0)
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : null;

/** "17 giờ 00, ngày 01/02/2026", "16h00 thứ Sáu hằng tuần", "15:00 ngày Chủ nhật". */
export function readTimed(ts: Tokens, i: number): Found<When> | null {
  const time = readTime(ts, i);
  if (time === null) return null;
  const at = skip(ts, skipMark(ts, time.next, ','), 'của', 'vào', 'trong');
  const day = readWeekday(ts, at) ?? readDay(ts, at);
  if (day === null) return null;
  const value =
    time.value === null
      ? { ...day.value, problem: 'no-such-hour' as const }
      : { ...day.value, time: time.value };
  return { value, next: day.next };
}

const WEEKDAYS: Readonly<Record<string, number>> = { hai: 1, ba: 2, tư: 3, năm: 4, sáu: 5, bảy: 6, bẩy: 6 };

/** "kỳ họp thứ hai", "năm thứ ba": after these "thứ" counts. */
const ORDINALS: ReadonlySet<string> = new Set(['lần', 'kỳ', 'họp', 'năm', 'tháng', 'quý', 'tuần', 'khóa']);

/** "kỳ họp thứ hai", but "định kỳ thứ Sáu hằng tuần". */
const counts = (ts: Tokens, i: number): boolean =>
  ORDINALS.has(tokenAt(ts, i - 1).term) && !(isTerm(ts, i - 1, 'kỳ') && isTerm(ts, i - 2, 'định'));

/** "thứ Sáu", "thứ 6", "Chủ nhật", "thứ tám" (which there is not). */
function readWeekdayName(ts: Tokens, i: number): Found<When> | null {
  if (readOrdinalDay(ts, i) !== null) return null;
  const at = isTerm(ts, i, 'ngày') && (isTerm(ts, i + 1, 'thứ') || isTerm(ts, i + 1, 'chủ')) ? i + 1 : i;
  if (after(ts, at, 'chủ', 'nhật') > 0) return { value: { weekday: 7 }, next: at + 2 };
  if (!isTerm(ts, at, 'thứ') || counts(ts, at)) return null;
  const { term, value, kind } = tokenAt(ts, at + 1);
  const named = WEEKDAYS[term];
  if (named !== undefined) return { value: { weekday: named }, next: at + 2 };
  if (kind === 'number' && value >= 2 && value <= 7) return { value: { weekday: value - 1 }, next: at + 2 };
  const other = kind === 'number' ? value : readNumberWords(ts, at + 1)?.value;
  // "ngày thứ 10 kể từ …" counts days; only a weekday's place makes "thứ tám" an error.
  if (at > i && isNumber(ts, at + 1) && readEach(ts, at + 2) === null) return null;
  const first = other === 1 && readEach(ts, at + 2)?.value !== 'week';
  return other === undefined || first ? null : { value: { problem: 'no-such-weekday' }, next: at + 2 };
}

/** A weekday with its week ("hằng tuần", "tuần trước"), or as an ornament before a date ("thứ Sáu, ngày 15/5/2026"). */
function readWeekday(ts: Tokens, i: number): Found<When> | null {
  const name = readWeekdayName(ts, i);
  if (name === null) return null;
  const comma = skipMark(ts, skipMark(ts, name.next, ','), '(');
  const date = isTerm(ts, comma, 'ngày') || isNumber(ts, comma) ? readDay(ts, comma) : null;
  if (date !== null) {
    const next = isMark(ts, comma - 1, '(') ? skipMark(ts, date.next, ')') : date.next;
    return { value: { ...date.value, ...name.value }, next };
  }
  const nth = readWeekOfMonth(ts, skip(ts, name.next, 'của'));
  if (nth !== null) return outsideWeek(ts, nth.next);
  const each = readEach(ts, skipMark(ts, name.next, ','));
  if (each?.value === 'week') return { value: { ...name.value, every: 'week' }, next: each.next };
  const loose = readLoose(ts, name.next);
  if (loose?.value.loose === 'week') {
    const dated = isMark(ts, loose.next, '(') ? readDay(ts, loose.next + 1) : null;
    if (dated !== null)
      return { value: { ...dated.value, ...name.value }, next: skipMark(ts, dated.next, ')') };
    const also = readEach(ts, loose.next);
    return {
      value: { ...name.value, ...loose.value, ...(also?.value === 'week' ? { every: 'week' } : {}) },
      next: also?.value === 'week' ? also.next : loose.next,
    };
  }
  return { value: name.value, next: name.next };
}

/** "(trong) 20 ngày đầu của quý sau", "05 ngày đầu tháng", "03 ngày làm việc đầu tiên của tháng". */
function readFirstDays(ts: Tokens, i: number): Found<When> | null {
  const count = isNumber(ts, i) ? readCount(ts, i) : null;
  if (count === null || !isTerm(ts, count.next, 'ngày')) return null;
  const working = after(ts, count.next, 'ngày', 'làm', 'việc');
  const edge = working > 0 ? working : count.next + 1;
  if (isTerm(ts, edge, 'cuối')) return readLastDays(ts, skip(ts, skip(ts, edge + 1, 'cùng'), 'của'));
  if (!isTerm(ts, edge, 'đầu')) return null;
  const at = skip(ts, skip(ts, edge + 1, 'tiên'), 'của');
  const month = readMonthOf(ts, at) ?? readMonth(ts, at);
  if (month !== null && working < 0)
    return { value: { ...month.value, ...dayNumbered(count.value) }, next: month.next };
  const unit = month ?? readOpenUnit(ts, at);
  const nth = working > 0 ? { nthWorkingDay: count.value } : { dayOfPeriod: count.value };
  return unit === null ? null : { value: { ...unit.value, ...nth }, next: unit.next };
}

/** "05 ngày cuối tháng 6" end with the month; "05 ngày làm việc cuối cùng của quý" has no form: a person sets the day. */
function readLastDays(ts: Tokens, i: number): Found<When> | null {
  const month = readMonth(ts, i);
  if (month !== null) return month;
  const unit = readOpenUnit(ts, i);
  return unit === null ? null : { value: { ...unit.value, flags: ['outside-vocabulary'] }, next: unit.next };
}

/** "mỗi quý", "của tháng sau": a unit that comes again, or without its number. */
function readOpenUnit(ts: Tokens, i: number): Found<When> | null {
  const each = readEach(ts, i);
  return each === null ? readLoose(ts, i) : { value: { every: each.value }, next: each.next };
}

/** "thứ Hai tuần thứ hai hằng tháng": no form for it; a person sets the days. */
function outsideWeek(ts: Tokens, i: number): Found<When> | null {
  const each = readEach(ts, skip(ts, i, 'của'));
  const loose = each === null ? readLoose(ts, i) : null;
  return {
    value: { every: each?.value ?? 'month', flags: ['outside-vocabulary'] },
    next: each?.next ?? loose?.next ?? i,
  };
}

/** "năm thứ hai của nhiệm kỳ". */
function readTermYear(ts: Tokens, i: number): Found<When> | null {
  const nth = isTerm(ts, i, 'năm') ? readNth(ts, i + 1) : null;
  if (nth === null) return null;
  const at = after(ts, skip(ts, nth.next, 'của'), 'nhiệm', 'kỳ');
  return at < 0 ? null : { value: { termYear: nth.value, loose: 'term' }, next: at };
}

/** "3/2026": a month and a year without "tháng". */
function readMonthSlashYear(ts: Tokens, i: number): Found<When> | null {
  if (
    !isNumber(ts, i) ||
    tokenAt(ts, i).text.length > 2 ||
    !isMark(ts, i + 1, '/') ||
    tokenAt(ts, i + 2).text.length !== 4
  )
    return null;
  if (isMark(ts, i + 3, '/')) return null;
  const year = readYearNumber(ts, i + 2);
  return year?.value.year === undefined
    ? null
    : { value: { ...monthNumbered(tokenAt(ts, i).value), ...year.value }, next: year.next };
}

/** Any place in the calendar that begins at `i`, or null. `bare` years ("2026") only where the caller expects a time. */
export function readWhen(ts: Tokens, i: number, bare: boolean): Found<When> | null {
  const found =
    readTimed(ts, i) ??
    readWeekday(ts, i) ??
    readHalf(ts, i) ??
    readFirstDays(ts, i) ??
    readDay(ts, i) ??
    readPart(ts, i) ??
    readMonth(ts, i) ??
    readQuarter(ts, i) ??
    readCurrent(ts, i, false) ??
    readMonthOf(ts, i) ??
    readTermYear(ts, i) ??
    readYear(ts, i) ??
    readMonthSlashYear(ts, i);
  if (found !== null) return withTrailingWeekday(ts, found);
  return bare && isNumber(ts, i) && tokenAt(ts, i).text.length === 4 ? readBareYear(ts, i) : null;
}

export function readBareYear(ts: Tokens, i: number): Found<When> | null {
  const year = readYearNumber(ts, i);
  return year?.value.year === undefined ? null : year;
}

/** "ngày 15/5/2026 (thứ Sáu)". */
function withTrailingWeekday(ts: Tokens, found: Found<When>): Found<When> {
  if (found.value.day === undefined || found.value.weekday !== undefined || !isMark(ts, found.next, '('))
    return found;
  const name = readWeekdayName(ts, found.next + 1);
  if (name?.value.weekday === undefined || !isMark(ts, name.next, ')')) return found;
  return { value: { ...found.value, ...name.value }, next: name.next + 1 };
}
