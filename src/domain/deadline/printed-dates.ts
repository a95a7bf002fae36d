import { addDays, formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { endWords } from './length-words.ts';
import type { Reading } from './reading.ts';
import type { ResolvedDeadline, WorkingStep } from './resolved.ts';
import { SOURCES } from './sources.ts';

/** A printed finish as a limit: the day that the words name, and the last day (or minute) that is in time. */
export interface PrintedEnd extends Pick<ResolvedDeadline, 'dueTime' | 'boundaryOn'> {
  readonly namedOn: LocalDate;
  readonly dueOn: LocalDate;
}

/** The last day in time of a printed finish. "trước 16:00 ngày X" is in time on X itself; "trước ngày X" is not. */
export function lastDayInTime({ finish, finishInclusive, finishPrecision }: Reading): PrintedEnd | null {
  if (finish === null) return null;
  const namedOn = finish.slice(0, 10) as LocalDate;
  const dueTime = finish.length > 10 ? finish.slice(11, 16) : null;
  if (finishInclusive !== false || dueTime !== null)
    return { namedOn, dueOn: namedOn, dueTime, boundaryOn: null };
  const boundaryOn = finishPrecision === 'day' ? namedOn : null;
  return { namedOn, dueOn: addDays(namedOn, -1), dueTime, boundaryOn };
}

export function printedStep({ namedOn, dueOn, dueTime }: PrintedEnd): WorkingStep {
  const end = endWords(dueOn, dueTime);
  if (namedOn === dueOn)
    return { rule: 'printed', source: SOURCES.printed, words: `Mốc in ra: ${end}.`, on: dueOn };
  const named = formatDate(namedOn);
  return {
    rule: 'before',
    source: SOURCES.before,
    words: `Trước ngày ${named}: không tính ngày ${named}, còn trong hạn đến ${end}.`,
    on: dueOn,
  };
}
