import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poke, taskQueueOf, workflowIdOf } from '../../workflows/messages.ts';
import { silencesOf } from '../../src/domain/escalation/ask-officer.ts';
import { bounced, directed, LETTER, requestOf, served, TALK } from '../domain/task/on-the-ladder.ts';
import { sharedSettings } from '../support/temporal-server.ts';
import { activitiesOf, startEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { createTaskLife } from './task-life.ts';
import { skipDays, until } from './time-skipping.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine(sharedSettings());
});
afterAll(() => engine.close());

const start = (storeId: string) =>
  engine.client.workflow.start('taskLifecycle', {
    taskQueue: taskQueueOf(storeId),
    workflowId: workflowIdOf(storeId, '77-kh-tu', '77-9'),
    args: [{ storeId, planId: '77-kh-tu', entityId: '77-9' }],
  });

/** Task 9 begins on 10/4/2018; so many days later it is the day that the comment names. */
describe('task 9 on the ladder, by the workflow code that is shipped', () => {
  test('the officer is silent: the workflow wakes when his hours are over, and nothing goes up by itself', async () => {
    const storeId = engine.newStoreId();
    const life = createTaskLife('77-9');
    await engine.during(storeId, activitiesOf({ advance: life.advance }), async () => {
      const handle = await start(storeId);
      await until(() => life.calls() > 0);
      await skipDays(engine.client, handle.workflowId, 270); // 05/01/2019
      expect(life.state().ladder.climbed.map(({ rung }) => rung)).toEqual(['letter']);
      life.tell(served(LETTER, '2019-01-05'));
      await handle.signal(poke);
      await skipDays(engine.client, handle.workflowId, 4); // 09/01
      life.tell(served(TALK, '2019-01-09'));
      await handle.signal(poke);
      await skipDays(engine.client, handle.workflowId, 15); // 24/01
      expect(life.state().ladder.climbed.map(({ rung }) => rung)).toEqual(['letter', 'talk', 'packet']);
      expect(life.wakeUps.slice(-3)).toEqual(['2019-01-02', '2019-01-07', '2019-01-21']);

      // Thursday 24/01, eight in the morning: sixteen office hours end on Monday 28/01 at eight.
      life.tell(served(requestOf(1, 'ban-to-chuc-tinh-uy'), '2019-01-24'));
      await handle.signal(poke);
      await skipDays(engine.client, handle.workflowId, 7); // 31/01
      await until(() => life.wakeUps.includes('2019-01-28'));
      const { packet } = life.state().ladder;
      expect(packet && silencesOf(packet)).toBe(1);
      expect(packet?.asks.at(-1)).toMatchObject({ officer: 'truong-ban-to-chuc', silentAt: null });
      expect(packet?.decision).toBeNull();
      await handle.terminate();
    });
  });

  test('the notice bounced, then served on paper; a directive comes back and its two working days run out', async () => {
    const storeId = engine.newStoreId();
    const life = createTaskLife('77-9');
    await engine.during(storeId, activitiesOf({ advance: life.advance }), async () => {
      const handle = await start(storeId);
      await until(() => life.calls() > 0);
      await skipDays(engine.client, handle.workflowId, 275); // 10/01/2019
      life.tell(bounced(LETTER, '2019-01-10'));
      expect(life.state().ladder.climbed.map(({ rung }) => rung)).toEqual(['letter']);
      life.tell(served(LETTER, '2019-01-10', 'paper'), directed('2019-01-10'));
      expect(life.state().ladder.climbed.map(({ rung }) => rung)).toEqual(['letter', 'talk']);
      await handle.signal(poke);
      await skipDays(engine.client, handle.workflowId, 8); // 18/01
      // Thursday 10/01 and two working days: the end of Monday 14/01.
      await until(() => life.wakeUps.includes('2019-01-15'));
      expect(life.state().ladder.directives).toMatchObject([{ late: true, answer: null }]);
      await handle.terminate();
    });
  });
});
