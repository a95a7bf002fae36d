import { describe, expect, test } from 'vitest';
import { deadlineStatus } from '../../../src/domain/task/deadline-status.ts';
import { decideTask, refuseTaskFact } from '../../../src/domain/task/decide.ts';
import type { ExtensionFact } from '../../../src/domain/task/extension-fact.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import type { Point, Schedule } from '../../../src/domain/task/schedule.ts';
import { at, isMail, liveOf, on, reached, result, RULES, scheduleOf } from './real-plan.ts';

type Fact<K extends ExtensionFact['kind']> = Extract<ExtensionFact, { kind: K }>;

/** Task 9, "hoàn thành trong năm 2018", led by Sở Nội vụ, decided on by Ban Tổ chức. */
const undecidedOn = (date: string, requestId = 'gh-1'): Point => ({
  key: `extension-undecided/${requestId}`,
  kind: 'extension-undecided',
  at: at(date, '06:00'),
  sendAt: at(date),
  workingDaysLeft: null,
});

const ask = (date: string, proposedOn = '2019-03-29', requestId = 'gh-1'): Fact<'extensionRequested'> => ({
  kind: 'extensionRequested',
  at: at(date, '09:00'),
  body: 'so-noi-vu',
  requestId,
  proposedOn: on(proposedOn),
  reason: 'waits-for-opinion',
  undecided: undecidedOn('2018-12-27', requestId),
});

const until = (date: string): Schedule => ({
  ...scheduleOf('77-9'),
  dueOn: on(date),
  lastWorkingOn: on(date),
  points: [],
});

const grant = (date: string, newDate = '2019-03-29'): Fact<'extensionGranted'> => ({
  kind: 'extensionGranted',
  at: at(date, '10:00'),
  by: 'ban-to-chuc-tinh-uy',
  decisionId: 'qd-1',
  requestId: 'gh-1',
  until: on(newDate),
  schedule: until(newDate),
});

const refusal = (date: string): TaskFact => ({
  kind: 'extensionRefused',
  at: at(date, '10:00'),
  by: 'ban-to-chuc-tinh-uy',
  decisionId: 'qd-1',
  requestId: 'gh-1',
});

const counter = (date: string, newDate: string): TaskFact => ({
  kind: 'extensionCountered',
  at: at(date, '10:00'),
  by: 'ban-to-chuc-tinh-uy',
  decisionId: 'qd-1',
  requestId: 'gh-1',
  until: on(newDate),
});

const mailsOf = (...facts: readonly TaskFact[]) => liveOf('77-9', ...facts).orders.filter(isMail);

