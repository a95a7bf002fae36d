/**
 * Records one history of each way a workflow can go, for the replay tests: `tsx tests/support/record-histories.ts`,
 * then `prettier --write tests/workflows/histories`.
 * Run it only when a change of the workflows is meant to break running ones; the stored histories are the promise that
 * what runs today goes on under tomorrow's code.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Advanced } from '../../src/usecases/advance.ts';
import type { BatchResult } from '../../src/usecases/send-batch.ts';
import { mailroomIdOf, poke, taskQueueOf, workflowIdOf } from '../../workflows/messages.ts';
import { at, result } from '../domain/task/real-plan.ts';
import { activitiesOf, startEngine } from '../workflows/engine.ts';
import type { Engine } from '../workflows/engine.ts';
import { createTaskLife } from '../workflows/task-life.ts';
import { skipDays, until } from '../workflows/time-skipping.ts';
import { startSharedServer } from './temporal-server.ts';

const PLAN = '77-kh-tu';

async function save(name: string, handle: WorkflowHandle): Promise<void> {
  const json = JSON.parse(historyToJSON(await handle.fetchHistory())) as {
    readonly events: readonly unknown[];
  };
  const path = fileURLToPath(new URL(`../workflows/histories/${name}.json`, import.meta.url));
  // The machine's name is no part of a history worth keeping.
  const told = JSON.stringify(json, (key, value: unknown) => (key === 'identity' ? 'recorder' : value), 1);
  writeFileSync(path, `${told}\n`);
  process.stdout.write(`${name}: ${json.events.length} events\n`);
}

function start(
  engine: Engine,
  storeId: string,
  type: 'taskLifecycle' | 'reportRound',
  entityId: string,
  freshAfterEvents?: number,
) {
  const fresh = freshAfterEvents === undefined ? {} : { freshAfterEvents };
  return engine.client.workflow.start(type, {
    taskQueue: taskQueueOf(storeId),
    workflowId: workflowIdOf(storeId, PLAN, entityId),
    args: [{ storeId, planId: PLAN, entityId, ...fresh }],
  });
}

/** Task 9 through its reminders, pokes on the way, until it is confirmed. */
async function recordTask(engine: Engine): Promise<void> {
  const storeId = engine.newStoreId();
  const life = createTaskLife('77-9');
  await engine.during(storeId, activitiesOf({ advance: life.advance }), async () => {
    const handle = await start(engine, storeId, 'taskLifecycle', '77-9');
    await until(() => life.calls() > 0);
    await handle.signal(poke);
    await skipDays(engine.client, handle.workflowId, 270);
    await handle.signal(poke);
    life.tell(result('so-noi-vu', '2019-01-04'), {
      kind: 'resultConfirmed',
      at: at('2019-01-05'),
      by: 'ban-to-chuc-tinh-uy',
      decisionId: 'qd',
    });
    await handle.signal(poke);
    await handle.result();
    await save('task-to-its-end', handle);
  });
}

/** A task whose run grows long and goes on in another. */
async function recordFreshRun(engine: Engine): Promise<void> {
  const storeId = engine.newStoreId();
  const life = createTaskLife('77-9');
  await engine.during(storeId, activitiesOf({ advance: life.advance }), async () => {
    const first = await start(engine, storeId, 'taskLifecycle', '77-9', 10);
    const handle = engine.client.workflow.getHandle(first.workflowId);
    while ((await handle.describe()).runId === first.firstExecutionRunId) {
      const before = life.calls();
      await handle.signal(poke);
      await until(() => life.calls() > before);
    }
    await save(
      'task-in-a-fresh-run',
      engine.client.workflow.getHandle(first.workflowId, first.firstExecutionRunId),
    );
    await handle.terminate('recorded');
  });
}

/** A round that waits for pokes alone, as under a practice clock. */
async function recordRound(engine: Engine): Promise<void> {
  const storeId = engine.newStoreId();
  let received = 0;
  let calls = 0;
  const advance = (): Promise<Advanced> => {
    calls += 1;
    const finished = received === 2;
    const phase = `Đã nhận ${finished ? 'đủ ' : ''}${received}/2`;
    const next = finished ? null : { at: at('2018-04-24', '06:00'), why: 'Nhắc thời hạn' };
    return Promise.resolve({
      finished,
      next,
      waitMs: null,
      phase,
      dueOn: '2018-05-04',
      bodies: [],
      details: phase,
    });
  };
  await engine.during(storeId, activitiesOf({ advance }), async () => {
    const handle = await start(engine, storeId, 'reportRound', '77-IV.2a');
    await until(() => calls === 1);
    received = 1;
    await handle.signal(poke);
    await until(() => calls === 2);
    received = 2;
    await handle.signal(poke);
    await handle.result();
    await save('round-to-its-end', handle);
  });
}

/**
 * The mailroom: nothing to do, a poke, more than one batch holds, a letter of tomorrow, a fresh run. `named`: the batches
 * name the end of the waiting, as they have done since the second version.
 */
async function recordMailroom(engine: Engine, name: string, named: boolean): Promise<void> {
  const storeId = engine.newStoreId();
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  let calls = 0;
  const sendBatch = (): Promise<BatchResult> => {
    calls += 1;
    const more = calls === 2;
    const waitMs = more ? 0 : calls > 4 ? 86_400_000 : null;
    const told = named
      ? { waitUntil: waitMs === null ? null : tomorrow, words: 'Không có thư nào đang chờ gửi.' }
      : {};
    return Promise.resolve({ sent: more ? 20 : 0, deferred: 0, refused: 0, more, waitMs, ...told });
  };
  await engine.during(storeId, activitiesOf({ sendBatch }), async () => {
    const first = await engine.client.workflow.start('mailroom', {
      taskQueue: taskQueueOf(storeId),
      workflowId: mailroomIdOf(storeId),
      args: [{ storeId, freshAfterEvents: 60 }],
    });
    const handle = engine.client.workflow.getHandle(first.workflowId);
    while ((await handle.describe()).runId === first.firstExecutionRunId) {
      const before = calls;
      await handle.signal(poke);
      await until(() => calls > before);
    }
    await save(name, engine.client.workflow.getHandle(first.workflowId, first.firstExecutionRunId));
    await handle.terminate('recorded');
  });
}

const server = await startSharedServer();
const engine = await startEngine(server.settings);
try {
  await recordTask(engine);
  await recordFreshRun(engine);
  await recordRound(engine);
  await recordMailroom(engine, 'mailroom', false);
  await recordMailroom(engine, 'mailroom-one-timer', true);
} finally {
  await engine.close();
  await server.release();
}
