import { describe, expect, test } from 'vitest';
import { compareCalendars, compareWithLaw } from '../../../src/domain/calendar/compare-calendars.ts';
import { describeYear, KIND_LABELS, MARK_LABELS } from '../../../src/domain/calendar/describe-year.ts';
import { lawfulYear } from '../../../src/domain/calendar/holiday-law.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import type { CalendarDay } from '../../../src/domain/calendar/working-calendar.ts';
import { officeCalendar, officeYear, officeYears } from './office-calendar.ts';

const swapOff: CalendarDay = {
  on: localDate('2027-04-30'),
  kind: 'swap_off',
  name: 'Nghỉ hoán đổi, làm bù thứ Bảy 08/5/2027',
  source: 'một thông báo',
  mark: 'official',
  swappedWith: localDate('2027-05-08'),
  note: null,
};
const swapWork: CalendarDay = {
  ...swapOff,
  on: localDate('2027-05-08'),
  kind: 'swap_work',
  swappedWith: swapOff.on,
};

/** 2027 as the law gives it, with the given rows in place of those of the same dates. */
const published2027 = (...rows: readonly CalendarDay[]) => ({
  ...lawfulYear(2027),
  days: [...lawfulYear(2027).days.filter((day) => rows.every((row) => row.on !== day.on)), ...rows],
});

describe('comparing two calendars', () => {
  test('a calendar does not differ from itself', () => {
    expect(compareCalendars(officeCalendar, createWorkingCalendar(officeYears))).toEqual([]);
  });

  test('publishing a year as it was computed changes no day', () => {
    const after = createWorkingCalendar([...officeYears, published2027()]);
    expect(compareCalendars(officeCalendar, after)).toEqual([]);
  });

  test('a swap makes one day free and one worked', () => {
    const monday = { ...swapOff, on: localDate('2027-05-04') };
    const after = createWorkingCalendar([...officeYears, published2027(monday, swapWork)]);
    expect(compareCalendars(officeCalendar, after).map((day) => day.words)).toEqual([
      'thứ Ba 04/5/2027: trước làm việc, nay nghỉ (Nghỉ hoán đổi, làm bù thứ Bảy 08/5/2027)',
      'thứ Bảy 08/5/2027: trước nghỉ (thứ Bảy), nay làm việc',
    ]);
    expect(
      compareCalendars(after, officeCalendar).map((day) => [day.on, day.before?.kind, day.after?.kind]),
    ).toEqual([
      ['2027-05-04', 'swap', undefined],
      ['2027-05-08', undefined, 'weekend'],
    ]);
  });

  test('another reason for the same day off moves nothing', () => {
    const after = createWorkingCalendar([...officeYears, published2027(swapOff)]);
    expect(compareCalendars(officeCalendar, after)).toEqual([]);
  });

  test('a table that is taken away is compared too', () => {
    const shorter = createWorkingCalendar(officeYears.filter((table) => table.year < 2026));
    expect(compareCalendars(officeCalendar, shorter).map((day) => day.on)).toEqual([
      '2026-01-02',
      '2026-01-10',
      '2026-08-22',
      '2026-08-31',
    ]);
  });
});

describe('the ends of the comparison', () => {
  test('a first year that only one of them has', () => {
    const withTheYearBefore = createWorkingCalendar([{ ...lawfulYear(2017), days: [] }, ...officeYears]);
    expect(compareCalendars(officeCalendar, withTheYearBefore)[0]?.on).toBe('2017-01-02');
    expect(compareCalendars(withTheYearBefore, officeCalendar)[0]?.on).toBe('2017-01-02');
  });

  test('New Year’s Eve of the last year', () => {
    const eve = { ...swapOff, on: localDate('2027-12-31') };
    const after = createWorkingCalendar([...officeYears, published2027(eve)]);
    expect(compareCalendars(officeCalendar, after).map((day) => day.on)).toEqual(['2027-12-31']);
  });
});