describe('an extension is asked for, decided, and the old date stays readable', () => {
  test('granted before the deadline: the new date counts, the original stays, the old reminders are taken back', () => {
    const { task, orders } = liveOf('77-9', ask('2018-12-20'), grant('2018-12-24'));
    expect(task).toMatchObject({
      progress: 'open',
      originalDueOn: '2018-12-31',
      schedule: { dueOn: '2019-03-29' },
      extensions: { open: null, granted: [{ from: '2018-12-31', until: '2019-03-29' }], refused: 0 },
      timers: [],
    });
    expect(orders).toContainEqual(
      expect.objectContaining({ kind: 'withdrawMail', mails: expect.arrayContaining(['reminder']) }),
    );
    expect(deadlineStatus(task, at('2019-01-15'), RULES)).toBe('in-time');
  });

  test('granted after the deadline: overdue until then, in time afterwards', () => {
    const asked = liveOf('77-9', ask('2019-01-10')).task;
    expect(deadlineStatus(asked, at('2019-01-15'), RULES)).toBe('overdue');
    const extended = liveOf('77-9', ask('2019-01-10'), grant('2019-01-16')).task;
    expect(deadlineStatus(extended, at('2019-01-17'), RULES)).toBe('in-time');
  });

  test('what was handed in late stays late: a later extension does not whitewash it', () => {
    const late = liveOf('77-9', result('so-noi-vu', '2019-01-10')).task;
    expect(refuseTaskFact(late, ask('2019-01-11'))?.kind).toBe('not-open');
  });

  test('refused: the old date holds, and the body may ask again', () => {
    const { task } = liveOf('77-9', ask('2018-12-20'), refusal('2018-12-21'));
    expect(task).toMatchObject({ schedule: { dueOn: '2018-12-31' }, extensions: { open: null, refused: 1 } });
    expect(refuseTaskFact(task, ask('2018-12-22', '2019-02-28', 'gh-2'))).toBeNull();
  });

  test.each([
    ['accepted', 'counterAccepted', '2019-02-28', 0],
    ['declined', 'counterDeclined', '2018-12-31', 1],
  ] as const)('countered with 28/02/2019 and %s: hết ngày %s', (_, kind, dueOn, refused) => {
    const base = { at: at('2018-12-22'), body: 'so-noi-vu', requestId: 'gh-1', answerId: 'tl-1' };
    const answer: TaskFact =
      kind === 'counterAccepted' ? { ...base, kind, schedule: until('2019-02-28') } : { ...base, kind };
    const offered = liveOf('77-9', ask('2018-12-20'), counter('2018-12-21', '2019-02-28')).task;
    expect(offered).toMatchObject({ schedule: { dueOn: '2018-12-31' }, timers: [] });
    const { state, orders } = decideTask(offered, answer);
    expect(state).toMatchObject({ schedule: { dueOn }, extensions: { open: null, refused } });
    expect(orders.filter(isMail).map(({ mail, to }) => [mail, to])).toEqual([
      ['extension-answer', 'ban-to-chuc-tinh-uy'],
    ]);
  });
});

describe('the decider is silent', () => {
  test('after the working days of the policy it climbs to his superior, once, and the request stays open', () => {
    const lived = liveOf('77-9', ask('2018-12-20'), reached('2018-12-27'), reached('2018-12-28'));
    const climbed = lived.orders.filter(isMail).filter(({ mail }) => mail === 'extension-undecided');
    expect(climbed.map(({ to }) => to)).toEqual(['bo-phan-thuong-truc']);
    expect(lived.task.extensions.open).toMatchObject({ requestId: 'gh-1', climbed: 1 });
  });

  test('an answer in time takes the report back before it is sent', () => {
    const mails = mailsOf(ask('2018-12-20'), grant('2018-12-21'), reached('2018-12-27'));
    expect(mails.map(({ mail }) => mail)).not.toContain('extension-undecided');
  });
});

describe('what is refused, and in which words', () => {
  const open = liveOf('77-9').task;
  const asked = liveOf('77-9', ask('2018-12-20')).task;
  const waiting = liveOf('77-12').task;
  const standing = liveOf('77-6').task;

  test.each([
    ['a second request while one is open', asked, ask('2018-12-21', '2019-04-30', 'gh-2'), 'request-open'],
    ['a date before the one that holds', open, ask('2018-12-20', '2018-12-31'), 'too-early'],
    ['a date that has gone by', liveOf('77-9').task, ask('2019-05-02', '2019-03-29'), 'too-early'],
    ['a body that does not lead', open, { ...ask('2018-12-20'), body: 'so-tai-chinh' }, 'not-a-lead'],
    [
      'a task that still waits',
      waiting,
      { ...ask('2018-12-20'), body: waiting.parties.answeredBy },
      'not-open',
    ],
    ['a standing duty', standing, { ...ask('2018-12-20'), body: standing.parties.answeredBy }, 'not-open'],
    ['a lead that decides for itself', asked, { ...grant('2018-12-21'), by: 'so-noi-vu' }, 'judges-himself'],
    ['another request', asked, { ...grant('2018-12-21'), requestId: 'gh-9' }, 'no-request'],
    [
      'an answer to no offer',
      asked,
      { kind: 'counterDeclined', at: at('2018-12-21'), body: 'so-noi-vu', requestId: 'gh-1', answerId: 'x' },
      'no-offer',
    ],
  ] as const)('%s', (_, task, fact, kind) => {
    const problem = refuseTaskFact(task, fact);
    expect(problem?.kind).toBe(kind);
    expect(problem?.words).toMatch(/^\p{Lu}.+\.$/u);
  });
});
