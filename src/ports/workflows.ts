import type { EntityId, PlanId } from '../domain/plan/plan.ts';

export interface EntityRef {
  readonly planId: PlanId;
  readonly entityId: EntityId;
  readonly kind: 'task' | 'round';
}

/** What a workflow is started with, so that an operator sees in Temporal what it is. Vietnamese, no secrets. */
export interface EntityLabel extends EntityRef {
  readonly summary: string;
  readonly details: string;
}

/** The engine, seen from a use case: it can be woken, and nothing else. A poke carries nothing. */
export interface Workflows {
  /** Wakes each entity, starting its workflow where none runs. Lost, doubled or late, it does no harm. */
  poke(entities: readonly EntityLabel[]): Promise<void>;
  /** Wakes workflows only where they run, for entities that have ended; answers those that have no workflow any more. */
  nudge(entities: readonly EntityRef[]): Promise<readonly EntityRef[]>;
  pokeMailroom(): Promise<void>;
  /** Ids of the entities whose workflow is running now. */
  running(): Promise<readonly EntityRef[]>;
  /** Ends the workflows of this store, so that fresh ones begin from the facts. */
  terminateAll(reason: string): Promise<number>;
}
