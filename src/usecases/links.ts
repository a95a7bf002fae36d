import { addDays } from '../domain/calendar/local-date.ts';
import { onOf, startOfDay } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { BodyId, EntityId, PlanId } from '../domain/plan/plan.ts';
import type { LinkTokens } from '../ports/link-tokens.ts';
import type { AdoptedPlan, LinkPurpose, LinkRow, OutboxRow } from '../ports/store.ts';

/**
 * One link a body and task: every letter about the task carries the same, so that a forwarded one keeps working. Behind
 * another one, made from another id, the head of the body signs.
 */
export const linkIdOf = (
  planId: PlanId,
  entityId: EntityId,
  body: BodyId,
  purpose: LinkPurpose = 'answer',
): string => `${planId}/${entityId}/${body}${purpose === 'sign' ? '/sign' : ''}`;

/** Which of the two a letter carries; the one with the link for signing goes to the head. */
export const purposeOf = ({ about }: Pick<OutboxRow, 'about'>): LinkPurpose =>
  about['link'] === 'sign' ? 'sign' : 'answer';

/** What the token of a link is made from; a renewed one has another. */
export const linkTokenId = (linkId: string, generation: number): string =>
  generation === 1 ? linkId : `${linkId}#${generation}`;

const PLACEHOLDER = /\{\{link:([^}]+)\}\}/g;

export const linkPlaceholder = (linkId: string): string => `{{link:${linkId}}}`;

/** The links that a composed text carries, by the id and generation that their tokens are made from. */
export const linksIn = (text: string): readonly { readonly linkId: string; readonly generation: number }[] =>
  [...text.matchAll(PLACEHOLDER)].map(([, tokenId = '']) => {
    const [, renewedId, generation] = /^(.*)#(\d+)$/u.exec(tokenId) ?? [];
    return renewedId === undefined
      ? { linkId: tokenId, generation: 1 }
      : { linkId: renewedId, generation: Number(generation) };
  });

export function linkRowOf(
  rules: { readonly adopted: AdoptedPlan; readonly tokens: LinkTokens },
  entityId: EntityId,
  body: BodyId,
  from: Instant,
  purpose: LinkPurpose = 'answer',
): LinkRow {
  const { plan, policy } = rules.adopted;
  const id = linkIdOf(plan.id, entityId, body, purpose);
  const expiresAt = startOfDay(addDays(onOf(from), policy.links.validDays + 1));
  return {
    planId: plan.id,
    id,
    entityId,
    body,
    purpose,
    digest: rules.tokens.digestOf(rules.tokens.tokenOf(linkTokenId(id, 1))),
    generation: 1,
    expiresAt,
    status: 'open',
  };
}

/** Puts the addresses into a composed message. Only now does a token appear, and only in what the receiver sees. */
export function withAddresses(text: string, tokens: LinkTokens, baseUrl: string): string {
  return text.replaceAll(PLACEHOLDER, (_, linkId: string) => `${baseUrl}/r/${tokens.tokenOf(linkId)}`);
}
