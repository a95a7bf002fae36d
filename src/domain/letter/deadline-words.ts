import { onOf } from '../calendar/instant.ts';
import { daysBetween, formatDate, formatWeekday } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { PointKind, Schedule } from '../task/schedule.ts';
import type { LetterItem } from './letter.ts';
import { dayAndWeekday, two } from './words.ts';

/** `chậm nhất hết ngày 31/12/2018 (thứ Hai)` */
export const byEndOf = (on: LocalDate): string => `chậm nhất hết ngày ${dayAndWeekday(on)}`;

/** The last working day in time, said even where it is the last day itself; null without a date. */
export function lastWorkingWords(schedule: Schedule): string | null {
  const { lastWorkingOn } = schedule;
  return lastWorkingOn === null ? null : `${formatWeekday(lastWorkingOn)}, ${formatDate(lastWorkingOn)}`;
}

/**
 * Working days from the day of sending to the last working day. Only the schedule knows the calendar: null on any
 * day other than the one for which it counted, so that a letter that leaves late never says a number that is over.
 */
export function workingDaysLeft(item: LetterItem, schedule: Schedule, sendOn: LocalDate): number | null {
  const counted = schedule.points.filter(
    (point) => point.kind === 'reminder' && point.workingDaysLeft !== null,
  );
  const today = counted.find((point) => onOf(point.sendAt ?? point.at) === sendOn);
  if (today !== undefined) return today.workingDaysLeft;
  const said = item.about['workingDaysLeft'];
  if (typeof said !== 'number') return null;
  return counted.some((point) => point.workingDaysLeft === said) ? null : said;
}

/** `còn 07 ngày làm việc`; without a count of working days: `còn 12 ngày, tính cả ngày nghỉ`. Null without a date. */
export function leftWords(item: LetterItem, schedule: Schedule, sendOn: LocalDate): string | null {
  const { dueOn, lastWorkingOn } = schedule;
  if (dueOn === null) return null;
  if (sendOn > dueOn) return `đã qua thời hạn ${two(daysBetween(dueOn, sendOn))} ngày, tính cả ngày nghỉ`;
  const left = workingDaysLeft(item, schedule, sendOn);
  if (left === 0 || sendOn === lastWorkingOn) return 'hôm nay là ngày làm việc cuối cùng';
  if (left !== null && left > 0) return `còn ${two(left)} ngày làm việc`;
  const days = daysBetween(sendOn, dueOn);
  return days === 0 ? 'hết hạn trong hôm nay' : `còn ${two(days)} ngày, tính cả ngày nghỉ`;
}

/** Days after the day of sending on which points of a kind still come, in order. */
export function daysAhead(
  schedule: Schedule,
  passed: readonly string[],
  kind: PointKind,
  sendOn: LocalDate,
): readonly LocalDate[] {
  return schedule.points
    .filter((point) => point.kind === kind && !passed.includes(point.key))
    .map((point) => onOf(point.sendAt ?? point.at))
    .filter((on) => on > sendOn);
}
