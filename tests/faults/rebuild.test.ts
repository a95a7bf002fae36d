import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client } from '@temporalio/client';
import { connectClient } from '../../activities/adapters/temporal/connect.ts';
import { openSqliteStore } from '../../activities/adapters/store/sqlite-store.ts';
import { dondoc, dondocJson, newDataDir, removeDataDir, startProduct } from '../support/product.ts';
import type { Product } from '../support/product.ts';
import { accountOf } from '../support/store-account.ts';
import { startSharedServer, valueOf } from '../support/temporal-server.ts';
import type { SharedServer } from '../support/temporal-server.ts';

const MIDDLE = '2018-09-17T08:00+07:00';
const END = '2019-02-01T08:00+07:00';

interface Rebuilt {
  readonly open: number;
  readonly started: number;
  readonly alreadyRunning: number;
}

const folders: string[] = [];
async function folder(): Promise<string> {
  const dataDir = await newDataDir();
  folders.push(dataDir);
  return dataDir;
}
afterAll(async () => {
  await Promise.all(folders.map(removeDataDir));
});

const advance = (dataDir: string, to: string): Promise<unknown> =>
  dondocJson(dataDir, 'clock', 'advance', '--to', to);
const rebuild = async (dataDir: string, ...more: readonly string[]): Promise<Rebuilt> =>
  (await dondocJson(dataDir, 'rebuild', ...more)) as Rebuilt;

async function removeTemporal(dataDir: string): Promise<void> {
  const files = (await readdir(dataDir)).filter((name) => name.startsWith('temporal.db'));
  expect(files.length).toBeGreaterThan(0);
  await Promise.all(files.map((name) => rm(join(dataDir, name))));
}

test('without the database of Temporal the workflows come back from the facts, and the rest of the run is the same', async () => {
  const [whole, broken] = [await folder(), await folder()];
  const undisturbed = await startProduct(whole);
  await advance(whole, MIDDLE);
  await advance(whole, END);
  await undisturbed.stop();

  const before = await startProduct(broken);
  await advance(broken, MIDDLE);
  await before.stop();
  await removeTemporal(broken);

  const after = await startProduct(broken);
  const rebuilt = await rebuild(broken);
  expect(rebuilt.open).toBeGreaterThan(15);
  expect(rebuilt.started + rebuilt.alreadyRunning).toBe(rebuilt.open);
  // The list of what runs follows a moment behind; asked by themselves, the workflows are there.
  expect(await dondocJson(broken, 'verify')).toEqual({ ok: true, problems: [] });

  const fresh = await rebuild(broken, '--terminate');
  expect(fresh.open).toBe(rebuilt.open);
  expect(await dondocJson(broken, 'verify')).toEqual({ ok: true, problems: [] });
  await advance(broken, END);
  await after.stop();
  expect(await accountOf(broken)).toEqual(await accountOf(whole));
});

describe('a practice store and a real one in one namespace', () => {
  let server: SharedServer;
  let practice: Product;
  let real: Product;
  beforeAll(async () => {
    server = await startSharedServer();
    const env = { TEMPORAL_ADDRESS: server.settings.address };
    practice = await startProduct(await folder(), [], env);
    real = await startProduct(await folder(), ['--real'], env);
  });
  afterAll(async () => {
    await Promise.all([practice.stop(), real.stop()]);
    await server.release();
  });

  /** Workflow id and run id of everything that runs for a store. */
  async function runsOf(dataDir: string): Promise<readonly string[]> {
    const store = await openSqliteStore(dataDir);
    await store.close();
    const connection = valueOf(await connectClient(server.settings));
    const runs: string[] = [];
    const query = `DondocStore = "${store.id}" AND ExecutionStatus = "Running"`;
    for await (const { workflowId, runId } of new Client({ connection }).workflow.list({ query }))
      runs.push(`${workflowId} ${runId}`);
    await connection.close();
    return runs.toSorted();
  }

  const env = () => ({ TEMPORAL_ADDRESS: server.settings.address });
  const run = async (dataDir: string, ...args: readonly string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await dondoc([...args, '--data', dataDir, '--json'], env());
    if (code !== 0) throw new Error(`dondoc ${args.join(' ')} ended with ${code}: ${stderr}${stdout}`);
    return JSON.parse(stdout) as unknown;
  };

  test('what one does never touches the other', async () => {
    expect(await run(real.dataDir, 'verify')).toEqual({ ok: true, problems: [] });
    const [before, runs] = [await accountOf(real.dataDir), await runsOf(real.dataDir)];
    expect(runs.length).toBeGreaterThan(15);

    await run(practice.dataDir, 'clock', 'advance', '--to', '2018-06-01T08:00+07:00');
    await run(practice.dataDir, 'rebuild', '--terminate');
    expect(await run(practice.dataDir, 'verify')).toEqual({ ok: true, problems: [] });
    expect((await accountOf(practice.dataDir)).mails.length).toBeGreaterThan(10);
    expect([await accountOf(real.dataDir), await runsOf(real.dataDir)]).toEqual([before, runs]);

    const mine = await runsOf(practice.dataDir);
    const fresh = (await run(real.dataDir, 'rebuild', '--terminate')) as Rebuilt;
    expect(fresh.open).toBeGreaterThan(15);
    expect(await run(real.dataDir, 'verify')).toEqual({ ok: true, problems: [] });
    expect(await runsOf(practice.dataDir)).toEqual(mine);
  });
});
