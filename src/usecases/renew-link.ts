import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { recipientOn } from '../domain/plan/directory.ts';
import type { EntityRow, LinkRow, StoreWriter } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { loadRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { linkIdOf, linkRowOf, linkTokenId } from './links.ts';

/**
 * Somebody holds a link that does not open any more and asks for another. It goes to the mailbox that the directory has for
 * the body, whoever asks, once a day; nothing is said to the asker, not even whether the link was ever one of ours. The
 * token before it stays void: it may lie in the hands of somebody who has left the office.
 */
export async function renewLink(deps: Deps, token: string): Promise<void> {
  const at = await deps.clock.now();
  const queued = await deps.store.write(async (tx) => {
    const digest = deps.tokens.digestOf(token);
    const link = (await tx.linkByDigest(digest)) ?? (await tx.linkByFormerDigest(digest));
    if (link === null) return false;
    const [row] = await tx.entities(link.planId, [link.entityId]);
    if (row?.state == null) return false;
    return queueRenewal(tx, await loadRules(tx, deps, link.planId), { link, row, at });
  });
  if (queued) await deps.workflows.pokeMailroom();
}

interface Asked {
  readonly link: LinkRow;
  readonly row: EntityRow;
  readonly at: Instant;
}

async function queueRenewal(tx: StoreWriter, rules: Rules, { link, row, at }: Asked): Promise<boolean> {
  const { planId, entityId } = link;
  // A body that has been succeeded has no mailbox any more; the link is its successor's.
  const recipient = recipientOn(rules.adopted.plan, link.body, onOf(at));
  if (recipient?.mailbox == null) return false;
  const id = linkIdOf(planId, entityId, recipient.id);
  const present = (await tx.links(planId, entityId)).find((known) => known.id === id);
  const fresh = linkRowOf(rules, entityId, recipient.id, at);
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
      orderKey: `link-renewed/${recipient.id}/${onOf(at)}`,
      mail: row.kind === 'task' ? 'link-renewed' : 'round-link-renewed',
      to: recipient.id,
      copy: false,
      // Not with tomorrow's letters: somebody is waiting, and until the end of the office's day it leaves at once.
      sendAt: at,
      status: 'queued',
      about: { plannedAt: at },
    },
  ]);
  return true;
}
