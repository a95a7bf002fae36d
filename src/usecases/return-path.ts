import { onOf } from '../domain/calendar/instant.ts';
import { SEAL_LENGTH, readTag, tagAddress } from '../domain/mail/return-tag.ts';
import type { LinkTokens } from '../ports/link-tokens.ts';
import type { MessageRow, StoreReader } from '../ports/store.ts';

type Tagged = Pick<MessageRow, 'planId' | 'id'>;

/**
 * Made with the secret of the links. The line break keeps it apart from every link: no plan's id holds one; and what is
 * printed is a digest of the token, cut, from which no token can be had.
 */
const sealOf = (tokens: LinkTokens, { planId, id }: Tagged): string =>
  tokens.digestOf(tokens.tokenOf(`return-path\n${planId}\n${id}`)).slice(0, SEAL_LENGTH);

/** The address to which servers return this message, the same on every try. */
export const returnPathOf = (
  base: string,
  tokens: LinkTokens,
  message: Tagged & Pick<MessageRow, 'composedAt'>,
): string => tagAddress(base, { on: onOf(message.composedAt), seal: sealOf(tokens, message) });

/** `forged`: one of the addresses is ours, with a tag that we have not made. `none`: none of them is ours. */
export type TagFinding = MessageRow | 'forged' | 'none';

/** The message whose tag stands in one of these addresses. */
export async function findByTag(
  tx: StoreReader,
  { tokens, base }: { readonly tokens: LinkTokens; readonly base: string | null },
  addresses: readonly string[],
): Promise<TagFinding> {
  if (base === null) return 'none';
  const tags = addresses.map((address) => readTag(base, address)).filter((tag) => tag !== null);
  for (const tag of tags) {
    if (tag === 'broken') continue;
    for (const planId of await tx.planIds()) {
      const ids = await tx.messageIdsOn(planId, tag.on);
      const id = ids.find((candidate) => sealOf(tokens, { planId, id: candidate }) === tag.seal);
      const [message] = id === undefined ? [] : await tx.messages(planId, [id]);
      if (message !== undefined) return message;
    }
  }
  return tags.length > 0 ? 'forged' : 'none';
}
