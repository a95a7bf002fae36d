import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EntityInput } from '../../workflows/messages.ts';
import { poke, taskQueueOf, workflowIdOf } from '../../workflows/messages.ts';
import type { Advanced } from '../../src/usecases/advance.ts';
import { at, daysOf, result, scheduleOf } from '../domain/task/real-plan.ts';
import { sharedSettings } from '../support/temporal-server.ts';
import { activitiesOf, countEvents, startEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { createTaskLife } from './task-life.ts';
import { skipDays, until } from './time-skipping.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine(sharedSettings());
});
afterAll(() => engine.close());

const start = (storeId: string, entityId: string, more: Partial<EntityInput> = {}) =>
  engine.client.workflow.start('taskLifecycle', {
    taskQueue: taskQueueOf(storeId),
    workflowId: workflowIdOf(storeId, '77-kh-tu', entityId),
    args: [{ storeId, planId: '77-kh-tu', entityId, ...more }],
  });

/** An answer of `advance` that waits for a poke alone. */
const waiting = (more: Partial<Advanced> = {}): Advanced => ({
  finished: false,
  next: null,
  waitMs: null,
  phase: 'Trong thời gian thực hiện, chưa có báo cáo',
  dueOn: '2018-12-31',
  bodies: ['so-noi-vu'],
  details: 'Trong thời gian thực hiện.',
  ...more,
});

const confirmed = (date: string) =>
  [
    result('so-noi-vu', date),
    { kind: 'resultConfirmed', at: at(date, '16:00'), by: 'ban-to-chuc-tinh-uy', decisionId: 'qd' },
  ] as const;

describe('task 9 over three years, by the workflow code that is shipped', () => {
  test('wakes on the days of the plan in order, one timer each, and ends when its result is confirmed', async () => {
    const storeId = engine.newStoreId();
    const life = createTaskLife('77-9');
    await engine.during(storeId, activitiesOf({ advance: life.advance }), async () => {
      const handle = await start(storeId, '77-9');
      await until(() => life.calls() > 0);
      await skipDays(engine.client, handle.workflowId, 3 * 365);
      const schedule = scheduleOf('77-9');
      const days = [
        ...daysOf(schedule, 'reminder'),
        // The deadline passes with the end of 31/12/2018.
        '2019-01-01',
        ...daysOf(schedule, 'overdue-letter'),
        ...daysOf(schedule, 'ladder-talk'),
        ...daysOf(schedule, 'ladder-packet'),
        ...daysOf(schedule, 'overdue-review'),
      ];
      expect(days).toHaveLength(31 + 3 + 1);
      await until(() => life.wakeUps.length === days.filter((day) => day < '2021-04-09').length);
      expect(life.wakeUps).toEqual(days.filter((day) => day < '2021-04-09'));
      expect(life.wakeUps.slice(0, 5)).toEqual([
        '2018-11-16',
        '2018-12-07',
        '2018-12-19',
        '2018-12-25',
        '2018-12-28',
      ]);

      life.tell(...confirmed('2021-04-09'));
      await handle.signal(poke);
      expect(await handle.result()).toBe('Đã hoàn thành đúng hạn');
      // Every instant had one timer, and one was waiting for the yearly review of January 2022.
      expect(await countEvents(handle, 'timerStartedEventAttributes')).toBe(life.wakeUps.length + 1);
      expect((await handle.describe()).status.name).toBe('COMPLETED');
    });
  });

  test('task 12 without a document ends with 2019, by itself', async () => {
    const storeId = engine.newStoreId();
    const life = createTaskLife('77-12');
    await engine.during(storeId, activitiesOf({ advance: life.advance }), async () => {
      const handle = await start(storeId, '77-12');
      await until(() => life.calls() > 0);
      await skipDays(engine.client, handle.workflowId, 2 * 365);
      expect(await handle.result()).toBe('Chưa thực hiện được do chưa có hướng dẫn');
      expect(life.wakeUps.at(-1)).toBe('2020-01-01');
      expect(life.wakeUps).toHaveLength(8);
    });
  });
});

