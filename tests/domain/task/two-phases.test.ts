import { describe, expect, test } from 'vitest';
import type { AmendmentFact } from '../../../src/domain/task/amendment-fact.ts';
import { layOutDecided } from '../../../src/domain/task/decided-schedule.ts';
import { deadlineStatus } from '../../../src/domain/task/deadline-status.ts';
import { decideTask, refuseTaskFact } from '../../../src/domain/task/decide.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import { asksFor, heldUnder } from '../../../src/domain/task/persons-date.ts';
import type { Point } from '../../../src/domain/task/schedule.ts';
import type { Task } from '../../../src/domain/task/task.ts';
import { writtenIn } from './on-the-ladder.ts';
import {
  at,
  daysOf,
  definitionOf,
  document,
  issued,
  liveOf,
  on,
  reached,
  RULES,
  scheduleOf,
} from './real-plan.ts';

type Fact<K extends AmendmentFact['kind']> = Extract<AmendmentFact, { kind: K }>;

/** "Thời hạn được điều chỉnh đến hết ngày …", as the use case lays it out. */
function amended(task: Task, date: string, until: string): Fact<'taskAmended'> {
  const decided = { until: on(until), because: 'điều chỉnh theo số 20-QĐ/TU', keepsCeiling: false };
  return {
    kind: 'taskAmended',
    at: at(date, '10:00'),
    decisionId: `qd-${date}`,
    schedule: layOutDecided(task.schedule, decided, at(date, '10:00'), RULES),
    parties: null,
    noticeSendAt: at(date, '10:00'),
  };
}

const dropped = (date: string, replacedBy: readonly string[] = []): TaskFact => ({
  kind: 'taskCancelled',
  at: at(date, '10:00'),
  decisionId: `qd-${date}`,
  replacedBy,
  noticeSendAt: at(date, '10:00'),
});

const divided = (date: string, into: readonly string[]): TaskFact => ({
  kind: 'taskDivided',
  at: at(date, '09:00'),
  decisionId: `qd-${date}`,
  into,
  undoUntil: at(date, '09:30'),
  noticeSendAt: at(date, '09:30'),
});

const notDivided = (date: string, time: string): TaskFact => ({
  kind: 'divisionUndone',
  at: at(date, time),
  decisionId: `qd-${date}`,
});

/** Taken back: the dates are those that the words give without it, or with the document that stands. */
const takenBack = (
  id: string,
  issuedOn: string,
  registeredOn: string,
  date: string,
  standing: string | null = null,
): TaskFact => ({
  kind: 'eventWithdrawn',
  at: at(date),
  event: definitionOf(id).awaits[0] ?? '',
  guidanceId: `hd-${issuedOn}`,
  registeredAt: at(registeredOn),
  schedule: standing === null ? scheduleOf(id) : scheduleOf(id, document(standing), on(standing)),
  noteSendAt: at(date),
});

const place = (
  body: string,
  date: string,
  more: Partial<Extract<TaskFact, { kind: 'eligibilityRecorded' }>>,
) =>
  ({
    kind: 'eligibilityRecorded',
    at: at(date, '09:00'),
    by: 'ban-to-chuc-tinh-uy',
    recordId: `dk-${body}`,
    body,
    on: on(date),
    dueOn: null,
    schedule: null,
    reminder: null,
    noticeSendAt: at(date, '09:00'),
    ...more,
  }) as const satisfies TaskFact;

const written = (orders: Parameters<typeof writtenIn>[0]): readonly string[] =>
  writtenIn(orders).filter((words) => !words.startsWith('assignment '));

