import { addDays, formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { dayAndWeekday } from './length-words.ts';
import type { Reading } from './reading.ts';
import type { ResolvedDeadline, WorkingStep } from './resolved.ts';
import { SOURCES } from './sources.ts';

type Due = Pick<ResolvedDeadline, 'dueOn' | 'dueTime' | 'boundaryOn'>;

/** The last day in time of a printed finish. "trước 16:00 ngày X" is in time on X itself; "trước ngày X" is not. */
export function lastDayInTime({ finish, finishInclusive, finishPrecision }: Reading): Due {
  if (finish === null) return { dueOn: null, dueTime: null, boundaryOn: null };
  const on = finish.slice(0, 10) as LocalDate;
  const dueTime = finish.length > 10 ? finish.slice(11, 16) : null;
  if (finishInclusive !== false || dueTime !== null) return { dueOn: on, dueTime, boundaryOn: null };
  return { dueOn: addDays(on, -1), dueTime, boundaryOn: finishPrecision === 'day' ? on : null };
}

export function printedSteps(reading: Reading): readonly WorkingStep[] {
  const { dueOn } = lastDayInTime(reading);
  if (dueOn === null || reading.finish === null) return [];
  const on = reading.finish.slice(0, 10) as LocalDate;
  if (on === dueOn)
    return [
      { rule: 'printed', source: SOURCES.printed, words: `Mốc in ra: hết ${dayAndWeekday(dueOn)}.`, on },
    ];
  return [
    {
      rule: 'before',
      source: SOURCES.before,
      words: `Trước ngày ${formatDate(on)}: không tính ngày ${formatDate(on)}, còn trong hạn đến hết ${dayAndWeekday(dueOn)}.`,
      on: dueOn,
    },
  ];
}
