import type { DueDay, Every } from './reading.ts';
import type { When } from './when.ts';

/** The day of a recurrence as `reference/recurrence.md` §3 writes it; null where the words print none. */
export function dueOf(when: When, rule: DueDay['rule'], every: Every): DueDay | null {
  const locator = locatorOf(when, every);
  if (locator === null) return dayOfUnit(when, rule);
  return {
    rule: when.termYear === undefined ? rule : 'in',
    ...locator,
    ...monthLocator(when, every),
    ...(when.time === undefined ? {} : { time: when.time }),
    ...offsetOf(when),
  };
}

/** "trong tháng 12 hằng năm", "trước quý IV hằng năm": the last day of the unit, or before its first. */
function dayOfUnit(when: When, rule: DueDay['rule']): DueDay | null {
  const [first, last] =
    when.quarter === undefined ? [when.month, when.month] : [when.quarter * 3 - 2, when.quarter * 3];
  const place =
    when.monthOf?.of === 'quarter'
      ? { month_of_quarter: when.monthOf.nth }
      : when.monthOf?.of === 'period'
        ? { month_of_period: when.monthOf.nth }
        : null;
  const at = (month: number | undefined): Partial<DueDay> | null =>
    place ?? (month === undefined ? null : { month });
  const found = rule === 'before' ? at(first) : at(last);
  if (found === null) return null;
  const day: Partial<DueDay> = rule === 'before' ? { day: 1 } : { last_day_of_month: true };
  return { rule: rule === 'before' ? 'before' : 'by', ...day, ...found, ...offsetOf(when) };
}

function locatorOf(when: When, every: Every): Partial<DueDay> | null {
  if (when.termYear !== undefined) return { term_year: when.termYear };
  if (when.dayOfPeriod !== undefined) return { day_of_period: when.dayOfPeriod };
  if (when.day !== undefined) return { day: when.day };
  if (when.lastDay === true || when.part === 'late') return { last_day_of_month: true };
  if (when.nthWorkingDay !== undefined) return { nth_working_day: when.nthWorkingDay };
  if (when.weekday !== undefined) return { weekday: when.weekday };
  if (when.part === 'early') return { day: 1 };
  // The middle of the year is 30/6, of a month the 15th (Điều 146).
  if (when.part === 'middle') return { day: every === 'year' && when.month === undefined ? 30 : 15 };
  return null;
}

function monthLocator(when: When, every: Every): Partial<DueDay> {
  if (when.dayOfPeriod !== undefined || when.termYear !== undefined || every === 'week' || every === 'month')
    return when.month === undefined || when.dayOfPeriod !== undefined ? {} : { month: when.month };
  if (when.month !== undefined) return { month: when.month };
  if (when.monthOf !== undefined)
    return when.monthOf.of === 'quarter'
      ? { month_of_quarter: when.monthOf.nth }
      : { month_of_period: when.monthOf.nth };
  if (every === 'quarter')
    return {
      month_of_quarter:
        when.part === 'late' || when.lastDay === true || Number(when.nthWorkingDay) < 0
          ? 3
          : when.part === 'middle'
            ? 2
            : 1,
    };
  if (
    every === 'year' &&
    (when.part !== undefined || when.lastDay === true || when.nthWorkingDay !== undefined)
  )
    return { month: when.part === 'early' ? 1 : when.part === 'middle' ? 6 : 12 };
  return {};
}

const offsetOf = ({ offset }: When): Partial<DueDay> =>
  offset === undefined ? {} : { [`${offset.unit}_offset`]: offset.by };
