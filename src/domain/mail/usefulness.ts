import { endOfDay, onOf } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { minDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { addWorkingDays } from '../calendar/working-calendar.ts';
import type { MailKind } from '../task/order.ts';
import type { PlanningRules } from '../task/plan-schedule.ts';

const REMINDERS: ReadonlySet<MailKind> = new Set<MailKind>(['reminder', 'round-reminder']);

/**
 * Until when (exclusive) it makes sense to deliver a letter: `usefulWorkingDays` after the day it was to leave; a
 * reminder no longer than its due date, because "còn 03 ngày" that arrives afterwards is worse than nothing.
 */
export function usefulUntil(
  letter: { readonly mail: MailKind; readonly sendAt: Instant },
  dueOn: LocalDate | null,
  { calendar, policy }: PlanningRules,
): Instant {
  const lastOn = addWorkingDays(calendar, onOf(letter.sendAt), policy.sending.usefulWorkingDays);
  return endOfDay(REMINDERS.has(letter.mail) && dueOn !== null ? minDate(lastOn, dueOn) : lastOn);
}

/** 0 leaves first: what answers a person or climbs the ladder, then reminders, then what only informs. */
export type MailPriority = 0 | 1 | 2;

const PRESSING: ReadonlySet<MailKind> = new Set<MailKind>([
  'reminder',
  'round-reminder',
  'round-overdue',
  'feasibility-warning',
]);

/** A message with several letters is as pressing as the most pressing of them. */
export function priorityOf(
  mails: readonly MailKind[],
  travelsAlone: (mail: MailKind) => boolean,
): MailPriority {
  if (mails.some(travelsAlone)) return 0;
  return mails.some((mail) => PRESSING.has(mail)) ? 1 : 2;
}