describe('task 4: by stages from the signing, everywhere from 2019', () => {
  test('it runs from 10/4/2018 without a date, and is asked about on 02/01/2019, when the second phase begins', () => {
    const { task, orders } = liveOf('77-4', reached('2019-01-02'));
    expect(task).toMatchObject({ progress: 'standing', schedule: { startOn: '2018-04-10', dueOn: null } });
    expect(task.schedule.counted).toContain('01/01/2019');
    expect(deadlineStatus(task, at('2019-06-03'), RULES)).toBe('no-deadline');
    expect(written(orders)).toEqual(['standing-review -> ban-to-chuc-tinh-uy']);
  });

  test('nothing is waited for: no question whether a document has come, and a yes is refused', () => {
    expect(daysOf(scheduleOf('77-4'), 'watch')).toEqual([]);
    const { task } = liveOf('77-4');
    const yes = { kind: 'watchAnswered', at: at('2018-07-02'), reportId: 'tl-1', issued: true } as const;
    expect(refuseTaskFact(task, { ...yes, body: task.parties.office })?.kind).toBe('moved-on');
  });

  test('a decision gives it an end, 31/12/2019: reminded from then on, the words of both phases stay readable', () => {
    const { task } = liveOf('77-4');
    const { task: now, last } = liveOf('77-4', amended(task, '2019-03-04', '2019-12-31'));
    expect(now).toMatchObject({ progress: 'open', originalDueOn: '2019-12-31' });
    expect(now.amendments).toMatchObject([{ formerDueOn: null, formerCounted: task.schedule.counted }]);
    expect(daysOf(now.schedule, 'reminder').at(-1)).toBe('2019-12-31');
    expect(last.next?.at).toBe(at(daysOf(now.schedule, 'reminder')[0] ?? '', '06:00'));
  });

  test('the decision is dated back: refused, nobody is late by a decision', () => {
    const { task } = liveOf('77-4');
    expect(refuseTaskFact(task, amended(task, '2019-03-04', '2019-02-28'))?.kind).toBe('past-date');
  });
});

