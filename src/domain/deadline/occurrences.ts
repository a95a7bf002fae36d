import { addDays, dateOf, daysInMonth, lastDayOfMonth, weekdayOf, yearOf } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import {
  addWorkingDays,
  firstWorkingDayOnOrAfter,
  lastWorkingDayOnOrBefore,
} from '../calendar/working-calendar.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { DueDay, DueItem, Every, Recurrence } from './reading.ts';

export interface Occurrence {
  /** The item of the recurrence: 0 unless it is a `multi`. */
  readonly item: number;
  /** The period that the report is about. */
  readonly period: { readonly every: Every; readonly first: LocalDate; readonly last: LocalDate };
  /** The day that the words name; with `before` it is the first that is too late. */
  readonly namedOn: LocalDate;
  /** The last day in time. Never moved for a day off: it is a printed date. */
  readonly dueOn: LocalDate;
  readonly dueTime: string | null;
  /** The month has no such day: its last day is taken, and still in time (flag `short-month`). */
  readonly shortened: boolean;
}

/**
 * The occurrences that are due from `from` to `to`, both included, in order of their day (reference/recurrence.md §5).
 * A recurrence without a day, of unknown length, with alternatives or every so many years has none: ask, never invent.
 */
export function occurrencesBetween(
  recurrence: Recurrence,
  from: LocalDate,
  to: LocalDate,
  calendar: WorkingCalendar,
): readonly Occurrence[] {
  const found = itemsOf(recurrence).flatMap((item, at) => occurrencesOf(item, at, from, to, calendar));
  return (
    found
      .filter(({ dueOn }) => dueOn >= from && dueOn <= to)
      // Of one day, the order of the words stands: the sort is stable.
      .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  );
}

function itemsOf(recurrence: Recurrence): readonly DueItem[] {
  const { every, due } = recurrence;
  if (every === 'multi') return Array.isArray(due) ? (due as readonly DueItem[]) : [];
  if (every === 'choice' || due === null || Array.isArray(due)) return [];
  return [
    {
      every,
      ...(recurrence.interval === undefined ? {} : { interval: recurrence.interval }),
      ...(due as DueDay),
    },
  ];
}

type Period = Occurrence['period'];

/** Shifts reach at most one period back or ahead, so one year on either side holds every period that matters. */
function occurrencesOf(
  item: DueItem,
  at: number,
  from: LocalDate,
  to: LocalDate,
  calendar: WorkingCalendar,
): readonly Occurrence[] {
  if (item.rule === undefined || item.interval !== undefined) return [];
  const due = item;
  const occurrences: Occurrence[] = [];
  for (let year = Math.max(2, yearOf(from) - 2); year <= Math.min(9990, yearOf(to) + 2); year++) {
    for (const period of periodsOf(item.every, year)) {
      const occurrence = occurrenceIn(period, due, at, calendar);
      if (occurrence !== null) occurrences.push(occurrence);
    }
  }
  return occurrences;
}

/** The periods of a length that begin in a year. */
function periodsOf(every: Every, year: number): readonly Period[] {
  const months = (count: number): readonly Period[] =>
    Array.from({ length: 12 / count }, (_, n) => ({
      every,
      first: day(year, n * count + 1, 1),
      last: lastDayOfMonth(year, n * count + count),
    }));
  switch (every) {
    case 'week':
      return weeksOf(year);
    case 'month':
      return months(1);
    case 'quarter':
      return months(3);
    case '6month':
    case 'year':
      return months(12);
    case 'term':
    case 'unspecified':
      return [];
  }
}

const day = (year: number, month: number, of: number): LocalDate =>
  dateOf(year, month, Math.min(of, daysInMonth(year, month))) as LocalDate;

function weeksOf(year: number): readonly Period[] {
  const weeks: Period[] = [];
  const newYear = day(year, 1, 1);
  for (
    let monday = addDays(newYear, (8 - weekdayOf(newYear)) % 7);
    yearOf(monday) === year;
    monday = addDays(monday, 7)
  ) {
    weeks.push({ every: 'week', first: monday, last: addDays(monday, 6) });
  }
  return weeks;
}

function occurrenceIn(
  period: Period,
  due: DueDay,
  item: number,
  calendar: WorkingCalendar,
): Occurrence | null {
  const named = locate(shifted(period, due), due, period.every, calendar);
  if (named === null) return null;
  const shortened = due.day !== undefined && Number(named.slice(8)) < due.day;
  const excluded = due.rule === 'before' && due.time === undefined && !shortened;
  return {
    item,
    period,
    namedOn: named,
    dueOn: excluded ? addDays(named, -1) : named,
    dueTime: due.time ?? null,
    shortened,
  };
}

/** The first day of the period that holds the day: the one reported on, or its neighbour where the words say so. */
function shifted({ first }: Period, due: DueDay): LocalDate {
  const months = (due.month_offset ?? 0) + 3 * (due.quarter_offset ?? 0) + 12 * (due.year_offset ?? 0);
  const index = yearOf(first) * 12 + Number(first.slice(5, 7)) - 1 + months;
  const start = due.week_offset === undefined ? day(Math.floor(index / 12), (index % 12) + 1, 1) : first;
  return due.weekday === undefined ? start : addDays(first, 7 * (due.week_offset ?? 0));
}

function locate(start: LocalDate, due: DueDay, every: Every, calendar: WorkingCalendar): LocalDate | null {
  if (due.weekday !== undefined) return addDays(start, due.weekday - 1);
  if (due.day_of_period !== undefined) return addDays(start, due.day_of_period - 1);
  if (due.month_of_period !== undefined || due.term_year !== undefined) return null;
  // "báo cáo năm trước ngày 15", "ngày làm việc cuối cùng hằng tuần": of which month, of which days, is asked.
  if (due.month === undefined && every !== 'month' && every !== 'quarter') return null;
  const first = Number(start.slice(5, 7));
  const month = due.month ?? first + (due.month_of_quarter ?? 1) - 1;
  const year = yearOf(start);
  // "báo cáo quý trước ngày 25/3": of the four periods of the year only the one that holds the month has the day.
  const months = every === 'month' ? 1 : every === 'quarter' ? 3 : 12;
  if (month < first || month >= first + months) return null;
  if (due.last_day_of_month === true) return lastDayOfMonth(year, month);
  if (due.nth_working_day !== undefined) return nthWorkingDay(year, month, due.nth_working_day, calendar);
  return due.day === undefined ? null : day(year, month, due.day);
}

function nthWorkingDay(year: number, month: number, nth: number, calendar: WorkingCalendar): LocalDate {
  return nth > 0
    ? addWorkingDays(calendar, firstWorkingDayOnOrAfter(calendar, day(year, month, 1)), nth - 1)
    : addWorkingDays(calendar, lastWorkingDayOnOrBefore(calendar, lastDayOfMonth(year, month)), nth + 1);
}
