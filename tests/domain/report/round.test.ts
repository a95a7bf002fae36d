import { describe, expect, test } from 'vitest';
import { decideRound, missingFrom, refuseRoundFact } from '../../../src/domain/report/round.ts';
import type { Round, RoundFact } from '../../../src/domain/report/round.ts';
import type { Decision, Order } from '../../../src/domain/task/order.ts';
import { expectedOf, layOutObligation } from '../../../src/domain/task/lay-out-task.ts';
import { ADOPTED_AT, ANNOUNCED_ON, PLAN, RULES, at, daysOf, isMail, on } from '../task/real-plan.ts';

const duty = PLAN.obligations.find(({ id }) => id === '77-IV.2a');
if (duty === undefined) throw new Error('the plan has lost IV.2a');
const EXPECTED = expectedOf(PLAN, duty);
const SCHEDULE = layOutObligation(PLAN, duty, ANNOUNCED_ON, RULES);

const opened: RoundFact = {
  kind: 'roundOpened',
  at: ADOPTED_AT,
  collector: 'ban-to-chuc-tinh-uy',
  expected: EXPECTED,
  schedule: SCHEDULE,
  requestSendAt: at('2018-04-11'),
};
const reached = (day: string): RoundFact => ({ kind: 'instantReached', at: at(day, '06:00') });
const received = (body: string, day: string, reportId = `${body}-1`): RoundFact => ({
  kind: 'reportReceived',
  at: at(day, '14:00'),
  body,
  reportId,
  documentNumber: '05-KH/HU',
  documentOn: on(day),
  files: [],
});

function live(...facts: readonly RoundFact[]) {
  let last: Decision<Round> = decideRound(null, opened);
  const orders: Order[] = [...last.orders];
  for (const fact of facts) {
    last = decideRound(last.state, fact);
    orders.push(...last.orders);
  }
  return { round: last.state, last, mails: orders.filter(isMail), orders };
}

const first14 = EXPECTED.slice(0, 14);

