/** How many messages a mail server takes from us; null: as many as it can. Some count, and answer 4xx beyond it. */
export interface RelayRate {
  readonly perMinute: number | null;
  readonly perDay: number | null;
}

export const UNLIMITED: RelayRate = { perMinute: null, perDay: null };

/**
 * What has been tried of late: pairs of a wall-clock time in milliseconds and a number of messages, oldest first.
 * `recent` holds the last minute exactly; `quarters` the last day by quarters of an hour, which is exact enough for it
 * and keeps the list at a hundred entries whatever is sent.
 */
export interface Spent {
  readonly recent: readonly (readonly [atMs: number, count: number])[];
  readonly quarters: readonly (readonly [fromMs: number, count: number])[];
}

export const NOTHING_SPENT: Spent = { recent: [], quarters: [] };

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

const sum = (pairs: Spent['recent']): number => pairs.reduce((total, [, count]) => total + count, 0);
const inMinute = (spent: Spent, wallMs: number): Spent['recent'] =>
  spent.recent.filter(([atMs]) => atMs > wallMs - MINUTE_MS);
/** A quarter counts until the last message that it may hold is a day old. */
const inDay = (spent: Spent, wallMs: number): Spent['quarters'] =>
  spent.quarters.filter(([fromMs]) => fromMs + QUARTER_MS > wallMs - DAY_MS);

/** How many messages may be tried now, in windows that slide: never more than the rate in any minute or day. */
export function allowance({ perMinute, perDay }: RelayRate, spent: Spent, wallMs: number): number {
  const minute = perMinute === null ? Infinity : perMinute - sum(inMinute(spent, wallMs));
  const day = perDay === null ? Infinity : perDay - sum(inDay(spent, wallMs));
  return Math.max(0, Math.min(minute, day));
}

/** Counts tries, whatever comes of them, as far as a limit asks for it, and forgets what no window reaches any more. */
export function spend(rate: RelayRate, spent: Spent, wallMs: number, count: number): Spent {
  if (count === 0) return spent;
  const fromMs = Math.floor(wallMs / QUARTER_MS) * QUARTER_MS;
  return {
    recent: rate.perMinute === null ? [] : added(inMinute(spent, wallMs), wallMs, count),
    quarters: rate.perDay === null ? [] : added(inDay(spent, wallMs), fromMs, count),
  };
}

function added(pairs: Spent['recent'], atMs: number, count: number): Spent['recent'] {
  const last = pairs.at(-1);
  if (last === undefined || last[0] !== atMs) return [...pairs, [atMs, count]];
  return [...pairs.slice(0, -1), [atMs, last[1] + count]];
}

/** The first moment at which a message may be tried; `wallMs` itself where one may be now. */
export function freeAt(rate: RelayRate, spent: Spent, wallMs: number): number {
  if (allowance(rate, spent, wallMs) > 0) return wallMs;
  const ends = [
    ...inMinute(spent, wallMs).map(([atMs]) => atMs + MINUTE_MS),
    ...inDay(spent, wallMs).map(([fromMs]) => fromMs + QUARTER_MS + DAY_MS),
  ].toSorted((a, b) => a - b);
  return ends.find((endMs) => allowance(rate, spent, endMs) > 0) ?? wallMs + DAY_MS;
}

/** Beyond a month nobody plans by a forecast. */
const FORECAST_STEPS = 50_000;

/** When the last of `queued` messages will have been tried; null: without a limit, or too far away to tell. */
export function doneAt(rate: RelayRate, spent: Spent, wallMs: number, queued: number): number | null {
  if (rate.perMinute === null && rate.perDay === null) return null;
  let left = queued;
  let past = spent;
  let atMs = wallMs;
  for (let step = 0; step < FORECAST_STEPS; step += 1) {
    const count = Math.min(left, allowance(rate, past, atMs));
    past = spend(rate, past, atMs, count);
    left -= count;
    if (left <= 0) return atMs;
    atMs = freeAt(rate, past, atMs);
  }
  return null;
}
