import type { PlanId } from '../domain/plan/plan.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';

/** What the plan waits for, and what has been registered for it. */
export async function listEvents(deps: Pick<Deps, 'store'>, planId: PlanId) {
  const { plan, guidances } = await deps.store.read(async (tx) => ({
    plan: (await loadPlan(tx, planId)).plan,
    guidances: (await tx.guidances(planId)).filter((row) => row.undone === null),
  }));
  return plan.events.map((event) => {
    const row = guidances.findLast((known) => known.events.includes(event.key));
    return {
      key: event.key,
      words: event.words,
      tasks: plan.tasks.filter((task) => task.awaits.includes(event.key)).map((task) => task.id),
      registered: row === undefined ? null : { id: row.id, issuedOn: row.issuedOn },
    };
  });
}
