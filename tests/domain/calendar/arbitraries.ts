import fc from 'fast-check';
import { fromDayNumber, localDate } from '../../../src/domain/calendar/local-date.ts';
import type { LocalDate } from '../../../src/domain/calendar/local-date.ts';

const numberOf = (on: string): number => Date.parse(`${on}T00:00:00Z`) / 86_400_000;

/** Any day from `from` to `to`, both included. */
export const dateBetween = (from: string, to: string): fc.Arbitrary<LocalDate> =>
  fc.integer({ min: numberOf(from), max: numberOf(to) }).map(fromDayNumber);

/** Any day that a plan, its law or its vision could name. */
export const anyDate = dateBetween('1900-01-01', '2199-12-31');

/** The last days of months are where months differ: drawn on purpose, not by luck. */
export const monthEnd: fc.Arbitrary<LocalDate> = fc
  .tuple(fc.integer({ min: 2012, max: 2032 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => localDate(new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)));
