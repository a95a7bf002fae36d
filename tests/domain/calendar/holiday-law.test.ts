import { describe, expect, test } from 'vitest';
import { lawfulYear } from '../../../src/domain/calendar/holiday-law.ts';
import { lunarFeasts } from '../../../src/domain/calendar/lunar-feasts.ts';
import { localDate, weekdayOf } from '../../../src/domain/calendar/local-date.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { officeYears } from './office-calendar.ts';
import { solarOf } from './lunar-algorithm.ts';

const rows = (year: number, kind: string): readonly string[] =>
  lawfulYear(year)
    .days.filter((day) => day.kind === kind)
    .map((day) => day.on.slice(5));

describe('what the law alone gives', () => {
  test.each(officeYears.map((table) => [table.year, table] as const))(
    '%s: every holiday and compensation day that was published, and no other',
    (year, table) => {
      const published = table.days.filter((day) => day.kind === 'holiday' || day.kind === 'compensation');
      const lawful = lawfulYear(year).days;
      expect(lawful.map((day) => [day.on, day.kind])).toEqual(published.map((day) => [day.on, day.kind]));
    },
  );

  test.each([
    [2020, ['09-02'], '02/9 alone under the Code of 2012'],
    [2021, ['09-02', '09-03'], 'Thursday: the day after'],
    [2022, ['09-01', '09-02'], 'Friday: the day before'],
    [2023, ['09-01', '09-02'], 'Saturday: the day before'],
    [2024, ['09-02', '09-03'], 'Monday: the day after'],
    [2025, ['09-01', '09-02'], 'Tuesday: the day before'],
    [2026, ['09-01', '09-02'], 'Wednesday: the day before'],
    [2029, ['09-02', '09-03'], 'Sunday: the day after'],
  ])('the National Day of %s', (year, expected) => {
    expect(rows(year, 'holiday').filter((day) => day.startsWith('09'))).toEqual(expected);
  });

  test.each([
    [2027, ['02-04', '02-05', '02-06', '02-07', '02-08'], ['02-09', '02-10'], 'mùng 1 a Saturday'],
    [2028, ['01-24', '01-25', '01-26', '01-27', '01-28'], [], 'mùng 1 a Wednesday'],
    [2029, ['02-12', '02-13', '02-14', '02-15', '02-16'], [], 'mùng 1 a Tuesday'],
    [2033, ['01-30', '01-31', '02-01', '02-02', '02-03'], ['02-04'], 'mùng 1 a Monday'],
  ])('the Tết of %s', (year, days, compensated) => {
    const winter = (day: string): boolean => day > '01-03' && day < '03';
    expect(rows(year, 'holiday').filter(winter)).toEqual(days);
    expect(rows(year, 'compensation').filter(winter)).toEqual(compensated);
  });

  test('24/11 is off from 2026 on, and is not made good when it falls on a weekend', () => {
    expect(rows(2025, 'holiday')).not.toContain('11-24');
    expect(rows(2026, 'holiday')).toContain('11-24');
    expect(weekdayOf(localDate('2029-11-24'))).toBe(6);
    expect(rows(2029, 'compensation').filter((day) => day.startsWith('11'))).toEqual([]);
  });

  test('each year names its laws, the first from its first day', () => {
    expect(lawfulYear(2020).laws).toEqual([
      { from: '2020-01-01', source: 'Bộ luật Lao động số 10/2012/QH13, Điều 115' },
    ]);
    expect(lawfulYear(2021).laws.map((law) => law.source)).toEqual([
      'Bộ luật Lao động số 45/2019/QH14, Điều 111 và Điều 112',
    ]);
    expect(lawfulYear(2026).laws.map((law) => law.from)).toEqual(['2026-01-01', '2026-07-01']);
    expect(lawfulYear(2027).laws.map((law) => law.from)).toEqual(['2027-01-01', '2027-01-01']);
    expect(lawfulYear(2027).days.find((day) => day.on === '2027-11-24')?.source).toMatch(/28\/2026\/QH16/);
    expect(lawfulYear(2027).days.find((day) => day.on === '2027-09-02')?.source).toMatch(/45\/2019\/QH14/);
  });

  test('the names of a computed year', () => {
    const names = lawfulYear(2030).days.map((day) => `${day.on.slice(5)} ${day.name}`);
    expect(names).toEqual([
      '01-01 Tết Dương lịch',
      '01-31 Tết Nguyên đán',
      '02-01 Tết Nguyên đán',
      '02-02 Tết Nguyên đán',
      '02-03 Tết Nguyên đán',
      '02-04 Tết Nguyên đán',
      '02-05 Nghỉ bù Tết Nguyên đán',
      '02-06 Nghỉ bù Tết Nguyên đán',
      '04-12 Giỗ Tổ Hùng Vương (10/3 âm lịch)',
      '04-30 Ngày Chiến thắng',
      '05-01 Ngày Quốc tế lao động',
      '09-02 Quốc khánh',
      '09-03 Quốc khánh',
      '11-24 Ngày Văn hóa Việt Nam',
    ]);
  });

  test.each([
    [2020, /10\/2012\/QH13/],
    [2021, /45\/2019\/QH14/],
  ])('every holiday of %s rests on the Code of its time', (year, code) => {
    for (const day of lawfulYear(year).days) expect(day.source).toMatch(code);
  });

  test('every computed row says that it is computed, names its law, and stands once, in order', () => {
    for (let year = 2014; year <= 2100; year++) {
      const { days } = lawfulYear(year);
      expect(days.every((day) => day.mark === 'computed' && /\/QH\d+/.test(day.source))).toBe(true);
      expect(days.map((day) => day.on)).toEqual([...new Set(days.map((day) => day.on))].toSorted());
      const paid = days.filter((day) => day.kind === 'holiday').length;
      expect(paid).toBe(year < 2021 ? 10 : year < 2026 ? 11 : 12);
      const weekdaysOff = days.filter((day) => weekdayOf(day.on) <= 5).length;
      const uncompensated = year >= 2026 && weekdayOf(localDate(`${year}-11-24`)) >= 6 ? 1 : 0;
      expect(weekdaysOff).toBe(paid - uncompensated);
    }
  });

  test.each([1, 2013, 2101, 9999])('%s: no lunar dates, so no rows rather than half of them', (year) => {
    expect(lawfulYear(year)).toEqual({ year, laws: [], days: [] });
  });

  test('a year without rows still has its weekends, and is provisional', () => {
    const calendar = createWorkingCalendar(officeYears);
    expect(calendar.isWorkingDay(localDate('2150-01-01'))).toBe(true);
    expect(calendar.dayOff(localDate('2150-01-03'))?.kind).toBe('weekend');
    expect(calendar.isProvisional(localDate('2150-01-01'))).toBe(true);
  });
});

