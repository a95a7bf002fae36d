import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfDay, onOf, toEpochMs } from '../../../src/domain/calendar/instant.ts';
import { addWorkingDays } from '../../../src/domain/calendar/working-calendar.ts';
import { comesAgain, untilAnswered } from '../../../src/domain/task/again.ts';
import { deadlineStatus } from '../../../src/domain/task/deadline-status.ts';
import { followUp } from '../../../src/domain/task/decided-schedule.ts';
import { refuseTaskFact } from '../../../src/domain/task/decide.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import type { Lived } from './real-plan.ts';
import { at, CALENDAR, isMail, liveOf, on, POLICY, reached, result, RULES } from './real-plan.ts';

/*
 * Whatever waits for somebody's word has a clock of its own, and comes again until the word is there. Task 9, due 31/12/2018,
 * led by Sở Nội vụ; Ban Tổ chức confirms and decides, bộ phận thường trực is above it.
 */

const since = (lived: Lived, mail: string): readonly string[] =>
  lived.orders
    .filter(isMail)
    .filter((order) => order.mail === mail)
    .map(({ to, copy, sendAt }) => `${onOf(sendAt)} ${to}${copy ? ' (để biết)' : ''}`);

describe('a late mark is contested when the task is done, and nobody concludes', () => {
  const DONE: readonly TaskFact[] = [
    result('so-noi-vu', '2019-01-10'),
    { kind: 'resultConfirmed', at: at('2019-01-11'), by: 'ban-to-chuc-tinh-uy', decisionId: 'xn-1' },
  ];
  const { contestWorkingDays } = POLICY.decisions;
  const CONTESTED: TaskFact = {
    kind: 'markContested',
    at: at('2019-01-15', '09:00'),
    body: 'so-noi-vu',
    contestId: 'yk-1',
    undecided: untilAnswered(
      followUp('contest-undecided', 'yk-1', at('2019-01-15'), contestWorkingDays, RULES),
      contestWorkingDays,
    ),
  };
  const CONCLUDED: TaskFact = {
    kind: 'markConcluded',
    at: at('2019-03-20'),
    by: 'ban-to-chuc-tinh-uy',
    decisionId: 'kl-1',
    verdict: 'on-time',
    schedule: null,
  };
  const DAYS = ['2019-01-29', '2019-02-12', '2019-02-26', '2019-03-12'];

  test('after ten working days bộ phận thường trực is told, then every two weeks again', () => {
    const lived = liveOf('77-9', ...DONE, CONTESTED, ...DAYS.map((day) => reached(day)));
    expect(since(lived, 'contest-undecided')).toEqual(DAYS.map((day) => `${day} bo-phan-thuong-truc`));
    expect(lived.last).toMatchObject({ finished: false, next: { at: at('2019-03-26', '06:00') } });
    expect(deadlineStatus(lived.task, at('2019-03-12'), RULES)).toBe('contested');
  });

  test('it is never without a next date as long as it is contested, and ends with the conclusion', () => {
    for (const [index] of DAYS.entries()) {
      const { last } = liveOf('77-9', ...DONE, CONTESTED, ...DAYS.slice(0, index).map((day) => reached(day)));
      expect(last.next).not.toBeNull();
    }
    const { last, task } = liveOf('77-9', ...DONE, CONTESTED, reached('2019-01-29'), CONCLUDED);
    expect(last).toMatchObject({ finished: true, next: null });
    expect(task).toMatchObject({ progress: 'done', verdict: 'on-time', timers: [] });
  });

  test('the machine stood still for two months: one report, and the next lies ahead', () => {
    const lived = liveOf('77-9', ...DONE, CONTESTED, reached('2019-03-20'));
    expect(since(lived, 'contest-undecided')).toHaveLength(1);
    expect(lived.last.next).toMatchObject({ at: at('2019-03-26', '06:00') });
  });

  test('the second report says that it is the second', () => {
    const { last } = liveOf('77-9', ...DONE, CONTESTED, reached('2019-01-29'), reached('2019-02-12'));
    expect(last.orders.filter(isMail)[0]?.about).toMatchObject({ times: 2 });
  });
});

