import type { EveryClause, RecurringPart } from './clause.ts';
import type { FlagCode } from './flags.ts';
import type { DueItem, Recurrence } from './reading.ts';
import { pairUp } from './recurrence-items.ts';
import type { Item } from './recurrence-items.ts';
import { seasonOf, windowOf } from './recurrence-window.ts';

export interface RecurrenceFound {
  readonly recurrence: Recurrence;
  readonly flags: readonly FlagCode[];
  /** Other recurrences that the words may mean. */
  readonly others?: readonly Recurrence[];
}

/** Builds the recurrence of `reference/recurrence.md` from the periods and the recurring days, in the order of the words. */
export function buildRecurrence(parts: readonly RecurringPart[], periodic: boolean): RecurrenceFound | null {
  const choice = parts.find((part): part is EveryClause => part.kind === 'every' && part.choice);
  if (choice !== undefined)
    return { recurrence: { every: 'choice', options: choice.periods, due: null }, flags: ['period-choice'] };
  const season = seasonOf(parts);
  const window = season?.window ?? parts.map(windowOf).find((found) => found !== null);
  const items = pairUp(parts.filter((part) => windowOf(part) === null && part !== season?.part));
  const said = parts.flatMap((part) => (part.kind === 'every' ? part.flags : []));
  if (window !== undefined && items.length === 0) {
    const recurrence: Recurrence = { every: 'year', due: null, window };
    return season === null
      ? { recurrence, flags: ['loose-period', 'due-day-missing'] }
      : { recurrence, flags: ['due-day-missing'], others: season.others };
  }
  if (items.length === 0)
    return periodic
      ? { recurrence: { every: 'unspecified', due: null }, flags: ['period-unknown', 'due-day-missing'] }
      : null;
  const flags = [
    ...new Set([
      ...said,
      ...items.flatMap((item) => [
        ...item.flags,
        ...(item.due === null ? (['due-day-missing'] as const) : []),
      ]),
      ...(lacksDays(items, 'month', 12) || lacksDays(items, 'quarter', 4) ? (['once-a-year'] as const) : []),
    ]),
  ];
  const least = parts.find((part): part is EveryClause => part.kind === 'every' && part.min !== null);
  return {
    recurrence: {
      ...joined(items),
      ...(items.length === 1 ? minimum(least) : {}),
      ...(window === undefined ? {} : { window }),
    },
    flags,
    ...(season === null ? {} : { others: season.others }),
  };
}

/** "hằng quý trước ngày 25/9": one day a year for four quarters. */
function lacksDays(items: readonly Item[], every: Item['period']['every'], times: number): boolean {
  const yearly = items.filter(({ period, due }) => period.every === every && due?.month !== undefined);
  return (
    yearly.length > 0 && yearly.length < times && yearly.every(({ period }) => period.interval === undefined)
  );
}

const minimum = (clause: EveryClause | undefined): Partial<Recurrence> =>
  clause?.min == null
    ? {}
    : { min: clause.min, ...(clause.minUnit === null ? {} : { min_unit: clause.minUnit }) };

function joined(items: readonly Item[]): Recurrence {
  const [only] = items;
  if (only !== undefined && items.length === 1) return { ...only.period, due: only.due };
  return {
    every: 'multi',
    due: items.map(({ period, due }): DueItem => ({
      ...period,
      ...(due ?? {}),
    })),
  };
}
