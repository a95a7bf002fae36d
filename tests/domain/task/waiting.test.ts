import { describe, expect, test } from 'vitest';
import { decideTask } from '../../../src/domain/task/decide.ts';
import { deadlineStatus } from '../../../src/domain/task/deadline-status.ts';
import type { Order } from '../../../src/domain/task/order.ts';
import type { Schedule } from '../../../src/domain/task/schedule.ts';
import {
  RULES,
  assignment,
  at,
  daysOf,
  document,
  isMail,
  issued,
  live,
  liveOf,
  reached,
  scheduleOf,
} from './real-plan.ts';

const TASK_12_EVENT = 'tw-huong-dan-hop-nhat-ba-van-phong';

describe('tasks 12 and 13 wait for a document of the Centre', () => {
  test.each([
    ['77-12', 'so-noi-vu', '2019-12-31'],
    ['77-13', 'van-phong-tinh-uy', '2019-12-31'],
  ])('%s: %s watches, everything ends with %s', (id, watcher, ceilingOn) => {
    const { task, last } = liveOf(id);
    expect(task.progress).toBe('waiting');
    expect(task.parties.watchedBy).toBe(watcher);
    expect(task.schedule).toMatchObject({ ceilingOn, dueOn: ceilingOn, feasibleUntil: '2019-09-30' });
    expect(last.next).toEqual({
      at: at('2018-07-02', '06:00'),
      why: 'Hỏi cơ quan theo dõi: văn bản đã ban hành chưa',
    });
    expect(deadlineStatus(task, at('2018-06-01'), RULES)).toBe('awaiting-event');
  });

  test('they are asked on the first working day of each quarter, and warned while the period still fits', () => {
    const schedule = scheduleOf('77-12');
    // 01/7/2018 is a Sunday; 01/01/2019 a holiday.
    expect(daysOf(schedule, 'watch')).toEqual([
      '2018-07-02',
      '2018-10-01',
      '2019-01-02',
      '2019-04-01',
      '2019-07-01',
      '2019-10-01',
    ]);
    expect(daysOf(schedule, 'feasibility')).toEqual(['2019-09-30']);
    expect(daysOf(schedule, 'ceiling')).toEqual(['2019-12-31']);
    expect(daysOf(schedule, 'reminder')).toEqual([]);
  });

  test('the question goes to the body that watches, the warning to the office; nobody is reminded', () => {
    const { orders } = liveOf('77-13', reached('2018-07-02'), reached('2019-09-30'));
    const mails = orders.filter(isMail).filter(({ mail }) => mail !== 'assignment');
    expect(mails.map(({ mail, to }) => [mail, to])).toEqual([
      // The question of 01/7/2019 is the last of its kind before the warning.
      ['watch-question', 'van-phong-tinh-uy'],
      ['watch-question', 'van-phong-tinh-uy'],
      ['feasibility-warning', 'ban-to-chuc-tinh-uy'],
    ]);
  });
});

