import { atTime, onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { addWorkingDays } from '../domain/calendar/working-calendar.ts';
import type { Rules } from './apply-facts.ts';

/** The morning of the next working day: nobody is written to in the minute in which something is entered. */
export const nextMorning = ({ calendar, adopted }: Rules, now: Instant): Instant =>
  atTime(addWorkingDays(calendar, onOf(now), 1), adopted.policy.sending.from);
