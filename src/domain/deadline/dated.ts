import { addDays, yearOf } from '../calendar/local-date.ts';
import type { Bounds } from './bounds.ts';
import type { TimeClause } from './clause.ts';
import type { FlagCode, RefusalCode } from './flags.ts';
import { placeOf } from './place.ts';
import type { Placed, Years } from './place.ts';
import type { DateOrMinute, Precision } from './reading.ts';
import { isSpan } from './when.ts';
import type { When } from './when.ts';

/** What one clause with printed dates says. */
export interface Dated {
  readonly clause: TimeClause;
  readonly start: DateOrMinute | null;
  readonly startPrecision: Precision | null;
  readonly finish: DateOrMinute | null;
  readonly finishInclusive: boolean | null;
  readonly finishPrecision: Precision | null;
  /** Dates of the same clause that are not its last ("trước ngày 01/6 và 15/11/2026"). */
  readonly others: readonly DateOrMinute[];
  /** The first and last day of what is printed, whatever the relation. */
  readonly covers: Pick<Bounds, 'first' | 'last' | 'precision'> | null;
  readonly flags: readonly FlagCode[];
}

export type DatedResult = Dated | { readonly refusal: RefusalCode; readonly clause: TimeClause };

export function datedOf(clause: TimeClause, years: Years): DatedResult {
  const { first, between, last } = clause.stretch;
  if (first.today === true) return fromToday(clause, last, years);
  if (last === null) {
    const only = placeOf(first, years);
    return typeof only === 'string' ? { refusal: only, clause } : single(clause, only);
  }
  if (isSpan(clause.stretch)) return spanOf(clause, first, last, years);
  const shared = { ...years, near: last.year ?? years.near ?? sharedYear(first, last, years) };
  const places: Placed[] = [];
  for (const when of [first, ...between, last]) {
    const placed = placeOf({ ...monthOf(last), ...when }, shared);
    if (typeof placed === 'string') return { refusal: placed, clause };
    places.push(placed);
  }
  return listOf(clause, places);
}

/** "trong tháng 3, tháng 4, tháng 5" in May: all of one year, that of the last, where they run on within it. */
function sharedYear(first: When, last: When, years: Years): number | null {
  const b = placeOf(last, years);
  if (typeof b === 'string') return null;
  const year = yearOf(b.bounds.last);
  const a = placeOf({ ...monthOf(last), ...first }, { ...years, near: year });
  return typeof a === 'string' || a.bounds.first > b.bounds.first ? null : year;
}

const monthOf = ({ month }: When): When => (month === undefined ? {} : { month });

/** "từ ngày 20/12 đến ngày 10/01/2019": what is printed once holds for both ends, and the turn of the year is seen. */
function spanOf(clause: TimeClause, first: When, last: When, years: Years): DatedResult {
  const b = placeOf(last, { ...years, near: first.year ?? years.near });
  if (typeof b === 'string') return { refusal: b, clause };
  const month = first.day !== undefined && first.month === undefined ? monthOf(last) : {};
  const a = placeOf({ ...month, ...first }, { ...years, near: last.year ?? yearOf(b.bounds.last) });
  if (typeof a === 'string') return { refusal: a, clause };
  const [from, to] = turned(first, last, a, b, years);
  const turn = from !== a || to !== b;
  if (to.bounds.last < from.bounds.first || laterHour(from.bounds, to.bounds) || (turn && isLong(from, to)))
    return { refusal: 'reversed', clause };
  return {
    clause,
    ...startAt(from.bounds),
    ...(clause.stretch.joint === 'before' || clause.relation === 'before'
      ? finishBefore(to.bounds)
      : finishAt(to.bounds)),
    others: [],
    covers: { first: from.bounds.first, last: to.bounds.last, precision: to.bounds.precision },
    flags: flagsOf([from, to], turn || (first.year === undefined && last.year === undefined)),
  };
}

/** "từ ngày 30/6 đến ngày 01/6/2026" is a slip of the pen: a span over the turn of the year is short. */
const isLong = (from: Placed, to: Placed): boolean => addDays(from.bounds.first, 300) < to.bounds.last;

const laterHour = (a: Bounds, b: Bounds): boolean =>
  a.first === b.last && a.time !== null && b.time !== null && a.time > b.time;

/** Where one end has no year and the two would be the wrong way round, the year turns between them. */
function turned(first: When, last: When, a: Placed, b: Placed, years: Years): readonly [Placed, Placed] {
  if (b.bounds.last >= a.bounds.first) return [a, b];
  const shift = (when: When, placed: Placed, by: number): Placed => {
    const again = placeOf({ ...monthOf(when), ...when, year: yearOf(placed.bounds.first) + by }, years);
    return typeof again === 'string' ? placed : { ...again, inferred: true };
  };
  if (first.year === undefined && last.year !== undefined)
    return [shift({ ...monthOf(last), ...first }, a, -1), b];
  return last.year === undefined && (last.month !== undefined || last.quarter !== undefined)
    ? [a, shift(last, b, 1)]
    : [a, b];
}