describe('the document of 17/9/2018', () => {
  const facts = [
    assignment('77-12'),
    reached('2018-07-02'),
    issued('77-12', '2018-09-17', at('2018-09-17', '09:00')),
  ];

  test('starts three months: due on Monday 17/12/2018, first reminder 15 working days before', () => {
    const { task, last } = live(...facts);
    expect(task.progress).toBe('open');
    expect(task.schedule).toMatchObject({ dueOn: '2018-12-17', ceilingOn: '2019-12-31', conflict: null });
    expect(task.schedule.counted).toContain('17/12/2018');
    // 64 working days lie between 17/9 and 17/12: the long row of the policy.
    expect(daysOf(task.schedule, 'reminder')).toEqual([
      '2018-11-05',
      '2018-11-26',
      '2018-12-06',
      '2018-12-12',
      '2018-12-17',
    ]);
    expect(last.next?.at).toBe(at('2018-11-05', '06:00'));
  });

  test('ends the questions and tells the body, with copies', () => {
    const { orders } = live(...facts);
    expect(orders).toContainEqual({
      kind: 'withdrawMail',
      key: 'event/hd-2018-09-17',
      mails: ['watch-question', 'feasibility-warning'],
      to: null,
    });
    const notices = orders.filter(isMail).filter(({ mail }) => mail === 'event-issued');
    expect(notices.map(({ to, copy }) => [to, copy])).toEqual([
      ['so-noi-vu', false],
      ...assignment('77-12').parties.coordinating.map((body) => [body, true]),
    ]);
  });

  test('taken back, the task waits again as before; a covering note only where somebody had been told', () => {
    const undone = (noteSendAt: ReturnType<typeof at> | null) =>
      live(...facts, {
        kind: 'eventWithdrawn',
        at: at('2018-09-18'),
        event: TASK_12_EVENT,
        guidanceId: 'hd-2018-09-17',
        registeredAt: at('2018-09-17', '09:00'),
        schedule: scheduleOf('77-12'),
        noteSendAt,
      });
    const silent = undone(null);
    expect(silent.task).toMatchObject({ progress: 'waiting', events: [] });
    expect(silent.task.schedule).toMatchObject({ dueOn: '2019-12-31', feasibleUntil: '2019-09-30' });
    expect(silent.last.next?.at).toBe(at('2018-10-01', '06:00'));
    expect(silent.last.orders.filter(isMail)).toEqual([]);
    const told = undone(at('2018-09-19'));
    expect(told.last.orders.filter(isMail).map(({ mail, copy }) => [mail, copy])[0]).toEqual([
      'event-withdrawn',
      false,
    ]);
  });

  test('a second document moves the date; without it the first one holds again', () => {
    const twice = live(...facts, issued('77-12', '2018-10-10', at('2018-10-11'), 'hd-hai'));
    expect(twice.task.schedule.dueOn).toBe('2019-01-10');
    expect(twice.task.originalDueOn).toBe('2019-12-31');
    const back = decideTask(twice.task, {
      kind: 'eventWithdrawn',
      at: at('2018-10-12'),
      event: TASK_12_EVENT,
      guidanceId: 'hd-hai',
      registeredAt: at('2018-10-11'),
      schedule: issued('77-12', '2018-09-17', at('2018-09-17')).schedule,
      noteSendAt: null,
    });
    expect(back.state).toMatchObject({ progress: 'open', schedule: { dueOn: '2018-12-17' } });
    expect(back.state.events.map(({ guidanceId }) => guidanceId)).toEqual(['hd-2018-09-17']);
  });
});

describe('a document taken back near the question of the quarter, 01/10/2018', () => {
  const lived = (registered: string, undone: string) => {
    const [day = '', time = '09:00'] = registered.split(' ');
    const [undoneOn = '', undoneAt = '09:00'] = undone.split(' ');
    return [
      assignment('77-12'),
      reached('2018-07-02'),
      ...(day > '2018-10-01' || (day === '2018-10-01' && time > '06:00') ? [reached('2018-10-01')] : []),
      issued('77-12', day, at(day, time)),
      {
        kind: 'eventWithdrawn',
        at: at(undoneOn, undoneAt),
        event: TASK_12_EVENT,
        guidanceId: `hd-${day}`,
        registeredAt: at(day, time),
        schedule: scheduleOf('77-12'),
        noteSendAt: null,
      },
    ] as const;
  };
  const questions = (orders: readonly Order[]) =>
    orders.filter(isMail).filter(({ mail, key }) => mail === 'watch-question' && key.includes('2018-10-01'));

  test.each([
    ['the working day before', '2018-09-28', '2018-09-28 16:00'],
    ['over the day itself: it is made up for at once', '2018-09-28', '2018-10-02'],
    ['over half a month', '2018-09-28', '2018-10-15'],
  ])('%s: asked once', (_, registered, undone) => {
    const facts = lived(registered, undone);
    const { orders } = live(...facts, reached('2018-10-16'), reached('2019-01-03'));
    expect(questions(orders)).toHaveLength(1);
  });

  test('after it was asked: not asked again, and next in January', () => {
    const back = live(...lived('2018-10-02', '2018-10-02 09:20'));
    expect(questions(back.orders)).toHaveLength(1);
    expect(back.last.next?.at).toBe(at('2019-01-02', '06:00'));
  });

  test('between 06:00, when it was written, and 08:00: withdrawn by the document, written again', () => {
    const { orders, last } = live(...lived('2018-10-01 07:00', '2018-10-01 07:20'));
    const [first, again] = questions(orders);
    expect(again).toMatchObject({ to: first?.to, sendAt: at('2018-10-01', '08:00') });
    expect(again?.key).not.toBe(first?.key);
    expect(last.next?.at).toBe(at('2019-01-02', '06:00'));
  });

  test('the reminders of the document go with it; where the date stays as it is, they stay', () => {
    const withdrawn = (schedule: Schedule) =>
      live(...lived('2018-09-17', '2018-09-18').slice(0, -1), {
        kind: 'eventWithdrawn',
        at: at('2018-09-18'),
        event: TASK_12_EVENT,
        guidanceId: 'hd-2018-09-17',
        registeredAt: at('2018-09-17'),
        schedule,
        noteSendAt: null,
      }).last.orders.flatMap((order) => (order.kind === 'withdrawMail' ? order.mails : []));
    expect(withdrawn(scheduleOf('77-12'))).toContain('reminder');
    expect(withdrawn(scheduleOf('77-12', document('2018-09-17')))).toEqual(['event-issued']);
  });
});

