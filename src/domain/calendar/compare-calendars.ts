import { lawfulYear } from './holiday-law.ts';
import { addDays, firstDayOfYear, formatDate, formatWeekday, lastDayOfMonth } from './local-date.ts';
import type { LocalDate } from './local-date.ts';
import { createWorkingCalendar } from './working-calendar.ts';
import type { CalendarYear, DayOff, WorkingCalendar } from './working-calendar.ts';

/** A day that one calendar works and the other does not. Null: worked. */
export interface DayChange {
  readonly on: LocalDate;
  readonly before: DayOff | null;
  readonly after: DayOff | null;
  /** `thứ Hai 31/12/2018: trước là ngày làm việc, nay nghỉ (Nghỉ hoán đổi, làm bù thứ Bảy 05/01/2019)`. */
  readonly words: string;
}

/**
 * The days that become worked or free, in order, over every year that either calendar has published. A day that
 * is only named or sourced differently does not count: no deadline moves by it.
 */
export function compareCalendars(before: WorkingCalendar, after: WorkingCalendar): readonly DayChange[] {
  const first = Math.min(before.firstOfficialYear, after.firstOfficialYear);
  const last = Math.max(before.lastOfficialYear, after.lastOfficialYear);
  return changesBetween(before, after, firstDayOfYear(first), lastDayOfMonth(last, 12));
}

/**
 * Where a published table departs from what the law alone gives, swaps aside: a forgotten holiday, or a choice of
 * the Prime Minister's that was never made before. For a person to look at; neither is a fault by itself.
 */
export function compareWithLaw(table: CalendarYear): readonly DayChange[] {
  const days = table.days.filter((day) => day.kind === 'holiday' || day.kind === 'compensation');
  const lawful = createWorkingCalendar([lawfulYear(table.year)]);
  const printed = createWorkingCalendar([{ ...table, days }]);
  return compareCalendars(lawful, printed);
}

function changesBetween(
  before: WorkingCalendar,
  after: WorkingCalendar,
  from: LocalDate,
  to: LocalDate,
): readonly DayChange[] {
  const changes: DayChange[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const [was, is] = [before.dayOff(on), after.dayOff(on)];
    if ((was === null) !== (is === null)) {
      changes.push({ on, before: was, after: is, words: describeChange(on, was, is) });
    }
  }
  return changes;
}

function describeChange(on: LocalDate, before: DayOff | null, after: DayOff | null): string {
  return `${formatWeekday(on)} ${formatDate(on)}: trước ${describeDay(before)}, nay ${describeDay(after)}`;
}

const describeDay = (off: DayOff | null): string => (off === null ? 'làm việc' : `nghỉ (${off.name})`);
