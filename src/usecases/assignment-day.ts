import { onOf } from '../domain/calendar/instant.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { EntityId, PlanId } from '../domain/plan/plan.ts';
import type { StoreReader } from '../ports/store.ts';

/** The day of the notice of assignment, from which a task's instants were counted at first. */
export async function assignmentDay(tx: StoreReader, planId: PlanId, taskId: EntityId): Promise<LocalDate> {
  const [first] = await tx.facts(planId, taskId);
  if (first?.fact.kind !== 'taskAssigned')
    throw new RangeError(`the first fact of ${planId}/${taskId} is ${first?.fact.kind ?? 'missing'}`);
  return onOf(first.fact.assignmentSendAt ?? first.fact.at);
}
