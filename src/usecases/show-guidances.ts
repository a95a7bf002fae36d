import type { EventKey, Plan, PlanId } from '../domain/plan/plan.ts';
import type { GuidanceRow } from '../ports/store.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';

export interface GuidancePage {
  readonly plan: Plan;
  /** Everything ever registered, latest first; taken back ones say why. */
  readonly guidances: readonly GuidanceRow[];
}

export async function showGuidances(deps: Pick<Deps, 'store'>, planId: PlanId): Promise<GuidancePage> {
  return deps.store.read(async (tx) => ({
    plan: (await loadPlan(tx, planId)).plan,
    guidances: (await tx.guidances(planId)).toReversed(),
  }));
}

/** The same document for the same event, registered before and not taken back. */
export function findRegistered(
  guidances: readonly GuidanceRow[],
  form: Pick<GuidanceRow, 'number' | 'issuedOn'> & { readonly events: readonly EventKey[] },
): GuidanceRow | null {
  const same = (row: GuidanceRow): boolean =>
    row.undone === null &&
    row.issuedOn === form.issuedOn &&
    row.number.trim().toLocaleLowerCase('vi') === form.number.trim().toLocaleLowerCase('vi') &&
    row.events.some((event) => form.events.includes(event));
  return guidances.find(same) ?? null;
}
