import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CompiledQuery, Kysely } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NodeSqliteDialect, openDatabase } from '../../activities/adapters/store/sqlite-dialect.ts';
import {
  createSqliteStore,
  openSqliteStore,
  STORE_FILE,
} from '../../activities/adapters/store/sqlite-store.ts';
import { whileBusy } from '../../activities/adapters/store/write-turns.ts';
import { sqlitePlace } from './sqlite-place.ts';
import { at, START } from './store-place.ts';

/** What concerns the file itself, and no other database. */
describe('the file of a SQLite store', () => {
  let place: ReturnType<typeof sqlitePlace>;
  beforeEach(() => (place = sqlitePlace()));
  afterEach(() => place.remove());
  const path = (): string => join(place.dataDir, STORE_FILE);

  test('is made with its folder, which nobody else may enter', async () => {
    const dataDir = join(place.dataDir, 'deep', 'inside');
    const store = await createSqliteStore({ dataDir, clockMode: 'real' });
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(await store.read((tx) => tx.clock())).toEqual({ mode: 'real', practiceNow: null });
    await expect(store.write((tx) => tx.setPracticeNow(START))).rejects.toThrow(
      'the clock of a real store cannot be set',
    );
    await store.close();
  });

  test('flushes every commit and keeps its journal beside it', async () => {
    const store = await place.open();
    await store.close();
    const database = openDatabase(path(), 'write');
    expect({ ...database.prepare('pragma synchronous').get() }).toEqual({ synchronous: 2 });
    expect({ ...database.prepare('pragma journal_mode').get() }).toEqual({ journal_mode: 'wal' });
    expect({ ...database.prepare('pragma foreign_keys').get() }).toEqual({ foreign_keys: 1 });
    database.close();
  });

  test('is opened as it was made, where nobody says how', async () => {
    const made = await place.open();
    const found = await openSqliteStore(place.dataDir);
    expect([found.id, found.clockMode]).toEqual([made.id, 'practice']);
    await Promise.all([made.close(), found.close()]);
  });

  test('keeps the clock of a practice store, whatever start the next opening names', async () => {
    await (await place.open()).close();
    const practiceFrom = at('2020-01-01T08:00');
    const store = await createSqliteStore({ dataDir: place.dataDir, clockMode: 'practice', practiceFrom });
    expect((await store.read((tx) => tx.clock())).practiceNow).toBe(START);
    await store.close();
  });

  test('is made once by many who come at the same time', async () => {
    const opened = await Promise.all(Array.from({ length: 5 }, () => place.open()));
    expect(new Set(opened.map((store) => store.id)).size).toBe(1);
    await Promise.all(opened.map((store) => store.close()));
  });

  describe('is refused', () => {
    const refusal = (kind: string, words: RegExp): unknown =>
      expect.objectContaining({ name: 'StoreRefused', kind, message: expect.stringMatching(words) });

    test('with another clock mode', async () => {
      await (await place.open()).close();
      await expect(place.open('real')).rejects.toEqual(
        refusal('clock-mode', /đã được lập để chạy thử.* không mở được để chạy thật.* --data/),
      );
    });

    test('as a new practice store without a beginning', async () => {
      const making = createSqliteStore({ dataDir: place.dataDir, clockMode: 'practice' });
      await expect(making).rejects.toEqual(refusal('no-practice-start', /practiceFrom/));
    });

    test('where a newer program has been', async () => {
      await (await place.open()).close();
      place.tamper(`insert into kysely_migration values ('0099-later', '2030-01-01')`);
      await expect(place.open()).rejects.toEqual(
        refusal('newer-schema', /có 0099-later; .* biết đến \d{4}-/),
      );
    });

    test('where there is none and none is to be made', async () => {
      await expect(openSqliteStore(join(place.dataDir, 'none'))).rejects.toEqual(
        refusal('no-store', /không có thư mục .*dondoc start/),
      );
      await expect(openSqliteStore(place.dataDir)).rejects.toEqual(
        refusal('no-store', /chưa có nội dung.*dondoc start/),
      );
    });

    test('where the file is something else', async () => {
      writeFileSync(path(), 'a letter, and not a database at all, '.repeat(200));
      await expect(place.open()).rejects.toEqual(
        refusal('not-a-store', /không phải kho dữ liệu của chương trình .*--data/),
      );
    });

    test('where a file stands in the way of the folder', async () => {
      const dataDir = join(place.dataDir, 'file');
      writeFileSync(dataDir, '');
      const making = createSqliteStore({ dataDir, clockMode: 'real' });
      await expect(making).rejects.toEqual(
        refusal('unwritable', /không tạo được hoặc không vào được .*quyền/),
      );
    });

    // The superuser may write everywhere, so this says nothing where tests run as one.
    test.skipIf(process.getuid?.() === 0)('where the folder cannot be written', async () => {
      chmodSync(place.dataDir, 0o500);
      await expect(place.open()).rejects.toEqual(refusal('unwritable', /không mở được .*quyền/));
      chmodSync(place.dataDir, 0o700);
    });
  });

  describe('while another process holds it', () => {
    const busy = Object.assign(new Error('database is locked'), { errcode: 5 });

    test('the same work is run again until it succeeds', async () => {
      const store = await place.open();
      const holder = new DatabaseSync(path());
      holder.exec('begin immediate');
      let tries = 0;
      // SQLite's own waiting blocks the thread, so the holder lets go right after the first refusal.
      setTimeout(() => holder.exec('commit'), 1);
      await store.write((tx) => ((tries += 1), tx.setSetting('a', 'b')));
      expect(tries).toBe(1);
      expect(await store.read((tx) => tx.setting('a'))).toBe('b');
      holder.close();
      await store.close();
    });

    test('readers do not wait', async () => {
      const store = await place.open();
      const holder = new DatabaseSync(path());
      holder.exec(`begin immediate; insert into setting values ('a', 'b')`);
      expect(await store.read((tx) => tx.setting('a'))).toBeNull();
      holder.exec('commit');
      expect(await store.read((tx) => tx.setting('a'))).toBe('b');
      holder.close();
      await store.close();
    });

    test('it is given up after seven tries', async () => {
      let tries = 0;
      const work = (): Promise<never> => ((tries += 1), Promise.reject(busy));
      await expect(whileBusy('store.sqlite', work)).rejects.toThrow(
        'đang bị một chương trình khác khóa: đã thử 7 lần, chưa ghi gì',
      );
      expect(tries).toBe(7);
    });

    test('any other trouble is told at once', async () => {
      let tries = 0;
      const work = (): Promise<never> => ((tries += 1), Promise.reject(new Error('disk I/O error')));
      await expect(whileBusy('store.sqlite', work)).rejects.toThrow('disk I/O error');
      expect(tries).toBe(1);
    });
  });
});

