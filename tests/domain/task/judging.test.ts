import { describe, expect, test } from 'vitest';
import { endOfDay } from '../../../src/domain/calendar/instant.ts';
import { partiesOf } from '../../../src/domain/task/lay-out-task.ts';
import { decideTask, refuseTaskFact } from '../../../src/domain/task/decide.ts';
import { deadlineStatus } from '../../../src/domain/task/deadline-status.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import { verdictOf } from '../../../src/domain/task/handing-in.ts';
import type { Task } from '../../../src/domain/task/task.ts';
import {
  PLAN,
  POLICY,
  RULES,
  at,
  definitionOf,
  isMail,
  issued,
  liveOf,
  on,
  reached,
  result,
  scheduleOf,
} from './real-plan.ts';

const confirm = (by: string, date: string): TaskFact => ({
  kind: 'resultConfirmed',
  at: at(date, '16:00'),
  by,
  decisionId: 'qd-1',
});
const giveBack = (by: string, date: string): TaskFact => ({
  kind: 'resultReturned',
  at: at(date, '16:00'),
  by,
  decisionId: 'tl-1',
});
const present = (date: string): TaskFact => ({
  kind: 'resultPresented',
  at: at(date, '15:00'),
  body: 'so-noi-vu',
  reportId: 'tt-1',
  documentNumber: '45-TTr/SNV',
  documentOn: on(date),
});

const submittedIn = (id: string, body: string, date: string): Task => liveOf(id, result(body, date)).task;

describe('who confirms: the first of the policy that does not itself lead the task', () => {
  test.each([
    ['77-9', 'so-noi-vu', 'ban-to-chuc-tinh-uy'],
    ['77-2', 'ban-to-chuc-tinh-uy', 'van-phong-tinh-uy'],
    ['77-15', 'ban-to-chuc-tinh-uy', 'van-phong-tinh-uy'],
    // Văn phòng Tỉnh ủy and Ban Tổ chức lead task 13 together: neither judges it.
    ['77-13', 'van-phong-tinh-uy', 'bo-phan-thuong-truc'],
  ])('%s, answered by %s: %s', (id, answeredBy, confirmer) => {
    expect(partiesOf(PLAN, definitionOf(id), POLICY)).toMatchObject({ answeredBy, confirmer });
  });

  test.each(PLAN.tasks.map((task) => task.id))('%s: never one of its leads', (id) => {
    const { confirmer, leads } = partiesOf(PLAN, definitionOf(id), POLICY);
    expect(leads).not.toContain(confirmer);
  });
});

describe('nobody judges himself', () => {
  test.each([
    ['77-9', 'so-noi-vu', 'so-noi-vu', 'judges-himself'],
    ['77-9', 'so-noi-vu', 'ban-to-chuc-tinh-uy', null],
    // Task 2 is answered by Ban Tổ chức; Sở Nội vụ leads beside it.
    ['77-2', 'ban-to-chuc-tinh-uy', 'ban-to-chuc-tinh-uy', 'judges-himself'],
    ['77-2', 'ban-to-chuc-tinh-uy', 'so-noi-vu', 'judges-himself'],
    ['77-2', 'ban-to-chuc-tinh-uy', 'van-phong-tinh-uy', null],
    // Somebody who is no lead, but handed the result in.
    ['77-9', 'ban-to-chuc-tinh-uy', 'ban-to-chuc-tinh-uy', 'judges-himself'],
  ])('task %s, result of %s, judged by %s: %s', (id, submitter, judge, kind) => {
    const task = submittedIn(id, submitter, '2018-12-20');
    expect(refuseTaskFact(task, confirm(judge, '2018-12-21'))?.kind ?? null).toBe(kind);
    expect(refuseTaskFact(task, giveBack(judge, '2018-12-21'))?.kind ?? null).toBe(kind);
  });
});

