import { describe, expect, test } from 'vitest';
import {
  layOutDuty,
  layOutOnce,
  layOutPeriodRound,
  layOutSummary,
  lengthsOfDuty,
} from '../../../src/domain/report/lay-out-round.ts';
import { describeRoundPoint } from '../../../src/domain/report/round-points.ts';
import { followingDays, recurrenceOf } from '../../../src/domain/report/standing-day.ts';
import { periodsBetween } from '../../../src/domain/report/period.ts';
import type { PeriodLength } from '../../../src/domain/report/period.ts';
import type { Schedule } from '../../../src/domain/task/schedule.ts';
import { CALENDAR, PLAN, POLICY, RULES, at, daysOf, on } from '../task/real-plan.ts';
import { IV_2C, begun, live, opened, periodNamed, periodOpened, setting } from './a-round.ts';

const halfYear = (setOn: string, dueOn = '2018-06-15', standing = false) =>
  layOutPeriodRound(periodNamed('2018-h1'), on(dueOn), setting(standing), on(setOn), RULES);

/** Friday 15/6/2018: twenty working days before it is Friday 18/5. */
describe('the days of a round whose day was set', () => {
  test('in time: asked on 18/5, reminded on 12/6, over with 15/6, to be closed on 18/6, then reviewed', () => {
    const { asksAtOnce, schedule } = halfYear('2018-05-17');
    expect(asksAtOnce).toBe(false);
    expect(schedule).toMatchObject({
      course: 'dated',
      startOn: null,
      dueOn: '2018-06-15',
      lastWorkingOn: '2018-06-15',
    });
    expect(schedule.points.slice(0, 6).map(({ key, sendAt }) => [key, sendAt])).toEqual([
      ['opens/2018-05-18', at('2018-05-18')],
      ['reminder/2018-06-12', at('2018-06-12')],
      ['overdue/2018-06-15', null],
      ['overdue-letter/2018-06-18', at('2018-06-18')],
      ['overdue-review/2018-07-02', at('2018-07-02')],
      ['overdue-review/2018-08-01', at('2018-08-01')],
    ]);
  });

  test.each([
    ['2018-05-17', false, ['2018-06-12']],
    ['2018-05-18', true, ['2018-06-12']],
    ['2018-06-08', true, ['2018-06-12']],
    // Asked on the next working day: nobody is reminded on that day, or before it.
    ['2018-06-11', true, []],
    ['2018-06-14', true, []],
  ])('set on %s: asked at once is %s, reminded on %j', (setOn, atOnce, reminders) => {
    const { asksAtOnce, schedule } = halfYear(setOn);
    expect([asksAtOnce, daysOf(schedule, 'reminder')]).toEqual([atOnce, reminders]);
    expect(daysOf(schedule, 'opens')).toEqual(atOnce ? [] : ['2018-05-18']);
  });

  test('a policy that reminds on the last day: where that is a day off, on the last working day before it', () => {
    const policy = { ...POLICY, rounds: { ...POLICY.rounds, remindWorkingDaysBefore: [3, 0] } };
    const rules = { ...RULES, policy };
    const { schedule } = layOutPeriodRound(
      periodNamed('2018-h1'),
      on('2018-06-16'),
      setting(),
      on('2018-04-20'),
      rules,
    );
    expect(
      schedule.points
        .filter(({ kind }) => kind === 'reminder')
        .map(({ key, workingDaysLeft }) => [key, workingDaysLeft]),
    ).toEqual([
      ['reminder/2018-06-12', 3],
      ['reminder/2018-06-15', 0],
    ]);
    expect(daysOf(schedule, 'overdue-letter')).toEqual(['2018-06-18']);
  });

  test('reviewed each month for two years, then each January for five; none before it should be closed', () => {
    const reviews = daysOf(halfYear('2018-04-20').schedule, 'overdue-review');
    expect(reviews.slice(-4)).toEqual(['2020-06-01', '2021-01-04', '2022-01-04', '2023-01-03']);
    expect(reviews).toHaveLength(27);
    // Due on Friday 29/6, to be closed on Monday 02/7, which is the first working day of July as well.
    expect(daysOf(halfYear('2018-04-20', '2018-06-29').schedule, 'overdue-review')[0]).toBe('2018-08-01');
  });

  test('a day that stands for all years says so', () => {
    expect(halfYear('2018-04-20', '2018-06-15', true).schedule.counted).toBe(
      'Kế hoạch không ghi ngày; ngày 15/6/2018 do cơ quan nhận báo cáo ấn định tại văn bản số 45-CV/BTCTU ngày 20/4/2018, cho kỳ này hằng năm; ' +
        'số liệu 6 tháng đầu năm 2018 tính từ ngày 10/4/2018',
    );
  });

  test('beyond the published calendar it is provisional', () => {
    expect(halfYear('2018-04-20').schedule.provisional).toBe(false);
    expect(halfYear('2018-04-20', '2031-06-16').schedule.provisional).toBe(true);
  });
});

