import type { CalendarDay, CalendarYear, DayMark } from './calendar-year.ts';
import { lawfulYear } from './holiday-law.ts';
import {
  addDays,
  dayNumber,
  firstDayOfYear,
  fromDayNumber,
  lastDayOfMonth,
  weekdayOf,
  yearOf,
} from './local-date.ts';
import type { LocalDate } from './local-date.ts';

export type { CalendarDay, CalendarLaw, CalendarYear, DayMark } from './calendar-year.ts';

/** Why a day is not worked. */
export interface DayOff {
  readonly on: LocalDate;
  readonly kind: 'weekend' | 'holiday' | 'compensation' | 'swap';
  readonly name: string;
  readonly source: string;
  readonly mark: DayMark;
}

export interface WorkingCalendar {
  /** First and last of the years that have a published table; between them none is missing. */
  readonly firstOfficialYear: number;
  readonly lastOfficialYear: number;
  isWorkingDay(on: LocalDate): boolean;
  /** Null on a working day. A holiday that falls on a Sunday is named as the holiday. */
  dayOff(on: LocalDate): DayOff | null;
  /** Outside the published years: computed from the law, may move when the year is published (tạm tính). */
  isProvisional(on: LocalDate): boolean;
  /** The table of a year: the published one, otherwise what follows from the law. */
  year(year: number): CalendarYear;
}

const WEEKLY_REST =
  'Quyết định số 188/1999/QĐ-TTg ngày 17/9/1999, Điều 1 (tuần làm việc 40 giờ, nghỉ thứ Bảy và Chủ nhật)';

/**
 * The calendar of offices that work Monday to Friday. `years` are the published tables in any order; RangeError
 * when there is none, one is given twice, or one between them is missing: a hole would be filled with a guess.
 */
export function createWorkingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const tables = years.toSorted((a, b) => a.year - b.year);
  const first = tables[0]?.year ?? Number.NaN;
  const last = tables.at(-1)?.year ?? Number.NaN;
  if (tables.length === 0 || tables.some((table, n) => table.year !== first + n)) {
    throw new RangeError(`a calendar needs consecutive years, each once: found ${yearList(tables)}`);
  }
  const tableOf = keep((year: number) => tables[year - first] ?? lawfulYear(year));
  const rowsOf = keep((year: number) => new Map(tableOf(year).days.map((day) => [day.on, day])));
  const rowOn = (on: LocalDate): CalendarDay | undefined => rowsOf(yearOf(on)).get(on);
  const pageOf = keep((year: number) => layOutPage(year, rowsOf(year)));
  return {
    firstOfficialYear: first,
    lastOfficialYear: last,
    isWorkingDay: (on) => {
      const page = pageOf(yearOf(on));
      return page.worked[dayNumber(on) - page.firstDay] === 1;
    },
    dayOff: (on) => describeDayOff(on, rowOn(on)),
    isProvisional: (on) => yearOf(on) < first || yearOf(on) > last,
    year: tableOf,
  };
}

/**
 * The day itself is not counted (Điều 147.3): from Friday, one working day on is Monday. `n` may be negative;
 * 0 gives the day itself, worked or not. RangeError for a fraction.
 */
export function addWorkingDays(calendar: WorkingCalendar, on: LocalDate, n: number): LocalDate {
  if (!Number.isInteger(n)) throw new RangeError(`${n} is not a whole number of working days`);
  const step = Math.sign(n);
  let day = on;
  for (let left = Math.abs(n); left > 0;) {
    day = addDays(day, step);
    if (calendar.isWorkingDay(day)) left--;
  }
  return day;
}

/** What people must aim at when a printed date falls on a day off: `2018-12-31` → `2018-12-28`. */
export function lastWorkingDayOnOrBefore(calendar: WorkingCalendar, on: LocalDate): LocalDate {
  return calendar.isWorkingDay(on) ? on : addWorkingDays(calendar, on, -1);
}

/** Where a period ends that would end on a day off (Điều 148.5). */
export function firstWorkingDayOnOrAfter(calendar: WorkingCalendar, on: LocalDate): LocalDate {
  return calendar.isWorkingDay(on) ? on : addWorkingDays(calendar, on, 1);
}

/**
 * The inverse of `addWorkingDays`: working days after `fromExclusive` up to and with `toInclusive`; where `to` lies
 * before `from`, minus the working days from `to` (with it) to `from` (without it).
 */
export function countWorkingDays(
  calendar: WorkingCalendar,
  fromExclusive: LocalDate,
  toInclusive: LocalDate,
): number {
  const step = fromExclusive < toInclusive ? 1 : -1;
  let count = 0;
  for (let day = fromExclusive; day !== toInclusive;) {
    day = addDays(day, step);
    if (calendar.isWorkingDay(day)) count += step;
  }
  return count;
}

/** Both ends included, in order of date; empty where `to` lies before `from`. */
export function daysOffBetween(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): readonly DayOff[] {
  const found: DayOff[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const off = calendar.dayOff(day);
    if (off !== null) found.push(off);
  }
  return found;
}

/** Which days of a year are worked, by day of the year: counting asks a thousand times for every reason it prints. */
function layOutPage(
  year: number,
  rows: ReadonlyMap<LocalDate, CalendarDay>,
): { readonly firstDay: number; readonly worked: Uint8Array } {
  const firstDay = dayNumber(firstDayOfYear(year));
  const days = dayNumber(lastDayOfMonth(year, 12)) - firstDay + 1;
  const worked = Uint8Array.from({ length: days }, (_, n) => {
    const on = fromDayNumber(firstDay + n);
    return isWorked(on, rows.get(on)) ? 1 : 0;
  });
  return { firstDay, worked };
}

function isWorked(on: LocalDate, row: CalendarDay | undefined): boolean {
  return row === undefined ? weekdayOf(on) <= 5 : row.kind === 'swap_work';
}

function describeDayOff(on: LocalDate, row: CalendarDay | undefined): DayOff | null {
  if (isWorked(on, row)) return null;
  if (row !== undefined) {
    const kind = row.kind === 'holiday' || row.kind === 'compensation' ? row.kind : 'swap';
    return { on, kind, name: row.name, source: row.source, mark: row.mark };
  }
  const name = weekdayOf(on) === 6 ? 'thứ Bảy' : 'Chủ nhật';
  return { on, kind: 'weekend', name, source: WEEKLY_REST, mark: 'official' };
}

/** Remembers a pure answer per year: a calendar is asked about the same few years a million times. */
function keep<T>(answer: (year: number) => T): (year: number) => T {
  const known = new Map<number, T>();
  return (year) => {
    const found = known.get(year) ?? answer(year);
    known.set(year, found);
    return found;
  };
}

const yearList = (years: readonly CalendarYear[]): string =>
  years.length === 0 ? 'none' : years.map((table) => table.year).join(', ');