describe('the verdict is given by the day of submission, not of confirmation', () => {
  test.each([
    ['on the last working day', '2018-12-28', 'on-time'],
    ['on the day off that is still in time', '2018-12-31', 'on-time'],
    ['a day late', '2019-01-01', 'late'],
  ])('task 9 %s: %s', (_, day, verdict) => {
    const { task, last } = liveOf(
      '77-9',
      result('so-noi-vu', day),
      confirm('ban-to-chuc-tinh-uy', '2019-03-01'),
    );
    expect(task).toMatchObject({ progress: 'done', verdict, confirmedBy: 'ban-to-chuc-tinh-uy' });
    expect(last).toMatchObject({ finished: true, next: null });
    expect(deadlineStatus(task, at('2019-03-02'), RULES)).toBe(verdict);
  });

  test.each([
    ['2018-05-04', 'on-time'],
    ['2018-05-05', 'boundary'],
    ['2018-05-06', 'late'],
  ])('"trước ngày 05/5/2018", received on %s: %s', (day, verdict) => {
    const schedule = { ...scheduleOf('77-9'), dueOn: on('2018-05-04'), boundaryOn: on('2018-05-05') };
    expect(verdictOf(schedule, on(day))).toBe(verdict);
  });

  test('a task without a date has no verdict of punctuality', () => {
    expect(verdictOf(scheduleOf('77-6'), on('2019-05-05'))).toBe('no-deadline');
  });

  test('what is done keeps its verdict and its date whatever is issued or taken back later', () => {
    const { task } = liveOf(
      '77-12',
      issued('77-12', '2018-09-17', at('2018-09-17')),
      result('so-noi-vu', '2018-12-10'),
      confirm('ban-to-chuc-tinh-uy', '2018-12-12'),
    );
    const after = decideTask(task, issued('77-12', '2019-02-01', at('2019-02-01')));
    expect(after).toMatchObject({ state: task, orders: [], finished: true });
  });
});

describe('a result', () => {
  const open = liveOf('77-9').task;

  test.each([
    ['a number and a date', { documentNumber: '12-KH/SNV', documentOn: on('2018-12-20'), files: [] }, null],
    ['a file', { documentNumber: null, documentOn: null, files: ['ab12'] }, null],
    ['a number without a date', { documentNumber: '12', documentOn: null, files: [] }, 'no-evidence'],
    ['words alone', { documentNumber: null, documentOn: null, files: [] }, 'no-evidence'],
  ])('with %s: %s', (_, evidence, kind) => {
    expect(refuseTaskFact(open, { ...result('so-noi-vu', '2018-12-20'), evidence })?.kind ?? null).toBe(kind);
  });

  test('is asked to be confirmed by the confirmer, and answered to the one who sent it', () => {
    const { orders } = liveOf(
      '77-9',
      result('so-noi-vu', '2018-12-20'),
      confirm('ban-to-chuc-tinh-uy', '2018-12-21'),
    );
    const mails = orders.filter(isMail).filter(({ mail }) => mail !== 'assignment');
    expect(mails.map(({ mail, to }) => [mail, to])).toEqual([
      ['confirmation-request', 'ban-to-chuc-tinh-uy'],
      ['result-confirmed', 'so-noi-vu'],
    ]);
    expect(orders.at(-1)).toEqual({ kind: 'closeLinks', key: 'confirmed/qd-1/links' });
  });

  test('given back, the task is open again, its reminders go on, and no submission is left in it', () => {
    const { task, last } = liveOf(
      '77-9',
      result('so-noi-vu', '2018-12-10'),
      giveBack('ban-to-chuc-tinh-uy', '2018-12-12'),
    );
    expect(task).toMatchObject({ progress: 'open', returned: 1, reports: 1 });
    expect(task).not.toHaveProperty('submission');
    expect(
      decideTask(task, reached('2018-12-19'))
        .orders.filter(isMail)
        .map(({ mail }) => mail),
    ).toContain('reminder');
    expect(last.finished).toBe(false);
  });

  test.each([
    ['waiting', liveOf('77-12').task],
    ['standing', liveOf('77-6').task],
    ['submitted', submittedIn('77-9', 'so-noi-vu', '2018-12-20')],
    [
      'done',
      liveOf('77-9', result('so-noi-vu', '2018-12-20'), confirm('ban-to-chuc-tinh-uy', '2018-12-21')).task,
    ],
    ['impossible', liveOf('77-12', reached('2020-01-01', '00:00')).task],
  ] as const)('is not taken by a task that is %s, with a sentence that says why', (progress, task) => {
    expect(task.progress).toBe(progress);
    expect(refuseTaskFact(task, result('so-noi-vu', '2020-02-02'))).toMatchObject({ kind: 'moved-on' });
    expect(refuseTaskFact(task, result('so-noi-vu', '2020-02-02'))?.words).toMatch(/^Nhiệm vụ .+\.$/u);
  });
});

