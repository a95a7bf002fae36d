import { daysInMonth } from '../calendar/local-date.ts';
import type { EveryClause, RecurringPart, TimeClause } from './clause.ts';
import { dueOf } from './due-day.ts';
import type { Recurrence } from './reading.ts';
import type { When } from './when.ts';

interface Season {
  readonly part: TimeClause;
  readonly window: NonNullable<Recurrence['window']>;
  /** The last day of the season as the day of handing in. */
  readonly others: readonly Recurrence[];
}

/** "trong quý I hằng năm", "mỗi năm một lần vào tháng 12", "tháng hai hoặc tháng ba": of each year; no day is printed. */
export function seasonOf(parts: readonly RecurringPart[]): Season | null {
  const times = parts.filter((part): part is TimeClause => part.kind === 'time');
  const [part] = times;
  if (part === undefined || times.length > 1 || !isSeason(part)) return null;
  const { first, last } = part.stretch;
  const yearly =
    [first, last].some((when) => when?.every === 'year' || when?.loose === 'year') ||
    parts.some(({ kind, ...rest }) => kind === 'every' && isYearly(rest as EveryClause));
  const [from, to] = [monthsOf(first)[0], monthsOf(last ?? first)[1]];
  if (!yearly || from > to) return null;
  const due = dueOf({ ...first, month: to }, 'by', 'year');
  return {
    part,
    window: { start: monthDay(from, 1), finish: monthDay(to, daysInMonth(LEAP_YEAR, to)) },
    others: due === null ? [] : [{ every: 'year', due }],
  };
}

/** The first and the last month of a month, a quarter or a part of the year. */
const monthsOf = ({ month, quarter, months }: When): readonly [number, number] =>
  months ?? (quarter === undefined ? [month ?? 1, month ?? 12] : [quarter * 3 - 2, quarter * 3]);

const isYearly = ({ periods }: EveryClause): boolean =>
  periods.some(({ every, interval }) => every === 'year' && interval === undefined);

function isSeason({ relation, stretch: { first, last, joint } }: TimeClause): boolean {
  const open = relation === 'bare' || relation === 'on' || relation === 'in';
  return open && isWholeUnit(first) && (last === null || (joint === 'or' && isWholeUnit(last)));
}

function isWholeUnit(when: When): boolean {
  const unit = when.month ?? when.quarter ?? when.months;
  const whole = when.part === undefined && when.tenDays === undefined && when.halfOf === undefined;
  const daily =
    when.day ?? when.nthWorkingDay ?? when.lastDay ?? when.week ?? when.monthOf ?? when.moreMonths;
  return unit !== undefined && whole && daily === undefined && when.offset === undefined;
}

/** "từ ngày 01 tháng 01 đến hết ngày 30 tháng 9 của năm đó": a span that comes every year, no day of handing in. */
export function windowOf(part: RecurringPart): Recurrence['window'] | null {
  if (part.kind !== 'time' || part.stretch.joint !== 'to' || part.stretch.last === null) return null;
  const { first, last } = part.stretch;
  if (first.month === undefined || last.month === undefined) return null;
  const days: readonly [number, number] = [first.day ?? 1, last.day ?? daysInMonth(LEAP_YEAR, last.month)];
  return { start: monthDay(first.month, days[0]), finish: monthDay(last.month, days[1]) };
}

/** A window to the end of February reaches its last day in every year. */
const LEAP_YEAR = 2020;
const monthDay = (month: number, day: number): string =>
  `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
