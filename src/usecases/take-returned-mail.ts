import type { MessageRow, StoreReader } from '../ports/store.ts';
import type { ReturnedMail } from '../ports/returned-mail.ts';
import type { Deps } from './deps.ts';
import { pokeWoken, tellServed } from './tell-served.ts';

export interface TakenReturn {
  readonly kind: 'bounced' | 'known' | 'delayed' | 'unknown-message' | 'automatic' | 'letter';
  /** The message that came back; null: none of ours. */
  readonly message: string | null;
  /** A Vietnamese sentence. */
  readonly words: string;
}

/**
 * What comes back to the sender's mailbox: a message that a server had taken and could not deliver has not arrived, and the
 * tasks whose letters it carried are told so. Twice is harmless. Reports that say nothing final change nothing.
 */
export async function takeReturnedMail(deps: Deps, returned: ReturnedMail): Promise<TakenReturn> {
  if (returned.kind === 'automatic')
    return { kind: 'automatic', message: null, words: 'Thư trả lời tự động, bỏ qua.' };
  if (returned.kind === 'letter')
    return {
      kind: 'letter',
      message: null,
      words: `Thư của ${returned.from}: "${returned.subject}". Không phải thư báo trả lại; người phụ trách đọc và vào sổ.`,
    };
  const now = await deps.clock.now();
  const { taken, woken } = await deps.store.write(async (tx) => {
    const message = await findMessage(tx, deps.store.id, returned.messageIds);
    if (message === null)
      return {
        taken: told('unknown-message', null, 'Thư báo trả lại không nói về thư nào của kho này.'),
        woken: [],
      };
    const { planId, id, fence, status } = message;
    if (!returned.failed)
      return {
        taken: told('delayed', id, `Thư ${id} đến chậm, máy chủ còn chuyển tiếp: ${returned.words}.`),
        woken: [],
      };
    if (status !== 'sent') return { taken: told('known', id, `Thư ${id} đã được ghi từ trước.`), woken: [] };
    await tx.updateMessage(planId, id, fence, { status: 'bounced', response: returned.words });
    const rows = await tellServed(tx, deps, [{ message, served: false }], now);
    return { taken: told('bounced', id, `Thư ${id} bị trả lại: ${returned.words}.`), woken: rows };
  });
  await pokeWoken(deps, woken);
  return taken;
}

const told = (kind: TakenReturn['kind'], message: string | null, words: string): TakenReturn => ({
  kind,
  message,
  words,
});

/**
 * Our Message-ID names plan, message and store (`<plan.message.store@host>`); the store's id in it is a random one, so that
 * nobody who has not seen the message can have it taken for returned.
 */
async function findMessage(
  tx: StoreReader,
  storeId: string,
  messageIds: readonly string[],
): Promise<MessageRow | null> {
  for (const planId of await tx.planIds()) {
    const ids = messageIds.flatMap((text) => {
      const end = text.indexOf(`.${storeId}@`);
      return text.startsWith(`<${planId}.`) && end > 0 ? [text.slice(planId.length + 2, end)] : [];
    });
    if (ids.length === 0) continue;
    const [found] = (await tx.messages(planId, ids)).filter((row) => messageIds.includes(row.messageId));
    if (found !== undefined) return found;
  }
  return null;
}
