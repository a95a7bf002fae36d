import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { CompiledQuery, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type {
  DatabaseConnection,
  Dialect,
  Kysely,
  SqliteDatabase,
  SqliteStatement,
  TransactionSettings,
} from 'kysely';

/** How long SQLite itself waits for another process, blocking this one; a refused transaction is then run again. */
const BUSY_TIMEOUT_MS = 2000;
/** Batches of different lengths are different statements; more than these few hundred are never in use. */
const CACHED_STATEMENTS = 300;

/** Kysely's SQLite dialect over Node's own driver, for a file that several processes share. */
export class NodeSqliteDialect implements Dialect {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  createDriver = (): SqliteDriver => new NodeSqliteDriver(this.#database);
  createAdapter = (): SqliteAdapter => new TransactionalAdapter();
  createQueryCompiler = (): SqliteQueryCompiler => new SqliteQueryCompiler();
  createIntrospector = (db: Kysely<unknown>): SqliteIntrospector => new SqliteIntrospector(db);
}

class NodeSqliteDriver extends SqliteDriver {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    super({ database: asKyselyDatabase(database) });
    this.#database = database;
  }

  /** A deferred transaction that turns to writing is refused as soon as another has written: writers begin immediately. */
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings) {
    const begin = settings?.accessMode === 'read only' ? 'begin deferred' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /** After a full disk SQLite has rolled back by itself; a second rollback would hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection) {
    if (this.#database.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}

/** SQLite rolls back DDL too, so that a migration is whole or not at all, also with two processes at the start. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Opens the file with what a system of record needs: WAL, every commit flushed to disk, foreign keys. */
export function openDatabase(path: string, access: 'read' | 'write'): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    if (access === 'read') database.exec('PRAGMA query_only = ON');
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const cache = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = cache.get(sql) ?? asKyselyStatement(database.prepare(sql), sql);
      // Deleted and set again, the map is in order of use and its first key the one to give up.
      cache.delete(sql);
      cache.set(sql, statement);
      const [oldest] = cache.keys();
      if (cache.size > CACHED_STATEMENTS && oldest !== undefined) cache.delete(oldest);
      return statement;
    },
  };
}

function asKyselyStatement(statement: StatementSync, sql: string): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bindable(parameters, sql)),
    run: (parameters) => statement.run(...bindable(parameters, sql)),
    iterate: (parameters) => statement.iterate(...bindable(parameters, sql)),
  };
}

/** Node takes an object in the first place for named parameters and stores NULL for it, a Date for one. */
function bindable(parameters: readonly unknown[], sql: string): SQLInputValue[] {
  return parameters.map((value, index) => {
    if (value === null || typeof value === 'string' || typeof value === 'bigint') return value;
    if (value instanceof Uint8Array || Number.isFinite(value)) return value as Uint8Array | number;
    const found = value instanceof Date ? 'a Date' : `a ${typeof value}`;
    throw new TypeError(
      `parameter ${index + 1} is ${found}: SQLite takes text, finite numbers, bytes and null; in: ${sql}`,
    );
  });
}
