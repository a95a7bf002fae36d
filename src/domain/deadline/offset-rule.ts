import type { LocalDate } from '../calendar/local-date.ts';
import type { Clause, EventClause, PeriodClause } from './clause.ts';
import { placeOf } from './place.ts';
import type { FlagCode } from './flags.ts';
import type { When } from './when.ts';
import { addLength } from './length.ts';
import type { EventRelation, Offset, ReadingContext } from './reading.ts';
import { broken } from './rule.ts';
import type { Broken, WordsOf } from './rule.ts';

export interface OffsetFound {
  readonly offset: Offset | null;
  readonly clause: PeriodClause | null;
  readonly immediate: EventClause | null;
  /** The printed day that the length is counted from, and where it ends by the Code (not rolled). */
  readonly anchorOn: LocalDate | null;
  readonly finish: LocalDate | null;
  readonly flags: readonly FlagCode[];
}

/** The length that counts: one with an origin before one without; "ngay sau khi" is a length of nothing. */
export function readOffset(clauses: readonly Clause[], context: ReadingContext): OffsetFound | Broken {
  const periods = clauses.filter((clause): clause is PeriodClause => clause.kind === 'period');
  const clause = mainPeriod(periods);
  const immediate =
    clauses.find((event): event is EventClause => event.kind === 'event' && event.immediate) ?? null;
  const nothing: OffsetFound = { offset: null, clause, immediate, anchorOn: null, finish: null, flags: [] };
  if (clause === null)
    return immediate === null
      ? nothing
      : { ...nothing, offset: { amount: 0, unit: 'day', direction: 'after' } };
  const direction = clause.direction ?? directionOf(clauses, clause);
  if (direction === null) return broken('direction-missing', clause);
  const { amount, unit } = clause.amount;
  const offset: Offset = { amount, unit, direction };
  const found: OffsetFound = {
    ...nothing,
    offset,
    flags: flagsOf(clause, periods.length, clauses.filter(({ kind }) => kind === 'event').length),
  };
  return clause.anchor === null ? found : fromAnchor(found, clause, clause.anchor, context);
}

/** "không quá 07 ngày, trong đó … 05 ngày, … 02 ngày, kể từ ngày nhận": the whole length, with what its last share is counted from. */
function mainPeriod(periods: readonly PeriodClause[]): PeriodClause | null {
  const counted = periods.find(({ event, anchor }) => event !== null || anchor !== null);
  const [first] = periods;
  if (counted === undefined || first === undefined) return first ?? null;
  const { event, anchor, direction } = counted;
  const shared = first.led && !counted.led && first.amount.unit === counted.amount.unit;
  return shared && first !== counted ? { ...first, event, anchor, direction, limit: false } : counted;
}

/** "sau khi được phê duyệt, chậm nhất 10 ngày": a limit takes its direction from the event named before it. */
function directionOf(clauses: readonly Clause[], { from }: PeriodClause): Offset['direction'] | null {
  const event = clauses.findLast(
    (clause): clause is EventClause => clause.kind === 'event' && clause.to <= from,
  );
  if (event === undefined) return null;
  if (event.relation === 'before') return 'before';
  return event.relation === 'after' || event.relation === 'from' || event.relation === 'when'
    ? 'after'
    : null;
}

function flagsOf(
  { amount, event, anchor, direction, finishAfter }: PeriodClause,
  periods: number,
  events: number,
): readonly FlagCode[] {
  const flags: FlagCode[] = [...amount.flags];
  if (event === null && anchor === null) flags.push(events > 0 ? 'event-apart' : 'event-missing');
  if (amount.unit === 'hour') flags.push('hours');
  if (anchor !== null && direction === 'before') flags.push('counted-back');
  if (finishAfter) flags.push('after-means-within');
  if (periods > 1) flags.push('several-dates');
  return flags;
}

function fromAnchor(
  found: OffsetFound,
  clause: PeriodClause,
  anchor: When,
  context: ReadingContext,
): OffsetFound | Broken {
  const placed = placeOf(anchor, { near: null, context });
  if (typeof placed === 'string') return broken(placed, clause);
  const { first, flags } = placed.bounds;
  const finish = found.offset === null ? null : addLength(first, found.offset);
  return {
    ...found,
    anchorOn: first,
    finish,
    flags: [...found.flags, ...flags, ...(placed.inferred ? (['year-inferred'] as const) : [])],
  };
}

export interface NamedEvent {
  readonly words: string;
  readonly relation: EventRelation;
}

/** The event that the rule depends on most: the origin of a length, then what the work follows or ends with. */
export function eventOf(
  { clause, immediate }: OffsetFound,
  clauses: readonly Clause[],
  settled: boolean,
  wordsOf: WordsOf,
): NamedEvent | null {
  if (clause?.event != null)
    return { words: wordsOf(clause.event), relation: clause.direction === 'before' ? 'before' : 'from' };
  if (immediate !== null) return { words: wordsOf(immediate.event), relation: 'after' };
  const events = clauses.filter((event): event is EventClause => event.kind === 'event');
  const [first, second] = events;
  if (first?.relation === 'from' && second?.relation === 'until')
    return { words: `${wordsOf(first.event)} / ${wordsOf(second.event)}`, relation: 'from' };
  // "theo quy định" beside a date is its basis (kept as the condition); alone it is what the work waits for.
  const strongest = events.find(({ relation }) => relation !== 'following') ?? (settled ? undefined : first);
  return strongest === undefined ? null : { words: wordsOf(strongest.event), relation: strongest.relation };
}
