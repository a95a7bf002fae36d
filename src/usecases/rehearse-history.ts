import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { recipientOn } from '../domain/plan/directory.ts';
import type { Body, BodyId, EntityId } from '../domain/plan/plan.ts';
import type { Decision, Order } from '../domain/task/order.ts';
import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type { EntityRow, EntityState, Fact } from '../ports/store.ts';
import { decide } from './apply-facts.ts';
import { planningRules } from './deps.ts';
import type { Lived } from './rehearse.ts';

/** A letter that was ordered, whatever became of it. */
export interface OrderedLetter {
  readonly entityId: EntityId;
  readonly to: BodyId;
  /** When it would have left. */
  readonly sendAt: Instant;
  /** Who would have got it then; null: nobody has, or only one has, taken the place of the body. */
  readonly recipient: Body | null;
}

/** What the facts of an entity say when they are folded once more: the store keeps its end, not its way. */
export interface History {
  readonly letters: readonly OrderedLetter[];
  /** The first conflict of dates of each entity, in the plan's order. */
  readonly conflicts: readonly {
    readonly entityId: EntityId;
    readonly at: Instant;
    readonly words: string;
  }[];
}

/** Folds the facts of a rehearsal again and keeps what a store forgets: letters without a receiver, passing conflicts. */
export function historyOf(lived: Lived): History {
  const letters: OrderedLetter[] = [];
  const conflicts = new Map<EntityId, History['conflicts'][number]>();
  for (const row of lived.rows)
    replay(row, lived.facts.get(row.entityId)?.map(({ fact }) => fact) ?? [], (decision, { at }) => {
      letters.push(...decision.orders.flatMap((order) => letterOf(lived, row.entityId, order, at)));
      const words = decision.state.schedule.conflict;
      if (words !== null && !conflicts.has(row.entityId))
        conflicts.set(row.entityId, { entityId: row.entityId, at, words });
    });
  return { letters, conflicts: [...conflicts.values()] };
}

type Look = (decision: Decision<EntityState>, fact: Fact) => void;

function replay({ kind }: EntityRow, facts: readonly Fact[], look: Look): void {
  let state: EntityState | null = null;
  for (const fact of facts) {
    const decision: Decision<EntityState> = decide({ kind, state }, fact);
    look(decision, fact);
    state = decision.state;
  }
}

function letterOf({ rules }: Lived, entityId: EntityId, order: Order, at: Instant): readonly OrderedLetter[] {
  if (order.kind !== 'sendMail') return [];
  const sendAt = sendingMoment(order.sendAt < at ? at : order.sendAt, planningRules(rules));
  const recipient = recipientOn(rules.adopted.plan, order.to, onOf(sendAt));
  return [{ entityId, to: order.to, sendAt, recipient }];
}
