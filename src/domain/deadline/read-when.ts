import { after, isMark, isNumber, isTerm, skip, skipMark, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import { readDay, readNumericDate } from './read-day.ts';
import {
  monthNumbered,
  quarterNumbered,
  readHalf,
  readMonth,
  readPart,
  readQuarter,
  readYear,
  withYear,
} from './read-month.ts';
import { readEach, readLoose, readNth, readYearNumber } from './read-unit.ts';
import { readNumberWords } from './numbers.ts';
import type { Stretch, When } from './when.ts';

/** `17 giờ 00`, `16h00`, `17:00`, `8 giờ`, `17g30`. */
function readTime(ts: Tokens, i: number): Found<string | null> | null {
  if (!isNumber(ts, i) || tokenAt(ts, i).text.length > 2) return null;
  const colon = isMark(ts, i + 1, ':') && isNumber(ts, i + 2) && tokenAt(ts, i + 2).text.length === 2;
  const unit = skip(ts, i + 1, 'giờ', 'h', 'g');
  if (!colon && unit === i + 1) return null;
  const minutes = isNumber(ts, i + 2) && tokenAt(ts, i + 2).text.length === 2 ? tokenAt(ts, i + 2) : null;
  // "24 giờ 05/5": the number after the hour belongs to a date when a stroke follows.
  const taken = minutes !== null && !isMark(ts, i + 3, '/') && !isMark(ts, i + 3, '.');
  const next = taken ? skip(ts, i + 3, 'phút') : i + 2;
  return { value: clock(tokenAt(ts, i).value, taken ? (minutes?.value ?? 0) : 0), next };
}

const clock = (hour: number, minute: number): string | null =>
  hour <= 24 && minute <= 59 && (hour < 24 || minute === 0)
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : null;

/** "17 giờ 00, ngày 01/02/2026", "16h00 thứ Sáu hằng tuần", "15:00 ngày Chủ nhật". */
function readTimed(ts: Tokens, i: number): Found<When> | null {
  const time = readTime(ts, i);
  if (time === null) return null;
  const at = skip(
    ts,
    skipMark(ts, skip(ts, time.next, 'sáng', 'chiều', 'trưa', 'tối'), ','),
    'của',
    'vào',
    'trong',
  );
  const day = readWeekday(ts, at) ?? readDay(ts, at);
  if (day === null) return null;
  const value =
    time.value === null
      ? { ...day.value, problem: 'no-such-hour' as const }
      : { ...day.value, time: time.value };
  return { value, next: day.next };
}

const WEEKDAYS: Readonly<Record<string, number>> = { hai: 1, ba: 2, tư: 3, năm: 4, sáu: 5, bảy: 6, bẩy: 6 };

/** "thứ Sáu", "thứ 6", "Chủ nhật", "thứ tám" (which there is not). */
function readWeekdayName(ts: Tokens, i: number): Found<When> | null {
  const at = isTerm(ts, i, 'ngày') && (isTerm(ts, i + 1, 'thứ') || isTerm(ts, i + 1, 'chủ')) ? i + 1 : i;
  if (after(ts, at, 'chủ', 'nhật') > 0) return { value: { weekday: 7 }, next: at + 2 };
  if (
    !isTerm(ts, at, 'thứ') ||
    isTerm(ts, at - 1, 'lần') ||
    isTerm(ts, at - 1, 'kỳ') ||
    isTerm(ts, at - 1, 'họp')
  )
    return null;
  const { term, value, kind } = tokenAt(ts, at + 1);
  const named = WEEKDAYS[term];
  if (named !== undefined) return { value: { weekday: named }, next: at + 2 };
  if (kind === 'number' && value >= 2 && value <= 7) return { value: { weekday: value - 1 }, next: at + 2 };
  const other = kind === 'number' ? value : readNumberWords(ts, at + 1)?.value;
  return other === undefined || other === 1 ? null : { value: { problem: 'no-such-weekday' }, next: at + 2 };
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
  const each = readEach(ts, skipMark(ts, name.next, ','));
  if (each?.value === 'week') return { value: { ...name.value, every: 'week' }, next: each.next };
  const loose = readLoose(ts, name.next);
  if (loose?.value.loose === 'week') {
    const also = readEach(ts, loose.next);
    return {
      value: { ...name.value, ...loose.value, every: 'week' },
      next: also?.value === 'week' ? also.next : loose.next,
    };
  }
  return { value: name.value, next: name.next };
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
    readDay(ts, i) ??
    readPart(ts, i) ??
    readMonth(ts, i) ??
    readQuarter(ts, i) ??
    readTermYear(ts, i) ??
    readYear(ts, i) ??
    readMonthSlashYear(ts, i);
  if (found !== null) return withTrailingWeekday(ts, found);
  return bare && isNumber(ts, i) && tokenAt(ts, i).text.length === 4 ? readBareYear(ts, i) : null;
}

function readBareYear(ts: Tokens, i: number): Found<When> | null {
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

/** A place, or two joined: "tháng 9 - 10/2026", "quý III và quý IV/2026", "ngày 04 đến 08/02/2026", "2026 - 2030". */
export function readStretch(ts: Tokens, i: number, bare: boolean): Found<Stretch> | null {
  const first = readWhen(ts, i, bare);
  if (first === null) return null;
  const joint = readJoint(ts, first.next);
  const last =
    joint === null ? null : (readWhen(ts, joint.next, bare) ?? readRest(ts, joint.next, first.value));
  if (joint === null || last === null || !joinable(first.value, last.value, joint.value)) {
    return { value: { first: first.value, last: null, joint: null }, next: first.next };
  }
  const more = joint.value === 'and' ? readStretchTail(ts, last) : last;
  return { value: { first: first.value, last: more.value, joint: joint.value }, next: more.next };
}

/** "quý II, III, IV/2026": the last of the list ends the stretch. */
function readStretchTail(ts: Tokens, last: Found<When>): Found<When> {
  const joint = readJoint(ts, last.next);
  const more = joint?.value === 'and' ? readRest(ts, joint.next, last.value) : null;
  return more === null ? last : readStretchTail(ts, more);
}

function readJoint(ts: Tokens, i: number): Found<'to' | 'and' | 'or'> | null {
  const at = skipMark(ts, i, ',');
  const to = skip(ts, at, 'cho');
  if (isTerm(ts, to, 'đến') || isTerm(ts, to, 'tới'))
    return { value: 'to', next: skip(ts, to + 1, 'hết', 'cuối') };
  if (isMark(ts, i, '-')) return { value: 'to', next: i + 1 };
  if (isTerm(ts, at, 'và')) return { value: 'and', next: at + 1 };
  if (isTerm(ts, at, 'hoặc')) return { value: 'or', next: at + 1 };
  return at > i ? { value: 'and', next: at } : null;
}

/** The second of a list that names its unit once: "quý III, IV/2026", "tháng 9-10/2026", "ngày 04, 05/02/2026". */
function readRest(ts: Tokens, i: number, first: When): Found<When> | null {
  const { value, kind, roman, text } = tokenAt(ts, i);
  if (first.quarter !== undefined && first.year === undefined && (roman || (kind === 'number' && value <= 4)))
    return withYear(ts, quarterNumbered(value), i + 1);
  if (kind !== 'number') return null;
  if (first.day !== undefined) return readNumericDate(ts, i, false);
  if (first.month !== undefined && first.year === undefined && text.length <= 2)
    return withYear(ts, monthNumbered(value), i + 1);
  return first.year !== undefined && text.length === 4 ? readBareYear(ts, i) : null;
}

/** A comma or "và" joins two places of one kind only; otherwise the second begins a clause of its own. */
function joinable(first: When, last: When, joint: 'to' | 'and' | 'or'): boolean {
  if (joint === 'to') return true;
  if (
    first.every !== undefined ||
    last.every !== undefined ||
    first.loose !== undefined ||
    last.loose !== undefined
  )
    return false;
  return grain(first) === grain(last) || (first.quarter !== undefined && last.quarter !== undefined);
}

const grain = (when: When): string =>
  when.day !== undefined
    ? 'day'
    : when.month !== undefined
      ? 'month'
      : when.quarter !== undefined
        ? 'quarter'
        : 'year';