describe('the ceiling', () => {
  test('without a document the task ends with 2019 as impossible: nobody is blamed, nobody written to', () => {
    const { task, last, orders } = liveOf('77-12', reached('2020-01-01', '00:00'));
    expect(task).toMatchObject({ progress: 'impossible', since: at('2020-01-01', '00:00') });
    expect(last).toMatchObject({ finished: true, next: null });
    expect(deadlineStatus(task, at('2020-02-01'), RULES)).toBe('awaiting-event');
    expect(orders.filter(isMail).map(({ mail }) => mail)).not.toContain('overdue-letter');
  });

  test('one minute before midnight of 31/12/2019 it still waits', () => {
    expect(liveOf('77-12', reached('2019-12-31', '23:59')).task.progress).toBe('waiting');
  });

  test('a late document opens it again, with a clash of dates that a person decides', () => {
    const ended = liveOf('77-12', reached('2020-01-01', '00:00'));
    const { state, finished, next } = decideTask(ended.task, issued('77-12', '2020-02-03', at('2020-02-04')));
    expect(state.progress).toBe('open');
    expect(state.schedule.conflict).toContain('Vướng về thời hạn');
    expect(deadlineStatus(state, at('2020-02-05'), RULES)).toBe('conflict');
    expect(finished).toBe(false);
    expect(next?.at).toBe(at('2020-03-02', '06:00'));
  });

  test('a document of 10/10/2019 gives 10/01/2020, past the ceiling: the ceiling keeps counting', () => {
    const { task } = liveOf('77-12', issued('77-12', '2019-10-10', at('2019-10-11')));
    expect(task.schedule.dueOn).toBe('2019-12-31');
    expect(task.schedule.conflict).toContain('10/01/2020');
    expect(deadlineStatus(task, at('2019-11-01'), RULES)).toBe('conflict');
  });

  test('a plan taken over after the ceiling finds the task ended, not waiting for ever', () => {
    const late = live({ ...assignment('77-12'), at: at('2026-01-05'), assignmentSendAt: null });
    expect(late.task).toMatchObject({ progress: 'impossible', since: at('2020-01-01', '00:00') });
    expect(late.last).toMatchObject({ finished: true, next: null, orders: [] });
  });
});

test('task 17 has no date before its event, then three months', () => {
  expect(scheduleOf('77-17')).toMatchObject({ course: 'waiting', dueOn: null, ceilingOn: null });
  const { task } = liveOf('77-17', issued('77-17', '2018-09-17', at('2018-09-17')));
  expect(task.schedule.dueOn).toBe('2018-12-17');
  expect(task.originalDueOn).toBe('2018-12-17');
});
