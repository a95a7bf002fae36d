import { addDays, formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { feasibleUntil, pastCeiling } from './ceiling.ts';
import { countPeriod } from './count-period.ts';
import type { CountedPeriod } from './count-period.ts';
import { named, printed } from './draft.ts';
import type { Draft } from './draft.ts';
import { dayAndWeekday, lengthWords } from './length-words.ts';
import { lastDayInTime } from './printed-dates.ts';
import type { PrintedEnd } from './printed-dates.ts';
import type { Offset, Reading } from './reading.ts';
import type { WorkingStep } from './resolved.ts';
import { SOURCES } from './sources.ts';

/** A length from a printed day: counted and rolled at once. */
export function fromAnchor(
  base: Draft,
  anchorOn: LocalDate,
  offset: Offset,
  calendar: WorkingCalendar,
): Draft {
  const period = countPeriod(anchorOn, offset, calendar);
  if (period === null) return base;
  return { ...base, class: 'dated', dueOn: period.on, counted: period.words, working: period.steps };
}

/** Nothing but a ceiling counts until the event is there (design: never a reproach for what others must issue). */
export function waiting(base: Draft, reading: Reading, offset: Offset, calendar: WorkingCalendar): Draft {
  const length = `${lengthWords(offset)} ${offset.direction === 'after' ? 'kể từ khi' : 'trước khi'} ${named(reading)}`;
  const end = lastDayInTime(reading);
  if (end === null)
    return {
      ...base,
      class: 'awaiting-event',
      awaitsEvent: true,
      counted: `${length}: chưa có ngày của sự kiện nên chưa tính được thời hạn`,
    };
  if (offset.direction === 'before') return printed(base, reading, end, null);
  const { dueOn: ceilingOn } = end;
  const until = feasibleUntil(ceilingOn, offset, calendar);
  return {
    ...base,
    class: 'awaiting-event',
    awaitsEvent: true,
    dueOn: ceilingOn,
    ceilingOn,
    feasibleUntil: until,
    counted: `${length}: chưa có ngày của sự kiện; mốc cuối vẫn tính: hết ${dayAndWeekday(ceilingOn)}`,
    working: [
      {
        rule: 'ceiling',
        source: SOURCES.ceiling,
        words: `Mốc cuối: hết ${dayAndWeekday(ceilingOn)}.`,
        on: ceilingOn,
      },
      ...(until === null
        ? []
        : [
            {
              rule: 'feasibility' as const,
              source: SOURCES.length,
              words: `Ngày muộn nhất có sự kiện để còn đủ ${lengthWords(offset)}: ${formatDate(until)}.`,
              on: until,
            },
          ]),
    ],
  };
}

/** The event is there: its period is counted, and held against a printed end. */
export function counted(
  base: Draft,
  reading: Reading,
  offset: Offset,
  eventOn: LocalDate,
  calendar: WorkingCalendar,
): Draft {
  const period = countPeriod(eventOn, offset, calendar);
  if (period === null) return { ...base, class: 'awaiting-event', awaitsEvent: true };
  const event: WorkingStep = {
    rule: 'event',
    source: SOURCES.printed,
    words: `${named(reading)}: ngày ${formatDate(eventOn)}.`,
    on: eventOn,
  };
  const end = lastDayInTime(reading);
  const shown: Draft = { ...base, working: [event, ...period.steps] };
  if (reading.offsetRole === 'begins') return begun(shown, period, end?.dueOn ?? null);
  if (end !== null && offset.direction === 'before')
    return againstPrinted(printed(base, reading, end, eventOn), period, end);
  const ceilingOn = end?.dueOn ?? null;
  if (ceilingOn !== null && period.on > ceilingOn) return pastCeiling(shown, period, ceilingOn);
  const lasts = reading.offsetRole === 'lasts';
  return {
    ...shown,
    class: 'dated',
    dueOn: period.on,
    ceilingOn,
    counted: lasts ? `Thực hiện trong ${period.words}` : period.words,
  };
}

/** "begins": the work starts when the period is over; a printed end still closes it, or leaves no day for it. */
function begun(shown: Draft, period: CountedPeriod, ceilingOn: LocalDate | null): Draft {
  const startOn = addDays(period.on, 1);
  const base: Draft = { ...shown, startOn, counted: `Bắt đầu sau ${period.words}` };
  if (ceilingOn === null) return { ...base, class: 'ongoing' };
  if (startOn > ceilingOn) return pastCeiling(shown, period, ceilingOn);
  const counted = `${base.counted}; mốc cuối: hết ${dayAndWeekday(ceilingOn)}`;
  return { ...base, class: 'dated', dueOn: ceilingOn, ceilingOn, counted };
}

/** "Chậm nhất ngày 10/12/2025 (trước ngày bầu cử 95 ngày)": the printed date stands; a different sum is shown. */
function againstPrinted(draft: Draft, period: CountedPeriod, { namedOn }: PrintedEnd): Draft {
  if (period.on === namedOn) return draft;
  return {
    ...draft,
    conflict: `Mốc in ra không khớp với cách đếm: ${period.words}; vướng về thời hạn, chờ quyết định.`,
  };
}
