import { dateOf, lastDayOfMonth, maxDate, yearOf } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { DueItem, Every, Recurrence } from '../deadline/reading.ts';

/** The lengths of which an office asks periodic reports. */
export type PeriodLength = 'month' | 'quarter' | '6month' | 'year';

/** The stretch of time that a report is about. */
export interface ReportPeriod {
  /** `2018-h1`, `2018`, `2018-q3`, `2018-m04`: the end of the round's id. */
  readonly key: string;
  readonly every: PeriodLength;
  /** First day reported on: never before the plan was signed. */
  readonly first: LocalDate;
  /** Included. */
  readonly last: LocalDate;
}

const MONTHS: Readonly<Record<PeriodLength, number>> = { month: 1, quarter: 3, '6month': 6, year: 12 };
const ROMAN = ['I', 'II', 'III', 'IV'];

const isLength = (every: Every): every is PeriodLength => Object.hasOwn(MONTHS, every);

/** The lengths a duty names, each once: "định kỳ báo cáo 6 tháng, năm" → `6month`, `year`. */
export function lengthsOf(recurrence: Recurrence | null): readonly PeriodLength[] {
  if (recurrence === null || recurrence.every === 'choice') return [];
  const { every, due } = recurrence;
  const items: readonly Every[] =
    every === 'multi'
      ? Array.isArray(due)
        ? (due as readonly DueItem[]).map((item) => item.every)
        : []
      : [every];
  return [...new Set(items.filter(isLength))];
}

/**
 * The periods from the day of signing that end on or after `from` and begin by `until`, in order of their ends. Where a
 * report of the year is owed too, it stands for the second half (and for the last quarter): nobody is asked twice for
 * the same months.
 */
export function periodsBetween(
  lengths: readonly PeriodLength[],
  signedOn: LocalDate,
  from: LocalDate,
  until: LocalDate,
): readonly ReportPeriod[] {
  const yearly = lengths.includes('year');
  const years = Array.from({ length: yearOf(until) - yearOf(from) + 1 }, (_, i) => yearOf(from) + i);
  return years
    .flatMap((year) => lengths.flatMap((every) => periodsOfYear(every, year)))
    .filter((period) => period.every === 'year' || !yearly || !period.last.endsWith('-12-31'))
    .filter((period) => period.last >= maxDate(signedOn, from) && period.first <= until)
    .map((period) => ({ ...period, first: maxDate(period.first, signedOn) }))
    .toSorted((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : MONTHS[a.every] - MONTHS[b.every]));
}

function periodsOfYear(every: PeriodLength, year: number): readonly ReportPeriod[] {
  const months = MONTHS[every];
  return Array.from({ length: 12 / months }, (_, n) => ({
    key: keyOf(every, year, n),
    every,
    first: dateOf(year, n * months + 1, 1) as LocalDate,
    last: lastDayOfMonth(year, (n + 1) * months),
  }));
}

function keyOf(every: PeriodLength, year: number, n: number): string {
  switch (every) {
    case 'year':
      return String(year);
    case '6month':
      return `${year}-h${n + 1}`;
    case 'quarter':
      return `${year}-q${n + 1}`;
    case 'month':
      return `${year}-m${String(n + 1).padStart(2, '0')}`;
  }
}

/** `6 tháng đầu năm 2018`, `năm 2018`, `quý III năm 2018`, `tháng 4 năm 2018` */
export function periodWords({ every, last }: ReportPeriod): string {
  const year = yearOf(last);
  const month = Number(last.slice(5, 7));
  switch (every) {
    case 'year':
      return `năm ${year}`;
    case '6month':
      return `6 tháng ${month === 6 ? 'đầu' : 'cuối'} năm ${year}`;
    case 'quarter':
      return `quý ${ROMAN[month / 3 - 1] ?? ''} năm ${year}`;
    case 'month':
      return `tháng ${month} năm ${year}`;
  }
}

/** Two periods of one kind: the day set for one holds, in its turn, for the other. */
export const isSameKind = (a: ReportPeriod, b: ReportPeriod): boolean =>
  a.every === b.every && (a.every !== '6month' || a.last.slice(5) === b.last.slice(5));
