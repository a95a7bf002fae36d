import { atTime, onOf } from '../domain/calendar/instant.ts';
import { addWorkingDays } from '../domain/calendar/working-calendar.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { PlanId } from '../domain/plan/plan.ts';
import type { ClockMove } from './advance-clock.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';

/** To the hour at which a day's mail begins to leave: what a person means who says "that day". */
export async function moveToDay(
  deps: Deps,
  planId: PlanId,
  day: LocalDate | 'next-working',
): Promise<ClockMove> {
  const today = onOf(await deps.clock.now());
  const on = day === 'next-working' ? addWorkingDays(deps.calendar, today, 1) : day;
  const { policy } = await deps.store.read((tx) => loadPlan(tx, planId));
  return { kind: 'to', at: atTime(on, policy.sending.from) };
}
