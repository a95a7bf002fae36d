import type { LocalDate } from '../calendar/local-date.ts';
import { addLength } from './length.ts';
import { boundsOf } from './bounds.ts';
import type { AsideClause, Clause, EventClause, EveryClause, PeriodClause, TimeClause } from './clause.ts';
import { datedOf } from './dated.ts';
import type { Dated } from './dated.ts';
import type { FlagCode, RefusalCode } from './flags.ts';
import type {
  DateOrMinute,
  EventRelation,
  Meaning,
  Offset,
  OtherReading,
  Phase,
  ReadingContext,
} from './reading.ts';
import { buildRecurrence } from './recurrence-rule.ts';
import type { When } from './when.ts';
import type { Tokens } from './cursor.ts';
import { phasesOf } from './phases.ts';

/** What the clauses together say, before the words that tell it are written. */
export interface Rule extends Meaning {
  readonly flags: readonly FlagCode[];
  readonly readings: readonly OtherReading[];
  readonly main: Dated | null;
  readonly from: Dated | null;
  readonly softFinish: DateOrMinute | null;
  readonly eventRelation: EventRelation | null;
  readonly anchorOn: LocalDate | null;
  readonly scope: string | null;
  readonly condition: string | null;
  readonly phases: readonly Phase[];
}

export interface Broken {
  readonly refusal: RefusalCode;
  /** The clause that cannot be read; null: the phrase as a whole. */
  readonly clause: Clause | null;
}

/** The words of a stretch of tokens, as printed. */
export type WordsOf = (place: { readonly from: number; readonly to: number }) => string;

const broken = (refusal: RefusalCode, clause: Clause | null = null): Broken => ({ refusal, clause });

/** Clauses → rule. Where two clauses cannot both hold, or one cannot be read, the phrase is refused. */
export function combine(
  clauses: readonly Clause[],
  tokens: Tokens,
  context: ReadingContext,
  wordsOf: WordsOf,
): Rule | Broken {
  const problem = clauses.find((clause) => clause.kind === 'problem');
  if (problem?.kind === 'problem') return broken(problem.code, problem);
  const times = inheritRelations(clauses);
  const repeats = clauses.some((clause) => clause.kind === 'every' || clause.kind === 'periodic');
  const recurring = times.filter((time) => isRecurring(time, repeats));
  const dated = readDated(
    times.filter((time) => !recurring.includes(time)),
    context,
  );
  if ('refusal' in dated) return dated;
  const everies = clauses.filter((clause): clause is EveryClause => clause.kind === 'every');
  const loose = clauses.some((clause) => clause.kind === 'periodic') && dated.length === 0;
  const strong =
    everies.length > 0 &&
    (dated.length === 0 || recurring.length > 0 || everies.some((every) => !every.trailing));
  const ordered = clauses.flatMap((clause): readonly (EveryClause | TimeClause)[] =>
    clause.kind === 'every' && strong
      ? [clause]
      : clause.kind === 'time'
        ? recurring.filter((time) => time.from === clause.from)
        : [],
  );
  const recurrence = buildRecurrence(ordered, loose);
  const periods = clauses.filter((clause): clause is PeriodClause => clause.kind === 'period');
  const offset = readOffset(periods, clauses, context);
  if ('refusal' in offset) return offset;
  return assemble({ clauses, tokens, dated, recurrence, offset, context, wordsOf });
}

/** "trước ngày 01/6/2026, 15/11/2026 và …": a bare time after a comma or "và" shares the relation before it. */
function inheritRelations(clauses: readonly Clause[]): readonly TimeClause[] {
  const times: TimeClause[] = [];
  for (const clause of clauses) {
    if (clause.kind !== 'time') continue;
    const previous = times.at(-1);
    const joined =
      previous !== undefined &&
      clause.relation === 'bare' &&
      clause.from <= previous.to + 1 &&
      previous.relation !== 'from';
    times.push(joined ? { ...clause, relation: previous.relation } : clause);
  }
  return times;
}

const isOpenPlace = (when: When | null): boolean =>
  when !== null && (when.every !== undefined || when.loose !== undefined);

/** A day that comes again: of a named period, or without month or year in a phrase that names one. */
function isRecurring({ stretch: { first, last } }: TimeClause, repeats: boolean): boolean {
  if (isOpenPlace(first) || isOpenPlace(last)) return first.year === undefined && last?.year === undefined;
  const yearless = first.year === undefined && (last === null || last.year === undefined);
  if (first.weekday !== undefined && first.day === undefined) return true;
  return (
    repeats &&
    yearless &&
    first.today !== true &&
    (first.day !== undefined ||
      first.nthWorkingDay !== undefined ||
      first.dayOfPeriod !== undefined ||
      first.lastDay === true ||
      (first.month !== undefined && first.part !== undefined))
  );
}

