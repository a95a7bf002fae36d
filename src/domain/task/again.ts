import { addMs, toEpochMs } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Point } from './schedule.ts';

const DAY_MS = 86_400_000;
const SUFFIX = /\/lan-\d+$/u;

/** How often a point has come by now, itself counted: 1 for one that comes once. */
export const timesOf = (point: Point): number => point.again?.times ?? 1;

/**
 * The same follow-up once more: its first instant after `now`, so that a standstill makes up for one and not for ten. Counted
 * in calendar days, because `decide` has no working calendar; a letter that would leave on a day off waits for the next
 * morning anyway. Null: it comes once.
 */
export function comesAgain(point: Point, now: Instant): Point | null {
  const { again, key, at, sendAt } = point;
  if (again === undefined) return null;
  const periodMs = again.everyDays * DAY_MS;
  const laterMs = periodMs * (Math.floor((toEpochMs(now) - toEpochMs(at)) / periodMs) + 1);
  const times = again.times + 1;
  return {
    ...point,
    key: `${key.replace(SUFFIX, '')}/lan-${times}`,
    at: addMs(at, laterMs),
    sendAt: sendAt === null ? null : addMs(sendAt, laterMs),
    again: { ...again, times },
  };
}

/** A follow-up that comes again, about every so many working days, as long as its rule says that nobody has answered. */
export const untilAnswered = (point: Point, workingDays: number): Point => ({
  ...point,
  again: { everyDays: Math.max(1, Math.round((workingDays * 7) / 5)), times: 1 },
});
