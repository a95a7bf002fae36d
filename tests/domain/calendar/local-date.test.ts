import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  dateOf,
  dayNumber,
  dayOfMonth,
  daysBetween,
  daysInMonth,
  firstDayOfYear,
  formatDate,
  formatDateLong,
  formatWeekday,
  fromDayNumber,
  lastDayOfMonth,
  localDate,
  maxDate,
  minDate,
  monthOf,
  parseLocalDate,
  weekdayOf,
  yearOf,
} from '../../../src/domain/calendar/local-date.ts';
import { anyDate, dateBetween, monthEnd } from './arbitraries.ts';

const luxon = (on: string): DateTime => DateTime.fromISO(on, { zone: 'utc' });

describe('what is a date', () => {
  test.each(['2018-04-10', '2020-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(parseLocalDate(text)).toBe(text);
    expect(localDate(text)).toBe(text);
  });

  test.each([
    ['31/02', '2018-02-31'],
    ['29/02 of a common year', '2019-02-29'],
    ['29/02 of a century that is no leap year', '1900-02-29'],
    ['31/4', '2018-04-31'],
    ['month 13', '2018-13-01'],
    ['month 0', '2018-00-10'],
    ['day 0', '2018-04-00'],
    ['the year 0', '0000-01-01'],
    ['too short', '2018-4-10'],
    ['too long', '2018-04-100'],
    ['Vietnamese order', '10-04-2018'],
    ['slashes', '2018/04/10'],
    ['a slash after the month', '2018-04/10'],
    ['a slash after the year', '2018/04-10'],
    // Their codes lie beside those of the digits, so that careless arithmetic would read 10/9 and 10/10.
    ['a character below the digits', '2018-1/-10'],
    ['a character above the digits', '2018-0:-10'],
    ['a letter', '2018-0a-10'],
    ['full-width digits', '２０１８-04-10'],
    ['nothing', ''],
    ['blanks', '    -  -  '],
  ])('%s is none', (_, text) => {
    expect(parseLocalDate(text)).toBeNull();
  });

  test('a constant that is no date is refused with its value', () => {
    expect(() => localDate('2018-02-31')).toThrow(
      new RangeError('"2018-02-31" is not a date: write YYYY-MM-DD, a day that exists'),
    );
  });

  test('every text is a date exactly where luxon says so', () => {
    const digits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
    const text = fc
      .tuple(fc.integer({ min: 1, max: 9999 }), digits, digits)
      .map(([year, month, day]) => `${String(year).padStart(4, '0')}-${month}-${day}`);
    fc.assert(
      fc.property(text, (candidate) => {
        expect(parseLocalDate(candidate) !== null).toBe(luxon(candidate).isValid);
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (any) => {
        expect([null, any]).toContain(parseLocalDate(any));
      }),
    );
  });

  test.each([
    [2018, 2, 31],
    [2018, 0, 1],
    [2018, 13, 1],
    [0, 1, 1],
    [10_000, 1, 1],
    [2018.5, 1, 1],
    [2018, 1.5, 1],
    [2018, 1, 1.5],
    [2018, 1, 0],
    [Number.NaN, 1, 1],
  ])('year %s, month %s, day %s make no date', (year, month, day) => {
    expect(dateOf(year, month, day)).toBeNull();
  });

  test('parts are read and put together', () => {
    expect(dateOf(2018, 4, 5)).toBe('2018-04-05');
    expect(dateOf(7, 12, 31)).toBe('0007-12-31');
    expect(dateOf(999, 1, 1)).toBe('0999-01-01');
    expect(dateOf(1000, 1, 1)).toBe('1000-01-01');
    expect(yearOf(localDate('2018-04-05'))).toBe(2018);
    expect(monthOf(localDate('2018-04-05'))).toBe(4);
    expect(dayOfMonth(localDate('2018-04-05'))).toBe(5);
  });
});

describe('days', () => {
  test('every day from 2013 to 2100 has its number, its weekday and its successor as luxon counts them', () => {
    const wrong: string[] = [];
    let expected = luxon('2013-01-01');
    for (let on = localDate('2013-01-01'); on < '2101-01-01'; on = addDays(on, 1)) {
      const isRight =
        on === expected.toISODate() &&
        weekdayOf(on) === expected.weekday &&
        fromDayNumber(dayNumber(on)) === on;
      if (!isRight) wrong.push(on);
      expected = expected.plus({ days: 1 });
    }
    expect(wrong).toEqual([]);
  });

  test('adding days is what luxon adds', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -200_000, max: 200_000 }), (on, n) => {
        expect(addDays(on, n)).toBe(luxon(on).plus({ days: n }).toISODate());
      }),
    );
  });

  test('far back and far ahead too', () => {
    fc.assert(
      fc.property(dateBetween('0001-01-01', '9999-12-31'), (on) => {
        expect(weekdayOf(on)).toBe(luxon(on).weekday);
        expect(dayNumber(on)).toBe(luxon(on).toMillis() / 86_400_000);
        expect(fromDayNumber(dayNumber(on))).toBe(on);
      }),
    );
  });

  test.each(['1600-02-29', '1900-02-28', '1999-12-31', '2000-02-29', '2000-03-01', '2400-02-29'])(
    'where centuries and leap years turn: %s',
    (text) => {
      expect(dayNumber(localDate(text))).toBe(luxon(text).toMillis() / 86_400_000);
      expect(fromDayNumber(dayNumber(localDate(text)))).toBe(text);
    },
  );

  test('days between are what adding them gives', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
      }),
    );
    expect(daysBetween(localDate('2018-04-10'), localDate('2018-04-13'))).toBe(3);
    expect(daysBetween(localDate('2018-04-13'), localDate('2018-04-10'))).toBe(-3);
  });

  test('dates compare as text', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(a < b).toBe(daysBetween(a, b) > 0);
        expect(minDate(a, b) <= maxDate(a, b)).toBe(true);
        expect([minDate(a, b), maxDate(a, b)].toSorted()).toEqual([a, b].toSorted());
      }),
    );
  });

  test('outside the years 1 to 9999, and for a fraction of a day, there is no date', () => {
    expect(() => addDays(localDate('9999-12-31'), 1)).toThrow(/lies outside the years 1 to 9999/);
    expect(() => addDays(localDate('0001-01-01'), -1)).toThrow(RangeError);
    expect(() => addDays(localDate('2018-04-10'), 0.5)).toThrow(/not a whole number/);
    expect(() => addDays(localDate('2018-04-10'), Number.NaN)).toThrow(RangeError);
    expect(addDays(localDate('9999-12-30'), 1)).toBe('9999-12-31');
    expect(addDays(localDate('0001-01-02'), -1)).toBe('0001-01-01');
  });

  test('1970-01-01 is day 0, a Thursday, and the days before it have weekdays too', () => {
    expect(dayNumber(localDate('1970-01-01'))).toBe(0);
    expect(weekdayOf(localDate('1970-01-01'))).toBe(4);
    expect(weekdayOf(localDate('1969-12-28'))).toBe(7);
    expect(weekdayOf(localDate('2018-05-05'))).toBe(6);
  });
});

