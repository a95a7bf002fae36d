import { describe, expect, test } from 'vitest';
import { decideTask, refuseTaskFact } from '../../../src/domain/task/decide.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import type { Point, PointKind } from '../../../src/domain/task/schedule.ts';
import { at, isMail, issued, liveOf, on, reached, result, scheduleOf } from './real-plan.ts';

/** Task 9, "hoàn thành trong năm 2018", led by Sở Nội vụ: what is left behind when the task goes on to another step. */
const clock = (kind: PointKind, id: string, date: string): Point => ({
  key: `${kind}/${id}`,
  kind,
  at: at(date, '06:00'),
  sendAt: at(date),
  workingDaysLeft: null,
});
const [ASKED = ''] = liveOf('77-9').task.parties.coordinating;
const moreTime: TaskFact = {
  kind: 'extensionRequested',
  at: at('2018-12-20', '09:00'),
  body: 'so-noi-vu',
  requestId: 'gh-1',
  proposedOn: on('2019-03-29'),
  reason: 'staff',
  undecided: clock('extension-undecided', 'gh-1', '2018-12-27'),
};
const opinion: TaskFact = {
  kind: 'opinionAsked',
  at: at('2018-12-19', '09:00'),
  by: 'so-noi-vu',
  of: ASKED,
  opinionId: 'yk-1',
  reminder: clock('opinion-reminder', 'yk-1', '2018-12-28'),
};
const presented: TaskFact = {
  kind: 'resultPresented',
  at: at('2018-12-21', '15:00'),
  body: 'so-noi-vu',
  reportId: 'tt-1',
  documentNumber: '45-TTr/SNV',
  documentOn: on('2018-12-21'),
};
const decision = { at: at('2018-12-21', '15:00'), decisionId: 'qd-1', noticeSendAt: null };
const later = { ...scheduleOf('77-9'), dueOn: on('2019-06-28'), points: [] };
const suspended: TaskFact = {
  kind: 'taskSuspended',
  ...decision,
  review: clock('suspension-review', 'qd-1', '2019-03-01'),
};
const contested: TaskFact = {
  kind: 'markContested',
  at: at('2019-01-15', '09:00'),
  body: 'so-noi-vu',
  contestId: 'yk-9',
  undecided: clock('contest-undecided', 'yk-9', '2019-02-01'),
};

describe('requests between the parties lapse when the task goes on to another step', () => {
  test.each([
    ['a result is handed in', result('so-noi-vu', '2018-12-21')],
    ['the adviser has presented', presented],
    ['it is suspended', suspended],
    ['it is amended', { kind: 'taskAmended', ...decision, schedule: later, parties: null }],
    ['it is dropped', { kind: 'taskCancelled', ...decision, replacedBy: [] }],
  ] satisfies readonly (readonly [string, TaskFact])[])('%s', (_, fact) => {
    const { task, orders } = liveOf('77-9', opinion, moreTime, fact);
    expect(task.extensions).toMatchObject({ open: null, refused: 0 });
    expect(task.turns.map(({ until }) => until)).toEqual([fact.at]);
    expect(task.timers.map(({ kind }) => kind)).not.toContain('extension-undecided');
    expect(task.timers.map(({ kind }) => kind)).not.toContain('opinion-reminder');
    const takenBack = orders.flatMap((order) => (order.kind === 'withdrawMail' ? order.mails : []));
    expect(takenBack).toEqual(
      expect.arrayContaining(['extension-request', 'extension-undecided', 'opinion-request']),
    );
    const after = decideTask(task, reached('2019-01-02')).orders.filter(isMail);
    expect(after.filter(({ mail }) => mail.startsWith('extension') || mail.startsWith('opinion'))).toEqual(
      [],
    );
  });

  test('nothing was asked: nothing is taken back', () => {
    const keys = liveOf('77-9', result('so-noi-vu', '2018-12-21')).orders.map(({ key }) => key);
    expect(keys.filter((key) => key.endsWith('/requests'))).toEqual([]);
  });
});

describe('a suspension stops the dates, not what people still owe each other', () => {
  test('a contest keeps its clock, and so does the reminder of a place with a date of its own', () => {
    const mine = clock('part-reminder', 'r-1', '2019-06-03');
    const { task } = liveOf('77-9', contested);
    const slept = decideTask(
      { ...task, timers: [...task.timers, mine] },
      { ...suspended, at: at('2019-01-16') },
    );
    expect(slept.state.timers.map(({ kind }) => kind).toSorted()).toEqual([
      'contest-undecided',
      'part-reminder',
      'suspension-review',
    ]);
    const awake = decideTask(slept.state, {
      kind: 'taskResumed',
      at: at('2019-01-20'),
      decisionId: 'qd-2',
      schedule: later,
      noticeSendAt: null,
    });
    expect(awake.state.timers.map(({ kind }) => kind).toSorted()).toEqual([
      'contest-undecided',
      'part-reminder',
    ]);
  });

  test('the office is asked again and again: a suspended task always has a next wake-up', () => {
    const again = { ...clock('suspension-review', 'qd-1/2', '2019-06-03') };
    const { last } = liveOf('77-9', { ...suspended, laterReviews: [again] }, reached('2019-03-01'));
    expect(last.next?.at).toBe(at('2019-06-03', '06:00'));
  });

  test('what is dropped is not in question any more', () => {
    const { task } = liveOf('77-9', contested, {
      kind: 'taskCancelled',
      ...decision,
      at: at('2019-01-16'),
      replacedBy: [],
    });
    expect(task.contest).toBeNull();
  });
});

