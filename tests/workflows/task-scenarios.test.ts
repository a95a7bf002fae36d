import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daysBetween } from '../../src/domain/calendar/local-date.ts';
import type { TaskFact } from '../../src/domain/task/fact.ts';
import { layOutDecided } from '../../src/domain/task/decided-schedule.ts';
import type { Point, PointKind } from '../../src/domain/task/schedule.ts';
import type { EntityInput } from '../../workflows/messages.ts';
import { poke, taskQueueOf, workflowIdOf } from '../../workflows/messages.ts';
import { at, issued, on, result, RULES, scheduleOf } from '../domain/task/real-plan.ts';
import { sharedSettings } from '../support/temporal-server.ts';
import { activitiesOf, startEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { createTaskLife } from './task-life.ts';
import type { TaskLife } from './task-life.ts';
import { skipDays, until } from './time-skipping.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine(sharedSettings());
});
afterAll(() => engine.close());

const point = (kind: PointKind, id: string, date: string): Point => ({
  key: `${kind}/${id}`,
  kind,
  at: at(date, '06:00'),
  sendAt: at(date),
  workingDaysLeft: null,
});

/** A task on the real server, whose time runs ahead to a day; what happens on that day is told and poked. */
async function onTheServer(
  id: string,
  live: (story: {
    readonly life: TaskLife;
    readonly reach: (date: string) => Promise<void>;
    readonly happens: (...facts: readonly TaskFact[]) => Promise<void>;
    readonly ended: () => Promise<unknown>;
  }) => Promise<void>,
): Promise<void> {
  const storeId = engine.newStoreId();
  const life = createTaskLife(id);
  await engine.during(storeId, activitiesOf({ advance: life.advance }), async () => {
    const input: EntityInput = { storeId, planId: '77-kh-tu', entityId: id };
    const begin = () =>
      engine.client.workflow.signalWithStart('taskLifecycle', {
        taskQueue: taskQueueOf(storeId),
        workflowId: workflowIdOf(storeId, '77-kh-tu', id),
        args: [input],
        signal: poke,
      });
    let handle = await begin();
    await until(() => life.calls() > 0);
    let today = on('2018-04-10');
    await live({
      life,
      async reach(date) {
        await skipDays(engine.client, handle.workflowId, daysBetween(today, on(date)));
        today = on(date);
      },
      async happens(...facts) {
        const before = life.calls();
        life.tell(...facts);
        handle = await begin();
        await until(() => life.calls() > before);
      },
      ended: () => handle.result(),
    });
  });
}

const confirmed = (date: string): TaskFact => ({
  kind: 'resultConfirmed',
  at: at(date, '16:00'),
  by: 'ban-to-chuc-tinh-uy',
  decisionId: 'qd-1',
});

