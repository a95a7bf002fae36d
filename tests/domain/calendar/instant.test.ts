import fc from 'fast-check';
import { DateTime } from 'luxon';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  addMs,
  atTime,
  endOfDay,
  formatInstant,
  fromEpochMs,
  instant,
  instantOf,
  onOf,
  startOfDay,
  toEpochMs,
  toZonedIso,
  ZONE_NAME,
} from '../../../src/domain/calendar/instant.ts';
import { addDays, localDate } from '../../../src/domain/calendar/local-date.ts';
import { anyDate, dateBetween } from './arbitraries.ts';

const anyMs = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 31) });
const inZone = (ms: number): DateTime => DateTime.fromMillis(ms, { zone: ZONE_NAME });

afterEach(() => void vi.unstubAllEnvs());

describe('what names a moment', () => {
  test.each([
    ['2018-04-10T08:00:00+07:00', '2018-04-10T01:00:00.000Z'],
    ['2018-04-10T08:00+07:00', '2018-04-10T01:00:00.000Z'],
    ['2018-04-10T08:00+0700', '2018-04-10T01:00:00.000Z'],
    ['2018-04-10T08:00+07', '2018-04-10T01:00:00.000Z'],
    ['2018-04-10T01:00:00.000Z', '2018-04-10T01:00:00.000Z'],
    ['2018-04-10T01:00:00.5Z', '2018-04-10T01:00:00.500Z'],
    ['2018-04-10T01:00:00.123456Z', '2018-04-10T01:00:00.123Z'],
    ['2018-04-09T21:00:00-04:00', '2018-04-10T01:00:00.000Z'],
    ['2018-04-10T24:00:00+07:00', '2018-04-10T17:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(instantOf(text)).toBe(expected);
    expect(instant(text)).toBe(expected);
  });

  test.each([
    ['a date without a time', '2018-04-10'],
    ['a time without an offset', '2018-04-10T08:00:00'],
    ['a blank for the T', '2018-04-10 08:00:00+07:00'],
    ['a day that does not exist', '2018-02-31T08:00:00+07:00'],
    ['an hour that does not exist', '2018-04-10T25:00:00+07:00'],
    ['an offset that does not exist', '2018-04-10T08:00:00+15:00'],
    ['the year 0', '0000-04-10T08:00:00Z'],
    ['the last day of the year 9999', '9999-12-31T08:00:00Z'],
    ['words before it', 'at 2018-04-10T08:00:00Z'],
    ['words after it', '2018-04-10T08:00:00Z.'],
    ['nothing', ''],
  ])('%s names none', (_, text) => {
    expect(instantOf(text)).toBeNull();
  });

  test('a constant that names no moment is refused with its value', () => {
    expect(() => instant('2018-04-10')).toThrow(/"2018-04-10" is not an instant/);
  });

  test('milliseconds and text are one to one, and text is ordered as time is', () => {
    fc.assert(
      fc.property(anyMs, anyMs, (a, b) => {
        expect(toEpochMs(fromEpochMs(a))).toBe(a);
        expect(fromEpochMs(a) < fromEpochMs(b)).toBe(a < b);
        expect(instantOf(fromEpochMs(a))).toBe(fromEpochMs(a));
        expect(addMs(fromEpochMs(a), b - a)).toBe(fromEpochMs(b));
      }),
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5, 8.64e15, -8.64e15])('%s ms is no instant', (ms) => {
    expect(() => fromEpochMs(ms)).toThrow(`${ms} ms is not an instant`);
  });

  test('the first and the last moment', () => {
    expect(fromEpochMs(Date.parse('0001-01-02T00:00:00Z'))).toBe('0001-01-02T00:00:00.000Z');
    expect(fromEpochMs(Date.parse('9999-12-30T23:59:59.999Z'))).toBe('9999-12-30T23:59:59.999Z');
    expect(onOf(instant('9999-12-30T23:59:59.999Z'))).toBe('9999-12-31');
    expect(() => fromEpochMs(Date.parse('0001-01-02T00:00:00Z') - 1)).toThrow(RangeError);
    expect(() => fromEpochMs(Date.parse('9999-12-31T00:00:00Z'))).toThrow(RangeError);
  });
});

describe('days in Hậu Giang', () => {
  test.each([
    ['2018-04-09T16:59:59.999Z', '2018-04-09'],
    ['2018-04-09T17:00:00.000Z', '2018-04-10'],
    ['2018-04-10T16:59:59.999Z', '2018-04-10'],
    ['2018-12-31T17:00:00.000Z', '2019-01-01'],
  ])('%s is on %s', (at, on) => {
    expect(onOf(instant(at))).toBe(on);
  });

  test('a day lasts from its midnight to the next, 24:00 is the next day', () => {
    const on = localDate('2018-12-31');
    expect(startOfDay(on)).toBe('2018-12-30T17:00:00.000Z');
    expect(endOfDay(on)).toBe('2018-12-31T17:00:00.000Z');
    expect(atTime(on, '24:00')).toBe(endOfDay(on));
    expect(endOfDay(on)).toBe(startOfDay(localDate('2019-01-01')));
    expect(onOf(addMs(endOfDay(on), -1))).toBe(on);
  });

  test.each(['8:00', '08:00:00', '24:01', '25:00', '08:60', '', '08h00', '-1:00'])(
    '"%s" is no time of day',
    (time) => {
      expect(() => atTime(localDate('2018-04-10'), time)).toThrow(/is not a time/);
    },
  );

  test('the day and the time of day are luxon’s, whatever zone the machine is set to', () => {
    const zones = ['America/New_York', 'Pacific/Auckland', 'UTC', ZONE_NAME];
    for (const [n, zone] of zones.entries()) {
      vi.stubEnv('TZ', zone);
      // A century that no other test has asked about: what was kept must not stand in for the answer.
      const on = localDate(`${2300 + n}-05-04`);
      expect(atTime(on, '08:00')).toBe(`${on}T01:00:00.000Z`);
      expect(instantOf(`${on}T08:00+07:00`)).toBe(`${on}T01:00:00.000Z`);
      fc.assert(
        fc.property(anyMs, (ms) => {
          expect(onOf(fromEpochMs(ms))).toBe(inZone(ms).toISODate());
          expect(toZonedIso(fromEpochMs(ms))).toBe(inZone(ms).toISO());
        }),
      );
      expect(atTime(localDate('2018-05-04'), '08:00')).toBe('2018-05-04T01:00:00.000Z');
    }
  });

  test('every minute of a day lies on that day and shows its time', () => {
    fc.assert(
      fc.property(
        dateBetween('1976-01-01', '2199-12-31'),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        (on, hour, minute) => {
          const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
          expect(onOf(atTime(on, time))).toBe(on);
          expect(toZonedIso(atTime(on, time))).toBe(`${on}T${time}:00.000+07:00`);
        },
      ),
    );
  });

  test.each([
    ['1947-04-01', 23, 'its first hour was left out'],
    ['1975-06-12', 25, 'its last hour came twice'],
  ])('a day with a change of clocks is luxon’s as well: %s, %s hours, %s', (day, hours) => {
    const on = localDate(day);
    for (const time of ['00:00', '01:00', '06:00', '12:00', '22:00']) {
      const expected = DateTime.fromISO(`${day}T${time}`, { zone: ZONE_NAME });
      expect(toEpochMs(atTime(on, time))).toBe(expected.toMillis());
    }
    expect(toEpochMs(endOfDay(on)) - toEpochMs(startOfDay(on))).toBe(hours * 3_600_000);
  });

  test('days follow each other without a gap', () => {
    fc.assert(
      fc.property(anyDate, (on) => {
        expect(endOfDay(on)).toBe(startOfDay(addDays(on, 1)));
        expect(onOf(startOfDay(on))).toBe(on);
      }),
    );
  });
});

describe('moments in words', () => {
  test.each([
    ['2018-05-05T01:00:00.000Z', '08 giờ 00 ngày 05/5/2018', '2018-05-05T08:00:00.000+07:00'],
    ['2019-01-04T17:05:59.999Z', '00 giờ 05 ngày 05/01/2019', '2019-01-05T00:05:59.999+07:00'],
    ['2018-12-31T16:59:00.000Z', '23 giờ 59 ngày 31/12/2018', '2018-12-31T23:59:00.000+07:00'],
  ])('%s', (at, words, iso) => {
    expect(formatInstant(instant(at))).toBe(words);
    expect(toZonedIso(instant(at))).toBe(iso);
  });
});
