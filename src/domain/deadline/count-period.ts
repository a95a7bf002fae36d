import { addDays, dayOfMonth, formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { addWorkingDays, daysOffBetween, firstWorkingDayOnOrAfter } from '../calendar/working-calendar.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { addLength } from './length.ts';
import { dayAndMonth, dayAndWeekday, lengthWords } from './length-words.ts';
import type { Offset } from './reading.ts';
import type { WorkingStep } from './resolved.ts';
import { SOURCES } from './sources.ts';

export interface CountedPeriod {
  readonly on: LocalDate;
  readonly words: string;
  readonly steps: readonly WorkingStep[];
}

/**
 * Counts a length from (or back from) the day of an event. After an event the first day is not counted and an end on
 * a day off goes to the end of the next working day; back from an event days are subtracted and nothing moves.
 * Null where the sum leaves the calendar.
 */
export function countPeriod(
  from: LocalDate,
  offset: Offset,
  calendar: WorkingCalendar,
): CountedPeriod | null {
  const end = rawEnd(from, offset, calendar);
  if (end === null) return null;
  return offset.direction === 'before' ? backwards(from, offset, end) : forwards(from, offset, end, calendar);
}

function rawEnd(from: LocalDate, offset: Offset, calendar: WorkingCalendar): LocalDate | null {
  const n = Math.ceil(offset.amount);
  const signed = offset.direction === 'after' ? n : -n;
  if (offset.unit === 'working_day') return n > 20_000 ? null : addWorkingDays(calendar, from, signed);
  // The hour of the event is not known from its date: N hours end at the latest on the day counted in whole days.
  if (offset.unit === 'hour') return addLength(from, { ...offset, amount: Math.ceil(n / 24), unit: 'day' });
  return addLength(from, offset);
}

function backwards(from: LocalDate, offset: Offset, end: LocalDate): CountedPeriod {
  const words = `${lengthWords(offset)} trước ngày ${formatDate(from)}: ${dayAndWeekday(end)}`;
  return { on: end, words, steps: [{ rule: 'backwards', source: SOURCES.backwards, words, on: end }] };
}

function forwards(from: LocalDate, offset: Offset, end: LocalDate, calendar: WorkingCalendar): CountedPeriod {
  const rolled = offset.unit === 'hour' ? end : firstWorkingDayOnOrAfter(calendar, end);
  const steps = [
    firstDay(from, offset),
    lengthStep(from, offset, end, calendar),
    ...rollSteps(end, rolled, calendar),
  ];
  const excluded = offset.unit === 'hour' ? '' : ` (không tính ngày ${dayAndMonth(from)})`;
  const start = `${lengthWords(offset)} kể từ ngày ${formatDate(from)}${excluded}`;
  const moved = rolled === end ? '' : `${dayAndWeekday(end)} là ngày nghỉ, tính đến `;
  return { on: rolled, words: `${start}: ${moved}hết ${dayAndWeekday(rolled)}`, steps };
}

function firstDay(from: LocalDate, { unit }: Offset): WorkingStep {
  return unit === 'hour'
    ? {
        rule: 'hours',
        source: SOURCES.hour,
        words: `Tính bằng giờ: chạy ngay từ thời điểm của sự kiện ngày ${formatDate(from)}.`,
        on: from,
      }
    : {
        rule: 'first-day',
        source: SOURCES.firstDay,
        words: `Ngày ${formatDate(from)} không tính; bắt đầu đếm từ ngày ${formatDate(addDays(from, 1))}.`,
        on: from,
      };
}

function lengthStep(from: LocalDate, offset: Offset, end: LocalDate, calendar: WorkingCalendar): WorkingStep {
  if (offset.unit === 'working_day') {
    const skipped = daysOffBetween(calendar, addDays(from, 1), end);
    return {
      rule: 'working-days',
      source: SOURCES.workingDays,
      words: `${lengthWords(offset)}: đến ngày ${formatDate(end)}, bỏ qua ${skipped.length} ngày nghỉ.`,
      on: end,
      skipped,
    };
  }
  const shortened =
    (offset.unit === 'month' || offset.unit === 'year') && dayOfMonth(end) !== dayOfMonth(from);
  return shortened
    ? {
        rule: 'month-end',
        source: SOURCES.monthEnd,
        words: `Tháng cuối không có ngày ${dayOfMonth(from)}: kết thúc ngày cuối cùng của tháng, ${formatDate(end)}.`,
        on: end,
      }
    : {
        rule: 'length',
        source: SOURCES.length,
        words: `${lengthWords(offset)}: kết thúc ngày ${formatDate(end)}.`,
        on: end,
      };
}

function rollSteps(end: LocalDate, rolled: LocalDate, calendar: WorkingCalendar): readonly WorkingStep[] {
  if (rolled === end) return [];
  const skipped = daysOffBetween(calendar, end, addDays(rolled, -1));
  const why = skipped[0]?.name ?? 'ngày nghỉ';
  return [
    {
      rule: 'roll',
      source: SOURCES.roll,
      words: `Ngày ${formatDate(end)} là ngày nghỉ (${why}): tính đến hết ${dayAndWeekday(rolled)}.`,
      on: rolled,
      skipped,
    },
  ];
}
