import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '@temporalio/client';
import { createSqliteStore } from '../../activities/adapters/store/sqlite-store.ts';
import { connectClient } from '../../activities/adapters/temporal/connect.ts';
import { createWorkflowsClient } from '../../activities/adapters/temporal/workflows-client.ts';
import { fromEpochMs } from '../../src/domain/calendar/instant.ts';
import { bundleWorkflows } from '../../src/main/bundle.ts';
import type { StoreReader } from '../../src/ports/store.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { startRelay } from '../activities/mailer-relay.ts';
import type { Relay } from '../activities/mailer-relay.ts';
import { DUE_SOON_PLAN, adoptDueSoon } from '../support/due-soon-plan.ts';
import { newDataDir, removeDataDir } from '../support/product.ts';
import { startSharedServer, valueOf } from '../support/temporal-server.ts';
import type { SharedServer } from '../support/temporal-server.ts';
import { startWorker } from '../support/worker-process.ts';
import type { WorkerProcess } from '../support/worker-process.ts';

const COUNT = 60;
const LEAD_MS = 12_000;
const APART_MS = 100;
const LOOK_EVERY_MS = 25;
/** A lease of 60 seconds, and Temporal's own patience with the dead before and after it. */
const PATIENCE_MS = 150_000;

let dataDir: string;
let server: SharedServer;
let relay: Relay;
beforeAll(async () => {
  [dataDir, server, relay] = [await newDataDir(), await startSharedServer(), await startRelay()];
});
afterAll(async () => {
  await Promise.all([relay.close(), server.release()]);
  await removeDataDir(dataDir);
});

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const limit = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > limit) throw new Error(`after ${PATIENCE_MS} ms still not: ${what}`);
    await pause(LOOK_EVERY_MS);
  }
}

const taskFacts = async (tx: StoreReader): Promise<readonly (readonly string[])[]> => {
  const rows = await tx.entities(DUE_SOON_PLAN);
  return Promise.all(
    rows.map(async ({ entityId }) => (await tx.facts(DUE_SOON_PLAN, entityId)).map(({ fact }) => fact.kind)),
  );
};

const applied = async (tx: StoreReader): Promise<number> =>
  (await tx.entities(DUE_SOON_PLAN)).filter(({ version }) => version > 1).length;

/** How often the relay has taken each Message-ID. */
function takenById(): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { source } of relay.taken) {
    const id = /^Message-ID:\s+(<[^>]+>)/im.exec(source)?.[1] ?? 'without';
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  return times;
}

test('60 tasks due within seconds: one worker dies, one freezes, and each is done once', async () => {
  const store = await createSqliteStore({ dataDir, clockMode: 'real' });
  const connection = valueOf(await connectClient(server.settings));
  const client = new Client({ connection });
  const workflows = createWorkflowsClient(client, store.id, console.error);
  const order = {
    role: 'worker',
    dataDir,
    host: '127.0.0.1',
    port: 0,
    baseUrl: 'http://127.0.0.1:1',
    temporalAddress: server.settings.address,
    temporalNamespace: server.settings.namespace,
    temporalEmbedded: true,
    temporalUi: null,
    bundle: await bundleWorkflows(dataDir, console.error),
  } as const;
  const start = (): Promise<WorkerProcess> =>
    startWorker(order, { SMTP_URL: `smtp://127.0.0.1:${relay.port}`, TEMPORAL_ADDRESS: '' });

  const [first, second, third] = await Promise.all([start(), start(), start()]);
  const due = { count: COUNT, now: fromEpochMs(Date.now()), leadMs: LEAD_MS, apartMs: APART_MS };
  await workflows.poke(await adoptDueSoon(store, dataDir, due));

  await until('a few are applied', async () => (await store.read(applied)) >= 10);
  first.signal('SIGKILL');
  await until('more are applied', async () => (await store.read(applied)) >= 25);
  second.signal('SIGSTOP');
  const frozenAfter = [await store.read(applied), relay.taken.length];

  await until('all are applied', async () => (await store.read(applied)) === COUNT);
  const appliedAfterMs = Date.now() - LEAD_MS - Date.parse(due.now);
  const messages = () => store.read((tx) => tx.messages(DUE_SOON_PLAN));
  await until(
    'all mail is sent',
    async () => (await messages()).filter(({ status }) => status === 'sent').length === COUNT,
  );
  const sentAfterMs = Date.now() - LEAD_MS - Date.parse(due.now);
  // It wakes with what it held: its records come too late, its fences are lost.
  second.signal('SIGCONT');
  await Promise.all([second.stop(), third.stop()]);

  let fired = 0;
  for (let n = 1; n <= COUNT; n += 1) {
    const handle = client.workflow.getHandle(workflowIdOf(store.id, DUE_SOON_PLAN, `viec-${n}`));
    const { events } = await handle.fetchHistory();
    if (events?.some(({ timerFiredEventAttributes }) => timerFiredEventAttributes != null) === true)
      fired += 1;
  }
  const times = [...takenById().values()];
  const doubled = times.filter((each) => each > 1).length;
  console.log(
    `frozen when ${frozenAfter[0]} were applied and ${frozenAfter[1]} mails had left; all applied ${appliedAfterMs} ms and ` +
      `all sent ${sentAfterMs} ms after the first was due; ${fired} of ${COUNT} workflows woken by their own timer; ` +
      `${times.length} messages at the relay, ${doubled} of them twice or more`,
  );
  expect(frozenAfter[0]).toBeLessThan(COUNT);
  expect(await store.read(taskFacts)).toEqual(
    Array.from({ length: COUNT }, () => ['taskAssigned', 'instantReached', 'noticeServed']),
  );
  expect((await messages()).map(({ tasks, status }) => [tasks.length, status])).toEqual(
    Array.from({ length: COUNT }, () => [1, 'sent']),
  );
  expect((await store.read((tx) => tx.outbox(DUE_SOON_PLAN))).map(({ status }) => status)).toEqual(
    Array.from({ length: COUNT }, () => 'taken'),
  );
  expect([...takenById().keys()].toSorted()).toEqual(
    (await messages()).map(({ messageId }) => messageId).toSorted(),
  );
  // At least once: twice only what a dead or frozen worker had in its hands, as many as it has connections.
  expect(doubled).toBeLessThanOrEqual(10);
  expect(fired).toBeGreaterThanOrEqual(COUNT / 2);
  await connection.close();
  await store.close();
});
