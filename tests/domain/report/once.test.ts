import { describe, expect, test } from 'vitest';
import { decideRound } from '../../../src/domain/report/decide-round.ts';
import { refuseRoundFact } from '../../../src/domain/report/refuse-round-fact.ts';
import type { RoundFact } from '../../../src/domain/report/round-fact.ts';
import { missingFrom } from '../../../src/domain/report/round.ts';
import { at, daysOf, isMail, on } from '../task/real-plan.ts';
import {
  EXPECTED,
  KEEPER_OF_THE_OFFICE,
  OFFICE,
  ONCE,
  closed,
  concluded,
  live,
  opened,
  reached,
  received,
  summaryOpened,
} from './a-round.ts';

const first14 = EXPECTED.slice(0, 14);
const [body = '', other = ''] = EXPECTED;

describe('IV.2a: every body sends its own plan "trước ngày 05/5/2018"', () => {
  test('21 bodies, by name, each asked once in a letter of its own', () => {
    expect(EXPECTED).toHaveLength(21);
    expect(new Set(EXPECTED).size).toBe(21);
    expect(live(opened).mails.map(({ mail, to }) => [mail, to])).toEqual(
      EXPECTED.map((each) => ['round-request', each]),
    );
  });

  test('05/5/2018 is a Saturday: in time up to Friday 04/5, reminded on 24/4 and on 04/5', () => {
    expect(ONCE).toMatchObject({
      dueOn: '2018-05-04',
      lastWorkingOn: '2018-05-04',
      boundaryOn: '2018-05-05',
    });
    // Giỗ Tổ 25/4, 30/4 and 01/5 are days off: five working days before 04/5 is Tuesday 24/4.
    expect(daysOf(ONCE, 'reminder')).toEqual(['2018-04-24', '2018-05-04']);
    expect(daysOf(ONCE, 'overdue-letter')).toEqual(['2018-05-07']);
  });

  test('14 of 21: only the seven that are missing are reminded', () => {
    const { round, mailsOf } = live(
      opened,
      ...first14.map((each) => received(each, '2018-04-20')),
      reached('2018-04-24'),
    );
    expect([round.received.length, round.expected.length]).toEqual([14, 21]);
    expect(missingFrom(round)).toEqual(EXPECTED.slice(14));
    expect(mailsOf('round-reminder')).toEqual(EXPECTED.slice(14));
  });

  test('who has answered is not asked any more: his unsent letters are withdrawn, and only his', () => {
    expect(live(opened, received(body, '2018-04-10')).orders).toContainEqual({
      kind: 'withdrawMail',
      key: `received/${body}-1/${body}`,
      mails: ['round-request', 'round-reminder'],
      to: body,
    });
  });

  test('21 of 21 closes the round by itself: nobody has missed it, the office is told', () => {
    const { last, round, mailsOf } = live(opened, ...EXPECTED.map((each) => received(each, '2018-05-03')));
    expect(last).toMatchObject({ finished: true, next: null });
    expect(round).toMatchObject({ progress: 'closed', closing: { by: null, missed: [] } });
    expect(mailsOf('round-complete')).toEqual([OFFICE]);
  });

  test('after the day the office is told what is missing, not the bodies', () => {
    const { mails, last } = live(opened, reached('2018-05-05'), reached('2018-05-07'), reached('2018-06-01'));
    const after = mails.filter(({ mail }) => mail === 'round-overdue');
    expect(after.map(({ to, key }) => [to, key])).toEqual([
      [OFFICE, `overdue-letter/2018-05-07/${OFFICE}`],
      [OFFICE, `overdue-review/2018-06-01/${OFFICE}`],
    ]);
    expect(last.next?.at).toBe(at('2018-07-02', '06:00'));
  });

  test('after a standstill one letter to the office, and no body is reminded of a day that is over', () => {
    const { mails } = live(opened, reached('2018-08-15'));
    expect(mails.filter(({ mail }) => mail !== 'round-request').map(({ key }) => key)).toEqual([
      `overdue-review/2018-08-01/${OFFICE}`,
    ]);
  });

  test('a mended version replaces the first, is counted, and keeps its punctuality', () => {
    const { round } = live(
      opened,
      received(body, '2018-05-04'),
      received(body, '2018-05-10', { reportId: 'ban-2' }),
    );
    expect(round.received).toEqual([
      expect.objectContaining({
        body,
        reportId: 'ban-2',
        version: 2,
        verdict: 'on-time',
        firstOn: '2018-05-04',
      }),
    ]);
  });

  test('a late report stays late, however it is mended', () => {
    const { round } = live(
      opened,
      received(body, '2018-05-08'),
      received(body, '2018-05-09', { reportId: 'ban-2' }),
    );
    expect(round.received).toMatchObject([{ reportId: 'ban-2', verdict: 'late', firstOn: '2018-05-08' }]);
  });

  test('a paper that lay at the office on 04/5 and is entered on 08/5 was in time; both days are kept', () => {
    const paper = { sentOn: on('2018-05-02'), receivedOn: on('2018-05-04') };
    const { round } = live(opened, received(body, '2018-05-08', paper));
    expect(round.received).toMatchObject([{ ...paper, verdict: 'on-time' }]);
  });

  test('reaching an instant twice changes nothing the second time', () => {
    const once = live(opened, reached('2018-04-24'));
    expect(decideRound(once.round, reached('2018-04-24'))).toMatchObject({ state: once.round, orders: [] });
  });

  test('a plan taken over later begins at its own day and writes to nobody', () => {
    const late = decideRound(null, { ...opened, at: at('2018-09-03'), requestSendAt: null });
    expect(late.orders).toEqual([]);
    expect(late.next?.at).toBe(at('2018-09-04', '06:00'));
  });
});

