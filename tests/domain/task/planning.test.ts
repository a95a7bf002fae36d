import { describe, expect, test } from 'vitest';
import { formatInstant } from '../../../src/domain/calendar/instant.ts';
import { addWorkingDays } from '../../../src/domain/calendar/working-calendar.ts';
import type { ResolvedDeadline } from '../../../src/domain/deadline/resolved.ts';
import { layOutDecided } from '../../../src/domain/task/decided-schedule.ts';
import { layOutTask, partiesOf } from '../../../src/domain/task/lay-out-task.ts';
import { planSchedule, sendingMoment } from '../../../src/domain/task/plan-schedule.ts';
import type { Confirmation } from '../../../src/domain/plan/plan.ts';
import type { Schedule } from '../../../src/domain/task/schedule.ts';
import {
  at,
  CALENDAR,
  daysOf,
  definitionOf,
  document,
  on,
  PLAN,
  POLICY,
  RULES,
  scheduleOf,
} from './real-plan.ts';

/** Wednesday; 60 working days before it is 03/8/2018. */
const LAST = on('2018-10-31');

const resolved = (more: Partial<ResolvedDeadline> = {}): ResolvedDeadline => ({
  class: 'dated',
  startOn: null,
  dueOn: LAST,
  dueTime: null,
  boundaryOn: null,
  lastWorkingOn: LAST,
  ceilingOn: null,
  feasibleUntil: null,
  softOn: null,
  awaitsEvent: false,
  conflict: null,
  provisional: false,
  counted: 'Hết ngày 31/10/2018',
  working: [],
  phases: [],
  ...more,
});

const planned = (more: Partial<ResolvedDeadline>, assignedOn = '2018-04-11'): Schedule =>
  planSchedule(resolved(more), on(assignedOn), RULES);

const WAITS = { class: 'awaiting-event', awaitsEvent: true, dueOn: null, lastWorkingOn: null } as const;
const STANDS = { class: 'ongoing', dueOn: null, lastWorkingOn: null } as const;

describe('reminders, by the working days between the notice of assignment and the last working day', () => {
  test.each([
    [61, [30, 15, 7, 3, 0]],
    [60, [15, 5, 0]],
    [19, [15, 5, 0]],
    // Nobody is reminded within three working days of the notice.
    [18, [5, 0]],
    [11, [5, 0]],
    [10, [3, 0]],
    [7, [3, 0]],
    [6, [0]],
    [4, [0]],
    [3, []],
  ])('%i working days: %j before', (length, offsets) => {
    const assignedOn = addWorkingDays(CALENDAR, LAST, -length);
    const { points } = planned({}, assignedOn);
    const left = points
      .filter(({ kind }) => kind === 'reminder')
      .map(({ workingDaysLeft }) => workingDaysLeft);
    expect(left).toEqual(offsets);
  });

  test('the last day itself is named where it is a day off: the reminder leaves on the last working day', () => {
    const schedule = planned({ dueOn: on('2018-11-04'), lastWorkingOn: on('2018-11-02') });
    expect(daysOf(schedule, 'reminder').at(-1)).toBe('2018-11-02');
    expect(daysOf(schedule, 'overdue-letter')).toEqual(['2018-11-05']);
  });
});

describe('how a task lives by what its words say', () => {
  const phase = (awaitsEvent: boolean) => ({ words: 'giai đoạn', startOn: null, awaitsEvent, scope: null });
  test.each<[string, Partial<ResolvedDeadline>, Schedule['course']]>([
    ['by a date', {}, 'dated'],
    ['without one', STANDS, 'standing'],
    ['waiting', WAITS, 'waiting'],
    ['waiting under a ceiling', { awaitsEvent: true, ceilingOn: LAST }, 'waiting'],
    ['one phase that waits', { ...WAITS, phases: [phase(true)] }, 'waiting'],
    ['one phase that does not, and words that wait', { ...WAITS, phases: [phase(false)] }, 'waiting'],
    [
      'two phases, of which only the second waits',
      { ...WAITS, phases: [phase(false), phase(true)] },
      'standing',
    ],
    ['two phases that both wait', { ...WAITS, phases: [phase(true), phase(true)] }, 'waiting'],
    ['two phases, and a date', { awaitsEvent: true, phases: [phase(false), phase(true)] }, 'dated'],
  ])('%s', (_, more, course) => {
    expect(planned(more)).toMatchObject({ course, toConfirm: false });
  });

  test.each<[string, Partial<ResolvedDeadline>, readonly string[]]>([
    ['a start in the future', { startOn: on('2018-04-12') }, ['2018-04-12']],
    ['a start on the day of the notice', { startOn: on('2018-04-11') }, []],
    ['a start in the past', { startOn: on('2018-04-10') }, []],
    ['no start', {}, []],
    ['a start while it waits', { ...WAITS, startOn: on('2019-01-01') }, []],
  ])('%s: it opens on %j', (_, more, days) => {
    expect(daysOf(planned(more), 'opens')).toEqual(days);
  });
});