describe('the lunar table', () => {
  test('is what new moons and solstices give, 2014–2100', () => {
    for (let year = 2014; year <= 2100; year++) {
      const feasts = lunarFeasts(year);
      expect([year, feasts?.tetOn, feasts?.ancestorsOn]).toEqual([
        year,
        solarOf(1, 1, year),
        solarOf(10, 3, year),
      ]);
    }
  });

  test.each([
    // Where Hà Nội and Beijing differ, the witness itself must be Vietnamese.
    [1968, 1, 1, '1968-01-29'],
    [1985, 1, 1, '1985-01-21'],
    [2007, 1, 1, '2007-02-17'],
    [2030, 1, 1, '2030-02-02'],
    // Printed in the notices of the ministry.
    [2020, 29, 12, '2021-02-10'],
    [2024, 26, 12, '2025-01-25'],
    [2025, 1, 1, '2025-01-29'],
    [2025, 27, 12, '2026-02-14'],
    [2026, 1, 1, '2026-02-17'],
    [2018, 10, 3, '2018-04-25'],
    [2019, 10, 3, '2019-04-14'],
    [2023, 10, 3, '2023-04-29'],
    [2026, 10, 3, '2026-04-26'],
    // After a leap month: the fourth of 2020, the second of 2023, the sixth of 2025.
    [2020, 15, 8, '2020-10-01'],
    [2023, 15, 8, '2023-09-29'],
    [2025, 15, 8, '2025-10-06'],
  ])('the witness knows the lunar year %s: %s/%s is %s', (year, day, month, expected) => {
    expect(solarOf(day, month, year)).toBe(expected);
  });

  test('Tết lies between 20/01 and 21/02, Giỗ Tổ between 30/3 and 29/4: neither ever meets another holiday', () => {
    for (let year = 2014; year <= 2100; year++) {
      const feasts = lunarFeasts(year);
      expect(feasts?.tetOn.slice(5)).toMatch(/^(01-2\d|01-3\d|02-[01]\d|02-2[01])$/);
      expect(feasts?.ancestorsOn.slice(5)).toMatch(/^(03-3\d|04-[0-2]\d)$/);
    }
  });

  test('ends where nobody plans', () => {
    expect(lunarFeasts(2013)).toBeNull();
    expect(lunarFeasts(2101)).toBeNull();
  });
});
