import { describe, expect, test } from 'vitest';
import type { DivisionFact } from '../../../src/domain/task/division-fact.ts';
import { decideTask, refuseTaskFact } from '../../../src/domain/task/decide.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import type { Order } from '../../../src/domain/task/order.ts';
import {
  assignment,
  at,
  isMail,
  issued,
  live,
  liveOf,
  on,
  reached,
  result,
  scheduleOf,
} from './real-plan.ts';

type Fact<K extends DivisionFact['kind']> = Extract<DivisionFact, { kind: K }>;

const divide = (date: string, time = '10:00'): Fact<'taskDivided'> => ({
  kind: 'taskDivided',
  at: at(date, time),
  decisionId: 'qd-1',
  into: ['77-9a', '77-9b'],
  undoUntil: at(date, '10:15'),
  noticeSendAt: at(date, '10:15'),
});

const undo = (date: string, time = '10:10'): Fact<'divisionUndone'> => ({
  kind: 'divisionUndone',
  at: at(date, time),
  decisionId: 'qd-1',
});

const mailsOf = (orders: readonly Order[]) =>
  orders.filter(isMail).map(({ mail, to, copy }) => `${mail} ${to}${copy ? ' (copy)' : ''}`);

describe('a decision divides task 9 into 9a and 9b', () => {
  const { task, last } = liveOf('77-9', divide('2018-11-05'));

  test('it ends as replaced: nothing wakes it any more, its links close', () => {
    expect(task).toMatchObject({ progress: 'cancelled', replacedBy: ['77-9a', '77-9b'] });
    expect(last).toMatchObject({ finished: true, next: null });
    expect(last.orders).toContainEqual({ kind: 'closeLinks', key: 'divided/qd-1/links' });
  });

  test('what it had asked for and nobody has got yet is withdrawn', () => {
    const withdrawn = last.orders.flatMap((order) => (order.kind === 'withdrawMail' ? order.mails : []));
    expect(withdrawn).toEqual(expect.arrayContaining(['reminder', 'overdue-letter', 'part-reminder']));
  });

  test('every body of it is told once, after the window', () => {
    const { answeredBy, leads, coordinating, implementing } = task.parties;
    const others = [...new Set([...leads, ...coordinating, ...implementing])].filter((b) => b !== answeredBy);
    expect(mailsOf(last.orders)).toEqual([
      `task-changed ${answeredBy}`,
      ...others.map((body) => `task-changed ${body} (copy)`),
    ]);
    expect(new Set(last.orders.filter(isMail).map(({ sendAt }) => sendAt))).toEqual(
      new Set([at('2018-11-05', '10:15')]),
    );
  });

  test('a document of the Centre that comes later moves nothing: what has taken its place is moved', () => {
    const { task: waiting } = liveOf('77-12', { ...divide('2018-09-01'), into: ['77-12a', '77-12b'] });
    const after = decideTask(waiting, issued('77-12', '2018-09-17', at('2018-09-17', '09:00')));
    expect(after.state).toEqual(waiting);
    expect(after.orders).toEqual([]);
  });
});

describe('a new task begins', () => {
  const origin = { dividedFrom: '77-12', decisionId: 'qd-1', definition: 'a'.repeat(64) };
  const begins = (more: Partial<Extract<TaskFact, { kind: 'taskAssigned' }>> = {}) =>
    live({ ...assignment('77-12'), at: at('2018-11-05', '10:00'), origin, ...more });

  test('each body gets a notice of assignment that knows the decision', () => {
    const notices = begins().orders.filter(isMail);
    expect(new Set(notices.map(({ mail }) => mail))).toEqual(new Set(['assignment']));
    expect(new Set(notices.map(({ about }) => about['decisionId']))).toEqual(new Set(['qd-1']));
  });

  test('with the document that it would wait for, where that was registered before', () => {
    const events = [{ event: 'tw-huong-dan', guidanceId: 'hd-1', issuedOn: on('2018-09-17') }];
    expect(begins({ events }).task.events).toEqual(events);
    expect(begins().task.events).toEqual([]);
  });

  test('taken back, it has ended and its notices do not leave', () => {
    const fact: TaskFact = {
      kind: 'taskTakenBack',
      at: at('2018-11-05', '10:10'),
      decisionId: 'qd-1',
      replacedBy: ['77-12'],
    };
    const after = decideTask(begins().task, fact);
    expect(after).toMatchObject({ finished: true, state: { progress: 'cancelled' } });
    expect(after.orders[0]).toMatchObject({ kind: 'withdrawMail', mails: ['assignment'] });
    expect(after.orders.filter(isMail)).toEqual([]);
  });
});