describe('after the date', () => {
  test('reviewed on the first working day of each month for two years, then each January; none before the letter', () => {
    const reviews = daysOf(planned({ dueOn: on('2018-10-31') }), 'overdue-review');
    expect(reviews.slice(0, 3)).toEqual(['2018-12-03', '2019-01-02', '2019-02-01']);
    expect(reviews.slice(-5)).toEqual(['2020-09-01', '2020-10-01', '2021-01-04', '2022-01-04', '2023-01-03']);
  });

  test('a plan adopted long after its dates is reviewed from its adoption on', () => {
    const reviews = daysOf(planned({}, '2019-05-20'), 'overdue-review');
    expect(reviews[0]).toBe('2019-06-03');
  });
});

describe('while it waits', () => {
  test('asked on the first working day of each quarter, to the ceiling and not beyond', () => {
    expect(daysOf(planned({ ...WAITS, ceilingOn: on('2018-10-01') }), 'watch')).toEqual([
      '2018-07-02',
      '2018-10-01',
    ]);
    expect(daysOf(planned({ ...WAITS, ceilingOn: on('2018-07-01') }), 'watch')).toEqual([]);
  });

  test('not within three working days of the notice', () => {
    const ceilingOn = on('2018-07-31');
    // Wednesday 27/6, then Thursday, Friday and Monday 02/7; a day earlier it is asked.
    expect(daysOf(planned({ ...WAITS, ceilingOn }, '2018-06-27'), 'watch')).toEqual([]);
    expect(daysOf(planned({ ...WAITS, ceilingOn }, '2018-06-26'), 'watch')).toEqual(['2018-07-02']);
  });

  test('without a ceiling for five years, the first of the month of the notice left out', () => {
    const asked = daysOf(planned(WAITS, '2018-04-11'), 'watch');
    expect([asked[0], asked.at(-1), asked.length]).toEqual(['2018-07-02', '2023-04-03', 20]);
    expect(daysOf(planned(WAITS, '2018-03-26'), 'watch')[0]).toBe('2018-04-02');
  });

  test('warned on the last working day on which its document still leaves the whole period', () => {
    const schedule = planned({ ...WAITS, ceilingOn: LAST, feasibleUntil: on('2018-07-29') });
    expect(daysOf(schedule, 'feasibility')).toEqual(['2018-07-27']);
    expect(daysOf(planned(WAITS), 'feasibility')).toEqual([]);
    expect(daysOf(planned(WAITS), 'ceiling')).toEqual([]);
  });
});

describe('a standing duty is asked about each January', () => {
  test.each([
    [null, '2018-04-11', '2019-01-02'],
    ['2018-01-01', '2018-04-11', '2019-01-02'],
    ['2019-01-01', '2018-04-11', '2019-01-02'],
    ['2019-02-01', '2018-04-11', '2020-01-02'],
    [null, '2019-01-01', '2019-01-02'],
  ])('begun on %s, announced on %s: first on %s', (startOn, assignedOn, first) => {
    const schedule = planned({ ...STANDS, startOn: startOn === null ? null : on(startOn) }, assignedOn);
    expect(daysOf(schedule, 'review')[0]).toBe(first);
  });
});

describe('when mail may leave: on working days from 08:00 to 10:00', () => {
  test.each([
    ['2018-11-05', '05:00', '08 giờ 00 ngày 05/11/2018'],
    ['2018-11-05', '08:00', '08 giờ 00 ngày 05/11/2018'],
    ['2018-11-05', '09:30', '09 giờ 30 ngày 05/11/2018'],
    ['2018-11-05', '10:00', '08 giờ 00 ngày 06/11/2018'],
    ['2018-11-02', '15:00', '08 giờ 00 ngày 05/11/2018'],
    ['2018-11-03', '09:00', '08 giờ 00 ngày 05/11/2018'],
    // Saturday 05/01/2019 is worked; 31/12/2018 and 01/01/2019 are not.
    ['2018-12-31', '09:00', '08 giờ 00 ngày 02/01/2019'],
    ['2019-01-04', '11:00', '08 giờ 00 ngày 05/01/2019'],
  ])('%s %s: %s', (date, time, moment) => {
    expect(formatInstant(sendingMoment(at(date, time), RULES))).toBe(moment);
  });

  test('a policy that sends on every day', () => {
    const policy = { ...POLICY, sending: { ...POLICY.sending, workingDaysOnly: false } };
    const moment = (date: string, time: string) =>
      formatInstant(sendingMoment(at(date, time), { ...RULES, policy }));
    expect(moment('2018-11-03', '09:00')).toBe('09 giờ 00 ngày 03/11/2018');
    expect(moment('2018-11-02', '15:00')).toBe('08 giờ 00 ngày 03/11/2018');
  });
});

