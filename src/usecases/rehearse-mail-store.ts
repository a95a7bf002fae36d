import type { Instant } from '../domain/calendar/instant.ts';
import type { EntityId } from '../domain/plan/plan.ts';
import type { MessageRow, OutboxRow, StoreWriter } from '../ports/store.ts';

interface Outbox {
  readonly calls: Pick<
    StoreWriter,
    | 'outbox'
    | 'recalled'
    | 'queueLetters'
    | 'withdrawLetters'
    | 'moveLetters'
    | 'releaseLetter'
    | 'dueLetters'
    | 'nextSendAt'
  >;
  /** Binds letters to the message that carries them; what is not queued any more would leave twice. */
  readonly take: (ids: readonly number[], messageId: string) => void;
  readonly countDue: (now: Instant) => number;
}

/** The outbox of a rehearsal. What is queued is kept apart: it is asked for at every step, and is little. */
export function createOutbox(): Outbox {
  const rows = new Map<number, OutboxRow>();
  const ofEntity = new Map<EntityId, number[]>();
  const ofMessage = new Map<string, readonly number[]>();
  const queued = new Set<number>();
  const orderKeys = new Set<string>();

  function put(row: OutboxRow): void {
    rows.set(row.id, row);
    if (row.status === 'queued') queued.add(row.id);
    else queued.delete(row.id);
  }
  const rowsOf = (ids: Iterable<number>): readonly OutboxRow[] =>
    [...ids].flatMap((id) => rows.get(id) ?? []);
  const isOpen = ({ status }: OutboxRow): boolean => status === 'queued' || status === 'held';
  const dueBy = (now: Instant): readonly OutboxRow[] => rowsOf(queued).filter((row) => row.sendAt <= now);

  const calls: Outbox['calls'] = {
    outbox(_planId, { entityId, status, messageIds } = {}) {
      const carried = messageIds?.flatMap((id) => ofMessage.get(id) ?? []);
      const ids = entityId === undefined ? carried : (ofEntity.get(entityId) ?? []);
      const some = ids === undefined ? [...rows.values()] : rowsOf(ids);
      const found = status === undefined ? some : some.filter((row) => row.status === status);
      return Promise.resolve(found.toSorted(inSendingOrder));
    },
    // Nothing is taken back from a message: in a rehearsal each leaves in the moment in which it is composed.
    recalled: () => Promise.resolve(new Set()),
    queueLetters(letters) {
      for (const letter of letters) {
        const key = `${letter.entityId} ${letter.orderKey}`;
        if (orderKeys.has(key)) continue;
        orderKeys.add(key);
        const id = rows.size + 1;
        put({ ...letter, id, messageId: null });
        const known = ofEntity.get(letter.entityId);
        if (known === undefined) ofEntity.set(letter.entityId, [id]);
        else known.push(id);
      }
      return Promise.resolve();
    },
    withdrawLetters(_planId, entityId, mails, to) {
      const open = rowsOf(ofEntity.get(entityId) ?? []).filter(isOpen);
      const meant = open.filter((row) => mails.includes(row.mail) && (to === null || row.to === to));
      for (const row of meant) put({ ...row, status: 'withdrawn' });
      return Promise.resolve(meant.length);
    },
    moveLetters(ids, sendAt) {
      for (const row of rowsOf(ids).filter(isOpen)) put({ ...row, sendAt });
      return Promise.resolve();
    },
    releaseLetter(id, sendAt) {
      const row = rows.get(id);
      if (row?.status !== 'held') return Promise.resolve(false);
      put({ ...row, status: 'queued', sendAt });
      return Promise.resolve(true);
    },
    dueLetters: (now, limit) => Promise.resolve(dueBy(now).toSorted(inSendingOrder).slice(0, limit)),
    nextSendAt: () => Promise.resolve(earliest(rowsOf(queued).map((row) => row.sendAt))),
  };

  function take(ids: readonly number[], messageId: string): void {
    const taken = rowsOf(ids).filter((row) => row.status === 'queued');
    if (taken.length !== ids.length)
      throw new Error(`message ${messageId}: ${taken.length} of its ${ids.length} letters are still queued`);
    for (const row of taken) put({ ...row, status: 'taken', messageId });
    ofMessage.set(messageId, ids);
  }

  return { calls, take, countDue: (now) => dueBy(now).length };
}

interface Messages {
  readonly calls: Pick<
    StoreWriter,
    'messages' | 'saveMessage' | 'updateMessage' | 'dissolveMessage' | 'leaseMessages' | 'nextRetryAt'
  >;
  readonly countWaiting: () => number;
  readonly countUntried: () => number;
}

/**
 * The messages of a rehearsal. Their texts are composed as ever, because the subject comes with them, and dropped: the
 * letters of ten thousand tasks over three years would not fit into memory, and nobody reads them.
 */
export function createMessages(take: (ids: readonly number[], messageId: string) => void): Messages {
  const rows = new Map<string, MessageRow>();
  const unsent = new Set<string>();
  const waiting = (): readonly MessageRow[] => [...unsent].flatMap((id) => rows.get(id) ?? []);
  function put(row: MessageRow): void {
    rows.set(row.id, row);
    if (row.status === 'queued') unsent.add(row.id);
    else unsent.delete(row.id);
  }

  const calls: Messages['calls'] = {
    messages(_planId, ids) {
      const some = ids === undefined ? [...rows.values()] : ids.flatMap((id) => rows.get(id) ?? []);
      return Promise.resolve(some.length < 2 ? some : some.toSorted(inOrderOfTime));
    },
    saveMessage(row, outboxIds) {
      if (rows.has(row.id)) throw new Error(`there is a message ${row.id} already`);
      put({ ...row, text: '', html: '', blocks: [] });
      take(outboxIds, row.id);
      return Promise.resolve();
    },
    updateMessage(_planId, id, fence, change) {
      const row = rows.get(id);
      if (row?.fence !== fence) return Promise.resolve(false);
      put({ ...row, ...change });
      return Promise.resolve(true);
    },
    dissolveMessage: (_planId, id) => Promise.reject(new Error(`message ${id} has left in this rehearsal`)),
    leaseMessages(wallMs, leaseMs, limit) {
      const free = waiting().filter((row) => row.leaseUntil <= wallMs && row.retryAt <= wallMs);
      const leased = free
        .toSorted(inOrderOfTime)
        .slice(0, limit)
        .map((row) => ({ ...row, leaseUntil: wallMs + leaseMs, fence: row.fence + 1 }));
      leased.forEach(put);
      return Promise.resolve(leased);
    },
    nextRetryAt() {
      const tries = waiting().map((row) => Math.max(row.retryAt, row.leaseUntil));
      return Promise.resolve(tries.length === 0 ? null : Math.min(...tries));
    },
  };
  return {
    calls,
    countWaiting: () => unsent.size,
    countUntried: () => waiting().filter((row) => row.tries === 0).length,
  };
}

/** The least; null where there is none. Instants compare as text. */
export function earliest(instants: Iterable<Instant>): Instant | null {
  let least: Instant | null = null;
  for (const at of instants) if (least === null || at < least) least = at;
  return least;
}

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const inSendingOrder = (a: OutboxRow, b: OutboxRow): number =>
  byText(a.sendAt, b.sendAt) || byText(a.to, b.to) || a.id - b.id;

const inOrderOfTime = (a: MessageRow, b: MessageRow): number =>
  byText(a.sendAt, b.sendAt) || byText(a.id, b.id);
