import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate, weekdayOf } from '../../../src/domain/calendar/local-date.ts';
import {
  addWorkingDays,
  countWorkingDays,
  createWorkingCalendar,
  daysOffBetween,
  firstWorkingDayOnOrAfter,
  lastWorkingDayOnOrBefore,
} from '../../../src/domain/calendar/working-calendar.ts';
import { dateBetween } from './arbitraries.ts';
import { officeCalendar as calendar, officeYear, officeYears } from './office-calendar.ts';
import { PRINTED, printedDays } from './printed-calendar.ts';

const on = localDate;
const officialDay = dateBetween('2018-01-01', '2026-12-31');
const anyDay = dateBetween('2014-01-01', '2050-12-31');

describe('the printed calendar of 2018–2026', () => {
  test('all 3,287 days are worked or not as printed', () => {
    const wrong: string[] = [];
    let days = 0;
    for (const [year, printed] of Object.entries(PRINTED)) {
      const off = new Set(printedDays(Number(year), printed.off));
      const worked = new Set(printedDays(Number(year), printed.worked));
      for (let day = on(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1)) {
        const expected = (weekdayOf(day) <= 5 && !off.has(day)) || worked.has(day);
        if (calendar.isWorkingDay(day) !== expected) wrong.push(day);
        days++;
      }
    }
    expect(wrong).toEqual([]);
    expect(days).toBe(3287);
  });

  test('the page itself names only weekdays as off and only weekends as worked', () => {
    for (const [year, printed] of Object.entries(PRINTED)) {
      for (const day of printedDays(Number(year), printed.off)) expect(weekdayOf(on(day))).toBeLessThan(6);
      for (const day of printedDays(Number(year), printed.worked))
        expect(weekdayOf(on(day))).toBeGreaterThan(5);
    }
  });

  test('a day is off exactly when there is a reason', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(calendar.dayOff(day) === null).toBe(calendar.isWorkingDay(day));
      }),
    );
  });
});

describe('why a day is off', () => {
  test.each([
    ['2018-04-25', 'holiday', 'Giỗ Tổ Hùng Vương (10/3 âm lịch)', 'official'],
    ['2018-05-05', 'weekend', 'thứ Bảy', 'official'],
    ['2018-05-06', 'weekend', 'Chủ nhật', 'official'],
    ['2018-09-02', 'holiday', 'Quốc khánh', 'official'],
    ['2018-09-03', 'compensation', 'Nghỉ bù Quốc khánh (Chủ nhật 02/9/2018)', 'unverified'],
    ['2018-12-31', 'swap', 'Nghỉ hoán đổi, làm bù thứ Bảy 05/01/2019', 'press'],
    ['2018-02-17', 'holiday', 'Tết Nguyên đán Mậu Tuất (mùng 2)', 'press'],
    ['2026-11-24', 'holiday', 'Ngày Văn hóa Việt Nam', 'official'],
    ['2027-02-06', 'holiday', 'Tết Nguyên đán', 'computed'],
  ])('%s: %s, %s', (day, kind, name, mark) => {
    const off = calendar.dayOff(on(day));
    expect(off).toMatchObject({ on: day, kind, name, mark });
    expect(off?.source).toMatch(/\S/);
  });

  test('a Saturday made up for a swapped Monday is worked', () => {
    expect(calendar.dayOff(on('2019-01-05'))).toBeNull();
    expect(calendar.isWorkingDay(on('2019-01-05'))).toBe(true);
  });

  test('the weekend rests on the forty-hour week', () => {
    expect(calendar.dayOff(on('2018-05-05'))?.source).toMatch(/^Quyết định số 188\/1999\/QĐ-TTg/);
  });
});

describe('the last and the next working day', () => {
  test.each([
    ['Sunday at the end of a quarter', '2019-03-31', '2019-03-29', '2019-04-01'],
    ['the swapped last day of 2018', '2018-12-31', '2018-12-28', '2019-01-02'],
    ['the Saturday after "trước ngày 05/5/2018"', '2018-05-05', '2018-05-04', '2018-05-07'],
    ['a working Friday', '2018-05-04', '2018-05-04', '2018-05-04'],
    ['a Saturday that is worked', '2019-01-05', '2019-01-05', '2019-01-05'],
    ['the middle of Tết', '2018-02-17', '2018-02-13', '2018-02-21'],
    ['the end of 2019', '2019-12-31', '2019-12-31', '2019-12-31'],
    ['the four days of 30/4 in 2018', '2018-04-30', '2018-04-27', '2018-05-02'],
  ])('%s', (_, day, last, next) => {
    expect(lastWorkingDayOnOrBefore(calendar, on(day))).toBe(last);
    expect(firstWorkingDayOnOrAfter(calendar, on(day))).toBe(next);
  });

  test('both are worked, lie on their side of the day, and leave no working day between', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const last = lastWorkingDayOnOrBefore(calendar, day);
        const next = firstWorkingDayOnOrAfter(calendar, day);
        expect(calendar.isWorkingDay(last) && calendar.isWorkingDay(next)).toBe(true);
        expect(last <= day && day <= next).toBe(true);
        expect(countWorkingDays(calendar, last, next)).toBe(last === next ? 0 : 1);
      }),
    );
  });
});

