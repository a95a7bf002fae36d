import { bodyOf } from '../domain/plan/directory.ts';
import type { BodyId, EntityId, PlanId } from '../domain/plan/plan.ts';
import type { MessageRow, StoreReader } from '../ports/store.ts';
import { loadPlan } from './deps.ts';

/** What a message of somebody else is about. */
export interface Answered {
  readonly planId: PlanId;
  /** Null: only the thread of a task is known. */
  readonly message: MessageRow | null;
  readonly body: BodyId;
  readonly entities: readonly EntityId[];
}

/** Whether the message is one of ours that has come round to us: the office writes to itself, too. */
export const isOurOwn = (storeId: string, messageId: string): boolean => messageId.includes(`.${storeId}@`);

/**
 * Our Message-ID names plan, message and store (`<plan.message.store@host>`); the store's id in it is a random one, so that
 * nobody who has not seen a message can name one. What is named must be there, letter by letter.
 */
export async function findMessage(
  tx: StoreReader,
  storeId: string,
  messageIds: readonly string[],
): Promise<MessageRow | null> {
  for (const planId of await tx.planIds()) {
    const ids = messageIds.flatMap((text) => {
      const name = nameIn(text, planId, storeId);
      return name === null ? [] : [name];
    });
    if (ids.length === 0) continue;
    const [found] = (await tx.messages(planId, ids)).filter((row) => messageIds.includes(row.messageId));
    if (found !== undefined) return found;
  }
  return null;
}

/** The message that is answered, else the task whose thread it is; null: none of ours. */
export async function findAnswered(
  tx: StoreReader,
  storeId: string,
  messageIds: readonly string[],
): Promise<Answered | null> {
  for (const id of messageIds) {
    const message = await findMessage(tx, storeId, [id]);
    if (message !== null) {
      const { planId, recipient, tasks } = message;
      return { planId, message, body: recipient, entities: tasks };
    }
  }
  return findThread(tx, storeId, messageIds);
}

/** The root of a thread (`<plan.task.body.store@host>`) is no message; it stands in the references of every one. */
async function findThread(
  tx: StoreReader,
  storeId: string,
  messageIds: readonly string[],
): Promise<Answered | null> {
  for (const planId of await tx.planIds()) {
    for (const id of messageIds) {
      const name = nameIn(id, planId, storeId);
      const dot = name?.lastIndexOf('.') ?? -1;
      if (name === null || dot < 1) continue;
      const [entityId, body] = [name.slice(0, dot), name.slice(dot + 1)];
      const [entity] = await tx.entities(planId, [entityId]);
      const { plan } = await loadPlan(tx, planId);
      if (entity !== undefined && bodyOf(plan, body) !== null)
        return { planId, message: null, body, entities: [entityId] };
    }
  }
  return null;
}

function nameIn(messageId: string, planId: PlanId, storeId: string): string | null {
  const end = messageId.indexOf(`.${storeId}@`);
  return messageId.startsWith(`<${planId}.`) && end > 0 ? messageId.slice(planId.length + 2, end) : null;
}
