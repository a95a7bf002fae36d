import { randomUUID } from 'node:crypto';
import { Migrator } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { Instant } from '../../../src/domain/calendar/instant.ts';
import type { ClockMode } from '../../../src/ports/clock.ts';
import type { Database } from './database.ts';
import { SQLITE_MIGRATIONS } from './sqlite-migrations.ts';
import { StoreRefused } from './store-refused.ts';
import { inTurn, whileBusy } from './write-turns.ts';

/** What a store is made with; `practiceFrom` is looked at only when a practice store is made. */
export interface Making {
  readonly clockMode: ClockMode;
  readonly practiceFrom: Instant | null;
}

export type Meta = Selectable<Database['meta']>;

/** Brings the schema to this program's version, whole or not at all; a schema of a newer program is refused. */
export async function migrate(db: Kysely<Database>, path: string): Promise<void> {
  const known = Object.keys(SQLITE_MIGRATIONS);
  const applied = await appliedMigrations(db);
  const newer = applied.filter((name) => !known.includes(name));
  if (newer.length > 0)
    throw new StoreRefused(
      'newer-schema',
      `Kho dữ liệu "${path}" do một phiên bản mới hơn của chương trình ghi (có ${newer.join(', ')}; phiên bản này biết đến ${String(known.at(-1))}). Cần cập nhật chương trình; tệp chưa bị thay đổi.`,
    );
  if (applied.length === known.length) return;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(SQLITE_MIGRATIONS) },
  });
  await inTurn(path, () =>
    whileBusy(path, async () => {
      const { error } = await migrator.migrateToLatest();
      // Kysely hands the error over instead of throwing it; a busy one has to reach the retry.
      if (error !== undefined) throw asError(error);
    }),
  );
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

async function appliedMigrations(db: Kysely<Database>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const rows = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map((row) => row.name);
}

/** The one row that says which store this is; made with the store, also when two processes make it at once. */
export async function settleMeta(db: Kysely<Database>, path: string, making: Making | null): Promise<Meta> {
  const found =
    (await db.selectFrom('meta').selectAll().executeTakeFirst()) ??
    (making && (await makeMeta(db, path, making)));
  if (found === null) throw new StoreRefused('no-store', noStoreWords(`"${path}" chưa có nội dung`));
  if (making !== null && found.clock_mode !== making.clockMode)
    throw new StoreRefused(
      'clock-mode',
      `Kho dữ liệu "${path}" đã được lập để ${CLOCK_WORDS[found.clock_mode]}, không mở được để ${CLOCK_WORDS[making.clockMode]}. Chạy "dondoc start" không kèm --practice, --real để mở như đã lập, hoặc chọn thư mục khác bằng --data.`,
    );
  return found;
}

const CLOCK_WORDS: Readonly<Record<ClockMode, string>> = {
  practice: 'chạy thử, theo đồng hồ riêng',
  real: 'chạy thật, theo đồng hồ của máy',
};

/** `found` is a clause: what there is instead of a store. */
export const noStoreWords = (found: string): string =>
  `Chưa có kho dữ liệu: ${found}. Chạy "dondoc start" một lần để lập kho, hoặc chọn thư mục khác bằng --data.`;

async function makeMeta(db: Kysely<Database>, path: string, making: Making): Promise<Meta> {
  const isPractice = making.clockMode === 'practice';
  if (isPractice && making.practiceFrom === null)
    throw new StoreRefused(
      'no-practice-start',
      `${path}: a practice store needs the instant at which its clock begins (practiceFrom).`,
    );
  const made: Meta = {
    id: 1,
    store_id: randomUUID(),
    clock_mode: making.clockMode,
    practice_now: isPractice ? making.practiceFrom : null,
  };
  return inTurn(path, () =>
    whileBusy(path, async () => {
      await db
        .insertInto('meta')
        .values(made)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      return db.selectFrom('meta').selectAll().executeTakeFirstOrThrow();
    }),
  );
}