describe('another date is offered, and the body does not answer', () => {
  const asked: TaskFact = {
    kind: 'extensionRequested',
    at: at('2018-12-03', '09:00'),
    body: 'so-noi-vu',
    requestId: 'gh-1',
    proposedOn: on('2019-06-28'),
    reason: 'budget',
    undecided: untilAnswered(
      followUp('extension-undecided', 'gh-1', at('2018-12-03'), POLICY.decisions.extensionWorkingDays, RULES),
      POLICY.decisions.extensionWorkingDays,
    ),
  };
  const { counterReminderWorkingDays, counterLapseWorkingDays } = POLICY.decisions;
  const LAPSES_AT = endOfDay(addWorkingDays(CALENDAR, on('2018-12-05'), counterLapseWorkingDays));
  const offered: TaskFact = {
    kind: 'extensionCountered',
    at: at('2018-12-05', '10:00'),
    by: 'ban-to-chuc-tinh-uy',
    decisionId: 'qd-1',
    requestId: 'gh-1',
    until: on('2019-03-29'),
    reminder: followUp('counter-reminder', 'gh-1/qd-1', at('2018-12-05'), counterReminderWorkingDays, RULES),
    lapse: {
      key: 'counter-lapse/gh-1/qd-1',
      kind: 'counter-lapse',
      at: LAPSES_AT,
      sendAt: LAPSES_AT,
      workingDaysLeft: null,
    },
  };
  const reminded = reached('2018-12-12');
  const lapsed = reached('2018-12-20', '00:00');

  test('offered on 05/12/2018: it holds to the end of 19/12, the tenth working day', () => {
    expect(LAPSES_AT).toBe(at('2018-12-20', '00:00'));
    expect(liveOf('77-9', asked, offered).task.extensions.open?.offer).toMatchObject({ answerBy: LAPSES_AT });
  });

  test('the body is reminded once, on the fifth working day', () => {
    const lived = liveOf('77-9', asked, offered, reminded, reached('2018-12-13'), reached('2018-12-19'));
    expect(since(lived, 'counter-reminder')).toEqual(['2018-12-12 so-noi-vu']);
    expect(lived.task.extensions.open).not.toBeNull();
  });

  test('then the offer lapses, the old date stands, and both sides are told', () => {
    const lived = liveOf('77-9', asked, offered, reminded, lapsed);
    expect(since(lived, 'counter-lapsed')).toEqual([
      '2018-12-20 so-noi-vu',
      '2018-12-20 ban-to-chuc-tinh-uy',
    ]);
    expect(lived.task).toMatchObject({
      schedule: { dueOn: '2018-12-31' },
      extensions: { open: null, refused: 0, lapsed: [{ requestId: 'gh-1', until: '2019-03-29' }] },
    });
    expect(lived.task.timers).toEqual([]);
  });

  test('afterwards nothing is left to accept, and the body may ask anew', () => {
    const { task } = liveOf('77-9', asked, offered, reminded, lapsed);
    const accepted: TaskFact = {
      kind: 'counterAccepted',
      at: at('2018-12-20', '09:00'),
      body: 'so-noi-vu',
      requestId: 'gh-1',
      answerId: 'tl-1',
      schedule: task.schedule,
    };
    expect(refuseTaskFact(task, accepted)?.kind).toBe('no-offer');
    expect(refuseTaskFact(task, { ...asked, at: at('2018-12-20', '09:00'), requestId: 'gh-2' })).toBeNull();
  });

  test.each([
    ['accepted', 'counterAccepted'],
    ['declined', 'counterDeclined'],
  ] as const)('%s in time: neither the reminder nor the lapse comes any more', (_, kind) => {
    const base = { at: at('2018-12-10'), body: 'so-noi-vu', requestId: 'gh-1', answerId: 'tl-1' };
    const { schedule } = liveOf('77-9').task;
    const answer: TaskFact = kind === 'counterAccepted' ? { ...base, kind, schedule } : { ...base, kind };
    const lived = liveOf('77-9', asked, offered, answer, reminded, lapsed);
    expect(since(lived, 'counter-reminder')).toEqual([]);
    expect(since(lived, 'counter-lapsed')).toEqual([]);
  });

  test('the result comes first: the offer lapses without a word', () => {
    const lived = liveOf('77-9', asked, offered, result('so-noi-vu', '2018-12-07'), reminded, lapsed);
    expect(since(lived, 'counter-reminder')).toEqual([]);
    expect(since(lived, 'counter-lapsed')).toEqual([]);
    expect(lived.task.extensions.lapsed).toEqual([]);
  });

  test('the machine stood still over both: only that it has lapsed is told', () => {
    const lived = liveOf('77-9', asked, offered, reached('2018-12-27'));
    expect(since(lived, 'counter-reminder')).toEqual([]);
    expect(since(lived, 'counter-lapsed')).toHaveLength(2);
  });

  test('nobody decides on the request itself: the superior is told every week', () => {
    const lived = liveOf('77-9', asked, reached('2018-12-10'), reached('2018-12-17'), reached('2018-12-24'));
    expect(since(lived, 'extension-undecided')).toEqual([
      '2018-12-10 bo-phan-thuong-truc',
      '2018-12-17 bo-phan-thuong-truc',
      '2018-12-24 bo-phan-thuong-truc',
    ]);
    expect(lived.task.extensions.open).toMatchObject({ climbed: 3 });
  });
});

