import { describe, expect, test } from 'vitest';
import { layOutDuty, layOutPeriodRound, layOutSummary } from '../../../src/domain/report/lay-out-round.ts';
import { periodWords, periodsBetween } from '../../../src/domain/report/period.ts';
import { refuseRoundFact } from '../../../src/domain/report/refuse-round-fact.ts';
import type { RoundFact } from '../../../src/domain/report/round-fact.ts';
import { daylessPeriods, missingFrom } from '../../../src/domain/report/round.ts';
import { followingDays, recurrenceOf } from '../../../src/domain/report/standing-day.ts';
import { CALENDAR, PLAN, RULES, at, daysOf, on } from '../task/real-plan.ts';
import {
  EXPECTED,
  IV_2C,
  KEEPER_OF_THE_OFFICE,
  OFFICE,
  PERIODS,
  begun,
  closed,
  live,
  periodNamed,
  periodOpened,
  reached,
  received,
  setting,
  summaryOpened,
} from './a-round.ts';

const daySet = (
  keys: readonly string[],
  more: Partial<Extract<RoundFact, { kind: 'reportDaySet' }>> = {},
) => ({
  kind: 'reportDaySet' as const,
  at: at('2018-04-20', '14:00'),
  setting: setting(),
  days: keys.map((periodKey) => ({ periodKey, dueOn: on('2018-06-15') })),
  ...layOutDuty(PLAN, IV_2C, on('2018-04-20'), RULES),
  ...more,
});

describe('IV.2c: "định kỳ báo cáo 6 tháng, năm", no day printed', () => {
  test('the periods: the first half and the year; the first one counts from the signing', () => {
    expect(PERIODS.slice(0, 4).map(({ key, first, last }) => [key, first, last])).toEqual([
      ['2018-h1', '2018-04-10', '2018-06-30'],
      ['2018', '2018-04-10', '2018-12-31'],
      ['2019-h1', '2019-01-01', '2019-06-30'],
      ['2019', '2019-01-01', '2019-12-31'],
    ]);
    expect(PERIODS.slice(0, 2).map(periodWords)).toEqual(['6 tháng đầu năm 2018', 'năm 2018']);
  });

  test('never set: asked with the first notice, in May and in June, then for the year in October; nobody is reminded', () => {
    const days = ['2018-05-02', '2018-06-01', '2018-10-01', '2018-11-01', '2018-12-03', '2019-04-01'];
    const { mails } = live(begun, ...days.map((day) => reached(day)));
    expect(mails.map(({ mail, to, about }) => [mail, to, about['period']])).toEqual([
      ['round-day-question', OFFICE, '2018-h1'],
      ['round-day-question', OFFICE, '2018-h1'],
      ['round-day-question', OFFICE, '2018-h1'],
      ['round-day-question', OFFICE, '2018'],
      ['round-day-question', OFFICE, '2018'],
      ['round-day-question', OFFICE, '2018'],
      ['round-day-question', OFFICE, '2019-h1'],
    ]);
    expect(mails[0]?.sendAt).toBe(at('2018-04-11'));
  });

  test('no day is invented: before the document the duty has no date at all', () => {
    const { round } = live(begun);
    expect(round.schedule).toMatchObject({ dueOn: null, boundaryOn: null, lastWorkingOn: null });
    expect(missingFrom(round)).toEqual([]);
    expect(round.schedule.counted).toContain('Kế hoạch không ghi ngày nộp');
  });

  test('after a standstill one question a period, not all that were missed', () => {
    const { mails } = live(begun, reached('2018-12-20'));
    expect(mails.map(({ about, key }) => [about['period'], key])).toEqual([
      ['2018-h1', `ask/2018-h1/${OFFICE}`],
      ['2018-h1', `watch/2018-h1/2018-06-01/${OFFICE}`],
      ['2018', `watch/2018/2018-12-03/${OFFICE}`],
    ]);
  });

  test('once set it is not asked again; the year still is', () => {
    const { mails, round, last } = live(
      begun,
      daySet(['2018-h1']),
      reached('2018-06-01'),
      reached('2018-10-01'),
    );
    expect(mails.map(({ about }) => about['period'])).toEqual(['2018-h1', '2018']);
    if (round.progress !== 'awaiting-day') throw new Error('the duty itself never opens');
    expect(daylessPeriods(round)[0]?.key).toBe('2018');
    expect(last.next?.at).toBe(at('2018-11-01', '06:00'));
  });

  test('a plan taken over in July asks nothing of the past', () => {
    const { mails, last } = live({ ...begun, at: at('2018-07-03'), askSendAt: null });
    expect(mails).toEqual([]);
    expect(last.next).toEqual({ at: at('2018-10-01', '06:00'), why: 'Hỏi ngày nộp báo cáo năm 2018' });
  });

  test('there is always a next question, to the end of 2021 and beyond, even where nobody ever answers', () => {
    const years = ['2018', '2019', '2020', '2021', '2022'];
    const facts = years.flatMap((year) => [reached(`${year}-06-30`), reached(`${year}-12-31`)]);
    for (let count = 0; count <= facts.length; count += 1)
      expect(live(begun, ...facts.slice(0, count)).last.next).not.toBeNull();
  });
});

