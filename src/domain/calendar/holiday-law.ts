import type { CalendarDay, CalendarLaw, CalendarYear } from './calendar-year.ts';
import { addDays, daysBetween, localDate, weekdayOf } from './local-date.ts';
import type { LocalDate } from './local-date.ts';
import { lunarFeasts } from './lunar-feasts.ts';

const CODE_2012 = 'Bộ luật Lao động số 10/2012/QH13, Điều 115';
const CODE_2019 = 'Bộ luật Lao động số 45/2019/QH14, Điều 111 và Điều 112';
const CULTURE_DAY = 'Nghị quyết số 28/2026/QH16 (Ngày Văn hóa Việt Nam 24/11)';

/**
 * The year as the law alone gives it, for years that nobody has published yet: holidays, and a compensation day for
 * each that falls on a weekend. Swaps are decided from year to year and are never computed. A year for which there
 * are no lunar dates (outside 2014–2100) has no rows at all: half a calendar would look like a whole one.
 */
export function lawfulYear(year: number): CalendarYear {
  const holidays = holidaysOf(year).toSorted(byDate);
  const days = [...holidays, ...compensations(holidays)].toSorted(byDate);
  return { year, laws: lawsOf(year), days };
}

function holidaysOf(year: number): readonly CalendarDay[] {
  const feasts = lunarFeasts(year);
  if (feasts === null) return [];
  const code = year < 2021 ? CODE_2012 : CODE_2019;
  const cultureDay = computed(dateIn(year, '11-24'), 'Ngày Văn hóa Việt Nam', CULTURE_DAY);
  return [
    computed(dateIn(year, '01-01'), 'Tết Dương lịch', code),
    ...tetDays(feasts.tetOn).map((on) => computed(on, 'Tết Nguyên đán', code)),
    computed(feasts.ancestorsOn, 'Giỗ Tổ Hùng Vương (10/3 âm lịch)', code),
    computed(dateIn(year, '04-30'), 'Ngày Chiến thắng', code),
    computed(dateIn(year, '05-01'), 'Ngày Quốc tế lao động', code),
    ...nationalDays(year).map((on) => computed(on, 'Quốc khánh', code)),
    ...(year < 2026 ? [] : [cultureDay]),
  ];
}

/**
 * Five days, which ones the Prime Minister decides (Điều 112.3). In every year from 2018 to 2026 it was the eve and
 * four days where mùng 1 is a Tuesday, otherwise two days before it and three from it on. A Monday would give the
 * same week off either way.
 */
function tetDays(firstOn: LocalDate): readonly LocalDate[] {
  const before = weekdayOf(firstOn) <= 2 ? 1 : 2;
  return [0, 1, 2, 3, 4].map((n) => addDays(firstOn, n - before));
}

/**
 * 02/9 and, since the Code of 2019, one day beside it, which the Prime Minister decides: from 2021 to 2026 it was
 * the day after on a Monday and a Thursday, the day before otherwise. A Sunday gives the same days off either way.
 */
function nationalDays(year: number): readonly LocalDate[] {
  const on = dateIn(year, '09-02');
  if (year < 2021) return [on];
  const isFollowed = [1, 4, 7].includes(weekdayOf(on));
  return isFollowed ? [on, addDays(on, 1)] : [addDays(on, -1), on];
}

/**
 * Điều 111.3 (2012: Điều 115.3): a holiday on a weekly rest day is made good on the next day that is worked. It
 * speaks of the holidays of Điều 112.1, which 24/11 is not: a resolution added that one beside the Code.
 */
function compensations(holidays: readonly CalendarDay[]): readonly CalendarDay[] {
  const off = new Set(holidays.map((day) => day.on));
  const isRest = (on: LocalDate): boolean => weekdayOf(on) >= 6;
  return holidays
    .filter((day) => isRest(day.on) && day.source !== CULTURE_DAY)
    .map((day) => {
      let on = day.on;
      while (isRest(on) || off.has(on)) on = addDays(on, 1);
      off.add(on);
      return { ...day, on, kind: 'compensation' as const, name: `Nghỉ bù ${day.name}` };
    });
}

const byDate = (a: CalendarDay, b: CalendarDay): number => daysBetween(b.on, a.on);

const computed = (on: LocalDate, name: string, source: string): CalendarDay => ({
  on,
  kind: 'holiday',
  name,
  source,
  mark: 'computed',
  swappedWith: null,
  note: null,
});

/** In order of coming into force, the first from the first day of the year. */
function lawsOf(year: number): readonly CalendarLaw[] {
  if (lunarFeasts(year) === null) return [];
  const code = { from: dateIn(year, '01-01'), source: year < 2021 ? CODE_2012 : CODE_2019 };
  if (year < 2026) return [code];
  return [code, { from: dateIn(year, year === 2026 ? '07-01' : '01-01'), source: CULTURE_DAY }];
}

const dateIn = (year: number, monthAndDay: string): LocalDate => localDate(`${year}-${monthAndDay}`);