describe('task 18: step by step from the signing, everywhere from 2021 when the Centre has issued guidance', () => {
  test('the first phase runs; meanwhile Sở Nội vụ is asked each quarter whether the document has come', () => {
    const { task, orders } = liveOf('77-18', reached('2018-07-02'), reached('2019-01-02'));
    expect(task.progress).toBe('standing');
    expect(daysOf(task.schedule, 'watch').slice(0, 3)).toEqual(['2018-07-02', '2018-10-01', '2019-01-02']);
    expect(written(orders)).toEqual([
      'watch-question -> so-noi-vu',
      // After half a year of standstill one question, and how the first phase goes.
      'watch-question -> so-noi-vu',
      'standing-review -> so-noi-vu',
    ]);
  });

  test('"đã ban hành": the office hears of it, and the task goes on as before until the document is registered', () => {
    const yes: TaskFact = {
      kind: 'watchAnswered',
      at: at('2018-07-03'),
      body: 'so-noi-vu',
      reportId: 'tl-1',
      issued: true,
    };
    const { task, last } = liveOf('77-18', reached('2018-07-02'), yes);
    expect(refuseTaskFact(liveOf('77-18').task, yes)).toBeNull();
    expect(task).toMatchObject({ progress: 'standing', watch: { issued: true } });
    expect(written(last.orders)).toEqual(['document-reported -> ban-to-chuc-tinh-uy']);
  });

  test.each([
    ['of 05/3/2019: the second phase begins with 2021', '2019-03-05', '01/01/2021'],
    ['of 15/3/2021, after the year has begun: it begins that day', '2021-03-15', '15/3/2021'],
  ])('a document %s; nobody is asked any more, and the parties are told', (_, issuedOn, from) => {
    const { task, last } = liveOf('77-18', issued('77-18', issuedOn, at(issuedOn)));
    expect(task).toMatchObject({ progress: 'standing', schedule: { startOn: '2018-04-10', dueOn: null } });
    expect(task.schedule.counted).toContain(from);
    expect(daysOf(task.schedule, 'watch')).toEqual([]);
    expect(written(last.orders)[0]).toBe('event-issued -> so-noi-vu');
    const again = { kind: 'watchAnswered', at: at(issuedOn), body: 'so-noi-vu', reportId: 'tl-2' } as const;
    expect(refuseTaskFact(task, { ...again, issued: true })?.kind).toBe('moved-on');
  });

  test('a second document in place of the first: the later counts, with the history; without it the first holds again', () => {
    const twice = [
      issued('77-18', '2019-03-05', at('2019-03-06')),
      issued('77-18', '2021-03-15', at('2021-03-16')),
    ];
    const { task } = liveOf('77-18', ...twice);
    expect(task.schedule.counted).toContain('15/3/2021');
    expect(task.events.map(({ issuedOn }) => issuedOn)).toEqual(['2019-03-05', '2021-03-15']);
    const back = liveOf(
      '77-18',
      ...twice,
      takenBack('77-18', '2021-03-15', '2021-03-16', '2021-04-02', '2019-03-05'),
    );
    expect(back.task.schedule.counted).toContain('01/01/2021');
    expect(back.task.events.map(({ issuedOn }) => issuedOn)).toEqual(['2019-03-05']);
  });

  test('taken back after seven months: a correction to all, and the question of the quarter is made up for, once', () => {
    const { task, last, orders } = liveOf(
      '77-18',
      reached('2018-07-02'),
      issued('77-18', '2018-09-10', at('2018-09-11')),
      reached('2019-01-02'),
      takenBack('77-18', '2018-09-10', '2018-09-11', '2019-04-10'),
    );
    expect(task).toMatchObject({ progress: 'standing', events: [] });
    expect(written(last.orders)).toEqual([
      'watch-question -> so-noi-vu',
      'event-withdrawn -> so-noi-vu',
      ...task.parties.coordinating.map((body) => `event-withdrawn -> ${body} (để biết)`),
    ]);
    expect(written(orders).filter((words) => words.startsWith('standing-review'))).toHaveLength(1);
    expect(last.next?.at).toBe(at('2019-07-01', '06:00'));
  });

  test('a decision gives it an end and a document comes: the decided date stays, a person says which holds', () => {
    const { task: before } = liveOf('77-18');
    const decided = amended(before, '2019-03-04', '2021-06-30');
    const { task } = liveOf('77-18', decided);
    expect(task).toMatchObject({ progress: 'open', schedule: { dueOn: '2021-06-30' } });
    expect(daysOf(task.schedule, 'watch')).toEqual([]);
    const document = issued('77-18', '2020-05-04', at('2020-05-05'));
    const held = heldUnder(task, document.schedule, document.guidanceId, 'văn bản được ghi nhận');
    const undecided: Point = {
      key: 'date-undecided/hd',
      kind: 'date-undecided',
      at: at('2020-05-12', '06:00'),
      sendAt: at('2020-05-12'),
      workingDaysLeft: null,
    };
    const asks = asksFor(held, document.schedule, undecided);
    const { state } = decideTask(task, {
      ...document,
      schedule: held?.schedule ?? document.schedule,
      ...asks,
    });
    expect(state).toMatchObject({ schedule: { dueOn: '2021-06-30' }, dateQuestion: { dueOn: null } });
    expect(state.schedule.conflict).toContain('theo đó nhiệm vụ không có thời hạn');
    const follows = decideTask(state, {
      kind: 'dateSettled',
      at: at('2020-05-06'),
      by: state.parties.confirmer,
      decisionId: 'qd-theo',
      guidanceId: document.guidanceId,
      follows: 'document',
      schedule: document.schedule,
      noticeSendAt: at('2020-05-06'),
    });
    expect(follows.state).toMatchObject({ progress: 'standing', personsDate: null, dateQuestion: null });
    expect(follows.next?.why).toBe('Hỏi tình hình thực hiện nhiệm vụ thường xuyên');
  });

  test('dropped while its document is awaited: nobody is asked any more', () => {
    const { last, orders } = liveOf(
      '77-18',
      dropped('2018-06-04'),
      reached('2018-07-02'),
      reached('2021-01-04'),
    );
    expect(last).toMatchObject({ finished: true, next: null });
    expect(written(orders).filter((words) => !words.startsWith('task-changed'))).toEqual([]);
  });
});

