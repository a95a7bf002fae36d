import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClock } from '../../activities/adapters/clock.ts';
import { createSqliteStore } from '../../activities/adapters/store/sqlite-store.ts';
import { instant } from '../../src/domain/calendar/instant.ts';

const START = instant('2018-04-10T08:00+07:00');
let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'dondoc-clock-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

test('a practice clock stands still until somebody, in whatever process, moves it', async () => {
  const store = await createSqliteStore({ dataDir, clockMode: 'practice', practiceFrom: START });
  const other = await createSqliteStore({ dataDir, clockMode: 'practice' });
  const clock = createClock(store, () => Date.parse('2026-01-01T00:00:00Z'));
  expect(clock.mode).toBe('practice');
  expect(await clock.now()).toBe(START);
  const later = instant('2018-05-02T06:00+07:00');
  await other.write((tx) => tx.setPracticeNow(later));
  expect(await clock.now()).toBe(later);
  await Promise.all([store.close(), other.close()]);
});

test('a real clock is the wall clock', async () => {
  const store = await createSqliteStore({ dataDir, clockMode: 'real' });
  let wallMs = Date.parse('2018-04-10T01:00:00.000Z');
  const clock = createClock(store, () => wallMs);
  expect(clock.mode).toBe('real');
  expect(await clock.now()).toBe(START);
  wallMs += 1500;
  expect(await clock.now()).toBe('2018-04-10T01:00:01.500Z');
  await store.close();
});

test('a real clock is the machine’s own where nothing else is given', async () => {
  const store = await createSqliteStore({ dataDir, clockMode: 'real' });
  const before = new Date().toISOString();
  const now = await createClock(store).now();
  expect(now >= before && now <= new Date().toISOString()).toBe(true);
  await store.close();
});
