import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { recipientOn } from '../domain/plan/directory.ts';
import type { Body, BodyId } from '../domain/plan/plan.ts';
import type { MailKind } from '../domain/task/order.ts';
import type { EntityRow, LinkRow, StoreWriter } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { loadRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { linkIdOf, linkRowOf, linkTokenId } from './links.ts';

/**
 * Somebody holds a link that does not open any more and asks for another. It goes to the mailbox that the directory has for
 * the body (for its head, where he signs behind the link), whoever asks, once a day; nothing is said to the asker, not even
 * whether the link was ever one of ours. The token before it stays void: it may lie in the hands of somebody who has left
 * the office.
 */
export async function renewLink(deps: Deps, token: string): Promise<void> {
  const at = await deps.clock.now();
  const queued = await deps.store.write(async (tx) => {
    const digest = deps.tokens.digestOf(token);
    const link = (await tx.linkByDigest(digest)) ?? (await tx.linkByFormerDigest(digest));
    if (link === null) return false;
    const [row] = await tx.entities(link.planId, [link.entityId]);
    if (row?.state == null) return false;
    // Once a day, however often it is asked for.
    const asked = { link, row, at, occasion: onOf(at) };
    return queueRenewal(tx, await loadRules(tx, deps, link.planId), asked);
  });
  if (queued) await deps.workflows.pokeMailroom();
}

/** Letters that bring a new link, and nothing else. */
export const RENEWALS: readonly MailKind[] = ['link-renewed', 'round-link-renewed'];

/** Under which the letters stand that bring a new link to this body. */
export const renewalsUnder = ({ body, purpose }: Pick<LinkRow, 'body' | 'purpose'>): string =>
  `link-renewed/${purpose === 'sign' ? 'sign/' : ''}${body}`;

interface Asked {
  readonly link: LinkRow;
  readonly row: EntityRow;
  readonly at: Instant;
  /** One letter each: who asks twice on one occasion gets one. */
  readonly occasion: string;
}

/** Whose registered mailbox takes the next link; null: there is none. A body that has been succeeded has none any more. */
export function renewalGoesTo({ adopted }: Rules, body: BodyId, at: Instant): Body | null {
  const recipient = recipientOn(adopted.plan, body, onOf(at));
  return recipient?.mailbox == null ? null : recipient;
}

/** Puts a new generation in the place of a link that opens nothing, and sends it; false: there is no mailbox for it. */
export async function queueRenewal(
  tx: StoreWriter,
  rules: Rules,
  { link, row, at, occasion }: Asked,
): Promise<boolean> {
  const { planId, entityId } = link;
  const recipient = renewalGoesTo(rules, link.body, at);
  if (recipient === null) return false;
  const { purpose } = link;
  const id = linkIdOf(planId, entityId, recipient.id, purpose);
  const present = (await tx.links(planId, entityId)).find((known) => known.id === id);
  const fresh = linkRowOf(rules, entityId, recipient.id, at, purpose);
  if (present === undefined) await tx.saveLinks([fresh]);
  else if (present.status === 'revoked' || present.expiresAt <= at) {
    const generation = present.generation + 1;
    const digest = rules.tokens.digestOf(rules.tokens.tokenOf(linkTokenId(id, generation)));
    await tx.renewLink({ ...fresh, generation, digest, status: row.finished ? 'closed' : 'open' });
  }
  await tx.queueLetters([
    {
      planId,
      entityId,
      orderKey: `${renewalsUnder({ body: recipient.id, purpose })}/${occasion}`,
      mail: row.kind === 'task' ? 'link-renewed' : 'round-link-renewed',
      to: recipient.id,
      copy: false,
      // Not with tomorrow's letters: somebody is waiting, and until the end of the office's day it leaves at once.
      sendAt: at,
      status: 'queued',
      about: { plannedAt: at, ...(purpose === 'sign' ? { link: purpose } : {}) },
    },
  ]);
  return true;
}
