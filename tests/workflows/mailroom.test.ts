import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BatchResult } from '../../src/usecases/send-batch.ts';
import type { MailroomInput } from '../../workflows/messages.ts';
import { mailroomIdOf, poke, taskQueueOf } from '../../workflows/messages.ts';
import { sharedSettings } from '../support/temporal-server.ts';
import { activitiesOf, countEvents, startEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { skipDays, until } from './time-skipping.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine(sharedSettings());
});
afterAll(() => engine.close());

const DAY_MS = 86_400_000;
const nothing: BatchResult = { sent: 0, deferred: 0, refused: 0, more: false, waitMs: null };

const start = (storeId: string, more: Partial<MailroomInput> = {}) =>
  engine.client.workflow.start('mailroom', {
    taskQueue: taskQueueOf(storeId),
    workflowId: mailroomIdOf(storeId),
    args: [{ storeId, ...more }],
  });

/** A relay's day: what each call answers, the last answer again and again. */
function batches(...answers: readonly BatchResult[]) {
  let calls = 0;
  const sendBatch = (): Promise<BatchResult> => {
    const answer = answers[Math.min(calls, answers.length - 1)] ?? nothing;
    calls += 1;
    return Promise.resolve(answer);
  };
  return { sendBatch, calls: () => calls };
}

test('with nothing queued it waits for a poke alone, and sends when one comes', async () => {
  const storeId = engine.newStoreId();
  const { sendBatch, calls } = batches(nothing, { ...nothing, sent: 7 }, nothing);
  await engine.during(storeId, activitiesOf({ sendBatch }), async () => {
    const handle = await start(storeId);
    await until(() => calls() === 1);
    expect(await countEvents(handle, 'timerStartedEventAttributes')).toBe(0);
    await handle.signal(poke);
    await until(() => calls() === 2);
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await handle.terminate('end of the test');
  });
});

test('while there is more it sends at once, three batches side by side, then waits again', async () => {
  const storeId = engine.newStoreId();
  const more: BatchResult = { ...nothing, sent: 20, more: true, waitMs: 0 };
  const { sendBatch, calls } = batches(more, more, nothing);
  await engine.during(storeId, activitiesOf({ sendBatch }), async () => {
    const handle = await start(storeId);
    // One, then three (one of which still finds more), then three that find nothing.
    await until(() => calls() === 7);
    await handle.signal(poke);
    await until(() => calls() === 8);
    expect(await countEvents(handle, 'timerStartedEventAttributes')).toBe(0);
    await handle.terminate('end of the test');
  });
});

test('for a letter of tomorrow it sleeps until then', async () => {
  const storeId = engine.newStoreId();
  const { sendBatch, calls } = batches({ ...nothing, waitMs: DAY_MS }, nothing);
  await engine.during(storeId, activitiesOf({ sendBatch }), async () => {
    const handle = await start(storeId);
    await until(() => calls() === 1);
    await skipDays(engine.client, handle.workflowId, 2);
    await until(() => calls() === 2);
    expect(await countEvents(handle, 'timerStartedEventAttributes')).toBe(1);
    await handle.terminate('end of the test');
  });
});

test('pokes while a letter waits arm no new timer: nine of them, one timer', async () => {
  const storeId = engine.newStoreId();
  const waitUntil = new Date(Date.now() + DAY_MS).toISOString();
  const { sendBatch, calls } = batches({ ...nothing, waitMs: DAY_MS, waitUntil });
  await engine.during(storeId, activitiesOf({ sendBatch }), async () => {
    const handle = await start(storeId);
    await until(() => calls() === 1);
    for (let n = 2; n <= 10; n += 1) {
      await handle.signal(poke);
      await until(() => calls() === n);
    }
    expect(await countEvents(handle, 'timerStartedEventAttributes')).toBe(1);
    await handle.terminate('end of the test');
  });
});

test('it says in Temporal how things stand, in the words of the last batch', async () => {
  const storeId = engine.newStoreId();
  const words = 'Đang chờ máy chủ thư, thử lại lúc 09 giờ 40 (ECONNREFUSED). Còn 12 thư chờ gửi.';
  const { sendBatch, calls } = batches({ ...nothing, words });
  await engine.during(storeId, activitiesOf({ sendBatch }), async () => {
    const handle = await start(storeId);
    await until(() => calls() === 1);
    const told = async () => await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    await until(async () => (await told()).currentDetails === words);
    await handle.terminate('end of the test');
  });
});

test('it goes on in a fresh run after so many events and never ends', async () => {
  const storeId = engine.newStoreId();
  const { sendBatch, calls } = batches(nothing);
  await engine.during(storeId, activitiesOf({ sendBatch }), async () => {
    const first = await start(storeId, { freshAfterEvents: 20 });
    const mailroom = engine.client.workflow.getHandle(first.workflowId);
    const runId = async () => (await mailroom.describe()).runId;
    while ((await runId()) === first.firstExecutionRunId) {
      const before = calls();
      await mailroom.signal(poke);
      await until(() => calls() > before);
    }
    const before = calls();
    await mailroom.signal(poke);
    await until(() => calls() > before);
    expect((await mailroom.describe()).status.name).toBe('RUNNING');
    await mailroom.terminate('end of the test');
  });
});