describe('a poke', () => {
  test('costs no timer: a hundred of them for one instant, one timer', async () => {
    const storeId = engine.newStoreId();
    const life = createTaskLife('77-9');
    await engine.during(storeId, activitiesOf({ advance: life.advance }), async () => {
      const handle = await start(storeId, '77-9');
      await until(() => life.calls() > 0);
      for (let i = 0; i < 10; i += 1) {
        const before = life.calls();
        await Promise.all(Array.from({ length: 10 }, () => handle.signal(poke)));
        await until(() => life.calls() > before);
      }
      life.tell(...confirmed('2018-04-10'));
      await handle.signal(poke);
      await handle.result();
      expect(await countEvents(handle, 'workflowExecutionSignaledEventAttributes')).toBe(101);
      expect(await countEvents(handle, 'timerStartedEventAttributes')).toBe(1);
    });
  });

  test('that comes while advance works is not lost', async () => {
    const storeId = engine.newStoreId();
    let calls = 0;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const advance = async (): Promise<Advanced> => {
      calls += 1;
      // What the first call has read is old by the time it returns.
      if (calls === 1) await held;
      return waiting({ finished: calls > 1, phase: calls > 1 ? 'Xong' : 'Chưa' });
    };
    await engine.during(storeId, activitiesOf({ advance }), async () => {
      const handle = await start(storeId, '77-9');
      await until(() => calls === 1);
      await handle.signal(poke);
      release();
      expect(await handle.result()).toBe('Xong');
      expect(calls).toBe(2);
    });
  });

  test('that comes while the last advance works is answered before the end', async () => {
    const storeId = engine.newStoreId();
    let calls = 0;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const advance = async (): Promise<Advanced> => {
      calls += 1;
      if (calls === 1) await held;
      return waiting({ finished: true, phase: `lần ${calls}` });
    };
    await engine.during(storeId, activitiesOf({ advance }), async () => {
      const handle = await start(storeId, '77-9');
      await until(() => calls === 1);
      await handle.signal(poke);
      release();
      expect(await handle.result()).toBe('lần 2');
    });
  });

  test('that finds no workflow starts one: an entity that was reopened lives again under its old id', async () => {
    const storeId = engine.newStoreId();
    let finished = true;
    const advance = (): Promise<Advanced> =>
      Promise.resolve(waiting({ finished, phase: finished ? 'Xong' : 'Mở lại' }));
    await engine.during(storeId, activitiesOf({ advance }), async () => {
      const first = await start(storeId, '77-12');
      expect(await first.result()).toBe('Xong');
      finished = false;
      const again = await engine.client.workflow.signalWithStart('taskLifecycle', {
        taskQueue: taskQueueOf(storeId),
        workflowId: first.workflowId,
        args: [{ storeId, planId: '77-kh-tu', entityId: '77-12' }],
        signal: poke,
      });
      expect((await again.describe()).status.name).toBe('RUNNING');
      await again.terminate('end of the test');
    });
  });
});

describe('a long life', () => {
  test('goes on in a fresh run after so many events, with nothing but its ids, and ends as one', async () => {
    const storeId = engine.newStoreId();
    const life = createTaskLife('77-9');
    await engine.during(storeId, activitiesOf({ advance: life.advance }), async () => {
      const handle = await start(storeId, '77-9', { freshAfterEvents: 12 });
      const firstRun = handle.firstExecutionRunId;
      const running = async () => (await handle.describe()).runId;
      while ((await running()) === firstRun) {
        const before = life.calls();
        await handle.signal(poke);
        await until(() => life.calls() > before);
      }
      life.tell(...confirmed('2018-04-10'));
      await engine.client.workflow.getHandle(handle.workflowId).signal(poke);
      expect(await handle.result()).toBe('Đã hoàn thành đúng hạn');
      expect(await running()).not.toBe(firstRun);
    });
  });

  test('what the store does not know has no life', async () => {
    const storeId = engine.newStoreId();
    await engine.during(storeId, activitiesOf({ advance: () => Promise.resolve(null) }), async () => {
      expect(await (await start(storeId, '77-99')).result()).toBe('Không còn trong kho');
    });
  });
});
