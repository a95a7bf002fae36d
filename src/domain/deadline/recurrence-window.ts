import { daysInMonth } from '../calendar/local-date.ts';
import type { EveryClause, RecurringPart, TimeClause } from './clause.ts';
import { dueOf } from './due-day.ts';
import type { Recurrence } from './reading.ts';

interface Season {
  readonly part: TimeClause;
  readonly window: NonNullable<Recurrence['window']>;
  /** The last day of the season as the day of handing in. */
  readonly others: readonly Recurrence[];
}

/** "trong quý I hằng năm", "mỗi năm một lần vào tháng 12": a month or quarter of each year; no day of it is printed. */
export function seasonOf(parts: readonly RecurringPart[]): Season | null {
  const times = parts.filter((part): part is TimeClause => part.kind === 'time');
  const [part] = times;
  const yearly =
    part?.stretch.first.every === 'year' ||
    part?.stretch.first.loose === 'year' ||
    parts.some(({ kind, ...rest }) => kind === 'every' && isYearly(rest as EveryClause));
  if (part === undefined || times.length > 1 || !yearly || !isSeason(part)) return null;
  const { month, quarter, months } = part.stretch.first;
  const [from, to] =
    months ?? (quarter === undefined ? [month ?? 1, month ?? 12] : [quarter * 3 - 2, quarter * 3]);
  const due = dueOf({ ...part.stretch.first, month: to }, 'by', 'year');
  return {
    part,
    window: { start: monthDay(from, 1), finish: monthDay(to, daysInMonth(LEAP_YEAR, to)) },
    others: due === null ? [] : [{ every: 'year', due }],
  };
}

const isYearly = ({ periods }: EveryClause): boolean =>
  periods.some(({ every, interval }) => every === 'year' && interval === undefined);

function isSeason({ relation, stretch: { first, last } }: TimeClause): boolean {
  const unit = first.month ?? first.quarter ?? first.months;
  const whole = first.part === undefined && first.tenDays === undefined && first.halfOf === undefined;
  const daily =
    first.day ?? first.nthWorkingDay ?? first.lastDay ?? first.week ?? first.monthOf ?? first.moreMonths;
  const open = relation === 'bare' || relation === 'on' || relation === 'in';
  return (
    last === null && unit !== undefined && whole && daily === undefined && open && first.offset === undefined
  );
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
