import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreBusy } from './store-refused.ts';

/** Pauses between the tries, on top of SQLite's own two seconds of waiting in each. */
const PAUSES_MS: readonly number[] = [5, 20, 60, 150, 300, 600];

const SQLITE_BUSY = 5;

/** SQLITE_BUSY and its kin (recovery, stale snapshot): another process was at it, the same work may succeed now. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === SQLITE_BUSY;
}

/** Runs the whole work again while the file is locked by another process; `StoreBusy` after the last try. */
export async function whileBusy<T>(path: string, work: () => Promise<T>): Promise<T> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
    // Half of it by chance, so that two that met once do not meet again.
    await pause(pauseMs * (0.5 + Math.random() / 2));
  }
  try {
    return await work();
  } catch (cause) {
    if (!isBusy(cause)) throw cause;
    const words = `Kho dữ liệu "${path}" đang bị một chương trình khác khóa: đã thử ${PAUSES_MS.length + 1} lần, chưa ghi gì. Chờ chương trình đó xong rồi thử lại.`;
    throw new StoreBusy(words, { cause });
  }
}

const tails = new Map<string, Promise<unknown>>();

/**
 * Writers of this process stand in a queue: SQLite waits for a lock by blocking the thread, so a second writer of the
 * same process would keep the first from ever ending. Only other processes are waited for inside SQLite.
 */
export async function inTurn<T>(path: string, work: () => Promise<T>): Promise<T> {
  const before = tails.get(path) ?? Promise.resolve();
  const { promise: mine, resolve: done } = Promise.withResolvers<null>();
  tails.set(path, mine);
  await before;
  try {
    return await work();
  } finally {
    done(null);
    if (tails.get(path) === mine) tails.delete(path);
  }
}

const inside = new AsyncLocalStorage<string>();

/** A transaction within a transaction would wait for itself for ever; it is a mistake of the caller and said at once. */
export async function notNested<T>(path: string, work: () => Promise<T>): Promise<T> {
  if (inside.getStore() === path)
    throw new Error(`a store transaction inside another one on ${path}: use the one that is open`);
  return inside.run(path, work);
}
