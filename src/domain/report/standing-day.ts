import { addYears, dayOfMonth, monthOf, yearOf } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { occurrencesBetween } from '../deadline/occurrences.ts';
import type { Occurrence } from '../deadline/occurrences.ts';
import type { Recurrence } from '../deadline/reading.ts';
import { isSameKind } from './period.ts';
import type { ReportPeriod } from './period.ts';

/** A day for a period, as a fact carries it. */
export interface PeriodDay {
  readonly period: ReportPeriod;
  readonly dueOn: LocalDate;
}

/**
 * The days that follow for the later periods of the same kind when a day is set "for all following ones", up to `until`:
 * 15/6/2018 for the first half of 2018 → 15/6/2019 for the first half of 2019 … As printed dates they are never moved
 * for a day off.
 */
export function followingDays(
  { period, dueOn }: PeriodDay,
  periods: readonly ReportPeriod[],
  until: LocalDate,
  calendar: WorkingCalendar,
): readonly PeriodDay[] {
  const days = occurrencesBetween(recurrenceOf(period, dueOn), dueOn, until, calendar);
  return periods
    .filter((later) => later.last > period.last && isSameKind(later, period))
    .flatMap((later) => {
      const found = days.find((occurrence) => isAbout(occurrence, later));
      return found === undefined ? [] : [{ period: later, dueOn: found.dueOn }];
    });
}

/** "chậm nhất ngày 15/6 hằng năm", in the form of the deadline language. */
export function recurrenceOf({ every, last }: ReportPeriod, dueOn: LocalDate): Recurrence {
  const day = dayOfMonth(dueOn);
  const months = (yearOf(dueOn) - yearOf(last)) * 12 + monthOf(dueOn) - monthOf(last);
  const years = yearOf(dueOn) - yearOf(last);
  switch (every) {
    case 'month':
      return { every, due: { rule: 'by', day, ...(months === 0 ? {} : { month_offset: months }) } };
    case 'quarter': {
      const place = (monthOf(dueOn) - 1) % 3;
      const quarters = Math.floor((months + 2 - place) / 3);
      const offset = quarters === 0 ? {} : { quarter_offset: quarters };
      return { every, due: { rule: 'by', day, month_of_quarter: place + 1, ...offset } };
    }
    case '6month':
    case 'year':
      return {
        every,
        due: { rule: 'by', day, month: monthOf(dueOn), ...(years === 0 ? {} : { year_offset: years }) },
      };
  }
}

/** A day with a month comes once a year, whatever its period: there the year tells which period it is about. */
function isAbout({ period }: Occurrence, report: ReportPeriod): boolean {
  return report.every === 'year' || report.every === '6month'
    ? yearOf(period.first) === yearOf(report.last)
    : period.last === report.last;
}

/** How far ahead days that stand for all years are laid out. */
export const standingUntil = (from: LocalDate, horizonYears: number): LocalDate =>
  addYears(from, horizonYears);