const flagsOf = (places: readonly Placed[], inferred: boolean): readonly FlagCode[] => [
  ...places.flatMap(({ bounds }) => bounds.flags),
  ...(inferred ? (['year-inferred'] as const) : []),
];

function fromToday(clause: TimeClause, last: When | null, years: Years): DatedResult {
  const { documentOn } = years.context;
  const unknown: readonly FlagCode[] = documentOn === null ? ['document-date-unknown'] : [];
  const open: Dated = {
    clause,
    start: documentOn,
    startPrecision: 'day',
    finish: null,
    finishInclusive: null,
    finishPrecision: null,
    others: [],
    covers: null,
    flags: unknown,
  };
  if (last === null) return open;
  const b = placeOf(last, years);
  if (typeof b === 'string') return { refusal: b, clause };
  if (documentOn !== null && b.bounds.last < documentOn) return { refusal: 'reversed', clause };
  const finish = clause.stretch.joint === 'before' ? finishBefore(b.bounds) : finishAt(b.bounds);
  return { ...open, ...finish, flags: [...unknown, ...flagsOf([b], b.inferred)] };
}

type Start = Pick<Dated, 'start' | 'startPrecision'>;
type Finish = Pick<Dated, 'finish' | 'finishInclusive' | 'finishPrecision'>;

const minuteOf = (on: Bounds['first'], time: string | null): DateOrMinute =>
  time === null || time === '24:00' || time === '00:00' ? on : `${on}T${time}+07:00`;

const startAt = ({ first, precision, time }: Bounds): Start => ({
  start: minuteOf(first, time),
  startPrecision: precision,
});

/** Inclusive finish at the end of a place; a printed 24:00 is the day itself, 00:00 the day before. */
const finishAt = ({ last, precision, time }: Bounds): Finish =>
  time === '00:00'
    ? { finish: last, finishInclusive: false, finishPrecision: precision }
    : { finish: minuteOf(last, time), finishInclusive: true, finishPrecision: precision };

const finishBefore = ({ first, precision, time }: Bounds): Finish =>
  time === '24:00'
    ? { finish: first, finishInclusive: true, finishPrecision: precision }
    : { finish: minuteOf(first, time), finishInclusive: false, finishPrecision: precision };

function single(clause: TimeClause, { bounds, inferred }: Placed): Dated {
  const none: Dated = {
    clause,
    start: null,
    startPrecision: null,
    finish: null,
    finishInclusive: null,
    finishPrecision: null,
    others: [],
    covers: { first: bounds.first, last: bounds.last, precision: bounds.precision },
    flags: flagsOf([{ bounds, inferred }], inferred),
  };
  if (clause.relation === 'from') return { ...none, ...startAt(bounds) };
  if (clause.relation === 'after')
    return {
      ...none,
      start: bounds.time === null ? addDays(bounds.last, 1) : minuteOf(bounds.last, bounds.time),
      startPrecision: bounds.precision,
    };
  if (clause.relation === 'before') return { ...none, ...finishBefore(bounds) };
  return { ...none, ...finishAt(bounds), ...startOfWork(clause, bounds) };
}

/** "thực hiện trong P" has a start; "hoàn thành trong P" and a bare P have none. */
function startOfWork({ work, close, relation, stretch }: TimeClause, bounds: Bounds): Partial<Start> {
  const carries =
    (work === 'carry' || work === 'both') && close && relation !== 'by' && stretch.first.day === undefined;
  return carries ? startAt(bounds) : {};
}

/** Neighbouring months or quarters are one span; other lists are several dates, of which the latest is the finish. */
function listOf(clause: TimeClause, places: readonly Placed[]): Dated {
  const sorted = places
    .map(({ bounds }) => bounds)
    .toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const [a, b] = [sorted[0], sorted.at(-1)] as [Bounds, Bounds];
  const flags = flagsOf(
    places,
    places.every(({ inferred }) => inferred),
  );
  const covers = { first: a.first, last: b.last, precision: b.precision };
  const spans =
    clause.stretch.joint === 'and' &&
    clause.relation !== 'before' &&
    clause.relation !== 'by' &&
    a.precision !== 'day' &&
    a.precision !== 'minute';
  if (clause.relation === 'from' || clause.relation === 'after') {
    return {
      ...single(
        { ...clause, stretch: { first: clause.stretch.first, between: [], last: null, joint: null } },
        { bounds: a, inferred: false },
      ),
      flags: [...flags, 'several-dates'],
    };
  }
  if (
    spans &&
    sorted.every((bounds, at) => at === 0 || bounds.first <= addDays((sorted[at - 1] as Bounds).last, 1))
  ) {
    return { clause, ...startAt(a), ...finishAt(b), others: [], covers, flags };
  }
  const ends = clause.relation === 'before' ? finishBefore : finishAt;
  const others = sorted.slice(0, -1).flatMap((bounds) => ends(bounds).finish ?? []);
  return {
    clause,
    start: null,
    startPrecision: null,
    ...ends(b),
    others,
    covers,
    flags: [...flags, 'several-dates'],
  };
}
