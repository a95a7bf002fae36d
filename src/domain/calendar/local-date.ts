import { DateTime } from 'luxon';

declare const localDateBrand: unique symbol;
/** A real calendar date `YYYY-MM-DD` (years 0001–9999) in the plan's zone, Asia/Ho_Chi_Minh. Compares as text. */
export type LocalDate = string & { readonly [localDateBrand]: true };

/** ISO: 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/*
 * Dates have no zone and no clock, so day arithmetic is whole-number arithmetic on the proleptic Gregorian
 * calendar. It is written out here because a reading costs tens of such steps and 20,000 readings a second
 * leave no room for a luxon object in each; the tests hold every function against luxon. Adding months, which
 * is law and not speed, is luxon's.
 */
const DAYS_IN_400_YEARS = 146_097;
/** Days from 0000-03-01, where the arithmetic counts from, to 1970-01-01. */
const EPOCH_SHIFT = 719_468;
const MONTH_LENGTHS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Null for whatever is not a real date written `YYYY-MM-DD`: `2018-02-31`, `2018-2-3`, `0000-01-01`. */
export function parseLocalDate(text: string): LocalDate | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  return dateOf(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
}

/** For constants and tests: throws a RangeError that carries the value where `parseLocalDate` says null. */
export function localDate(text: string): LocalDate {
  return parseLocalDate(text) ?? outOfRange(`"${text}" is not a date: write YYYY-MM-DD, a day that exists`);
}

/** Null where there is no such day: `dateOf(2018, 2, 31)`. */
export function dateOf(year: number, month: number, day: number): LocalDate | null {
  if (!Number.isInteger(day) || !isMonth(year, month) || day < 1 || day > daysInMonth(year, month))
    return null;
  return textOf(year, month, day);
}

/** 29 in February 2020. `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap
    ? 29
    : (MONTH_LENGTHS[month - 1] ?? outOfRange(`there is no month ${month}: months are 1 to 12`));
}

/** `lastDayOfMonth(2019, 2)` → `2019-02-28`. RangeError for a month that does not exist. */
export function lastDayOfMonth(year: number, month: number): LocalDate {
  if (!isMonth(year, month)) return outOfRange(`there is no month ${month} of the year ${year}`);
  return textOf(year, month, daysInMonth(year, month));
}

/** `2018-01-01`; RangeError outside the years 1–9999. */
export function firstDayOfYear(year: number): LocalDate {
  return isMonth(year, 1) ? textOf(year, 1, 1) : outOfRange(`there is no year ${year}: years are 1 to 9999`);
}

/** RangeError when the sum leaves the years 0001–9999 or `n` is no whole number. */
export function addDays(on: LocalDate, n: number): LocalDate {
  return fromDayNumber(dayNumber(on) + n);
}

/**
 * Bộ luật Dân sự 91/2015/QH13, Điều 148.3: the corresponding day of the last month; where that month has no
 * such day, its last day. `2019-11-30` + 3 → `2020-02-29`. `n` may be negative.
 */
export function addMonths(on: LocalDate, n: number): LocalDate {
  return added(on, n, 'months');
}

/** Điều 148.4: the corresponding day and month of the last year; `2020-02-29` + 1 → `2021-02-28`. */
export function addYears(on: LocalDate, n: number): LocalDate {
  return added(on, n, 'years');
}

/** Nights between: `daysBetween('2018-04-10', '2018-04-13')` → 3; negative when `to` lies before `from`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekdayOf(on: LocalDate): Weekday {
  return weekdayOfDayNumber(dayNumber(on));
}

export const yearOf = (on: LocalDate): number => digits(on, 0, 4);
/** 1–12. */
export const monthOf = (on: LocalDate): number => digits(on, 5, 7);
/** 1–31. */
export const dayOfMonth = (on: LocalDate): number => digits(on, 8, 10);

export const minDate = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);
export const maxDate = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