test('the report upwards: so many working days after the closing, in words with two digits', () => {
  const policy = { ...POLICY, rounds: { ...POLICY.rounds, summaryWorkingDays: 5 } };
  expect(layOutSummary(on('2018-06-18'), { ...RULES, policy }).schedule.counted).toBe(
    '05 ngày làm việc kể từ ngày chốt 18/6/2018 (không tính ngày chốt): hết ngày 25/6/2018; Kế hoạch không ghi ngày, số ngày theo cách nhắc việc đã duyệt',
  );
});

describe('a duty of reporting without a day', () => {
  const laidOut = (from: string) => layOutDuty(PLAN, IV_2C, on(from), RULES);

  test('its own words name the periods, and the sentence says that no day is printed', () => {
    expect(lengthsOfDuty(PLAN, IV_2C)).toEqual(['6month', 'year']);
    expect(lengthsOfDuty(PLAN, { ...IV_2C, phrase: null })).toEqual(['6month', 'year']);
    expect(laidOut('2018-04-11').schedule.counted).toBe(
      '"định kỳ báo cáo 6 tháng, năm": Kế hoạch không ghi ngày nộp; để trống cho đến khi cơ quan nhận báo cáo ấn định bằng văn bản',
    );
  });

  test.each([
    [null, undefined, 'định kỳ báo cáo'],
    [null, 'định kỳ báo cáo (đã soát)', 'định kỳ báo cáo (đã soát)'],
    ['6 tháng, năm', 'định kỳ báo cáo (đã soát)', '6 tháng, năm'],
  ])(
    'quoted by its phrase %j, else by the checked text %j, else as printed: "%s"',
    (phrase, checked, quoted) => {
      const text = {
        ...IV_2C.text,
        printed: 'định kỳ báo cáo',
        ...(checked === undefined ? {} : { checked }),
      };
      const { schedule } = layOutDuty(PLAN, { ...IV_2C, phrase, text }, on('2018-04-11'), RULES);
      expect(schedule.counted.startsWith(`"${quoted}": `)).toBe(true);
    },
  );

  test('asked on the first working day of the last three months of each period; one year more than the horizon', () => {
    const { periods, schedule } = laidOut('2018-04-11');
    expect(periods.map(({ key }) => key)).toEqual(
      ['2018', '2019', '2020', '2021', '2022', '2023', '2024'].flatMap((year) => [`${year}-h1`, year]),
    );
    expect(daysOf(schedule, 'watch').slice(0, 6)).toEqual([
      ...['2018-h1/2018-04-02', '2018-h1/2018-05-02', '2018-h1/2018-06-01'],
      ...['2018/2018-10-01', '2018/2018-11-01', '2018/2018-12-03'],
    ]);
    expect(schedule).toMatchObject({ course: 'waiting', dueOn: null, conflict: null });
  });
});