describe('the dialect', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dondoc-dialect-'));
  const db = new Kysely<unknown>({
    dialect: new NodeSqliteDialect(openDatabase(join(dataDir, 'x.sqlite'), 'write')),
  });
  afterAll(async () => {
    await db.destroy();
    rmSync(dataDir, { recursive: true });
  });

  test.each([
    ['a Date', new Date(0), 'parameter 1 is a Date'],
    ['a missing value', undefined, 'parameter 1 is a undefined'],
    ['a flag', true, 'parameter 1 is a boolean'],
    ['no number', Number.NaN, 'parameter 1 is a number'],
  ])('refuses %s instead of storing nothing', async (_, value, words) => {
    await expect(db.executeQuery(CompiledQuery.raw('select ? as a', [value]))).rejects.toThrow(words);
  });

  test('takes texts, numbers, bytes and null as they are', async () => {
    const values = ['ệ', 1.5, 2n, null, new Uint8Array([1, 2])];
    const { rows } = await db.executeQuery(CompiledQuery.raw('select ? a, ? b, ? c, ? d, ? e', values));
    expect(rows.map((row): unknown[] => Object.values(row as object))).toEqual([
      ['ệ', 1.5, 2, null, new Uint8Array([1, 2])],
    ]);
  });

  test('knows a statement that answers from one that counts', async () => {
    const run = (sql: string) => db.executeQuery(CompiledQuery.raw(sql));
    await run('create table t (a integer)');
    expect((await run('insert into t values (1), (2)')).numAffectedRows).toBe(2n);
    expect(
      (await run('update t set a = a + 1 returning a')).rows.map((row) => ({ ...(row as object) })),
    ).toEqual([{ a: 2 }, { a: 3 }]);
  });
});