const WEEKDAYS: Readonly<Record<Weekday, string>> = {
  1: 'thứ Hai',
  2: 'thứ Ba',
  3: 'thứ Tư',
  4: 'thứ Năm',
  5: 'thứ Sáu',
  6: 'thứ Bảy',
  7: 'Chủ nhật',
};

/** As offices write it, so that no stroke can be added: days below 10 and the months 1 and 2 carry a zero. */
const dayWords = (on: LocalDate): string => String(dayOfMonth(on)).padStart(2, '0');
const monthWords = (on: LocalDate): string => String(monthOf(on)).padStart(monthOf(on) <= 2 ? 2 : 1, '0');

/** `05/5/2018`, `28/02/2019`, `31/12/2018`. */
export const formatDate = (on: LocalDate): string => `${dayWords(on)}/${monthWords(on)}/${yearOf(on)}`;

/** `thứ Hai` … `thứ Bảy`, `Chủ nhật`. */
export const formatWeekday = (on: LocalDate): string => WEEKDAYS[weekdayOf(on)];

/** `ngày 05 tháng 5 năm 2018`. */
export const formatDateLong = (on: LocalDate): string =>
  `ngày ${dayWords(on)} tháng ${monthWords(on)} năm ${yearOf(on)}`;

/** Days since 1970-01-01 (negative before it): lets a loop over many days count instead of building texts. */
export function dayNumber(on: LocalDate): number {
  const month = monthOf(on);
  // The year is taken to begin in March: the leap day is then its last, and no month after it shifts.
  const year = yearOf(on) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth(on) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_400_YEARS + dayOfEra - EPOCH_SHIFT;
}

/** The inverse of `dayNumber`; RangeError outside the years 0001–9999 or for a fraction. */
export function fromDayNumber(days: number): LocalDate {
  if (!Number.isInteger(days)) return outOfRange(`${days} is not a whole number of days`);
  const shifted = days + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const leapless =
    dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor(leapless / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch + (fromMarch < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!isMonth(year, month))
    return outOfRange(`${days} days from 1970-01-01 lies outside the years 1 to 9999`);
  return textOf(year, month, dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1);
}

export function weekdayOfDayNumber(days: number): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((days + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/**
 * Luxon's answer, kept: laying out a task asks a hundred times for the month after some month, and ten thousand tasks
 * ask about the same few hundred months.
 */
const sums = new Map<string, LocalDate>();
function added(on: LocalDate, n: number, unit: 'months' | 'years'): LocalDate {
  const key = `${on} ${n} ${unit}`;
  const known = sums.get(key);
  if (known !== undefined) return known;
  const sum = addedByLuxon(on, n, unit);
  if (sums.size >= MOST_SUMS) sums.clear();
  sums.set(key, sum);
  return sum;
}
/** Some megabytes. */
const MOST_SUMS = 50_000;

function addedByLuxon(on: LocalDate, n: number, unit: 'months' | 'years'): LocalDate {
  if (!Number.isInteger(n)) return outOfRange(`${n} is not a whole number of ${unit}`);
  const sum = DateTime.utc(yearOf(on), monthOf(on), dayOfMonth(on)).plus({ [unit]: n });
  return (
    dateOf(sum.year, sum.month, sum.day) ??
    outOfRange(`${on} + ${n} ${unit} lies outside the years 1 to 9999`)
  );
}

const isMonth = (year: number, month: number): boolean =>
  Number.isInteger(year) && year >= 1 && year <= 9999 && Number.isInteger(month) && month >= 1 && month <= 12;

/** NaN where a character is not a digit 0–9, so that every comparison with the result is false. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

const textOf = (year: number, month: number, day: number): LocalDate =>
  `${year >= 1000 ? '' : '0'.repeat(4 - String(year).length)}${year}-${two(month)}-${two(day)}` as LocalDate;

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

function outOfRange(words: string): never {
  throw new RangeError(words);
}
