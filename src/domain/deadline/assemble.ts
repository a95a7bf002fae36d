import { askAbout } from './ask-about.ts';
import type { AsideClause, Clause, EventClause } from './clause.ts';
import type { Tokens } from './cursor.ts';
import type { Dated } from './dated.ts';
import type { FlagCode } from './flags.ts';
import { eventOf } from './offset-rule.ts';
import type { OffsetFound } from './offset-rule.ts';
import { phasesOf } from './phases.ts';
import { pickDates } from './pick-dates.ts';
import type { Picked } from './pick-dates.ts';
import type { Meaning, OtherReading, ReadingContext } from './reading.ts';
import type { RecurrenceFound } from './recurrence-rule.ts';
import { broken } from './rule.ts';
import type { Broken, Rule, WordsOf } from './rule.ts';

export interface Parts {
  readonly clauses: readonly Clause[];
  readonly tokens: Tokens;
  readonly dated: readonly Dated[];
  readonly recurrence: RecurrenceFound | null;
  readonly offset: OffsetFound;
  readonly context: ReadingContext;
  readonly wordsOf: WordsOf;
}

/** Start, finish, event, length and recurrence become one rule, or are refused where they exclude each other. */
export function assemble(parts: Parts): Rule | Broken {
  const { clauses, tokens, dated, recurrence, offset, wordsOf } = parts;
  const picked = pickDates(dated, losesFinish(parts));
  if ('refusal' in picked) return picked;
  const phases = recurrence === null ? phasesOf(clauses, dated, tokens, wordsOf) : [];
  const named = eventOf(
    offset,
    clauses,
    picked.main !== null || recurrence !== null || offset.offset !== null,
    wordsOf,
  );
  const meaning = meaningOf(parts, picked, phases.at(-1)?.event ?? named?.words ?? suddenOf(parts));
  const { start, finish } = meaning;
  if (start !== null && finish !== null && finish < start.slice(0, finish.length))
    return broken('contradiction', picked.main?.clause ?? null);
  if (saysNothing(meaning)) return nothingSaid(clauses);
  const flags = [
    ...picked.flags,
    ...offset.flags,
    ...(recurrence?.flags ?? []),
    ...askAbout({ ...parts, meaning, picked, named }),
    ...(phases.length > 0 ? (['two-phases'] as const) : []),
  ];
  return {
    ...meaning,
    startPrecision: picked.from?.startPrecision ?? picked.main?.startPrecision ?? null,
    finishPrecision: picked.main?.finishPrecision ?? (finish === null ? null : 'day'),
    softFinish: picked.soft,
    eventRelation: named?.relation ?? (meaning.event === null ? null : 'besides'),
    anchorOn: offset.anchorOn,
    scope: asideOf(parts, 'scope'),
    condition: asideOf(parts, 'condition') ?? conditionOf(parts),
    phases,
    readings: [
      ...otherDates(meaning, picked),
      ...otherRoles(meaning, offset),
      ...(recurrence?.others ?? []).map((other) =>
        reading({ ...meaning, recurrence: other }, 'due-day-missing'),
      ),
    ],
    flags: [...new Set(flags)],
  };
}

/** "… và các năm tiếp theo", "2026 và hằng năm": the printed time is only where it begins. */
function losesFinish({ clauses, dated, recurrence }: Parts): boolean {
  if (clauses.some((clause) => clause.kind === 'ongoing' && clause.onwards)) return true;
  const [only] = dated;
  if (recurrence === null || only === undefined || dated.length > 1) return false;
  const { clause } = only;
  const joined = clauses.some(
    ({ kind, from }) => kind === 'every' && from > clause.from && from <= clause.to + 1,
  );
  return clause.relation === 'bare' && clause.stretch.last === null && (clause.from === 0 || joined);
}

function meaningOf(
  { clauses, recurrence, offset }: Parts,
  { main, from }: Picked,
  event: string | null,
): Meaning {
  const start = from?.start ?? main?.start ?? null;
  const finish = main?.finish ?? offset.finish;
  const standing = clauses.some(({ kind }) => kind === 'ongoing');
  const relations = clauses
    .filter((clause): clause is EventClause => clause.kind === 'event')
    .map(({ relation }) => relation);
  const open =
    finish === null &&
    !relations.includes('until') &&
    !(offset.clause?.event != null && offset.clause.direction === 'before') &&
    (start !== null || (relations.includes('from') && offset.offset === null));
  return {
    start,
    finish,
    finishInclusive: finish === null ? null : (main?.finishInclusive ?? true),
    offset: offset.offset,
    event,
    recurrence: recurrence?.recurrence ?? null,
    ongoing: recurrence === null ? open || standing : finish === null,
  };
}

const saysNothing = ({ start, finish, offset, event, recurrence, ongoing }: Meaning): boolean =>
  start === null && finish === null && offset === null && event === null && recurrence === null && !ongoing;

function nothingSaid(clauses: readonly Clause[]): Broken {
  const vague = clauses.find(({ kind }) => kind === 'vague');
  return vague === undefined ? broken('no-time') : broken('vague', vague);
}

/** "… hoặc đột xuất": handed in besides the cycle. */
const suddenOf = ({ clauses, wordsOf, recurrence }: Parts): string | null =>
  recurrence === null && clauses.some(({ kind }) => kind === 'time')
    ? null
    : (clauses.filter(({ kind }) => kind === 'sudden').map(wordsOf)[0] ?? null);

const asideOf = ({ clauses, wordsOf }: Parts, as: AsideClause['as']): string | null =>
  clauses.filter((clause) => clause.kind === 'aside' && clause.as === as).map(wordsOf)[0] ?? null;

const conditionOf = ({ clauses, wordsOf }: Parts): string | null =>
  clauses
    .filter(
      (clause) => clause.kind === 'event' && (clause.relation === 'following' || clause.relation === 'when'),
    )
    .map(wordsOf)[0] ?? null;

const reading = (meaning: Meaning, because: FlagCode): OtherReading => ({
  ...meaning,
  because,
  offsetRole: 'due',
  anchorOn: null,
});

function otherDates(meaning: Meaning, { others, perhapsFrom, main, early }: Picked): readonly OtherReading[] {
  if (early !== null) {
    const { finish, finishInclusive } = early;
    return [reading({ ...meaning, start: null, ongoing: false, finish, finishInclusive }, 'several-dates')];
  }
  const perhaps = perhapsFrom === null ? [] : [reading({ ...meaning, start: perhapsFrom }, 'start-unsure')];
  const sole =
    main === null
      ? []
      : others.map((finish) =>
          reading({ ...meaning, finish, finishInclusive: main.finishInclusive }, 'several-dates'),
        );
  return [...perhaps, ...sole];
}

/** Besides "due at event + N": the work begins then, or lasts so long. */
function otherRoles(meaning: Meaning, { offset, clause, anchorOn }: OffsetFound): readonly OtherReading[] {
  const ceiling =
    clause?.event != null && offset?.direction === 'after' && meaning.finish !== null && anchorOn === null;
  const within = clause?.finishAfter === true;
  if (!ceiling && !within) return [];
  const because: FlagCode = ceiling ? 'event-and-ceiling' : 'after-means-within';
  const begins: OtherReading = { ...reading(meaning, because), offsetRole: 'begins' };
  return ceiling ? [begins, { ...begins, offsetRole: 'lasts' }] : [begins];
}