describe('months', () => {
  /** Điều 148.3, written a second time and without a library. */
  const byTheCode = (on: string, n: number): string => {
    const [year, month, day] = on.split('-').map(Number) as [number, number, number];
    const months = year * 12 + (month - 1) + n;
    const last = new Date(Date.UTC(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 0));
    last.setUTCDate(Math.min(day, last.getUTCDate()));
    return last.toISOString().slice(0, 10);
  };

  test.each([
    ['2018-09-17', 3, '2018-12-17'],
    ['2019-10-10', 3, '2020-01-10'],
    ['2019-11-30', 3, '2020-02-29'],
    ['2018-11-30', 3, '2019-02-28'],
    ['2018-01-31', 1, '2018-02-28'],
    ['2020-01-31', 1, '2020-02-29'],
    ['2018-03-31', 1, '2018-04-30'],
    ['2018-04-30', 1, '2018-05-30'],
    ['2018-12-31', 2, '2019-02-28'],
    ['2018-12-31', 0, '2018-12-31'],
    ['2020-03-31', -1, '2020-02-29'],
    ['2020-02-29', 12, '2021-02-28'],
  ])('%s + %s months = %s', (on, n, expected) => {
    expect(addMonths(localDate(on), n)).toBe(expected);
  });

  test('at every month end, forwards and backwards, the corresponding day or the last day of the month', () => {
    fc.assert(
      fc.property(monthEnd, fc.integer({ min: -60, max: 60 }), (on, n) => {
        expect(addMonths(on, n)).toBe(byTheCode(on, n));
      }),
      { numRuns: 500 },
    );
  });

  test('on every other day too', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (on, n) => {
        expect(addMonths(on, n)).toBe(byTheCode(on, n));
      }),
    );
  });

  test('a year is twelve months, and a leap day has its corresponding day only in leap years', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -50, max: 50 }), (on, n) => {
        expect(addYears(on, n)).toBe(addMonths(on, 12 * n));
      }),
    );
    expect(addYears(localDate('2020-02-29'), 1)).toBe('2021-02-28');
    expect(addYears(localDate('2020-02-29'), 4)).toBe('2024-02-29');
  });

  test('half a month is no length, and no sum leaves the years 1 to 9999', () => {
    expect(() => addMonths(localDate('2018-04-10'), 0.5)).toThrow('0.5 is not a whole number of months');
    expect(() => addMonths(localDate('2018-04-10'), Number.NaN)).toThrow(RangeError);
    expect(() => addYears(localDate('2018-04-10'), 8000)).toThrow(/2018-04-10/);
    expect(() => addMonths(localDate('0001-01-01'), -1)).toThrow(RangeError);
    expect(() => addMonths(localDate('2018-04-10'), 1e300)).toThrow(RangeError);
  });

  test('every month from 1900 to 2199 has as many days as luxon says', () => {
    const wrong: string[] = [];
    for (let n = 0; n < 300 * 12; n++) {
      const [year, month] = [1900 + Math.floor(n / 12), (n % 12) + 1];
      const days = DateTime.utc(year, month).daysInMonth ?? 0;
      const isRight =
        daysInMonth(year, month) === days && lastDayOfMonth(year, month) === dateOf(year, month, days);
      if (!isRight) wrong.push(`${year}-${month}`);
    }
    expect(wrong).toEqual([]);
  });

  test('there is no month 13, and no year 0', () => {
    expect(() => daysInMonth(2018, 13)).toThrow(/no month 13/);
    expect(() => lastDayOfMonth(2018, 13)).toThrow(/no month 13/);
    expect(() => lastDayOfMonth(2018, 0)).toThrow(RangeError);
    expect(() => lastDayOfMonth(0, 1)).toThrow(RangeError);
    expect(() => firstDayOfYear(0)).toThrow(/no year 0/);
    expect(firstDayOfYear(2018)).toBe('2018-01-01');
  });
});

