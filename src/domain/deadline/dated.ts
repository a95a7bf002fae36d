import { addDays, yearOf } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { boundsOf } from './bounds.ts';
import type { Bounds } from './bounds.ts';
import type { TimeClause } from './clause.ts';
import type { FlagCode, RefusalCode } from './flags.ts';
import type { DateOrMinute, Precision, ReadingContext } from './reading.ts';
import type { When } from './when.ts';

/** What one clause with printed dates says. */
export interface Dated {
  readonly clause: TimeClause;
  readonly start: LocalDate | null;
  readonly startPrecision: Precision | null;
  readonly finish: DateOrMinute | null;
  readonly finishInclusive: boolean | null;
  readonly finishPrecision: Precision | null;
  /** Dates of the same clause that are not its last ("trước ngày 01/6 và 15/11/2026"). */
  readonly others: readonly DateOrMinute[];
  readonly flags: readonly FlagCode[];
}

export type DatedResult = Dated | { readonly refusal: RefusalCode; readonly clause: TimeClause };

/** The year for a place without one: the neighbour's in the clause, another of the phrase, the document's. */
export interface Years {
  readonly near: number | null;
  readonly context: ReadingContext;
}

const isMonthDay = (when: When): boolean => when.month !== undefined && when.day !== undefined;

export function datedOf(clause: TimeClause, years: Years): DatedResult {
  const { first, last } = clause.stretch;
  const lastYear = last === null ? null : yearFor(last, first.year ?? null, years);
  const firstYear = yearFor(first, last?.year ?? null, years);
  if (first.today === true) return fromToday(clause, last, lastYear, years);
  if (firstYear === null || (last !== null && lastYear === null)) return { refusal: 'year-missing', clause };
  const a = boundsOf({ ...monthFrom(last), ...first }, firstYear);
  if (typeof a === 'string') return { refusal: a, clause };
  const inferred: readonly FlagCode[] =
    first.year === undefined && last?.year === undefined ? ['year-inferred'] : [];
  if (last === null || lastYear === null) return single(clause, a, inferred);
  const b = boundsAfter(last, lastYear, a);
  if (typeof b === 'string') return { refusal: b, clause };
  return double(clause, a, b, inferred);
}

/** "ngày 04 đến 08/02/2026": the first takes the month of the second. */
const monthFrom = (last: When | null): When => ({
  ...(last?.month === undefined ? {} : { month: last.month }),
});

/** "từ ngày 01/12/2025 đến ngày 15/3": the second, without a year, is the next such day after the first. */
function boundsAfter(last: When, year: number, a: Bounds): Bounds | RefusalCode {
  const b = boundsOf(last, year);
  return typeof b !== 'string' && last.year === undefined && isMonthDay(last) && b.last < a.first
    ? boundsOf(last, year + 1)
    : b;
}

function yearFor(when: When, neighbour: number | null, { near, context }: Years): number | null {
  return (
    when.year ??
    neighbour ??
    near ??
    (context.documentOn === null ? (context.documentYear ?? null) : yearOf(context.documentOn))
  );
}

function fromToday(
  clause: TimeClause,
  last: When | null,
  year: number | null,
  { context }: Years,
): DatedResult {
  const unknown: readonly FlagCode[] = context.documentOn === null ? ['document-date-unknown'] : [];
  const open: Dated = {
    clause,
    start: context.documentOn,
    startPrecision: 'day',
    finish: null,
    finishInclusive: null,
    finishPrecision: null,
    others: [],
    flags: unknown,
  };
  if (last === null) return open;
  if (year === null) return { refusal: 'year-missing', clause };
  const b = boundsOf(last, year);
  if (typeof b === 'string') return { refusal: b, clause };
  if (context.documentOn !== null && b.last < context.documentOn) return { refusal: 'reversed', clause };
  return { ...open, ...finishAt(b), flags: [...unknown, ...b.flags] };
}

/** Inclusive finish at the end of a place; a printed 24:00 is the day itself. */
const finishAt = ({
  last,
  precision,
  time,
}: Bounds): Pick<Dated, 'finish' | 'finishInclusive' | 'finishPrecision'> => ({
  finish: time === null || time === '24:00' ? last : `${last}T${time}+07:00`,
  finishInclusive: true,
  finishPrecision: precision,
});

function finishBefore({
  first,
  precision,
  time,
}: Bounds): Pick<Dated, 'finish' | 'finishInclusive' | 'finishPrecision'> {
  if (time === '24:00') return { finish: first, finishInclusive: true, finishPrecision: precision };
  const finish = time === null || time === '00:00' ? first : (`${first}T${time}+07:00` as const);
  return { finish, finishInclusive: false, finishPrecision: precision };
}

function single(clause: TimeClause, a: Bounds, inferred: readonly FlagCode[]): Dated {
  const none: Dated = {
    clause,
    start: null,
    startPrecision: null,
    finish: null,
    finishInclusive: null,
    finishPrecision: null,
    others: [],
    flags: [...a.flags, ...inferred],
  };
  if (clause.relation === 'from') return { ...none, start: a.first, startPrecision: a.precision };
  if (clause.relation === 'after') return { ...none, start: addDays(a.last, 1), startPrecision: a.precision };
  if (clause.relation === 'before') return { ...none, ...finishBefore(a) };
  return { ...none, ...finishAt(a), ...startOfWork(clause, a) };
}

/** "thực hiện trong P" has a start; "hoàn thành trong P" and a bare P have none. */
function startOfWork({ work, close, relation, stretch }: TimeClause, a: Bounds): Partial<Dated> {
  const carries =
    (work === 'carry' || work === 'both') && close && relation !== 'by' && stretch.first.day === undefined;
  return carries ? { start: a.first, startPrecision: a.precision } : {};
}

function double(clause: TimeClause, a: Bounds, b: Bounds, inferred: readonly FlagCode[]): DatedResult {
  const flags: readonly FlagCode[] = [...a.flags, ...b.flags, ...inferred];
  const { joint } = clause.stretch;
  const separate =
    joint === 'or' ||
    (joint === 'and' &&
      (clause.relation === 'before' ||
        clause.relation === 'by' ||
        a.precision === 'day' ||
        a.precision === 'minute'));
  if (separate) {
    const ends = clause.relation === 'before' ? finishBefore : finishAt;
    const other = ends(a).finish;
    return {
      clause,
      start: null,
      startPrecision: null,
      ...ends(b),
      others: other === null ? [] : [other],
      flags: [...flags, 'several-dates'],
    };
  }
  if (b.last < a.first) return { refusal: 'reversed', clause };
  return {
    clause,
    start: a.first,
    startPrecision: a.precision,
    ...(clause.relation === 'before' ? finishBefore(b) : finishAt(b)),
    others: [],
    flags,
  };
}
