import { describe, expect, test } from 'vitest';
import type { ContestFact } from '../../../src/domain/task/contest-fact.ts';
import { deadlineStatus } from '../../../src/domain/task/deadline-status.ts';
import { decideTask, refuseTaskFact } from '../../../src/domain/task/decide.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import { at, isMail, liveOf, on, reached, result, RULES, scheduleOf } from './real-plan.ts';

type Fact<K extends ContestFact['kind']> = Extract<ContestFact, { kind: K }>;

const contest = (date: string): Fact<'markContested'> => ({
  kind: 'markContested',
  at: at(date, '09:00'),
  body: 'so-noi-vu',
  contestId: 'yk-1',
  undecided: {
    key: 'contest-undecided/yk-1',
    kind: 'contest-undecided',
    at: at('2019-02-01', '06:00'),
    sendAt: at('2019-02-01'),
    workingDaysLeft: null,
  },
});

const conclude = (date: string, verdict: 'on-time' | 'late'): Fact<'markConcluded'> => ({
  kind: 'markConcluded',
  at: at(date, '15:00'),
  by: 'ban-to-chuc-tinh-uy',
  decisionId: 'kl-1',
  verdict,
  schedule: null,
});

const confirm: TaskFact = {
  kind: 'resultConfirmed',
  at: at('2019-01-12'),
  by: 'ban-to-chuc-tinh-uy',
  decisionId: 'qd-1',
};

/** Task 9 of 31/12/2018, handed in ten days late and confirmed. */
const doneLate = (...facts: readonly TaskFact[]) =>
  liveOf('77-9', result('so-noi-vu', '2019-01-10'), confirm, ...facts);

describe('an overdue mark is contested', () => {
  test('a task that is done comes back to life until the mark is concluded, then ends again', () => {
    const ended = doneLate();
    expect(ended.last).toMatchObject({ finished: true, next: null });
    const contested = doneLate(contest('2019-01-15'));
    expect(contested.last).toMatchObject({
      finished: false,
      next: { why: 'Báo cáo cấp trên ý kiến về thời hạn chưa được kết luận' },
    });
    expect(deadlineStatus(contested.task, at('2019-01-16'), RULES)).toBe('contested');
    const concluded = doneLate(contest('2019-01-15'), conclude('2019-01-20', 'on-time'));
    expect(concluded.last).toMatchObject({ finished: true, next: null });
    expect(concluded.task).toMatchObject({ progress: 'done', verdict: 'on-time', contest: null });
  });

  test('the mark that is kept stays late, and the body is told either way', () => {
    const { task, orders } = doneLate(contest('2019-01-15'), conclude('2019-01-20', 'late'));
    expect(task).toMatchObject({ verdict: 'late' });
    expect(orders.filter(isMail).map(({ mail, to }) => `${mail} → ${to}`)).toEqual(
      expect.arrayContaining(['contest-request → ban-to-chuc-tinh-uy', 'mark-concluded → so-noi-vu']),
    );
  });

  test('nobody decides: the superior hears of it', () => {
    const { orders, task } = doneLate(contest('2019-01-15'), reached('2019-02-01'));
    expect(orders.filter(isMail).at(-1)).toMatchObject({
      mail: 'contest-undecided',
      to: 'bo-phan-thuong-truc',
    });
    expect(task.contest).not.toBeNull();
  });

  test('an open task: the draft to the head is taken back; the mark goes only with another date', () => {
    const overdue = liveOf('77-9', contest('2019-01-15'));
    expect(overdue.orders).toContainEqual(
      expect.objectContaining({
        kind: 'withdrawMail',
        mails: expect.arrayContaining(['overdue-letter', 'ladder-talk']) as unknown,
      }),
    );
    expect(refuseTaskFact(overdue.task, conclude('2019-01-20', 'on-time'))?.kind).toBe('no-date');
    const schedule = { ...scheduleOf('77-9'), dueOn: on('2019-03-29'), lastWorkingOn: on('2019-03-29') };
    const { state } = decideTask(overdue.task, { ...conclude('2019-01-20', 'on-time'), schedule });
    expect(deadlineStatus(state, at('2019-01-21'), RULES)).toBe('in-time');
  });

  test('received on the very day of "trước ngày X": a person concludes without anybody contesting', () => {
    const schedule = { ...scheduleOf('77-9'), dueOn: on('2018-12-20'), boundaryOn: on('2018-12-21') };
    const { task, orders } = liveOf(
      '77-9',
      { kind: 'scheduleChanged', at: at('2018-05-02'), schedule },
      result('so-noi-vu', '2018-12-21'),
      confirm,
      conclude('2019-01-20', 'on-time'),
    );
    expect(task).toMatchObject({ progress: 'done', verdict: 'on-time' });
    expect(orders).toContainEqual(
      expect.objectContaining({
        mail: 'mark-concluded',
        about: expect.objectContaining({ of: 'boundary', verdict: 'on-time' }) as unknown,
      }),
    );
  });
});

describe('what is refused', () => {
  const inTime = liveOf('77-9', result('so-noi-vu', '2018-12-10'), confirm).task;
  const late = doneLate().task;
  const contested = doneLate(contest('2019-01-15')).task;
  test.each([
    ['a mark that was never given', inTime, contest('2019-01-15'), 'not-late'],
    ['by a body that does not lead', late, { ...contest('2019-01-15'), body: 'so-tai-chinh' }, 'not-a-lead'],
    ['twice', contested, { ...contest('2019-01-16'), contestId: 'yk-2' }, 'contest-open'],
    [
      'concluded by the body itself',
      contested,
      { ...conclude('2019-01-20', 'on-time'), by: 'so-noi-vu' },
      'judges-himself',
    ],
    ['concluded where nothing is in question', inTime, conclude('2019-01-20', 'late'), 'nothing-to-conclude'],
  ] as const)('%s', (_, task, fact, kind) => {
    const problem = refuseTaskFact(task, fact);
    expect(problem?.kind).toBe(kind);
    expect(problem?.words).toMatch(/^\p{Lu}.+\.$/u);
  });
});
