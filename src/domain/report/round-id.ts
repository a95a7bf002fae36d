import type { EntityId, Obligation, Plan } from '../plan/plan.ts';
import type { ReportPeriod } from './period.ts';

const SUMMARY = '-tong-hop';

/** `77-IV.2c` and the first half of 2018 → `77-IV.2c-2018-h1` */
export const roundIdOf = (dutyId: EntityId, period: ReportPeriod): EntityId => `${dutyId}-${period.key}`;

/** The next tier: the report that the collector owes once this round is closed. */
export const summaryIdOf = (roundId: EntityId): EntityId => `${roundId}${SUMMARY}`;

/** The obligation that a round belongs to: itself where it is asked for once, else the one its id begins with. */
export function dutyOf(plan: Plan, entityId: EntityId): Obligation | null {
  return (
    plan.obligations.find((duty) => duty.id === entityId) ??
    plan.obligations.find((duty) => entityId.startsWith(`${duty.id}-`)) ??
    null
  );
}
