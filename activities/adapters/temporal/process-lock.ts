import { DatabaseSync } from 'node:sqlite';

export interface ProcessLock {
  release(): void;
}

const SQLITE_BUSY = 5;
const POLL_MS = 500;

/**
 * Takes a lock that only one process on this machine can hold, or null while somebody holds it.
 *
 * The lock is the operating system's, on an SQLite file: it goes with the process that holds it, however that
 * process dies. A file whose mere existence locks would have to guess whether its owner is still alive.
 */
export function tryProcessLock(path: string): ProcessLock | null {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => database.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

export interface LockOptions {
  readonly path: string;
  /** Called once when somebody else holds the lock and we begin to wait. */
  readonly onWait: () => void;
  readonly signal?: AbortSignal;
}

/** Does `work` while holding the lock; waits for it as long as the other process needs. Rejects when aborted. */
export async function withProcessLock<T>(options: LockOptions, work: () => Promise<T>): Promise<T> {
  let waiting = false;
  for (;;) {
    options.signal?.throwIfAborted();
    const lock = tryProcessLock(options.path);
    if (lock !== null) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    if (!waiting) options.onWait();
    waiting = true;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