function readDated(times: readonly TimeClause[], context: ReadingContext): readonly Dated[] | Broken {
  const near =
    times
      .flatMap(({ stretch: { first, last } }) => [first.year, last?.year])
      .find((year) => year !== undefined) ?? null;
  const dated: Dated[] = [];
  for (const time of times) {
    const { first } = time.stretch;
    if (first.day !== undefined && first.month === undefined && time.stretch.last?.month === undefined)
      return broken('month-missing', time);
    const result = datedOf(time, { near, context });
    if ('refusal' in result) return broken(result.refusal, result.clause);
    dated.push(result);
  }
  return dated;
}

interface OffsetFound {
  readonly offset: Offset | null;
  readonly clause: PeriodClause | null;
  readonly immediate: EventClause | null;
  readonly anchorOn: LocalDate | null;
  readonly finish: LocalDate | null;
  readonly flags: readonly FlagCode[];
}

function readOffset(
  periods: readonly PeriodClause[],
  clauses: readonly Clause[],
  context: ReadingContext,
): OffsetFound | Broken {
  const clause = periods.find(({ event, anchor }) => event !== null || anchor !== null) ?? periods[0] ?? null;
  const immediate =
    clauses.find((event): event is EventClause => event.kind === 'event' && event.immediate) ?? null;
  const nothing: OffsetFound = { offset: null, clause, immediate, anchorOn: null, finish: null, flags: [] };
  if (clause === null)
    return immediate === null
      ? nothing
      : { ...nothing, offset: { amount: 0, unit: 'day', direction: 'after' } };
  if (clause.direction === null) return broken('direction-missing', clause);
  const { amount, unit, flags } = clause.amount;
  const offset: Offset = { amount, unit, direction: clause.direction };
  const missing: readonly FlagCode[] =
    clause.event === null && clause.anchor === null ? ['event-missing'] : [];
  const also: readonly FlagCode[] = [
    ...flags,
    ...missing,
    ...(unit === 'hour' ? (['hours'] as const) : []),
    ...(clause.finishAfter ? (['after-means-within'] as const) : []),
  ];
  if (clause.anchor === null) return { ...nothing, offset, flags: also };
  const bounds = boundsOf(
    clause.anchor,
    clause.anchor.year ?? context.documentYear ?? Number(context.documentOn?.slice(0, 4) ?? Number.NaN),
  );
  if (typeof bounds === 'string') return broken(bounds, clause);
  return {
    ...nothing,
    offset,
    anchorOn: bounds.first,
    finish: addLength(bounds.first, offset),
    flags: [...also, ...bounds.flags],
  };
}

interface Parts {
  readonly clauses: readonly Clause[];
  readonly tokens: Tokens;
  readonly dated: readonly Dated[];
  readonly recurrence: ReturnType<typeof buildRecurrence>;
  readonly offset: OffsetFound;
  readonly context: ReadingContext;
  readonly wordsOf: WordsOf;
}

function assemble({ clauses, tokens, dated, recurrence, offset, context, wordsOf }: Parts): Rule | Broken {
  const ongoing = clauses.filter((clause) => clause.kind === 'ongoing');
  const onwards = ongoing.some((clause) => clause.onwards);
  const picked = pickDates(
    dated,
    onwards ||
      (recurrence !== null &&
        dated.length === 1 &&
        dated[0]?.clause.relation === 'bare' &&
        dated[0].clause.stretch.last === null &&
        dated[0].clause.from === 0),
  );
  if ('refusal' in picked) return picked;
  const { main, from, others, flags } = picked;
  const events = clauses.filter((clause): clause is EventClause => clause.kind === 'event');
  const phases = phasesOf(clauses, dated, tokens, wordsOf);
  const named = eventOf(offset, events, wordsOf);
  const event = phases.at(-1)?.event ?? named?.words ?? null;
  const start = from?.start ?? main?.start ?? null;
  const finish = main?.finish ?? offset.finish;
  if (start !== null && finish !== null && finish < start)
    return broken('contradiction', main?.clause ?? null);
  const standing = ongoing.length > 0;
  const nothing =
    start === null &&
    finish === null &&
    offset.offset === null &&
    event === null &&
    recurrence === null &&
    !standing;
  if (nothing)
    return broken(
      clauses.some(({ kind }) => kind === 'vague') ? 'vague' : 'no-time',
      clauses.find(({ kind }) => kind === 'vague') ?? null,
    );
  const asides = clauses.filter((clause): clause is AsideClause => clause.kind === 'aside');
  const until = events.some(({ relation }) => relation === 'until');
  const goesOn =
    recurrence === null ? (start !== null && finish === null && !until) || standing : finish === null;
  const all: FlagCode[] = [
    ...flags,
    ...offset.flags,
    ...(recurrence?.flags ?? []),
    ...(standing && finish !== null ? (['then-ongoing'] as const) : []),
    ...(phases.length > 0 ? (['two-phases'] as const) : []),
    ...(offset.offset !== null &&
    offset.offset.direction === 'after' &&
    offset.clause?.event != null &&
    main !== null
      ? (['event-and-ceiling'] as const)
      : []),
    ...(named !== null && recurrence === null ? (['event-date-unknown'] as const) : []),
    ...(named?.words.includes(' / ') ? (['two-events'] as const) : []),
    ...(named?.relation === 'following' && start !== null ? (['condition'] as const) : []),
    ...(asides.length > 0 ? (['scope'] as const) : []),
    ...(start !== null && context.documentOn !== null && start < context.documentOn
      ? (['start-before-document'] as const)
      : []),
    ...(finish !== null && context.documentOn !== null && finish.slice(0, 10) < context.documentOn
      ? (['finish-before-document'] as const)
      : []),
  ];
  const meaning: Meaning = {
    start,
    finish,
    finishInclusive: finish === null ? null : (main?.finishInclusive ?? true),
    offset: offset.offset,
    event,
    recurrence: recurrence?.recurrence ?? null,
    ongoing: goesOn,
  };
  return {
    ...meaning,
    main,
    from,
    softFinish: picked.soft,
    eventRelation: named?.relation ?? null,
    anchorOn: offset.anchorOn,
    scope: asides.filter(({ as }) => as === 'scope').map(wordsOf)[0] ?? null,
    condition:
      asides.filter(({ as }) => as === 'condition').map(wordsOf)[0] ??
      events.filter(({ relation }) => relation === 'following' || relation === 'when').map(wordsOf)[0] ??
      null,
    phases,
    readings: others.map((other): OtherReading => ({
      ...meaning,
      finish: other,
      because: 'several-dates',
      offsetRole: 'due',
      anchorOn: null,
    })),
    flags: [...new Set(all)],
  };
}

