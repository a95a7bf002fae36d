import type { EntityId, PlanId } from '../domain/plan/plan.ts';
import type { ReportRow, StoreReader } from '../ports/store.ts';

/** The latest report of a body about a task, in which it explains itself; null: none has come. */
export async function latestExplanation(
  tx: StoreReader,
  planId: PlanId,
  entityId: EntityId,
): Promise<ReportRow | null> {
  const reports = await tx.reports(planId, entityId);
  return reports.findLast((report) => report.kind !== 'decision') ?? null;
}