describe('dates in words', () => {
  test.each([
    ['2018-05-05', '05/5/2018', 'ngày 05 tháng 5 năm 2018', 'thứ Bảy'],
    ['2019-01-05', '05/01/2019', 'ngày 05 tháng 01 năm 2019', 'thứ Bảy'],
    ['2019-02-28', '28/02/2019', 'ngày 28 tháng 02 năm 2019', 'thứ Năm'],
    ['2018-03-09', '09/3/2018', 'ngày 09 tháng 3 năm 2018', 'thứ Sáu'],
    ['2018-12-31', '31/12/2018', 'ngày 31 tháng 12 năm 2018', 'thứ Hai'],
    ['2018-10-10', '10/10/2018', 'ngày 10 tháng 10 năm 2018', 'thứ Tư'],
    ['2018-04-10', '10/4/2018', 'ngày 10 tháng 4 năm 2018', 'thứ Ba'],
    ['2019-03-31', '31/3/2019', 'ngày 31 tháng 3 năm 2019', 'Chủ nhật'],
  ])('%s', (on, short, long, weekday) => {
    expect(formatDate(localDate(on))).toBe(short);
    expect(formatDateLong(localDate(on))).toBe(long);
    expect(formatWeekday(localDate(on))).toBe(weekday);
  });
});
