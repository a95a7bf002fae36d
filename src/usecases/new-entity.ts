import type { EntityId, PlanId } from '../domain/plan/plan.ts';
import type { EntityRow } from '../ports/store.ts';

/** An entity before its first fact; saved in the transaction of that fact. */
export const newEntity = (planId: PlanId, entityId: EntityId, kind: EntityRow['kind']): EntityRow => ({
  planId,
  entityId,
  kind,
  state: null,
  version: 0,
  seenVersion: 0,
  nextAt: null,
  nextWhy: null,
  finished: false,
  chain: '',
});