describe('a day that stands for all years', () => {
  test('15/6/2018 for the first half → 15/6 of each year, on a Saturday too', () => {
    const first = { period: periodNamed('2018-h1'), dueOn: on('2018-06-15') };
    expect(recurrenceOf(first.period, first.dueOn)).toEqual({
      every: '6month',
      due: { rule: 'by', day: 15, month: 6 },
    });
    expect(
      followingDays(first, PERIODS, on('2021-12-31'), CALENDAR).map(({ period, dueOn }) => [
        period.key,
        dueOn,
      ]),
    ).toEqual([
      ['2019-h1', '2019-06-15'],
      ['2020-h1', '2020-06-15'],
      ['2021-h1', '2021-06-15'],
    ]);
  });

  test('a day of the next year stays in the year after the one reported on', () => {
    const first = { period: periodNamed('2018'), dueOn: on('2019-01-10') };
    expect(followingDays(first, PERIODS, on('2021-12-31'), CALENDAR).map(({ dueOn }) => dueOn)).toEqual([
      '2020-01-10',
      '2021-01-10',
    ]);
  });

  test.each([
    ['month', '2018-07-05', { every: 'month', due: { rule: 'by', day: 5, month_offset: 1 } }],
    [
      'quarter',
      '2018-07-10',
      { every: 'quarter', due: { rule: 'by', day: 10, month_of_quarter: 1, quarter_offset: 1 } },
    ],
    ['quarter', '2018-06-20', { every: 'quarter', due: { rule: 'by', day: 20, month_of_quarter: 3 } }],
  ] as const)('the report of a %s by %s', (every, dueOn, recurrence) => {
    const periods = periodsBetween([every], on('2018-01-01'), on('2018-06-30'), on('2019-12-31'));
    const period = periods[0];
    if (period === undefined) throw new Error('no period');
    expect(recurrenceOf(period, on(dueOn))).toEqual(recurrence);
    const [next] = followingDays({ period, dueOn: on(dueOn) }, periods, on('2019-12-31'), CALENDAR);
    expect(next?.period).toEqual(periods[1]);
  });

  test('with a yearly report the last quarter and the second half are not asked for twice', () => {
    const keys = (lengths: Parameters<typeof periodsBetween>[0]) =>
      periodsBetween(lengths, on('2018-01-01'), on('2018-01-01'), on('2018-12-31')).map(({ key }) => key);
    expect(keys(['6month', 'year'])).toEqual(['2018-h1', '2018']);
    expect(keys(['6month'])).toEqual(['2018-h1', '2018-h2']);
    expect(keys(['quarter', 'year'])).toEqual(['2018-q1', '2018-q2', '2018-q3', '2018']);
  });
});