describe('the report that arrives on 05/5/2018 itself', () => {
  test.each([
    ['2018-05-04', 'on-time'],
    ['2018-05-05', 'boundary'],
    ['2018-05-06', 'late'],
    ['2018-05-07', 'late'],
  ])('received on %s: %s', (day, verdict) => {
    expect(live(opened, received(body, day)).round.received).toMatchObject([
      { body, verdict, conclusion: null },
    ]);
  });

  test('Ban Tổ chức is asked to conclude; until then it is neither in time nor late', () => {
    const { mailsOf, round } = live(opened, received(body, '2018-05-05'));
    expect(mailsOf('round-boundary')).toEqual([OFFICE]);
    expect(missingFrom(round)).not.toContain(body);
  });

  test.each(['on-time', 'late'] as const)(
    'a person of Ban Tổ chức concludes: %s, and it is kept who did',
    (verdict) => {
      const { round, orders } = live(opened, received(body, '2018-05-05'), concluded(body, verdict));
      expect(round.received).toMatchObject([
        { body, verdict, firstOn: '2018-05-05', conclusion: { by: OFFICE, decisionId: `kl-${body}` } },
      ]);
      expect(orders).toContainEqual(
        expect.objectContaining({
          kind: 'withdrawMail',
          mails: ['round-boundary'],
          under: `boundary/${body}`,
        }),
      );
    },
  );

  test.each(['on-time', 'late'] as const)('the body is told: %s, and no other is', (verdict) => {
    const { mails } = live(
      opened,
      received(body, '2018-05-05'),
      received(other, '2018-05-05'),
      concluded(body, verdict),
    );
    expect(mails.filter(({ mail }) => mail === 'round-concluded')).toEqual([
      expect.objectContaining({
        key: `concluded/kl-${body}/${body}`,
        to: body,
        sendAt: at('2018-05-08', '09:00'),
        about: { decisionId: `kl-${body}`, body, verdict },
      }),
    ]);
  });

  test('what was concluded stays concluded when the body sends another version', () => {
    const { round } = live(
      opened,
      received(body, '2018-05-05'),
      concluded(body, 'on-time'),
      received(body, '2018-05-20', { reportId: 'ban-2' }),
    );
    expect(round.received).toMatchObject([{ reportId: 'ban-2', verdict: 'on-time', version: 2 }]);
  });
});