describe('a task that was divided by mistake has missed nothing when it comes back', () => {
  test('a document registered in between is followed, and its notice leaves', () => {
    const { task, last } = liveOf(
      '77-18',
      divided('2019-03-05', ['77-18a', '77-18b']),
      issued('77-18', '2019-03-01', at('2019-03-05', '09:10')),
      notDivided('2019-03-05', '09:20'),
    );
    expect(task).toMatchObject({ progress: 'standing', events: [{ issuedOn: '2019-03-01' }] });
    expect(task.schedule.counted).toContain('01/01/2021');
    expect(written(last.orders)).toContain('event-issued -> so-noi-vu');
  });

  test('registered and taken back in between: it waits as before', () => {
    const { task, last } = liveOf(
      '77-12',
      divided('2019-03-05', ['77-12a', '77-12b']),
      issued('77-12', '2019-03-01', at('2019-03-05', '09:10')),
      { ...takenBack('77-12', '2019-03-01', '2019-03-05', '2019-03-05'), at: at('2019-03-05', '09:15') },
      notDivided('2019-03-05', '09:20'),
    );
    expect(task).toMatchObject({ progress: 'waiting', events: [] });
    expect(last.next?.at).toBe(at('2019-04-01', '06:00'));
  });

  test('a document that was in force before and is taken back in between holds no longer', () => {
    const { task } = liveOf(
      '77-12',
      issued('77-12', '2018-09-17', at('2018-09-17')),
      divided('2018-11-05', ['77-12a', '77-12b']),
      { ...takenBack('77-12', '2018-09-17', '2018-09-17', '2018-11-05'), at: at('2018-11-05', '09:15') },
      notDivided('2018-11-05', '09:20'),
    );
    expect(task).toMatchObject({ progress: 'waiting', events: [], schedule: { dueOn: '2019-12-31' } });
  });

  test('when the window is over the divided task keeps nothing of what comes later', () => {
    const { task } = liveOf(
      '77-18',
      divided('2019-03-05', ['77-18a', '77-18b']),
      issued('77-18', '2019-03-01', at('2019-03-06')),
    );
    expect(task.progress === 'cancelled' && task.division?.meanwhile).toBeUndefined();
  });
});