describe('an adviser that has presented has done its part', () => {
  test('presented in time: not overdue whatever the date, and nobody is reminded', () => {
    const { task, orders } = liveOf(
      '77-9',
      present('2018-12-20'),
      reached('2018-12-28'),
      reached('2019-01-02'),
    );
    expect(task.progress).toBe('presented');
    expect(deadlineStatus(task, at('2019-06-01'), RULES)).toBe('in-time');
    expect(orders.filter(isMail).map(({ mail }) => mail)).not.toContain('reminder');
    expect(orders.filter(isMail).map(({ mail }) => mail)).not.toContain('overdue-letter');
  });

  test('presented late: overdue', () => {
    const { task } = liveOf('77-9', present('2019-01-05'));
    expect(deadlineStatus(task, at('2019-06-01'), RULES)).toBe('overdue');
  });

  test('presented in time, decided above after the date: its result is on time all the same', () => {
    const { task } = liveOf('77-9', present('2018-12-20'), result('so-noi-vu', '2019-02-15'));
    expect(deadlineStatus(task, at('2019-02-16'), RULES)).toBe('in-time');
    expect(decideTask(task, confirm('ban-to-chuc-tinh-uy', '2019-02-18')).state).toMatchObject({
      verdict: 'on-time',
    });
  });

  test('its result may follow', () => {
    expect(
      refuseTaskFact(liveOf('77-9', present('2018-12-20')).task, result('so-noi-vu', '2018-12-27')),
    ).toBeNull();
  });
});

describe('the state of the deadline, day by day, of task 9', () => {
  const { task } = liveOf('77-9');
  test.each([
    ['2018-06-01', 'in-time'],
    ['2018-12-20', 'in-time'],
    ['2018-12-21', 'due-soon'],
    ['2018-12-27', 'due-soon'],
    ['2018-12-28', 'due-today'],
    ['2018-12-29', 'due-soon'],
    ['2018-12-31', 'due-today'],
    ['2019-01-01', 'overdue'],
  ])('%s: %s', (day, status) => {
    expect(deadlineStatus(task, at(day), RULES)).toBe(status);
  });

  test.each([
    ['77-7', '2018-12-31', 'not-yet'],
    ['77-6', '2019-05-05', 'no-deadline'],
    ['77-10', '2018-06-01', 'awaiting-event'],
  ])('task %s on %s: %s', (id, day, status) => {
    expect(deadlineStatus(liveOf(id).task, at(day), RULES)).toBe(status);
  });
});

test('task 7 "trong năm 2019" opens on 01/01/2019 at midnight', () => {
  expect(liveOf('77-7').task.progress).toBe('not-started');
  const opened = decideTask(liveOf('77-7').task, { kind: 'instantReached', at: endOfDay(on('2018-12-31')) });
  expect(opened.state.progress).toBe('open');
  expect(opened.next?.at).toBe(at('2019-11-19', '06:00'));
});

test('a task begins with its assignment and with nothing else', () => {
  expect(() => decideTask(null, reached('2018-05-05'))).toThrow('begins with taskAssigned');
  expect(refuseTaskFact(null, reached('2018-05-05'))).toBeNull();
});