describe('closing', () => {
  const before = [...first14.map((each) => received(each, '2018-05-03')), reached('2018-05-05')];

  test('a named person closes: who is missing has missed the round, and nobody is asked any more', () => {
    const { last, round } = live(opened, ...before, closed('2018-05-08'));
    expect(last).toMatchObject({ finished: true, next: null });
    expect(round).toMatchObject({ closing: { by: OFFICE, missed: EXPECTED.slice(14) } });
    expect(last.orders[0]).toMatchObject({
      kind: 'withdrawMail',
      mails: ['round-request', 'round-reminder', 'round-overdue'],
      to: null,
    });
  });

  test('each of the seven that are missing is told by itself, and the office once about all', () => {
    const { last } = live(opened, ...before, closed('2018-05-08'));
    const decisionId = 'chot-2018-05-08';
    expect(last.orders.filter(isMail).map(({ mail, to, key, about }) => [mail, to, key, about])).toEqual([
      ...EXPECTED.slice(14).map((each) => [
        'round-closed',
        each,
        `closed/${each}`,
        { decisionId, body: each },
      ]),
      ['round-closed', OFFICE, `closed/${OFFICE}`, { decisionId }],
    ]);
  });

  test('the level above, for which the report was meant, is not written to: who keeps the round is', () => {
    const { last } = live(summaryOpened(), reached('2018-07-03'), closed('2018-07-03', KEEPER_OF_THE_OFFICE));
    expect(last.orders.filter(isMail).map(({ mail, to }) => [mail, to])).toEqual([
      ['round-closed', OFFICE],
      ['round-closed', KEEPER_OF_THE_OFFICE],
    ]);
  });

  test('a round that closes itself has nobody to tell that he has missed it', () => {
    const { mailsOf } = live(opened, ...EXPECTED.map((each) => received(each, '2018-05-03')));
    expect(mailsOf('round-closed')).toEqual([]);
  });

  test('what arrives afterwards is taken and stamped; it stays missed', () => {
    const late = EXPECTED[20] ?? '';
    const { round, last } = live(opened, ...before, closed('2018-05-08'), received(late, '2018-05-14'));
    expect(round.received.at(-1)).toMatchObject({ body: late, verdict: 'late', afterClosing: true });
    expect(round).toMatchObject({ progress: 'closed', closing: { missed: EXPECTED.slice(14) } });
    expect(last.finished).toBe(true);
  });

  test('a paper that lay at the office before the closing is not stamped', () => {
    const late = EXPECTED[20] ?? '';
    const paper = received(late, '2018-05-14', { receivedOn: on('2018-05-07') });
    const { round } = live(opened, ...before, closed('2018-05-08'), paper);
    expect(round.received.at(-1)).toMatchObject({ verdict: 'late', afterClosing: false });
  });
});

describe('what a round does not take', () => {
  const open = live(opened).round;
  const all = live(opened, ...EXPECTED.map((each) => received(each, '2018-05-03'))).round;
  test.each<[string, Parameters<typeof refuseRoundFact>[0], RoundFact, string | null]>([
    ['a body that owes nothing', open, received('so-noi-vu', '2018-05-02'), 'not-expected'],
    [
      'neither number and date nor file',
      open,
      received(body, '2018-05-02', { documentOn: null }),
      'no-evidence',
    ],
    ['"không phát sinh" for a plan', open, received(body, '2018-05-02', { nil: true }), 'nil-not-taken'],
    [
      'a receipt in the future',
      open,
      received(body, '2018-05-02', { receivedOn: on('2018-05-03') }),
      'future-receipt',
    ],
    [
      'sent after it was received',
      open,
      received(body, '2018-05-02', { sentOn: on('2018-05-03') }),
      'sent-after-receipt',
    ],
    ['a closing within the time', open, closed('2018-05-04'), 'too-early'],
    ['a closing by a body that owes', open, closed('2018-05-08', body), 'not-the-keeper'],
    ['a second closing', all, closed('2018-05-08'), 'moved-on'],
    ['a conclusion about nothing', open, concluded(body, 'late'), 'not-received'],
    [
      'a conclusion about a late report',
      live(opened, received(body, '2018-05-08')).round,
      concluded(body, 'on-time'),
      'not-on-boundary',
    ],
    [
      'a body that concludes on itself',
      live(opened, received(body, '2018-05-05')).round,
      concluded(body, 'on-time', body),
      'not-the-keeper',
    ],
    ['another version after the closing', all, received(other, '2018-05-14', { reportId: 'x' }), null],
    ['a whole report', open, received(body, '2018-05-02'), null],
    ['an opening', null, opened, null],
  ])('%s', (_, round, fact, kind) => {
    expect(refuseRoundFact(round, fact)?.kind ?? null).toBe(kind);
  });

  test('a round begins with its opening', () => {
    expect(() => decideRound(null, reached('2018-05-05'))).toThrow('begins with roundOpened');
    expect(decideRound(open, opened).orders).toEqual([]);
  });
});
