import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { localDate } from '../src/domain/calendar/local-date.ts';
import { registerGuidance } from '../src/usecases/register-guidance.ts';
import type { Store } from '../src/ports/store.ts';
import { openPlace, print, timed } from './place.ts';

const TASKS = 1_000;

/** A document that starts a thousand tasks (facts, states, letters, links in one commit) beside the same rows by bare SQL. */
export async function benchClicks(): Promise<void> {
  const place = await openPlace('77-17', TASKS);
  try {
    const form = {
      planId: place.plan.id,
      events: ['tw-van-ban-quy-che-lam-viec'],
      number: '12-HD/TW',
      title: 'Hướng dẫn',
      issuedBy: 'Trung ương',
      issuedOn: localDate('2018-09-17'),
      receivedOn: null,
    };
    const { store } = place;
    let lockedMs = 0;
    const write: Store['write'] = async (work) => {
      const { seconds, value } = await timed(() => store.write(work));
      lockedMs += seconds * 1000;
      return value;
    };
    const deps = { ...place.deps, store: { ...store, write } };
    const ours = await timed(() => registerGuidance(deps, form));
    if (!ours.value.ok) throw new Error(ours.value.problem.words);
    console.log(`  of which the store was locked for writing: ${lockedMs.toFixed(0)} ms`);
    const bare = await timed(() =>
      Promise.resolve(copyRows(join(place.dir, 'store.sqlite'), join(place.dir, 'bare.sqlite'))),
    );
    print(
      'one click that starts 1,000 tasks',
      TASKS,
      ours.seconds,
      `the same ${bare.value} rows by bare SQL, nothing computed`,
      bare.seconds,
    );
  } finally {
    await place.close();
  }
}

/** Writes the rows that the click has made into tables of the same shape, in one transaction, by prepared statements. */
function copyRows(from: string, to: string): number {
  const source = new DatabaseSync(from, { readOnly: true });
  const target = new DatabaseSync(to);
  target.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  const wanted = { fact: 'seq > 1', outbox: `mail = 'event-issued'`, entity: '1' };
  const batches = Object.entries(wanted).map(([table, where]) => {
    const rows = source.prepare(`select * from ${table} where ${where}`).all();
    const columns = Object.keys(rows[0] ?? {});
    target.exec(`create table ${table} (${columns.join(', ')})`);
    const insert = target.prepare(`insert into ${table} values (${columns.map(() => '?').join(', ')})`);
    return { insert, values: rows.map((row) => columns.map((column) => row[column] ?? null)) };
  });
  target.exec('BEGIN IMMEDIATE');
  for (const { insert, values } of batches) for (const row of values) insert.run(...row);
  target.exec('COMMIT');
  source.close();
  target.close();
  return batches.reduce((sum, { values }) => sum + values.length, 0);
}
