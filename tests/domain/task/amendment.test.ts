import { describe, expect, test } from 'vitest';
import type { AmendmentFact } from '../../../src/domain/task/amendment-fact.ts';
import { deadlineStatus } from '../../../src/domain/task/deadline-status.ts';
import { refuseTaskFact } from '../../../src/domain/task/decide.ts';
import { at, isMail, liveOf, on, reached, result, RULES, scheduleOf } from './real-plan.ts';

type Fact<K extends AmendmentFact['kind']> = Extract<AmendmentFact, { kind: K }>;

const REBASED = {
  ...scheduleOf('77-9'),
  dueOn: on('2019-06-30'),
  lastWorkingOn: on('2019-06-28'),
  points: [],
};

const amend = (date: string): Fact<'taskAmended'> => ({
  kind: 'taskAmended',
  at: at(date, '10:00'),
  decisionId: 'qd-15',
  schedule: REBASED,
  parties: null,
  noticeSendAt: at(date, '10:00'),
});

const suspend = (date: string): Fact<'taskSuspended'> => ({
  kind: 'taskSuspended',
  at: at(date, '10:00'),
  decisionId: 'qd-16',
  review: {
    key: 'suspension-review/qd-16',
    kind: 'suspension-review',
    at: at('2019-03-01', '06:00'),
    sendAt: at('2019-03-01'),
    workingDaysLeft: null,
  },
  noticeSendAt: at(date, '10:00'),
});

const resume = (date: string): Fact<'taskResumed'> => ({
  kind: 'taskResumed',
  at: at(date, '10:00'),
  decisionId: 'qd-17',
  schedule: REBASED,
  noticeSendAt: at(date, '10:00'),
});

const cancel = (date: string, replacedBy: readonly string[] = []): Fact<'taskCancelled'> => ({
  kind: 'taskCancelled',
  at: at(date, '10:00'),
  decisionId: 'qd-18',
  replacedBy,
  noticeSendAt: at(date, '10:00'),
});

describe('a decision changes a task (plan, last paragraph of IV)', () => {
  test('other dates: the former one and how it was counted stay readable', () => {
    const { task } = liveOf('77-9', amend('2018-11-05'));
    expect(task).toMatchObject({
      progress: 'open',
      originalDueOn: '2018-12-31',
      schedule: { dueOn: '2019-06-30' },
    });
    expect(task.amendments).toEqual([
      {
        decisionId: 'qd-15',
        at: at('2018-11-05', '10:00'),
        formerDueOn: '2018-12-31',
        formerCounted: scheduleOf('77-9').counted,
      },
    ]);
  });

  test('every lead and every coordinating body gets one note, the copy marked as such', () => {
    const notes = liveOf('77-9', amend('2018-11-05'))
      .orders.filter(isMail)
      .filter(({ mail }) => mail === 'task-changed');
    const { answeredBy, leads, coordinating } = liveOf('77-9').task.parties;
    expect(notes.map(({ to }) => to).toSorted()).toEqual(
      [...new Set([...leads, ...coordinating])].toSorted(),
    );
    expect(notes.filter(({ copy }) => !copy).map(({ to }) => to)).toEqual([answeredBy]);
  });

  test('suspended: no reminder, no overdue mark, but the office is asked again so that it is not forgotten', () => {
    const lived = liveOf(
      '77-9',
      suspend('2018-11-05'),
      reached('2018-12-19'),
      reached('2019-01-03'),
      reached('2019-03-01'),
    );
    const after = lived.orders
      .filter(isMail)
      .filter(({ mail }) => mail !== 'assignment' && mail !== 'task-changed');
    expect(after.map(({ mail, to }) => [mail, to])).toEqual([['suspension-review', 'ban-to-chuc-tinh-uy']]);
    expect(deadlineStatus(lived.task, at('2019-03-02'), RULES)).toBe('no-deadline');
  });

  test('resumed: it lives by the new date, and the old one is kept', () => {
    const { task } = liveOf('77-9', suspend('2018-11-05'), resume('2019-02-01'));
    expect(task).toMatchObject({ progress: 'open', timers: [], schedule: { dueOn: '2019-06-30' } });
    expect(task.amendments.map(({ formerDueOn }) => formerDueOn)).toEqual(['2018-12-31']);
  });

  test('dropped or merged: it has ended, its links close, and it names what has taken its place', () => {
    const { task, last, orders } = liveOf('77-9', cancel('2018-11-05', ['77-11']));
    expect(task).toMatchObject({ progress: 'cancelled', replacedBy: ['77-11'] });
    expect(last).toMatchObject({ finished: true, next: null });
    expect(orders).toContainEqual(expect.objectContaining({ kind: 'closeLinks' }));
  });

  test('a plan taken over from the past tells nobody', () => {
    const quiet = { ...cancel('2018-11-05'), noticeSendAt: null };
    const before = liveOf('77-9').orders.filter(isMail);
    expect(liveOf('77-9', quiet).orders.filter(isMail)).toEqual(before);
  });
});

describe('what is refused', () => {
  const open = liveOf('77-9').task;
  const done = liveOf('77-9', result('so-noi-vu', '2018-12-10'), {
    kind: 'resultConfirmed',
    at: at('2018-12-11'),
    by: 'ban-to-chuc-tinh-uy',
    decisionId: 'qd-1',
  }).task;
  const suspended = liveOf('77-9', suspend('2018-11-05')).task;
  const dropped = liveOf('77-9', cancel('2018-11-05')).task;
  test.each([
    ['amending what is done', done, amend('2018-12-20'), 'moved-on'],
    ['dropping what is done', done, cancel('2018-12-20'), 'moved-on'],
    ['suspending twice', suspended, suspend('2018-11-06'), 'already-suspended'],
    ['resuming what runs', open, resume('2018-11-06'), 'not-suspended'],
    ['resuming what was dropped', dropped, resume('2018-11-06'), 'not-suspended'],
    ['a result for what is suspended', suspended, result('so-noi-vu', '2018-11-06'), 'moved-on'],
  ] as const)('%s', (_, task, fact, kind) => {
    const problem = refuseTaskFact(task, fact);
    expect(problem?.kind).toBe(kind);
    expect(problem?.words).toMatch(/^\p{Lu}.+\.$/u);
  });
});
