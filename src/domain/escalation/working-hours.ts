import { addMs, atTime, onOf, toEpochMs } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { addWorkingDays, firstWorkingDayOnOrAfter } from '../calendar/working-calendar.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';

/** `HH:MM` in the plan's zone: `from` inclusive, `until` exclusive. */
export interface WorkingStretch {
  readonly from: string;
  readonly until: string;
}

const HOUR_MS = 3_600_000;

/**
 * The instant at which so many hours of office time have gone by since `from`: nights, midday and days off do not
 * count. 16 hours from Friday 08:00 with seven to eleven and thirteen to seventeen end on Tuesday 08:00.
 * RangeError for stretches that hold no time at all: the hours would never pass.
 */
export function addWorkingHours(
  calendar: WorkingCalendar,
  from: Instant,
  hours: number,
  stretches: readonly WorkingStretch[],
): Instant {
  if (!stretches.some(({ from: begin, until }) => begin < until))
    throw new RangeError('the working hours of a day hold no time');
  let leftMs = hours * HOUR_MS;
  for (let on = firstWorkingDayOnOrAfter(calendar, onOf(from)); ; on = addWorkingDays(calendar, on, 1)) {
    for (const stretch of stretches) {
      const begin = atTime(on, stretch.from);
      const end = atTime(on, stretch.until);
      const start = begin < from ? from : begin;
      if (start >= end) continue;
      const lengthMs = toEpochMs(end) - toEpochMs(start);
      if (leftMs <= lengthMs) return addMs(start, leftMs);
      leftMs -= lengthMs;
    }
  }
}
