import { instantOf, toZonedIso } from '../domain/calendar/instant.ts';

const UTC_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** One JSON document on one line. Instants leave in the plan's zone, so that their first ten characters are the day. */
export const jsonOf = (value: unknown): string => `${JSON.stringify(value, zoned)}\n`;

function zoned(_key: string, value: unknown): unknown {
  const at = typeof value === 'string' && UTC_INSTANT.test(value) ? instantOf(value) : null;
  return at === null ? value : toZonedIso(at);
}