describe('the first half of 2018, by 15/6/2018, of 17 bodies', () => {
  const bodies = EXPECTED.slice(0, 17);
  const asked = [reached('2018-05-18')];
  const first14 = bodies.slice(0, 14).map((body) => received(body, '2018-06-08'));

  test('asked 20 working days before, reminded on 12/6, the office asked to close on 18/6', () => {
    const { schedule } = periodOpened();
    expect(daysOf(schedule, 'opens')).toEqual(['2018-05-18']);
    expect(daysOf(schedule, 'reminder')).toEqual(['2018-06-12']);
    expect(daysOf(schedule, 'overdue-letter')).toEqual(['2018-06-18']);
    expect(schedule.counted).toBe(
      'Kế hoạch không ghi ngày; ngày 15/6/2018 do cơ quan nhận báo cáo ấn định tại văn bản số 45-CV/BTCTU ngày 20/4/2018; ' +
        'số liệu 6 tháng đầu năm 2018 tính từ ngày 10/4/2018',
    );
  });

  test('before its day it asks nobody; then all 17', () => {
    expect(live(periodOpened()).round.progress).toBe('not-yet');
    const { mailsOf, round } = live(periodOpened(), ...asked);
    expect([round.progress, mailsOf('round-request')]).toEqual(['open', bodies]);
  });

  test('set late, the bodies are asked at once', () => {
    const { asksAtOnce, schedule } = layOutPeriodRound(
      periodNamed('2018-h1'),
      on('2018-06-15'),
      setting(),
      on('2018-06-06'),
      RULES,
    );
    expect([asksAtOnce, daysOf(schedule, 'opens'), daysOf(schedule, 'reminder')]).toEqual([
      true,
      [],
      ['2018-06-12'],
    ]);
  });

  test('14 of 17: the three that are missing are reminded, and nobody else', () => {
    const { mailsOf, round } = live(periodOpened(), ...asked, ...first14, reached('2018-06-12'));
    expect(missingFrom(round)).toEqual(bodies.slice(14));
    expect(mailsOf('round-reminder')).toEqual(bodies.slice(14));
  });

  test('"không phát sinh" counts, without a document', () => {
    const [body = ''] = bodies;
    const nil = received(body, '2018-06-14', { nil: true, documentNumber: null, documentOn: null });
    expect(refuseRoundFact(live(periodOpened(), ...asked).round, nil)).toBeNull();
    const { round } = live(periodOpened(), ...asked, nil);
    expect(round.received).toMatchObject([{ body, nil: true, verdict: 'on-time' }]);
    expect(missingFrom(round)).toHaveLength(16);
  });

  test('after the day nobody is asked any more; closed on 18/6 the three have missed it', () => {
    const { mails, round } = live(
      periodOpened(),
      ...asked,
      ...first14,
      reached('2018-06-18'),
      closed('2018-06-18'),
    );
    expect(mails.filter(({ mail }) => mail === 'round-overdue').map(({ to }) => to)).toEqual([OFFICE]);
    expect(round).toMatchObject({ progress: 'closed', closing: { missed: bodies.slice(14) } });
  });

  test('another document moves the day: those who were asked are asked again, by the new day', () => {
    const laidOut = layOutPeriodRound(
      periodNamed('2018-h1'),
      on('2018-06-25'),
      setting(false, 'cv-60'),
      on('2018-06-06'),
      RULES,
    );
    const { round, mails, orders } = live(periodOpened(), ...asked, ...first14, {
      kind: 'roundDayMoved',
      at: at('2018-06-09'),
      setting: setting(false, 'cv-60'),
      schedule: laidOut.schedule,
      requestSendAt: at('2018-06-11'),
    });
    expect(round).toMatchObject({ progress: 'open', schedule: { dueOn: '2018-06-25' } });
    const again = mails.filter(({ key }) => key.startsWith('request/cv-60/'));
    expect(again.map(({ to }) => to)).toEqual(bodies.slice(14));
    expect(orders).toContainEqual(expect.objectContaining({ kind: 'withdrawMail', key: 'moved/cv-60' }));
  });
});

describe('the next tier: Ban Tổ chức owes its own report to Ban Thường vụ', () => {
  test('ten working days after the closing, whose day is not counted', () => {
    const { schedule } = layOutSummary(on('2018-06-18'), RULES);
    expect(schedule.dueOn).toBe('2018-07-02');
    expect(schedule.counted).toContain('10 ngày làm việc kể từ ngày chốt 18/6/2018 (không tính ngày chốt)');
  });

  test('Ban Tổ chức is asked and reminded; who is told of its delay is Văn phòng; Ban Thường vụ gets nothing', () => {
    const { mails } = live(
      summaryOpened(),
      reached('2018-06-27'),
      reached('2018-07-03'),
      reached('2018-08-01'),
    );
    expect(mails.map(({ mail, to }) => [mail, to])).toEqual([
      ['round-request', OFFICE],
      ['round-reminder', OFFICE],
      ['round-overdue', KEEPER_OF_THE_OFFICE],
      ['round-overdue', KEEPER_OF_THE_OFFICE],
    ]);
  });

  test('it does not close its own round', () => {
    const { round } = live(summaryOpened());
    expect(refuseRoundFact(round, closed('2018-07-10', OFFICE))?.kind).toBe('not-the-keeper');
    expect(refuseRoundFact(round, closed('2018-07-10', KEEPER_OF_THE_OFFICE))).toBeNull();
  });

  test('its own day is not moved by a document about the bodies', () => {
    const { round } = live(summaryOpened());
    const { schedule } = periodOpened();
    const moved: RoundFact = {
      kind: 'roundDayMoved',
      at: at('2018-06-20'),
      setting: setting(),
      schedule,
      requestSendAt: null,
    };
    expect(refuseRoundFact(round, moved)?.kind).toBe('printed-day');
  });
});
