import type { Kysely } from 'kysely';
import type { StoreReader, StoreWriter } from '../../../src/ports/store.ts';
import type { Database } from './database.ts';

export const settingReads = (db: Kysely<Database>): Pick<StoreReader, 'clock' | 'setting'> => ({
  async clock() {
    const row = await db.selectFrom('meta').selectAll().executeTakeFirstOrThrow();
    return { mode: row.clock_mode, practiceNow: row.practice_now };
  },

  async setting(name) {
    const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
    return row?.value ?? null;
  },
});

type SettingWrites = Pick<StoreWriter, 'setPracticeNow' | 'setSetting' | 'takeLease' | 'dropLease'>;

export const settingWrites = (db: Kysely<Database>): SettingWrites => ({
  /** Only a practice clock moves, and never back: what an instant has caused cannot be taken back by the clock. */
  async setPracticeNow(now) {
    const moved = await db
      .updateTable('meta')
      .set({ practice_now: now })
      .where('clock_mode', '=', 'practice')
      .where('practice_now', '<=', now)
      .executeTakeFirstOrThrow();
    if (moved.numUpdatedRows === 1n) return;
    const { clock_mode, practice_now } = await db.selectFrom('meta').selectAll().executeTakeFirstOrThrow();
    if (clock_mode === 'real')
      throw new RangeError(`the clock of a real store cannot be set, to ${now} or else`);
    throw new RangeError(`the practice clock stands at ${practice_now ?? '?'} and cannot go back to ${now}`);
  },

  async setSetting(name, value) {
    await db
      .insertInto('setting')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  },

  /** Free, ended (`until <= wall`) or the holder's own: then it is taken or prolonged. */
  async takeLease(name, holder, wallMs, untilMs) {
    const taken = await db
      .insertInto('lease')
      .values({ name, holder, until_ms: untilMs })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ holder, until_ms: untilMs })
          .where((eb) => eb.or([eb('lease.holder', '=', holder), eb('lease.until_ms', '<=', wallMs)])),
      )
      .executeTakeFirstOrThrow();
    return taken.numInsertedOrUpdatedRows === 1n;
  },

  async dropLease(name, holder) {
    await db.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder).execute();
  },
});