describe('a date that a person has decided', () => {
  const decided = (former: Schedule, until: string, keepsCeiling = true): Schedule =>
    layOutDecided(
      former,
      { until: on(until), because: 'gia hạn theo Công văn số 12-CV/BTCTU', keepsCeiling },
      at('2018-11-05'),
      RULES,
    );

  test('stands with its reason and the date before it', () => {
    expect(decided(scheduleOf('77-9'), '2019-03-31')).toMatchObject({
      course: 'dated',
      dueOn: '2019-03-31',
      lastWorkingOn: '2019-03-29',
      boundaryOn: null,
      conflict: null,
      counted:
        'Hết ngày 31/3/2019, gia hạn theo Công văn số 12-CV/BTCTU; thời hạn trước đó: hết ngày 31/12/2018',
    });
  });

  test('where there was none before', () => {
    expect(decided(scheduleOf('77-6'), '2019-03-29').counted).toBe(
      'Hết ngày 29/3/2019, gia hạn theo Công văn số 12-CV/BTCTU',
    );
  });

  test.each([
    ['2019-12-31', true, '2019-12-31', null],
    [
      '2020-01-01',
      true,
      '2019-12-31',
      'Ngày 01/01/2020 ở sau mốc phải hoàn thành 31/12/2019 ghi trong Kế hoạch.',
    ],
    ['2020-01-01', false, null, null],
  ])('%s under the ceiling of the plan (kept: %s)', (until, keeps, ceilingOn, conflict) => {
    expect(decided(scheduleOf('77-12'), until, keeps)).toMatchObject({ ceilingOn, conflict });
  });
});

describe('a date that rests on one of several readings', () => {
  const laidOut = (choice: number | null, confirmedBy: Confirmation | null = null): Schedule =>
    layOutTask(
      PLAN,
      { ...definitionOf('77-12'), readingConfirmedBy: confirmedBy },
      document('2018-09-17'),
      on('2018-09-18'),
      RULES,
      choice,
    );

  test('is marked until a person has confirmed one, in the plan or later', () => {
    expect(laidOut(null)).toMatchObject({ dueOn: '2018-12-17', toConfirm: true });
    expect(laidOut(0)).toMatchObject({ dueOn: '2018-12-17', toConfirm: false });
    expect(laidOut(null, { by: 'Nguyễn Văn A', title: 'Phó Bí thư', on: on('2018-09-20') })).toMatchObject({
      dueOn: '2018-12-17',
      toConfirm: false,
    });
  });

  test('another reading gives another life; one that does not exist gives the proposed one', () => {
    expect(
      [0, 1, 2, 9]
        .map((choice) => laidOut(choice))
        .map(({ course, dueOn, startOn }) => [course, startOn, dueOn]),
    ).toEqual([
      ['dated', null, '2018-12-17'],
      ['dated', '2018-12-18', '2019-12-31'],
      ['dated', '2018-09-17', '2018-12-17'],
      ['dated', null, '2018-12-17'],
    ]);
  });

  test('is no matter while the task waits, nor where the words have one reading', () => {
    expect(scheduleOf('77-12').toConfirm).toBe(false);
    expect(scheduleOf('77-9').toConfirm).toBe(false);
  });
});

describe('who takes part', () => {
  test('a lead that is named among the coordinating bodies as well stands once', () => {
    const { leads, coordinating } = partiesOf(
      PLAN,
      { ...definitionOf('77-9'), answeredBy: 'ban-to-chuc-tinh-uy' },
      POLICY,
    );
    expect(leads).toEqual(['ban-to-chuc-tinh-uy', 'so-noi-vu']);
    expect(coordinating).not.toContain('ban-to-chuc-tinh-uy');
  });

  test.each([
    ['required', true],
    ['counted', false],
  ] as const)('completion by the members is %s: %s', (implementing, membersRequired) => {
    const policy = { ...POLICY, completion: { ...POLICY.completion, implementing } };
    expect(partiesOf(PLAN, definitionOf('77-11'), policy).membersRequired).toBe(membersRequired);
  });
});