describe('a mark', () => {
  const day = { ...scheduleOf('77-9'), dueOn: on('2018-12-20'), boundaryOn: on('2018-12-21') };
  const confirm: TaskFact = {
    kind: 'resultConfirmed',
    at: at('2018-12-24'),
    by: 'ban-to-chuc-tinh-uy',
    decisionId: 'qd-1',
  };
  const conclude = {
    kind: 'markConcluded',
    at: at('2018-12-24'),
    by: 'ban-to-chuc-tinh-uy',
    decisionId: 'kl-1',
    verdict: 'on-time',
    schedule: null,
  } as const;

  test('received on the very day of "trước ngày X" is concluded before the result is confirmed', () => {
    const { task } = liveOf(
      '77-9',
      { kind: 'scheduleChanged', at: at('2018-05-02'), schedule: day },
      result('so-noi-vu', '2018-12-21'),
    );
    expect(refuseTaskFact(task, confirm)).toMatchObject({ kind: 'boundary' });
    expect(refuseTaskFact(task, conclude)).toBeNull();
    expect(refuseTaskFact(decideTask(task, conclude).state, confirm)).toBeNull();
  });

  test('a result without any deadline carries none: nothing to contest', () => {
    const { task } = liveOf(
      '77-9',
      { kind: 'scheduleChanged', at: at('2018-05-02'), schedule: { ...scheduleOf('77-9'), dueOn: null } },
      result('so-noi-vu', '2019-01-05'),
    );
    expect(refuseTaskFact(task, contested)?.kind).toBe('not-late');
  });

  test('kept: the ladder goes on at once, not at its next date', () => {
    const late = liveOf('77-9', reached('2019-01-02'), contested, {
      ...conclude,
      at: at('2019-01-20'),
      verdict: 'late',
    });
    expect(late.last.orders.filter(isMail).map(({ mail }) => mail)).toContain('overdue-letter');
  });
});

describe('dates that a person sets lie ahead', () => {
  const past = { ...scheduleOf('77-9'), dueOn: on('2019-01-10'), points: [] };
  const open = liveOf('77-9', reached('2019-01-02')).task;
  const asleep = liveOf('77-9', suspended).task;
  const base = { at: at('2019-02-01'), decisionId: 'qd-9', noticeSendAt: null };
  test.each([
    [
      'an amendment to a day that has gone by',
      open,
      { kind: 'taskAmended', ...base, schedule: past, parties: null },
      'past-date',
    ],
    [
      'resumed under a date that ran out meanwhile',
      asleep,
      { kind: 'taskResumed', ...base, schedule: scheduleOf('77-9') },
      'past-date',
    ],
    [
      'a mark taken away for a day that has gone by',
      open,
      {
        kind: 'markConcluded',
        at: base.at,
        by: 'ban-to-chuc-tinh-uy',
        decisionId: 'k',
        verdict: 'on-time',
        schedule: past,
      },
      'past-date',
    ],
    [
      'a mark kept, with another date',
      open,
      {
        kind: 'markConcluded',
        at: base.at,
        by: 'ban-to-chuc-tinh-uy',
        decisionId: 'k',
        verdict: 'late',
        schedule: later,
      },
      'date-kept',
    ],
  ] satisfies readonly (readonly [string, typeof open, TaskFact, string])[])('%s', (_, task, fact, kind) => {
    const problem = refuseTaskFact(task, fact);
    expect(problem?.kind).toBe(kind);
    expect(problem?.words).toMatch(/^\p{Lu}.+\.$/u);
  });

  test('a date that a person has set is not counted again from the phrase', () => {
    const amended = liveOf('77-9', { kind: 'taskAmended', ...decision, schedule: later, parties: null }).task;
    const reading: TaskFact = {
      kind: 'readingConfirmed',
      at: at('2019-01-02'),
      by: 'ban-to-chuc-tinh-uy',
      confirmationId: 'c',
      choice: 0,
      schedule: scheduleOf('77-9'),
      noticeSendAt: null,
    };
    expect(refuseTaskFact(amended, reading)?.kind).toBe('date-decided');
  });

  test('an offered date that has gone by cannot be accepted any more', () => {
    const offered = liveOf('77-9', moreTime, {
      kind: 'extensionCountered',
      at: at('2018-12-21'),
      by: 'ban-to-chuc-tinh-uy',
      decisionId: 'd',
      requestId: 'gh-1',
      until: on('2019-01-10'),
    }).task;
    const accepted: TaskFact = {
      kind: 'counterAccepted',
      at: at('2019-01-11'),
      body: 'so-noi-vu',
      requestId: 'gh-1',
      answerId: 't',
      schedule: past,
    };
    expect(refuseTaskFact(offered, accepted)?.kind).toBe('too-early');
  });
});

describe('dates that are past when they become known', () => {
  const registered = issued('77-12', '2018-09-17', at('2019-02-01'));
  const confirmed = { ...registered.schedule, toConfirm: false };

  test('a document registered long after its day: the body is late, and the ladder begins with its first rung', () => {
    const { task, last } = liveOf('77-12', { ...registered, schedule: confirmed });
    expect(task).toMatchObject({
      progress: 'open',
      schedule: { dueOn: '2018-12-17' },
      ladder: { climbed: [] },
    });
    expect(last.next?.why).toContain('Dự thảo thư gửi người đứng đầu');
    const { state, orders } = decideTask(task, reached('2019-02-01', '08:30'));
    expect(state.ladder.climbed.map(({ rung }) => rung)).toEqual(['letter']);
    expect(orders.filter(isMail).map(({ mail, held }) => [mail, held])).toContainEqual([
      'overdue-letter',
      true,
    ]);
  });

  test('dates that cannot both hold make nobody late', () => {
    const clash = { ...confirmed, conflict: 'Vướng về thời hạn.' };
    const { last } = liveOf('77-12', { ...registered, schedule: clash });
    expect(last.next?.at).toBe(at('2019-03-01', '06:00'));
  });
});