describe('IV.2a: every body sends its own plan "trước ngày 05/5/2018"', () => {
  test('21 bodies, by name, each asked once in a letter of its own', () => {
    expect(EXPECTED).toHaveLength(21);
    expect(new Set(EXPECTED).size).toBe(21);
    const { mails } = live();
    expect(mails.map(({ mail, to }) => [mail, to])).toEqual(EXPECTED.map((body) => ['round-request', body]));
  });

  test('05/5/2018 is a Saturday: in time up to Friday 04/5, reminded on 24/4 and on 04/5', () => {
    expect(SCHEDULE).toMatchObject({
      dueOn: '2018-05-04',
      lastWorkingOn: '2018-05-04',
      boundaryOn: '2018-05-05',
    });
    // Giỗ Tổ 25/4, 30/4 and 01/5 are days off: five working days before 04/5 is Tuesday 24/4.
    expect(daysOf(SCHEDULE, 'reminder')).toEqual(['2018-04-24', '2018-05-04']);
    expect(daysOf(SCHEDULE, 'overdue-letter')).toEqual(['2018-05-07']);
  });

  test('14 of 21: only the seven that are missing are reminded', () => {
    const { round, mails } = live(
      ...first14.map((body) => received(body, '2018-04-20')),
      reached('2018-04-24'),
    );
    expect([round.received.length, round.expected.length]).toEqual([14, 21]);
    expect(missingFrom(round)).toEqual(EXPECTED.slice(14));
    const reminders = mails.filter(({ mail }) => mail === 'round-reminder');
    expect(reminders.map(({ to }) => to)).toEqual(EXPECTED.slice(14));
  });

  test('who has answered is not asked any more: his unsent letters are withdrawn, and only his', () => {
    const [body = ''] = EXPECTED;
    expect(live(received(body, '2018-04-10')).orders).toContainEqual({
      kind: 'withdrawMail',
      key: `received/${body}-1`,
      mails: ['round-request', 'round-reminder'],
      to: body,
    });
  });

  test('21 of 21 ends the round: the collector is told, the links take nothing more', () => {
    const { last, mails, orders } = live(...EXPECTED.map((body) => received(body, '2018-05-03')));
    expect(last).toMatchObject({ finished: true, next: null, state: { progress: 'done' } });
    expect(mails.filter(({ mail }) => mail === 'round-complete').map(({ to }) => to)).toEqual([
      'ban-to-chuc-tinh-uy',
    ]);
    expect(orders.at(-1)).toEqual({ kind: 'closeLinks', key: 'complete/links' });
  });

  test('after the day the office is told what is missing, not the bodies', () => {
    const { mails, last } = live(reached('2018-05-05'), reached('2018-05-07'), reached('2018-06-01'));
    const after = mails.filter(({ mail }) => mail === 'round-overdue');
    expect(after.map(({ to, key }) => [to, key])).toEqual([
      ['ban-to-chuc-tinh-uy', 'overdue-letter/2018-05-07/ban-to-chuc-tinh-uy'],
      ['ban-to-chuc-tinh-uy', 'overdue-review/2018-06-01/ban-to-chuc-tinh-uy'],
    ]);
    expect(last.next?.at).toBe(at('2018-07-02', '06:00'));
  });

  test('after a standstill one letter of each kind, not all that were missed', () => {
    const { mails } = live(reached('2018-08-15'));
    const [body = ''] = EXPECTED;
    expect(mails.filter(({ to, mail }) => to === body && mail !== 'round-request')).toHaveLength(1);
    expect(mails.filter(({ mail }) => mail === 'round-overdue').map(({ key }) => key)).toEqual([
      'overdue-letter/2018-05-07/ban-to-chuc-tinh-uy',
      'overdue-review/2018-08-01/ban-to-chuc-tinh-uy',
    ]);
  });

  test.each([
    ['2018-05-04', false],
    ['2018-05-07', true],
  ])('received on %s: late %s', (day, late) => {
    const [body = ''] = EXPECTED;
    expect(live(received(body, day)).round.received).toEqual([expect.objectContaining({ body, late })]);
  });

  test('a mended version replaces the first and keeps its punctuality', () => {
    const [body = ''] = EXPECTED;
    const { round } = live(received(body, '2018-05-04'), received(body, '2018-05-10', 'ban-2'));
    expect(round.received).toEqual([expect.objectContaining({ body, reportId: 'ban-2', late: false })]);
  });

  test('reaching an instant twice changes nothing the second time', () => {
    const once = live(reached('2018-04-24'));
    expect(decideRound(once.round, reached('2018-04-24'))).toMatchObject({ state: once.round, orders: [] });
  });

  test('a plan taken over later begins at its own day and writes to nobody', () => {
    const late = decideRound(null, { ...opened, at: at('2018-09-03'), requestSendAt: null });
    expect(late.orders).toEqual([]);
    expect(late.next?.at).toBe(at('2018-09-04', '06:00'));
  });
});

describe('what a round does not take', () => {
  const [body = '', other = ''] = EXPECTED;
  test.each([
    ['a body that owes nothing', live().round, received('so-noi-vu', '2018-05-02'), 'not-expected'],
    [
      'a report without number, date or file',
      live().round,
      { ...received(body, '2018-05-02'), documentNumber: null } as RoundFact,
      'no-evidence',
    ],
    [
      'anything after the last',
      live(...EXPECTED.map((each) => received(each, '2018-05-03'))).round,
      received(other, '2018-05-04'),
      'moved-on',
    ],
    ['a whole report', live().round, received(body, '2018-05-02'), null],
    ['an opening', null, opened, null],
  ])('%s', (_, round, fact, kind) => {
    expect(refuseRoundFact(round, fact)?.kind ?? null).toBe(kind);
  });

  test('a round begins with its opening', () => {
    expect(() => decideRound(null, reached('2018-05-05'))).toThrow('begins with roundOpened');
    expect(decideRound(live().round, opened).orders).toEqual([]);
  });
});