describe('counting working days', () => {
  test.each([
    ['the day itself is not counted', '2018-05-04', 1, '2018-05-07'],
    ['backwards as well', '2018-05-04', -3, '2018-04-27'],
    ['over 25/4, 30/4 and 01/5: from the receipt stamp', '2018-04-13', 12, '2018-05-04'],
    ['15 before 04/5/2018 is the day of signing', '2018-05-04', -15, '2018-04-10'],
    ['07 working days from receipt', '2018-12-24', 7, '2019-01-04'],
    ['a worked Saturday counts', '2019-01-04', 1, '2019-01-05'],
    ['from a day off', '2018-12-31', 1, '2019-01-02'],
    ['none', '2018-12-31', 0, '2018-12-31'],
  ])('%s', (_, day, n, expected) => {
    expect(addWorkingDays(calendar, on(day), n)).toBe(expected);
  });

  test('adding n working days and counting gives n', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (day, n) => {
        expect(countWorkingDays(calendar, day, addWorkingDays(calendar, day, n))).toBe(n);
      }),
    );
  });

  test('a count is the sum of its parts', () => {
    fc.assert(
      fc.property(officialDay, officialDay, officialDay, (a, b, c) => {
        const [first = a, second = b, third = c] = [a, b, c].toSorted();
        const whole = countWorkingDays(calendar, first, third);
        const parts = countWorkingDays(calendar, first, second) + countWorkingDays(calendar, second, third);
        expect(parts).toBe(whole);
      }),
    );
  });

  test('days off and working days together are all days', () => {
    fc.assert(
      fc.property(officialDay, fc.integer({ min: 0, max: 300 }), (from, n) => {
        const off = daysOffBetween(calendar, addDays(from, 1), addDays(from, n));
        expect(off.length + countWorkingDays(calendar, from, addDays(from, n))).toBe(n);
      }),
    );
  });

  test('the days passed over are named, both ends included', () => {
    const passed = daysOffBetween(calendar, on('2018-04-28'), on('2018-05-01'));
    expect(passed.map((day) => [day.on, day.name])).toEqual([
      ['2018-04-28', 'thứ Bảy'],
      ['2018-04-29', 'Chủ nhật'],
      ['2018-04-30', 'Ngày Chiến thắng'],
      ['2018-05-01', 'Ngày Quốc tế lao động'],
    ]);
    expect(daysOffBetween(calendar, on('2018-05-01'), on('2018-04-28'))).toEqual([]);
  });

  test('half a working day is no length', () => {
    expect(() => addWorkingDays(calendar, on('2018-04-10'), 1.5)).toThrow(/1\.5 is not a whole number/);
    expect(() => addWorkingDays(calendar, on('2018-04-10'), Number.NaN)).toThrow(RangeError);
  });
});

describe('how sure the calendar is', () => {
  test.each([
    ['2017-12-31', true],
    ['2018-01-01', false],
    ['2026-12-31', false],
    ['2027-01-01', true],
    ['2045-06-30', true],
  ])('%s: provisional %s', (day, provisional) => {
    expect(calendar.isProvisional(on(day))).toBe(provisional);
  });

  test('the years that have a table', () => {
    expect(calendar.firstOfficialYear).toBe(2018);
    expect(calendar.lastOfficialYear).toBe(2026);
    expect(calendar.year(2018)).toEqual(officeYear(2018));
    expect(calendar.year(2027).days.every((day) => day.mark === 'computed')).toBe(true);
  });

  test('publishing the next year makes it official', () => {
    const longer = createWorkingCalendar([...officeYears, { ...calendar.year(2027), year: 2027 }]);
    expect(longer.isProvisional(on('2027-12-31'))).toBe(false);
    expect(longer.isProvisional(on('2028-01-01'))).toBe(true);
  });

  test('the order of the tables does not matter', () => {
    const turned = createWorkingCalendar(officeYears.toReversed());
    expect(turned.firstOfficialYear).toBe(2018);
    expect(turned.isWorkingDay(on('2018-12-31'))).toBe(false);
  });

  test.each([
    ['no year at all', [], 'found none'],
    ['a year twice', [2018, 2018], 'found 2018, 2018'],
    ['a hole', [2018, 2020], 'found 2018, 2020'],
  ])('%s is refused', (_, years, words) => {
    expect(() => createWorkingCalendar(years.map(officeYear))).toThrow(words);
  });
});