describe('a document that is owed once', () => {
  const once = (phrase: string, assignedOn: string): Schedule => {
    const duty = PLAN.obligations.find(({ id }) => id === '77-IV.2a');
    if (duty === undefined) throw new Error('the plan has lost IV.2a');
    return layOutOnce(PLAN, { ...duty, phrase }, on(assignedOn), RULES);
  };

  test('reviewed to the horizon, each day once', () => {
    const { points } = once('trước ngày 05/5/2018', '2018-04-11');
    const keys = points.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.toSorted((a, b) => (a.slice(-10) < b.slice(-10) ? -1 : 1)).at(-1)).toBe(
      'overdue-review/2023-01-03',
    );
    expect(points.map(({ at: when }) => when)).toEqual(points.map(({ at: when }) => when).toSorted());
  });

  test('announced years after its date, it is reviewed from there on', () => {
    expect(daysOf(once('trước ngày 05/5/2018', '2020-05-04'), 'overdue-review').at(-1)).toBe('2025-01-02');
  });

  test('without a date nothing is reviewed', () => {
    expect(daysOf(once('thường xuyên', '2018-04-11'), 'overdue-review')).toEqual([]);
  });
});

describe('what the next point of a round is called', () => {
  const named = (round: Parameters<typeof describeRoundPoint>[1]) =>
    Object.fromEntries(round.schedule.points.map((point) => [point.kind, describeRoundPoint(point, round)]));

  test('of a round', () => {
    expect(named(live(periodOpened()).round)).toEqual({
      opens: 'Mở đợt, đề nghị các đơn vị gửi báo cáo',
      reminder: 'Nhắc thời hạn, còn 03 ngày làm việc',
      overdue: 'Hết thời hạn gửi báo cáo',
      'overdue-letter': 'Báo đơn vị chưa gửi, đề nghị chốt',
      'overdue-review': 'Rà soát đơn vị chưa gửi',
    });
    expect(named(live(opened).round)['reminder']).toBe('Nhắc trong ngày làm việc cuối của thời hạn');
  });

  test('of a duty: by the period that is asked about, or by its number where that is not known any more', () => {
    const { round } = live(begun);
    expect(named(round)).toEqual({ watch: 'Hỏi ngày nộp báo cáo năm 2024' });
    const [point] = round.schedule.points;
    if (point === undefined) throw new Error('the duty asks');
    expect(describeRoundPoint(point, round)).toBe('Hỏi ngày nộp báo cáo 6 tháng đầu năm 2018');
    expect(describeRoundPoint({ ...point, key: 'watch/2017/2017-10-02' }, round)).toBe(
      'Hỏi ngày nộp báo cáo 2017',
    );
    expect(describeRoundPoint(point, live(opened).round)).toBe('Hỏi ngày nộp báo cáo 2018-h1');
  });
});

describe('a day that is set "for all following ones"', () => {
  const following = (every: PeriodLength, dueOn: string, until = '2020-12-31') => {
    const periods = periodsBetween([every], on('2018-01-01'), on('2018-01-01'), on('2020-12-31'));
    const [period] = periods;
    if (period === undefined) throw new Error('there are periods');
    return followingDays({ period, dueOn: on(dueOn) }, periods, on(until), CALENDAR).map(
      (day) => `${day.period.key} ${day.dueOn}`,
    );
  };

  test.each<[PeriodLength, string, readonly string[]]>([
    ['month', '2018-02-05', ['2018-m02 2018-03-05', '2018-m03 2018-04-05', '2018-m04 2018-05-05']],
    ['month', '2018-01-25', ['2018-m02 2018-02-25', '2018-m03 2018-03-25', '2018-m04 2018-04-25']],
    ['quarter', '2018-04-10', ['2018-q2 2018-07-10', '2018-q3 2018-10-10', '2018-q4 2019-01-10']],
    ['6month', '2018-06-15', ['2019-h1 2019-06-15', '2020-h1 2020-06-15']],
    ['year', '2018-12-10', ['2019 2019-12-10', '2020 2020-12-10']],
    ['year', '2019-01-15', ['2019 2020-01-15']],
  ])('the first %s by %s', (every, dueOn, days) => {
    expect(following(every, dueOn).slice(0, 3)).toEqual(days);
  });

  test('a month of the year before is counted in months, not lost in the year', () => {
    const [period] = periodsBetween(['month'], on('2018-12-01'), on('2018-12-01'), on('2018-12-31'));
    if (period === undefined) throw new Error('there is a month');
    expect(recurrenceOf(period, on('2019-02-05'))).toEqual({
      every: 'month',
      due: { rule: 'by', day: 5, month_offset: 2 },
    });
  });
});
