import { compareWithLaw } from './compare-calendars.ts';
import type { DayChange } from './compare-calendars.ts';
import type { CalendarDay, CalendarDayKind, CalendarLaw, DayMark } from './calendar-year.ts';
import {
  addDays,
  firstDayOfYear,
  formatDate,
  formatWeekday,
  lastDayOfMonth,
  weekdayOf,
} from './local-date.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** How the screen names a row's kind. */
export const KIND_LABELS: Readonly<Record<CalendarDayKind, string>> = {
  holiday: 'nghỉ lễ',
  compensation: 'nghỉ bù',
  swap_off: 'nghỉ hoán đổi',
  swap_work: 'làm bù',
};

/** How the screen says where a row comes from. */
export const MARK_LABELS: Readonly<Record<DayMark, string>> = {
  official: 'văn bản chính thức',
  press: 'báo chí, dẫn lại',
  unverified: 'chưa đối chiếu',
  computed: 'tạm tính theo luật',
};

export interface DescribedDay extends CalendarDay {
  /** `thứ Hai 31/12/2018, nghỉ hoán đổi: Nghỉ hoán đổi, làm bù thứ Bảy 05/01/2019 (báo chí, dẫn lại)`. */
  readonly words: string;
}

/** A year of the calendar for a person to read: `dondoc calendar show`, and what `check` says of each file. */
export interface YearDescription {
  readonly year: number;
  /** Nobody has published the year: everything in it is computed from the law. */
  readonly provisional: boolean;
  readonly laws: readonly CalendarLaw[];
  readonly days: readonly DescribedDay[];
  readonly workingDays: number;
  /** Mondays to Fridays that are not worked. */
  readonly weekdaysOff: number;
  /** Saturdays and Sundays that are worked. */
  readonly weekendsWorked: number;
  readonly marks: Readonly<Record<DayMark, number>>;
  /** Departures from what the law alone gives, for a person to look at. Empty for a computed year. */
  readonly againstLaw: readonly DayChange[];
  /** One Vietnamese sentence. */
  readonly words: string;
}

export function describeYear(calendar: WorkingCalendar, year: number): YearDescription {
  const table = calendar.year(year);
  const provisional = calendar.isProvisional(firstDayOfYear(year));
  const counts = countDays(calendar, year);
  const marks = countMarks(table.days);
  return {
    year,
    provisional,
    laws: table.laws,
    days: table.days.map((day) => ({ ...day, words: describeRow(day) })),
    ...counts,
    marks,
    againstLaw: provisional ? [] : compareWithLaw(table),
    words: summarize(year, provisional, counts, marks),
  };
}

type DayCounts = Pick<YearDescription, 'workingDays' | 'weekdaysOff' | 'weekendsWorked'>;

function countDays(calendar: WorkingCalendar, year: number): DayCounts {
  const lastOn = lastDayOfMonth(year, 12);
  const counts = { workingDays: 0, weekdaysOff: 0, weekendsWorked: 0 };
  for (let on = firstDayOfYear(year); on <= lastOn; on = addDays(on, 1)) {
    const isWorked = calendar.isWorkingDay(on);
    const isWeekday = weekdayOf(on) <= 5;
    if (isWorked) counts.workingDays++;
    if (isWeekday && !isWorked) counts.weekdaysOff++;
    if (!isWeekday && isWorked) counts.weekendsWorked++;
  }
  return counts;
}

function countMarks(days: readonly CalendarDay[]): Readonly<Record<DayMark, number>> {
  const count = (mark: DayMark): number => days.filter((day) => day.mark === mark).length;
  return {
    official: count('official'),
    press: count('press'),
    unverified: count('unverified'),
    computed: count('computed'),
  };
}

const describeRow = (day: CalendarDay): string =>
  `${formatWeekday(day.on)} ${formatDate(day.on)}, ${KIND_LABELS[day.kind]}: ${day.name} (${MARK_LABELS[day.mark]})`;

function summarize(
  year: number,
  provisional: boolean,
  counts: DayCounts,
  marks: Readonly<Record<DayMark, number>>,
): string {
  const days = `${counts.workingDays} ngày làm việc, ${counts.weekdaysOff} ngày nghỉ rơi vào thứ Hai đến thứ Sáu`;
  if (provisional) return `Năm ${year} (tạm tính theo luật, chưa có lịch chính thức): ${days}.`;
  const swaps = counts.weekendsWorked === 0 ? '' : `, ${counts.weekendsWorked} ngày làm bù cuối tuần`;
  const unsure = marks.unverified === 0 ? '' : ` ${marks.unverified} ngày chưa đối chiếu được nguồn.`;
  return `Năm ${year}: ${days}${swaps}.${unsure}`;
}
