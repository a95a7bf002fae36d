import { DateTime, IANAZone } from 'luxon';
import { addDays, dayNumber, formatDate, fromDayNumber } from './local-date.ts';
import type { LocalDate } from './local-date.ts';

declare const instantBrand: unique symbol;
/** A moment as UTC ISO text with milliseconds, `2018-04-10T01:00:00.000Z`. Compares as text. */
export type Instant = string & { readonly [instantBrand]: true };

/** The zone of every plan: named at each use, never taken from the machine's setting. */
export const ZONE_NAME = 'Asia/Ho_Chi_Minh';
const ZONE = IANAZone.create(ZONE_NAME);

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** One day inside the years 1–9999, so that the day in the zone is always a `LocalDate` too. */
const EARLIEST_MS = Date.parse('0001-01-02T00:00:00.000Z');
const LATEST_MS = Date.parse('9999-12-30T23:59:59.999Z');

/** An offset is required: without one the text names no moment. Seconds and fractions may be left out. */
const ISO_WITH_OFFSET =
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)$/;

/** Any ISO date-time with an offset (`2018-04-10T08:00+07:00`); null otherwise. What is below 1 ms is cut off. */
export function instantOf(iso: string): Instant | null {
  if (!ISO_WITH_OFFSET.test(iso)) return null;
  if (isCanonical(iso)) return iso;
  const ms = DateTime.fromISO(iso, { zone: 'utc' }).toMillis();
  return inRange(ms) ? textOf(ms) : null;
}

/** For constants and tests: throws a RangeError that carries the value where `instantOf` says null. */
export function instant(text: string): Instant {
  const found = instantOf(text);
  if (found === null) throw new RangeError(`"${text}" is not an instant: write 2018-04-10T08:00:00+07:00`);
  return found;
}

/** RangeError for a fraction, NaN, or a moment outside the years 1–9999. */
export function fromEpochMs(ms: number): Instant {
  if (!inRange(ms)) throw new RangeError(`${ms} ms is not an instant: whole ms within the years 1 to 9999`);
  return textOf(ms);
}

export const toEpochMs = (at: Instant): number => Date.parse(at);

/** `ms` may be negative. */
export const addMs = (at: Instant, ms: number): Instant => fromEpochMs(toEpochMs(at) + ms);

/** The day in the zone: `2018-04-09T17:00:00.000Z`, midnight in Hậu Giang → `2018-04-10`. */
export function onOf(at: Instant): LocalDate {
  const ms = toEpochMs(at);
  // East of Greenwich it is the day of UTC or the next one; luxon's day boundary says which.
  const day = Math.floor(ms / DAY_MS);
  return fromDayNumber(dayStartMs(day + 1) <= ms ? day + 1 : day);
}

/** `atTime('2018-05-04', '08:00')`; `24:00` is the end of the day. RangeError for any other text than `HH:MM`. */
export function atTime(on: LocalDate, time: string): Instant {
  const [, hour = '', minute = ''] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  if (hour === '' || minutes > 1440) throw new RangeError(`"${time}" is not a time: HH:MM, 00:00 to 24:00`);
  const day = dayNumber(on);
  const startMs = dayStartMs(day);
  const isPlain = dayStartMs(day + 1) - startMs === DAY_MS;
  return fromEpochMs(isPlain ? startMs + minutes * MINUTE_MS : wallMs(day, minutes));
}

/** The first moment of the day, inclusive. */
export const startOfDay = (on: LocalDate): Instant => fromEpochMs(dayStartMs(dayNumber(on)));

/** The first moment that no longer belongs to the day (Điều 148.6: the last day ends at 24:00). Exclusive. */
export const endOfDay = (on: LocalDate): Instant => startOfDay(addDays(on, 1));

/** For people: `08 giờ 00 ngày 05/5/2018`. */
export const formatInstant = (at: Instant): string =>
  `${inZone(at).toFormat("HH 'giờ' mm")} ngày ${formatDate(onOf(at))}`;

/** For the contract's JSON: `2018-04-10T08:00:00.000+07:00`. */
export const toZonedIso = (at: Instant): string => inZone(at).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSSZZ");

/**
 * Luxon's answer, kept: one question to the zone table costs 5 µs and up, a rehearsal of three years asks some
 * hundred thousand times, and always about the same few thousand days.
 */
const dayStarts = new Map<number, number>();
function dayStartMs(day: number): number {
  const known = dayStarts.get(day);
  if (known !== undefined) return known;
  const startMs = wallMs(day, 0);
  dayStarts.set(day, startMs);
  return startMs;
}

/** The moment at which clocks in the zone show the given minute of the day. */
function wallMs(day: number, minutes: number): number {
  const shown = DateTime.fromMillis(day * DAY_MS + minutes * MINUTE_MS, { zone: 'utc' });
  return shown.setZone(ZONE, { keepLocalTime: true }).toMillis();
}

/** Already the text of an instant, as every row of the store is: no need to take it apart and write it again. */
function isCanonical(iso: string): iso is Instant {
  const ms = Date.parse(iso);
  return inRange(ms) && textOf(ms) === iso;
}

const inZone = (at: Instant): DateTime => DateTime.fromMillis(toEpochMs(at), { zone: ZONE });
const inRange = (ms: number): boolean => Number.isInteger(ms) && ms >= EARLIEST_MS && ms <= LATEST_MS;
const textOf = (ms: number): Instant => new Date(ms).toISOString() as Instant;