describe('what people decide, carried by the real engine', () => {
  test('more time, granted: no reminder of the old date wakes the task any more', async () => {
    await onTheServer('77-9', async ({ life, reach, happens }) => {
      await reach('2018-11-20');
      const { schedule, parties } = life.state();
      const decided = { until: on('2019-06-28'), because: 'gia hạn', keepsCeiling: true };
      await happens(
        {
          kind: 'extensionRequested',
          at: at('2018-11-20'),
          body: parties.answeredBy,
          requestId: 'gh-1',
          proposedOn: decided.until,
          reason: 'budget',
          undecided: point('extension-undecided', 'gh-1', '2018-11-27'),
        },
        {
          kind: 'extensionGranted',
          at: at('2018-11-20', '09:00'),
          by: parties.confirmer,
          decisionId: 'qd-1',
          requestId: 'gh-1',
          until: decided.until,
          schedule: layOutDecided(schedule, decided, at('2018-11-20'), RULES),
        },
      );
      const woken = life.wakeUps.length;
      await reach('2019-06-29');
      await until(() => life.wakeUps.length > woken);
      expect(life.wakeUps.slice(woken).filter((day) => day < '2019-04-01')).toEqual([]);
      expect(life.wakeUps.at(-1)).toBe('2019-06-29');
    });
  });

  test('the decider is silent: the task wakes on the day on which it climbs', async () => {
    await onTheServer('77-9', async ({ life, reach, happens }) => {
      await reach('2018-08-01');
      await happens({
        kind: 'extensionRequested',
        at: at('2018-08-01'),
        body: life.state().parties.answeredBy,
        requestId: 'gh-1',
        proposedOn: on('2019-03-29'),
        reason: 'budget',
        undecided: point('extension-undecided', 'gh-1', '2018-08-08'),
      });
      await reach('2018-08-09');
      await until(() => life.state().timers.length === 0);
      expect(life.wakeUps).toEqual(['2018-08-08']);
      expect(life.state().extensions.open).toMatchObject({ climbed: 1 });
    });
  });

  test('suspended it sleeps through its deadline; the office is asked, and resumed it lives by the new date', async () => {
    await onTheServer('77-9', async ({ life, reach, happens }) => {
      await reach('2018-09-03');
      const review = point('suspension-review', 'qd-2', '2019-02-14');
      await happens({
        kind: 'taskSuspended',
        at: at('2018-09-03'),
        decisionId: 'qd-2',
        review,
        noticeSendAt: null,
      });
      await reach('2019-02-15');
      await until(() => life.wakeUps.length > 0);
      expect(life.wakeUps).toEqual(['2019-02-14']);
      const decided = { until: on('2019-09-30'), because: 'tiếp tục', keepsCeiling: false };
      const schedule = layOutDecided(scheduleOf('77-9'), decided, at('2019-02-15'), RULES);
      await happens({
        kind: 'taskResumed',
        at: at('2019-02-15'),
        decisionId: 'qd-3',
        schedule,
        noticeSendAt: null,
      });
      expect(life.state()).toMatchObject({ progress: 'open', schedule: { dueOn: '2019-09-30' } });
    });
  });

  test('a late mark of a task that is done is contested: its workflow comes back, and ends when it is concluded', async () => {
    await onTheServer('77-9', async ({ life, reach, happens, ended }) => {
      await reach('2019-01-10');
      await happens(result('so-noi-vu', '2019-01-10'), confirmed('2019-01-10'));
      expect(await ended()).toBe('Đã hoàn thành đúng hạn');
      const undecided = point('contest-undecided', 'yk-1', '2019-01-24');
      const contestId = 'yk-1';
      await happens({ kind: 'markContested', at: at('2019-01-11'), body: 'so-noi-vu', contestId, undecided });
      await happens({
        kind: 'markConcluded',
        at: at('2019-01-11', '15:00'),
        by: 'ban-to-chuc-tinh-uy',
        decisionId: 'kl-1',
        verdict: 'on-time',
        schedule: null,
      });
      await ended();
      expect(life.state()).toMatchObject({ progress: 'done', verdict: 'on-time', contest: null });
    });
  });
});

describe('task 12 and its document, on the real engine', () => {
  test.each([
    ['17/9/2018', '2018-09-17', '2018-12-17', null],
    // Three months later would be 10/01/2020: the ceiling keeps running, and a person decides.
    ['10/10/2019, past what is feasible', '2019-10-10', '2019-12-31', 'conflict'],
  ])('of %s', async (_, issuedOn, dueOn, conflict) => {
    await onTheServer('77-12', async ({ life, reach, happens }) => {
      await reach(issuedOn);
      await happens(issued('77-12', issuedOn, at(issuedOn, '14:00')));
      const { schedule } = life.state();
      expect(schedule.dueOn).toBe(dueOn);
      expect(schedule.conflict === null).toBe(conflict === null);
    });
  });
});

test('a change of rules in the middle of a running plan needs no patch: half by one schedule, half by another', async () => {
  await onTheServer('77-9', async ({ life, reach, happens }) => {
    await reach('2018-11-20');
    const before = [...life.wakeUps];
    // The office wants to be reminded otherwise from now on; the fact carries what follows, the workflow is not asked.
    const policy = {
      ...RULES.policy,
      reminders: {
        ...RULES.policy.reminders,
        byLength: [{ longerThanWorkingDays: 0, workingDaysBefore: [10, 1] }],
      },
    };
    const decided = { until: on('2018-12-31'), because: 'giữ thời hạn', keepsCeiling: true };
    const schedule = layOutDecided(life.state().schedule, decided, at('2018-11-20'), { ...RULES, policy });
    await happens({ kind: 'scheduleChanged', at: at('2018-11-20'), schedule });
    await reach('2018-12-30');
    await until(() => life.wakeUps.length >= before.length + 2);
    expect(before).toEqual(['2018-11-16']);
    expect(life.wakeUps.slice(before.length)).toEqual(['2018-12-14', '2018-12-27']);
  });
});
