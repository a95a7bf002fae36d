import { endOfDay, onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { addWorkingDays } from '../domain/calendar/working-calendar.ts';
import { followUp } from '../domain/task/decided-schedule.ts';
import type { Point } from '../domain/task/schedule.ts';
import type { Rules } from './apply-facts.ts';
import { planningRules } from './deps.ts';

/** When the body is reminded of its answer to a date that was offered, and when the offer lapses: the end of its last day. */
export function offerTimes(
  rules: Rules,
  { requestId, decisionId }: { readonly requestId: string; readonly decisionId: string },
  at: Instant,
): { readonly reminder: Point; readonly lapse: Point } {
  const { counterReminderWorkingDays, counterLapseWorkingDays } = rules.adopted.policy.decisions;
  const id = `${requestId}/${decisionId}`;
  const endsAt = endOfDay(addWorkingDays(rules.calendar, onOf(at), counterLapseWorkingDays));
  return {
    reminder: followUp('counter-reminder', id, at, counterReminderWorkingDays, planningRules(rules)),
    lapse: {
      key: `counter-lapse/${id}`,
      kind: 'counter-lapse',
      at: endsAt,
      sendAt: endsAt,
      workingDaysLeft: null,
    },
  };
}
