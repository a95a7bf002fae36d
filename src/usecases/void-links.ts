import type { MessageRow, StoreReader } from '../ports/store.ts';
import type { PlanId } from '../domain/plan/plan.ts';
import { linksIn } from './links.ts';

/**
 * Which of these messages carry a link that was taken back or renewed after they were composed: it would open nothing.
 * What is under way to a server at this moment cannot be held back any more.
 */
export async function withVoidLinks(
  tx: StoreReader,
  planId: PlanId,
  messages: readonly Pick<MessageRow, 'id' | 'text'>[],
): Promise<ReadonlySet<string>> {
  const carried = messages.map(({ id, text }) => ({ id, links: linksIn(text) }));
  const ids = new Set(carried.flatMap(({ links }) => links.map(({ linkId }) => linkId)));
  const changed = await tx.changedLinks(planId, [...ids]);
  const isVoid = ({ linkId, generation }: ReturnType<typeof linksIn>[number]): boolean => {
    const present = changed.get(linkId);
    return present !== undefined && (present.revoked || present.generation !== generation);
  };
  return new Set(carried.filter(({ links }) => links.some(isVoid)).map(({ id }) => id));
}