interface Picked {
  readonly main: Dated | null;
  readonly from: Dated | null;
  readonly soft: DateOrMinute | null;
  readonly others: readonly DateOrMinute[];
  readonly flags: readonly FlagCode[];
}

/** Which of the printed dates is the finish, which the start, which only a target. */
function pickDates(dated: readonly Dated[], open: boolean): Picked | Broken {
  const starts = dated.filter(({ start, finish }) => start !== null && finish === null);
  const ends = dated.filter(({ finish }) => finish !== null);
  const firm = ends.filter(({ clause }) => clause.relation !== 'bare');
  const named = firm.length > 0 ? firm : ends;
  const hard = named.filter(({ clause }) => !clause.soft);
  const main = hard.at(-1) ?? named.at(-1) ?? null;
  const soft = ends.find(({ clause }) => clause.soft)?.finish ?? null;
  const others = ends
    .filter((end) => end !== main && !end.clause.soft)
    .flatMap(({ finish }) => (finish === null ? [] : [finish]));
  const flags: FlagCode[] = [...dated.flatMap((item) => item.flags)];
  if (soft !== null) flags.push('soft-target');
  if (others.length > 0) flags.push('several-dates');
  if (dated.some(({ clause }) => clause.effective)) flags.push('effective-date');
  if (open && main !== null) {
    const { finish: _finish, ...rest } = main;
    const first = datedStart(main);
    return { main: null, from: { ...rest, ...first, finish: null }, soft, others, flags };
  }
  return { main, from: starts[0] ?? null, soft, others: [...others, ...(main?.others ?? [])], flags };
}

/** "Năm 2025 và các năm tiếp theo": the first day of P, and no end. */
function datedStart(main: Dated): Pick<Dated, 'start' | 'startPrecision'> {
  if (main.start !== null) return { start: main.start, startPrecision: main.startPrecision };
  const year = main.clause.stretch.first.year ?? Number(main.finish?.slice(0, 4));
  const bounds = boundsOf(main.clause.stretch.first, year);
  return typeof bounds === 'string'
    ? { start: null, startPrecision: null }
    : { start: bounds.first, startPrecision: bounds.precision };
}

interface NamedEvent {
  readonly words: string;
  readonly relation: EventRelation;
}

/** The event that the rule depends on most: the origin of a length, then what the work follows or ends with. */
function eventOf(offset: OffsetFound, events: readonly EventClause[], wordsOf: WordsOf): NamedEvent | null {
  if (offset.clause?.event != null)
    return {
      words: wordsOf(offset.clause.event),
      relation: offset.clause.direction === 'before' ? 'before' : 'from',
    };
  const [first, second] = events;
  if (offset.immediate !== null) return { words: wordsOf(offset.immediate.event), relation: 'after' };
  if (first?.relation === 'from' && second?.relation === 'until')
    return { words: `${wordsOf(first.event)} / ${wordsOf(second.event)}`, relation: 'from' };
  const strongest = events.find(({ relation }) => relation !== 'following') ?? first;
  return strongest === undefined ? null : { words: wordsOf(strongest.event), relation: strongest.relation };
}