describe('task 5: one scope now (5a), another when eligible (5b)', () => {
  const LONG_MY = 'huyen-uy-long-my';
  const starts = place(LONG_MY, '2018-06-04', {
    schedule: scheduleOf('77-5b', document('2018-06-04'), on('2018-06-04')),
  });

  test('5a runs from the signing, for the two pilots alone; its quarter had begun before', () => {
    const { task } = liveOf('77-5a', reached('2019-01-02'));
    expect(task).toMatchObject({ progress: 'standing', schedule: { startOn: '2018-04-10', dueOn: null } });
    expect(task.schedule.counted).toContain('01/4/2018');
    expect(task.parties.implementing).toEqual(['thanh-uy-vi-thanh', 'huyen-uy-vi-thuy']);
  });

  test('5b waits, and only Ban Tổ chức, which finds places eligible, is asked each quarter', () => {
    const { task, orders } = liveOf('77-5b', reached('2018-07-02'));
    expect(task.progress).toBe('waiting');
    expect(written(orders)).toEqual(['watch-question -> ban-to-chuc-tinh-uy']);
    expect(task.parties.implementing).not.toContain('thanh-uy-vi-thanh');
  });

  test('the first place starts 5b and leaves 5a alone; the second is added, and nothing begins anew', () => {
    const { task } = liveOf('77-5b', starts, place('huyen-uy-chau-thanh', '2019-02-11', {}));
    expect(task).toMatchObject({ progress: 'standing', schedule: { startOn: '2018-06-04' } });
    expect(task.eligible.map(({ body }) => body)).toEqual([LONG_MY, 'huyen-uy-chau-thanh']);
    expect(liveOf('77-5a').task.eligible).toEqual([]);
  });

  test('an end is decided for 5b while it waits: it is open at once; a place found later keeps that date or its own', () => {
    const decided = amended(liveOf('77-5b').task, '2018-05-07', '2019-06-28');
    const late: Point = {
      key: 'part-reminder/dk-huyen-uy-long-my',
      kind: 'part-reminder',
      at: at('2019-09-23', '06:00'),
      sendAt: at('2019-09-23'),
      workingDaysLeft: null,
    };
    const own = place(LONG_MY, '2019-06-03', { dueOn: on('2019-09-30'), reminder: late });
    const { task, orders } = liveOf('77-5b', decided, own, reached('2019-09-23'));
    expect(task).toMatchObject({ progress: 'open', schedule: { dueOn: '2019-06-28' } });
    expect(written(orders)).toContain(`part-reminder -> ${LONG_MY}`);
  });

  test('an end is decided for 5a, and 5b goes on waiting; an end for 5b after it began is reminded of', () => {
    const { task: pilots } = liveOf('77-5a');
    expect(liveOf('77-5a', amended(pilots, '2018-05-07', '2018-12-28')).task).toMatchObject({
      progress: 'open',
      schedule: { dueOn: '2018-12-28' },
    });
    expect(liveOf('77-5b').task.progress).toBe('waiting');
    const { task: begun } = liveOf('77-5b', starts);
    const { task } = liveOf('77-5b', starts, amended(begun, '2018-07-09', '2019-06-28'));
    expect(task).toMatchObject({ progress: 'open', eligible: [{ body: LONG_MY }] });
    expect(daysOf(task.schedule, 'reminder').at(-1)).toBe('2019-06-28');
  });

  test('5b is suspended while it waits, a place is found meanwhile: resumed, it runs', () => {
    const review: Point = {
      key: 'suspension-review/qd-1',
      kind: 'suspension-review',
      at: at('2018-08-27', '06:00'),
      sendAt: at('2018-08-27'),
      workingDaysLeft: null,
    };
    const told = { decisionId: 'qd-1', noticeSendAt: null };
    const asleep = liveOf('77-5b', { kind: 'taskSuspended', at: at('2018-05-28'), review, ...told }, starts);
    expect(asleep.task.progress).toBe('suspended');
    const { schedule } = asleep.task;
    const resumed = decideTask(asleep.task, { kind: 'taskResumed', at: at('2018-06-11'), schedule, ...told });
    expect(resumed.state).toMatchObject({ progress: 'standing', eligible: [{ body: LONG_MY }] });
    expect(resumed.next?.at).toBe(at('2019-01-02', '06:00'));
  });

  test('5b is merged into 5a: it ends and names it; no place can be found for it any more', () => {
    const { task } = liveOf('77-5b', dropped('2018-06-04', ['77-5a']));
    expect(task).toMatchObject({ progress: 'cancelled', replacedBy: ['77-5a'] });
    expect(refuseTaskFact(task, starts)?.kind).toBe('moved-on');
  });

  test('5b is divided after its first place: it ends as replaced with its places readable; taken back, all is as before', () => {
    const parted = liveOf('77-5b', starts, divided('2018-07-09', ['77-5c', '77-5d']));
    expect(parted.task).toMatchObject({
      progress: 'cancelled',
      replacedBy: ['77-5c', '77-5d'],
      eligible: [{ body: LONG_MY }],
    });
    const { task } = liveOf(
      '77-5b',
      starts,
      divided('2018-07-09', ['77-5c', '77-5d']),
      notDivided('2018-07-09', '09:20'),
    );
    expect(task).toEqual(liveOf('77-5b', starts).task);
  });
});
