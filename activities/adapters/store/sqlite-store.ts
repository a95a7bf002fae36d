import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Transaction } from 'kysely';
import type { Instant } from '../../../src/domain/calendar/instant.ts';
import type { PlanId } from '../../../src/domain/plan/plan.ts';
import type { ClockMode } from '../../../src/ports/clock.ts';
import type { Store } from '../../../src/ports/store.ts';
import type { Database } from './database.ts';
import { eraseIncomingLetter } from './incoming.ts';
import { migrate, noStoreWords, settleMeta } from './open-store.ts';
import type { Making, Meta } from './open-store.ts';
import { eraseReportWords } from './reports.ts';
import { NodeSqliteDialect, openDatabase } from './sqlite-dialect.ts';
import type { PlanMemo } from './plans.ts';
import { createReader, createWriter } from './store-calls.ts';
import { StoreRefused } from './store-refused.ts';
import { readChains } from './verify-chain.ts';
import type { EntityChain } from './verify-chain.ts';
import { inTurn, notNested, whileBusy } from './write-turns.ts';

/** The store's file in the data folder; SQLite keeps `-wal` and `-shm` beside it. */
export const STORE_FILE = 'store.sqlite';

/** A store in SQL, and what is done with one beside the port: erasing by law, looking at the audit chain. */
export interface SqlStore extends Store {
  readonly clockMode: ClockMode;
  /** False: there is no such report. */
  eraseReportWords(planId: PlanId, reportId: string): Promise<boolean>;
  /** False: there is no such message. */
  eraseIncomingLetter(id: string): Promise<boolean>;
  /** For `verifyChain`. */
  chains(planId: PlanId): Promise<readonly EntityChain[]>;
}

/**
 * Opens the store of a folder, making folder and store where there is none. `practiceFrom` is where the clock of a new
 * practice store begins; an existing one keeps its own. Rejects with `StoreRefused`: made with another clock mode, by a
 * newer program, not writable, not a store.
 */
export async function createSqliteStore(options: {
  readonly dataDir: string;
  readonly clockMode: ClockMode;
  readonly practiceFrom?: Instant;
}): Promise<SqlStore> {
  const { dataDir, clockMode, practiceFrom = null } = options;
  return open(dataDir, { clockMode, practiceFrom });
}

/** Opens an existing store as it was made, practice or real; `StoreRefused` of kind `no-store` where there is none. */
export async function openSqliteStore(dataDir: string): Promise<SqlStore> {
  return open(dataDir, null);
}

async function open(dataDir: string, making: Making | null): Promise<SqlStore> {
  const path = locate(dataDir, making !== null);
  const writer = await connect(path, 'write');
  try {
    await migrate(writer, path);
    const meta = await settleMeta(writer, path, making);
    return storeOver(path, meta, writer, await connect(path, 'read'));
  } catch (cause) {
    await writer.destroy();
    throw cause;
  }
}

/** Two names of one folder must give one queue of writers: the real path. */
function locate(dataDir: string, mayMake: boolean): string {
  try {
    if (mayMake) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return join(realpathSync(dataDir), STORE_FILE);
  } catch (cause) {
    if (!mayMake)
      throw new StoreRefused('no-store', noStoreWords(`không có thư mục "${dataDir}"`), { cause });
    const found = `không tạo được hoặc không vào được (${wordsOf(cause)})`;
    throw new StoreRefused('unwritable', unwritableWords('Thư mục dữ liệu', dataDir, found), { cause });
  }
}

async function connect(path: string, access: 'read' | 'write'): Promise<Kysely<Database>> {
  const database = await whileBusy(path, () => Promise.resolve().then(() => openOrRefuse(path, access)));
  return new Kysely<Database>({ dialect: new NodeSqliteDialect(database) });
}

const unwritableWords = (what: string, path: string, found: string): string =>
  `${what} "${path}": ${found}. Cần quyền đọc và ghi ở đó, hoặc chọn thư mục khác bằng --data.`;

/** The system's own words, for whoever looks after the machine. */
const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** SQLite's codes that say what is wrong with the file, and not with us. */
const REFUSALS: Readonly<
  Record<number, readonly [StoreRefused['kind'], (path: string, said: string) => string]>
> = {
  8: ['unwritable', (path, said) => unwritableWords('Kho dữ liệu', path, `không ghi được (${said})`)],
  14: ['unwritable', (path, said) => unwritableWords('Kho dữ liệu', path, `không mở được (${said})`)],
  26: [
    'not-a-store',
    (path, said) =>
      `Tệp "${path}" không phải kho dữ liệu của chương trình (${said}). Chọn thư mục khác bằng --data; tệp chưa bị thay đổi.`,
  ],
};

function openOrRefuse(path: string, access: 'read' | 'write'): DatabaseSync {
  try {
    return openDatabase(path, access);
  } catch (cause) {
    const code = cause instanceof Error && 'errcode' in cause ? Number(cause.errcode) % 256 : 0;
    const refusal = REFUSALS[code];
    if (refusal === undefined) throw cause;
    const [kind, words] = refusal;
    throw new StoreRefused(kind, words(path, wordsOf(cause)), { cause });
  }
}

function storeOver(path: string, meta: Meta, writer: Kysely<Database>, reader: Kysely<Database>): SqlStore {
  const running = new Set<Promise<unknown>>();
  const plans: PlanMemo = new Map();
  let closed = false;

  /** Every transaction passes here, so that `close` can wait for it. */
  function run<T>(work: () => Promise<T>): Promise<T> {
    if (closed) return Promise.reject(new Error(`the store ${path} is closed`));
    const result = notNested(path, () => whileBusy(path, work));
    running.add(result);
    const forget = (): boolean => running.delete(result);
    result.then(forget, forget);
    return result;
  }

  // Readers and writers have a connection each: a reader neither waits for a writer nor sees half of what it does.
  const inSnapshot = <T>(work: (db: Transaction<Database>) => Promise<T>): Promise<T> =>
    run(() => reader.transaction().setAccessMode('read only').execute(work));
  const inWriting = <T>(work: (db: Transaction<Database>) => Promise<T>): Promise<T> =>
    run(() => inTurn(path, () => writer.transaction().execute(work)));

  return {
    id: meta.store_id,
    clockMode: meta.clock_mode,
    read: (work) => inSnapshot((db) => work(createReader(db, plans))),
    write: (work) => inWriting((db) => work(createWriter(db, plans))),
    rehearse: (work) => rolledBack(inWriting, (db) => work(createWriter(db, plans))),
    eraseReportWords: (planId, reportId) => inWriting((db) => eraseReportWords(db, planId, reportId)),
    eraseIncomingLetter: (id) => inWriting((db) => eraseIncomingLetter(db, id)),
    chains: (planId) => inSnapshot((db) => readChains(db, planId)),
    async close() {
      closed = true;
      await Promise.allSettled(running);
      await Promise.all([reader.destroy(), writer.destroy()]);
    },
  };
}

type Transact = <T>(work: (db: Transaction<Database>) => Promise<T>) => Promise<T>;

/** A transaction is undone by throwing out of it; the answer leaves in the thing that is thrown. */
async function rolledBack<T>(
  transact: Transact,
  work: (db: Transaction<Database>) => Promise<T>,
): Promise<T> {
  const undo = new Error('rehearsed');
  let answer: { readonly value: T } | null = null;
  try {
    await transact(async (db) => {
      answer = { value: await work(db) };
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return (answer as unknown as { readonly value: T }).value;
}
