import { addDays, dateOf, lastDayOfMonth, weekdayOf } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { FlagCode, RefusalCode } from './flags.ts';
import type { Precision } from './reading.ts';
import type { When } from './when.ts';

/** The days that a place in the calendar covers, both included. */
export interface Bounds {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly precision: Precision;
  readonly time: string | null;
  readonly flags: readonly FlagCode[];
}

/** The first and last day of a place whose year is known; a refusal where there is no such place. */
export function boundsOf(when: When, year: number): Bounds | RefusalCode {
  const flags = when.flags ?? [];
  if (when.day !== undefined || when.lastDay === true) return dayBounds(when, year);
  if (when.nthWorkingDay !== undefined) return workingDayBounds(when, year, when.nthWorkingDay);
  const [from, to, precision] = monthsOf(when);
  const unit: Bounds = {
    first: firstOf(year, from),
    last: lastDayOfMonth(year, to),
    precision,
    time: null,
    flags,
  };
  return partOf(when, unit, year, from, to);
}

const firstOf = (year: number, month: number): LocalDate => dateOf(year, month, 1) as LocalDate;

function dayBounds(when: When, year: number): Bounds | RefusalCode {
  if (when.month === undefined) return 'month-missing';
  const on =
    when.lastDay === true ? lastDayOfMonth(year, when.month) : dateOf(year, when.month, when.day ?? 0);
  if (on === null) return 'no-such-day';
  const mismatch: readonly FlagCode[] =
    when.weekday !== undefined && when.weekday !== weekdayOf(on) ? ['weekday-mismatch'] : [];
  return {
    first: on,
    last: on,
    precision: when.time === undefined ? 'day' : 'minute',
    time: when.time ?? null,
    flags: [...(when.flags ?? []), ...mismatch],
  };
}

/** The n-th weekday of the month, from its end where `nth` is negative. A reading knows no holidays: a person is asked. */
function workingDayBounds(when: When, year: number, nth: number): Bounds | RefusalCode {
  if (when.month === undefined) return 'month-missing';
  const step = nth > 0 ? 1 : -1;
  let on = nth > 0 ? firstOf(year, when.month) : lastDayOfMonth(year, when.month);
  for (let left = Math.abs(nth); ; on = addDays(on, step)) {
    if (weekdayOf(on) <= 5) left -= 1;
    if (left === 0) break;
  }
  return {
    first: on,
    last: on,
    precision: 'day',
    time: when.time ?? null,
    flags: [...(when.flags ?? []), 'part-of-unit'],
  };
}

/** First month, last month and fineness. Quarters are usage; the Code has none. */
function monthsOf({ month, quarter, months }: When): readonly [number, number, Precision] {
  if (month !== undefined) return [month, month, 'month'];
  if (quarter !== undefined) return [quarter * 3 - 2, quarter * 3, 'quarter'];
  if (months !== undefined) return [months[0], months[1], 'half'];
  return [1, 12, 'year'];
}

/** "đầu", "giữa", "cuối" by Điều 146; ten-day spans and halves by usage: each is flagged. */
function partOf(when: When, unit: Bounds, year: number, from: number, to: number): Bounds {
  if (
    when.part === undefined &&
    when.tenDays === undefined &&
    when.week === undefined &&
    when.halfOf === undefined
  )
    return unit;
  const day = (n: number): LocalDate => dateOf(year, from, n) as LocalDate;
  const one = (on: LocalDate, flag: FlagCode): Bounds => ({
    ...unit,
    first: on,
    last: on,
    precision: 'part',
    flags: [...unit.flags, flag],
  });
  const some = (first: LocalDate, last: LocalDate, flag: FlagCode): Bounds => ({
    ...unit,
    first,
    last,
    precision: 'part',
    flags: [...unit.flags, flag],
  });
  if (when.part === 'early') return one(unit.first, 'early-part');
  if (when.part === 'late') return one(unit.last, 'late-part');
  if (when.part === 'middle')
    return one(unit.precision === 'month' ? day(15) : middleOf(unit, year, from, to), 'middle-part');
  if (when.tenDays !== undefined)
    return some(
      day(when.tenDays * 10 - 9),
      when.tenDays === 3 ? unit.last : day(when.tenDays * 10),
      'ten-days',
    );
  if (when.week === -1) return some(addDays(unit.last, -6), unit.last, 'part-of-unit');
  if (when.week !== undefined)
    return some(
      day(Math.min(28, when.week * 7 - 6)),
      when.week >= 5 ? unit.last : day(when.week * 7),
      'part-of-unit',
    );
  return halfOf(when.halfOf ?? 1, unit, year, from, to);
}

/** The middle of the year is 30/6 (Điều 146.3); of a quarter, by the same thought, the 15th of its second month. */
const middleOf = (unit: Bounds, year: number, from: number, to: number): LocalDate =>
  unit.precision === 'quarter'
    ? (dateOf(year, from + 1, 15) as LocalDate)
    : lastDayOfMonth(year, Math.floor((from + to) / 2));

function halfOf(half: 1 | 2, unit: Bounds, year: number, from: number, to: number): Bounds {
  const middle =
    unit.precision === 'month' ? (dateOf(year, from, 15) as LocalDate) : middleOf(unit, year, from, to);
  const flags: readonly FlagCode[] = unit.precision === 'year' ? unit.flags : [...unit.flags, 'part-of-unit'];
  return half === 1
    ? { ...unit, last: middle, precision: 'part', flags }
    : { ...unit, first: addDays(middle, 1), precision: 'part', flags };
}
