import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { recipientOn } from '../domain/plan/directory.ts';
import type { IncomingRow } from '../ports/incoming-store.ts';
import type { ReturnedContent, ReturnedMail } from '../ports/returned-mail.ts';
import type { EntityRow, MessageRow, StoreWriter } from '../ports/store.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';
import { findAnswered, findMessage, isOurOwn } from './find-answered.ts';
import { findByTag } from './return-path.ts';
import { pokeWoken, tellServed } from './tell-served.ts';

export interface TakenReturn {
  readonly kind:
    | 'bounced'
    | 'delayed'
    | 'automatic'
    | 'answer'
    /** It says that a message has come back with a tag that we have not made. */
    | 'forged'
    /** About a message of ours, and not to be understood. */
    | 'unclear'
    /** Taken before, or said before by another one. */
    | 'known'
    /** The message is still under way by our own account: to be taken again a little later. */
    | 'too-early'
    | 'unknown-message'
    /** A person's letter about something else. */
    | 'letter';
  /** The message that it is about; null: none of ours. */
  readonly message: string | null;
  /** A Vietnamese sentence. */
  readonly words: string;
}

export interface ReturnDeps extends Deps {
  /** What tagged addresses are made of, `tra-lai@haugiang.example`; null: messages leave without a tag. */
  readonly returnPath: string | null;
  /** Milliseconds of the wall clock, by which leases run. */
  readonly wallMs: () => number;
}

interface Taking {
  readonly taken: TakenReturn;
  /** What is kept of it; null: nothing. */
  readonly row: IncomingRow | null;
  readonly woken: readonly EntityRow[];
}

/**
 * What comes to the sender's mailbox. A message that a server had taken and could not deliver has not arrived, and the tasks
 * whose letters it carried are told so; a person's answer is kept beside the task, and never counts as a result; notes of
 * robots are counted. Twice is harmless.
 */
export async function takeReturnedMail(deps: ReturnDeps, returned: ReturnedMail): Promise<TakenReturn> {
  const now = await deps.clock.now();
  const { taken, woken } = await deps.store.write(async (tx): Promise<Taking> => {
    if ((await tx.incomingById(returned.id)) !== null)
      return untouched('known', null, 'Thư này đã được nhận từ trước.');
    const taking = await take(tx, deps, returned, now);
    if (taking.row !== null) await tx.saveIncoming(taking.row);
    return taking;
  });
  await pokeWoken(deps, woken);
  return taken;
}

async function take(
  tx: StoreWriter,
  deps: ReturnDeps,
  returned: ReturnedMail,
  now: Instant,
): Promise<Taking> {
  const { content, answers, messageId, deliveredTo } = returned;
  if (isOurOwn(deps.store.id, messageId))
    return untouched('letter', null, 'Thư do chính hệ thống gửi, để nguyên.');
  const tagged = await findByTag(tx, { tokens: deps.tokens, base: deps.returnPath }, deliveredTo);
  const kept = keeper(returned.id, now);
  if (tagged === 'forged') {
    const words = 'Địa chỉ nhận mang mã thư không do hệ thống cấp.';
    return { ...untouched('forged', null, words), row: kept('forged', { words }) };
  }
  const named = tagged === 'none' ? null : tagged;
  if (content.kind === 'delivery-report') {
    const message = named ?? (await findMessage(tx, deps.store.id, content.messageIds));
    return takeReport(tx, deps, { message, content, kept, now });
  }
  const answered = named === null ? await findAnswered(tx, deps.store.id, answers) : asAnswered(named);
  if (content.kind === 'automatic') {
    const row = answered === null ? null : kept('automatic', answered);
    return { ...untouched('automatic', row?.messageId ?? null, 'Thư trả lời tự động, bỏ qua.'), row };
  }
  const { from, fromName, subject, text, cut, files } = content;
  if (answered === null)
    return untouched(
      'letter',
      null,
      `Thư của ${from}: "${subject}". Không phải thư trả lời thư nào của kho này; người phụ trách đọc và vào sổ.`,
    );
  const { plan } = await loadPlan(tx, answered.planId);
  const registered = recipientOn(plan, answered.body, onOf(now))?.mailbox ?? null;
  const words = `Thư trả lời của ${from}: "${subject}". Đã đưa vào mục thư trả lời chưa đọc; không thay báo cáo kết quả.`;
  return {
    ...untouched('answer', answered.message?.id ?? null, words),
    row: {
      ...kept('answer', answered),
      letter: { from, fromName, subject, text, cut, files, body: answered.body, registered },
    },
  };
}

type About = Partial<Pick<IncomingRow, 'planId' | 'entities' | 'words'>> & {
  readonly message?: MessageRow | null;
};

const keeper =
  (id: string, now: Instant) =>
  (
    kind: IncomingRow['kind'],
    { planId = null, entities = [], words = '', message = null }: About,
  ): IncomingRow => ({
    id,
    kind,
    takenAt: now,
    planId,
    messageId: message?.id ?? null,
    entities,
    words,
    letter: null,
    readAt: null,
  });

const asAnswered = (message: MessageRow) => ({
  planId: message.planId,
  message,
  body: message.recipient,
  entities: message.tasks,
});

const untouched = (kind: TakenReturn['kind'], message: string | null, words: string): Taking => ({
  taken: { kind, message, words },
  row: null,
  woken: [],
});

interface Report {
  readonly message: MessageRow | null;
  readonly content: Extract<ReturnedContent, { kind: 'delivery-report' }>;
  readonly kept: ReturnType<typeof keeper>;
  readonly now: Instant;
}

async function takeReport(
  tx: StoreWriter,
  deps: ReturnDeps,
  { message, content, kept, now }: Report,
): Promise<Taking> {
  if (message === null)
    return untouched('unknown-message', null, 'Thư báo trả lại không nói về thư nào của kho này.');
  const { id, planId, fence } = message;
  const { outcome, cause, words: said } = content;
  const about = { ...asAnswered(message), words: said };
  if (outcome === 'unclear') {
    const words = `Máy chủ báo về thư ${id} nhưng không nói rõ thư có đến nơi không: ${said}`;
    return { ...untouched('unclear', id, words), row: kept('unreadable', { ...about, words }) };
  }
  if (outcome !== 'failed') {
    const words =
      outcome === 'delayed'
        ? `Thư ${id} đến chậm, máy chủ còn chuyển tiếp: ${said}.`
        : `Máy chủ báo đã chuyển thư ${id}: ${said}.`;
    return { ...untouched('delayed', id, words), row: kept('delayed', about) };
  }
  if (message.status === 'queued' && message.leaseUntil > deps.wallMs())
    return untouched('too-early', id, `Thư ${id} còn đang gửi; thư báo trả lại được đọc lại sau.`);
  if (message.status !== 'sent') return untouched('known', id, `Thư ${id} đã được ghi từ trước.`);
  const response = cause === 'soft' ? `${said} (máy chủ đã thử nhiều lần và thôi)` : said;
  await tx.updateMessage(planId, id, fence, { status: 'bounced', response });
  const woken = await tellServed(tx, deps, [{ message, served: false }], now);
  return {
    ...untouched('bounced', id, `Thư ${id} bị trả lại: ${response}.`),
    row: kept('returned', about),
    woken,
  };
}