describe('the division is taken back within its window', () => {
  test.each([
    ['open, with a request for more time', [requestForTime()], 'open'],
    ['suspended', [suspension()], 'suspended'],
    ['open', [], 'open'],
  ] as const)('a task that was %s is that again, to the last clock', (_, before, progress) => {
    const former = liveOf('77-9', ...before).task;
    const back = liveOf('77-9', ...before, divide('2018-11-05'), undo('2018-11-05'));
    expect(former.progress).toBe(progress);
    expect(back.task).toEqual(former);
    expect(back.last).toMatchObject({ finished: false });
    expect(back.last.next).toEqual(liveOf('77-9', ...before).last.next);
    expect(back.last.orders).toContainEqual({ kind: 'openLinks', key: 'division-undone/qd-1/links' });
    expect(mailsOf(back.last.orders)).toEqual([]);
  });

  test('a reminder that was prepared at 06:00 and withdrawn before 08:00 is written again, once', () => {
    const early = { ...divide('2018-12-19', '07:00'), undoUntil: at('2018-12-19', '07:15') };
    const facts = [reached('2018-12-19'), early, undo('2018-12-19', '07:10')];
    const { orders } = liveOf('77-9', ...facts);
    const own = orders.filter(isMail).filter(({ mail, copy }) => mail === 'reminder' && !copy);
    expect(own.map(({ key }) => key)).toEqual([
      'reminder/2018-12-19/so-noi-vu',
      'reminder/2018-12-19/qd-1/so-noi-vu',
    ]);
    expect(own.at(-1)?.sendAt).toBe(at('2018-12-19'));
  });

  test('the draft to the head of a late body is drafted again', () => {
    const late = [reached('2019-01-02'), divide('2019-01-02'), undo('2019-01-02')];
    const back = liveOf('77-9', ...late);
    const drafts = back.orders.filter(isMail).filter(({ mail, copy }) => mail === 'overdue-letter' && !copy);
    expect(drafts.map(({ held }) => held)).toEqual([true, true]);
    expect(back.task.ladder.climbed.map(({ orderKey }) => orderKey)).toEqual([drafts.at(-1)?.key]);
  });
});

describe('what is refused', () => {
  const handedIn = liveOf('77-9', result('so-noi-vu', '2018-11-01')).task;
  const divided = liveOf('77-9', divide('2018-11-05')).task;
  test.each([
    ['dividing what waits for confirmation', handedIn, divide('2018-11-05'), 'result-waits'],
    ['dividing what was divided', divided, divide('2018-11-06'), 'moved-on'],
    ['taking back after the window', divided, undo('2018-11-05', '10:16'), 'window-over'],
    ['taking back another decision', divided, { ...undo('2018-11-05'), decisionId: 'qd-2' }, 'not-divided'],
    ['taking back what was not divided', liveOf('77-9').task, undo('2018-11-05'), 'not-divided'],
    ['a result for what was divided', divided, result('so-noi-vu', '2018-11-06'), 'moved-on'],
  ] as const)('%s', (_, task, fact, kind) => {
    const problem = refuseTaskFact(task, fact);
    expect(problem?.kind).toBe(kind);
    expect(problem?.words).toMatch(/^\p{Lu}.+\.$/u);
  });
});

function requestForTime(): TaskFact {
  return {
    kind: 'extensionRequested',
    at: at('2018-11-01', '09:00'),
    body: 'so-noi-vu',
    requestId: 'gh-1',
    proposedOn: on('2019-03-29'),
    reason: 'waits-for-opinion',
    undecided: point('extension-undecided', '2018-11-08'),
  };
}

function suspension(): TaskFact {
  return {
    kind: 'taskSuspended',
    at: at('2018-11-01', '09:00'),
    decisionId: 'qd-0',
    review: point('suspension-review', '2019-02-01'),
    noticeSendAt: at('2018-11-01', '09:00'),
  };
}

function point(kind: 'extension-undecided' | 'suspension-review', date: string) {
  return { key: `${kind}/x`, kind, at: at(date, '06:00'), sendAt: at(date), workingDaysLeft: null };
}

test('the schedule of the divided task stays readable', () => {
  expect(liveOf('77-9', divide('2018-11-05')).task.schedule).toEqual(scheduleOf('77-9'));
});