describe('a tờ trình on which nobody decides', () => {
  const { decisionWithinWorkingDays } = POLICY.ladder;
  const presented: TaskFact = {
    kind: 'resultPresented',
    at: at('2018-12-03', '09:00'),
    body: 'so-noi-vu',
    reportId: 'tr-1',
    documentNumber: '45-TTr/SNV',
    documentOn: on('2018-12-03'),
    decideBy: untilAnswered(
      followUp('decision-late', 'tr-1', at('2018-12-03'), decisionWithinWorkingDays + 1, RULES),
      decisionWithinWorkingDays,
    ),
  };
  const FIRST = '2018-12-25';
  const SECOND = '2019-01-15';
  const THIRD = '2019-02-05';

  test('first the office of those who decide is asked, then bộ phận thường trực with a copy to it, who stays asked', () => {
    const lived = liveOf('77-9', presented, reached(FIRST), reached(SECOND), reached(THIRD));
    expect(since(lived, 'decision-late')).toEqual([
      `${FIRST} van-phong-tinh-uy`,
      `${SECOND} bo-phan-thuong-truc`,
      `${SECOND} van-phong-tinh-uy (để biết)`,
      `${THIRD} bo-phan-thuong-truc`,
      `${THIRD} van-phong-tinh-uy (để biết)`,
    ]);
    expect(lived.task.ladder.lateDecisions).toBe(1);
  });

  test('Ban Thường vụ, which decides, is never written to; nor is the adviser, who has done its part', () => {
    const { orders } = liveOf('77-9', presented, reached(FIRST), reached(SECOND), reached(THIRD));
    const late = orders.filter(isMail).filter(({ mail }) => mail !== 'assignment');
    expect(late.map(({ to }) => to)).not.toContain('ban-thuong-vu-tinh-uy');
    expect(late.map(({ to }) => to)).not.toContain('so-noi-vu');
  });

  test('the document is issued and handed in: nobody is asked again', () => {
    const lived = liveOf(
      '77-9',
      presented,
      reached(FIRST),
      result('so-noi-vu', '2019-01-03'),
      reached(SECOND),
    );
    expect(since(lived, 'decision-late')).toHaveLength(1);
  });
});

test('a result that nobody confirms is reported every week and counts once against the confirmer', () => {
  const { confirmationWithinWorkingDays } = POLICY.ladder;
  const submitted: TaskFact = {
    ...result('so-noi-vu', '2018-12-03'),
    confirmBy: untilAnswered(
      followUp('confirmation-late', 'kq-1', at('2018-12-03'), confirmationWithinWorkingDays + 1, RULES),
      confirmationWithinWorkingDays,
    ),
  };
  const lived = liveOf('77-9', submitted, reached('2018-12-11'), reached('2018-12-18'));
  expect(since(lived, 'confirmation-late')).toEqual([
    '2018-12-11 bo-phan-thuong-truc',
    '2018-12-11 ban-to-chuc-tinh-uy (để biết)',
    '2018-12-18 bo-phan-thuong-truc',
    '2018-12-18 ban-to-chuc-tinh-uy (để biết)',
  ]);
  expect(lived.task.ladder.lateConfirmations).toBe(1);
});

describe('a follow-up that comes again', () => {
  const first = untilAnswered(followUp('contest-undecided', 'yk-1', at('2019-01-15'), 10, RULES), 10);

  test('lies after now and less than one period away, whenever it is looked at, under a key of its own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), (days) => {
        const now = at('2019-01-29', '06:00');
        const later = endOfDay(addWorkingDays(CALENDAR, on('2019-01-29'), days));
        const looked = days === 0 ? now : later;
        const next = comesAgain(first, looked);
        if (next === null) throw new Error('it comes again');
        const awayMs = toEpochMs(next.at) - toEpochMs(looked);
        expect(awayMs > 0 && awayMs <= 14 * 86_400_000).toBe(true);
        expect(next.key).toBe('contest-undecided/yk-1/lan-2');
        expect(comesAgain(next, next.at)?.key).toBe('contest-undecided/yk-1/lan-3');
      }),
    );
  });

  test('one that comes once does not come again', () => {
    expect(
      comesAgain(followUp('opinion-reminder', 'yk-1', at('2019-01-15'), 7, RULES), at('2019-03-01')),
    ).toBeNull();
  });
});