describe('a table beside the law', () => {
  test.each(officeYears.map((table) => table.year))('%s departs from it in swaps alone', (year) => {
    expect(compareWithLaw(officeYear(year))).toEqual([]);
  });

  test('a forgotten holiday shows', () => {
    const table = officeYear(2018);
    const forgetful = { ...table, days: table.days.filter((day) => day.on !== '2018-04-30') };
    expect(compareWithLaw(forgetful).map((day) => day.words)).toEqual([
      'thứ Hai 30/4/2018: trước nghỉ (Ngày Chiến thắng), nay làm việc',
    ]);
  });

  test('a Tết that begins on another day shows', () => {
    const moved: CalendarDay = {
      ...swapOff,
      on: localDate('2027-02-11'),
      kind: 'holiday',
      swappedWith: null,
    };
    const days = compareWithLaw(published2027(moved));
    expect(days.map((day) => day.on)).toEqual(['2027-02-11']);
  });
});

describe('a year in words', () => {
  test('2018: the days, their sources and what is unsure', () => {
    const year = describeYear(officeCalendar, 2018);
    expect(year.words).toBe(
      'Năm 2018: 250 ngày làm việc, 11 ngày nghỉ rơi vào thứ Hai đến thứ Sáu. 1 ngày chưa đối chiếu được nguồn.',
    );
    expect(year).toMatchObject({ provisional: false, workingDays: 250, weekdaysOff: 11, weekendsWorked: 0 });
    expect(year.marks).toEqual({ official: 5, press: 8, unverified: 1, computed: 0 });
    expect(year.days.at(-1)?.words).toBe(
      'thứ Hai 31/12/2018, nghỉ hoán đổi: Nghỉ hoán đổi, làm bù thứ Bảy 05/01/2019 (báo chí, dẫn lại)',
    );
    expect(year.againstLaw).toEqual([]);
    expect(year.laws).toHaveLength(1);
  });

  test('2026: two swaps, two laws', () => {
    const year = describeYear(officeCalendar, 2026);
    expect(year.words).toBe(
      'Năm 2026: 249 ngày làm việc, 14 ngày nghỉ rơi vào thứ Hai đến thứ Sáu, 2 ngày làm bù cuối tuần.',
    );
    expect(year.laws.map((law) => law.from)).toEqual(['2026-01-01', '2026-07-01']);
  });

  test('2027: nobody has published it', () => {
    const year = describeYear(officeCalendar, 2027);
    expect(year.words).toMatch(
      /^Năm 2027 \(tạm tính theo luật, chưa có lịch chính thức\): \d+ ngày làm việc/,
    );
    expect(year.provisional).toBe(true);
    expect(year.marks.computed).toBe(year.days.length);
    expect(year.againstLaw).toEqual([]);
  });

  test('days of the year are worked, free weekdays or free weekends', () => {
    for (let n = 2014; n <= 2100; n++) {
      const year = describeYear(officeCalendar, n);
      const isLeap = n % 4 === 0 && n !== 2100;
      const weekends = isLeap ? 366 : 365;
      expect(year.workingDays + year.weekdaysOff).toBeLessThanOrEqual(262 + year.weekendsWorked);
      expect(year.workingDays + year.weekdaysOff).toBeGreaterThanOrEqual(
        weekends - 106 + year.weekendsWorked,
      );
    }
  });

  test('every kind and every mark has its Vietnamese name', () => {
    expect(Object.values(KIND_LABELS)).toEqual(['nghỉ lễ', 'nghỉ bù', 'nghỉ hoán đổi', 'làm bù']);
    expect(Object.values(MARK_LABELS)).toHaveLength(4);
  });

  test('a year outside 1–9999 has no calendar', () => {
    expect(() => describeYear(officeCalendar, 0)).toThrow(RangeError);
    expect(describeYear(officeCalendar, 999).days).toEqual([]);
  });
});
