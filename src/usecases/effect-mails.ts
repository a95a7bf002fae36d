import type { Instant } from '../domain/calendar/instant.ts';
import type { PlanId } from '../domain/plan/plan.ts';
import type { AdoptedPlan, OutboxRow, StoreReader } from '../ports/store.ts';
import { createComposer } from './compose-message.ts';
import type { ComposingDeps } from './compose-message.ts';

/** A letter that a change has caused, as its receiver will see it. */
export interface EffectMail {
  /** The mailbox; empty where the recipient has none. */
  readonly to: string;
  readonly subject: string;
  readonly sendAt: Instant;
  readonly text: string;
}

/** What a change has put into the outbox; after its commit the mailroom may already have taken what was due at once. */
export async function causedLetters(
  tx: StoreReader,
  planId: PlanId,
  isCaused: (letter: OutboxRow) => boolean,
): Promise<readonly OutboxRow[]> {
  const taken = await tx.outbox(planId, { status: 'taken' });
  return [...taken, ...(await tx.outbox(planId, { status: 'queued' }))].filter(isCaused);
}

/** One mail a group, at the moment at which its first letter leaves. */
export async function composeEffects(
  tx: StoreReader,
  deps: ComposingDeps,
  adopted: AdoptedPlan,
  groups: readonly (readonly OutboxRow[])[],
): Promise<readonly EffectMail[]> {
  const compose = await createComposer(tx, deps, adopted, groups.flat());
  return groups.flatMap((group) => {
    const sendAt = group[0]?.sendAt;
    if (sendAt === undefined) return [];
    const { recipient, letter } = compose(group, sendAt);
    return [{ to: recipient.mailbox ?? '', subject: letter.subject, sendAt, text: letter.text }];
  });
}
