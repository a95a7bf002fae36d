import { describe, expect, test } from 'vitest';
import { deadlineStatus } from '../../../src/domain/task/deadline-status.ts';
import { decideTask } from '../../../src/domain/task/decide.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import { layOutTask } from '../../../src/domain/task/lay-out-task.ts';
import type { Point } from '../../../src/domain/task/schedule.ts';
import { bounced, climbedIn, LETTER, requestOf, served, TALK } from './on-the-ladder.ts';
import type { Lived } from './real-plan.ts';
import {
  at,
  daysOf,
  definitionOf,
  document,
  issued,
  isMail,
  liveOf,
  on,
  PLAN,
  reached,
  RULES,
} from './real-plan.ts';

/*
 * A body is reported upwards only by a date that holds: not by one of several readings that nobody has confirmed, and not
 * by what went by while its work was suspended.
 */

const rungsOf = ({ task }: Lived): readonly string[] => task.ladder.climbed.map(({ rung }) => rung);

describe('task 12: the document of 17/9/2018 gives 17/12/2018 by the proposed reading, which nobody has confirmed', () => {
  const REGISTERED = issued('77-12', '2018-09-17', at('2018-09-18'));
  /** The three months may also be read as ending or as beginning with the day. */
  const readAs = (choice: number, date: string): TaskFact => ({
    kind: 'readingConfirmed',
    at: at(date, '09:00'),
    by: 'bo-phan-thuong-truc',
    confirmationId: 'ch-1',
    choice,
    schedule: layOutTask(
      PLAN,
      definitionOf('77-12'),
      document('2018-09-17'),
      on('2018-09-18'),
      RULES,
      choice,
    ),
    noticeSendAt: at(date, '09:00'),
  });
  const lateFor = (days: readonly string[]): readonly TaskFact[] => days.map((day) => reached(day));
  const ALL = lateFor(['2018-12-18', '2018-12-24', '2019-01-10']);

  test('the date is marked "Chờ xác nhận cách tính thời hạn", and nothing climbs however late it is by that date', () => {
    const { task, orders } = liveOf('77-12', REGISTERED, ...ALL);
    expect(task.schedule).toMatchObject({ dueOn: '2018-12-17', toConfirm: true });
    expect(deadlineStatus(task, at('2019-01-10'), RULES)).toBe('to-confirm');
    expect(climbedIn(orders)).toEqual([]);
  });

  test('the proposed reading is confirmed on 11/01/2019: the letter to the head is drafted that day, and only that', () => {
    const lived = liveOf('77-12', REGISTERED, ...ALL, readAs(0, '2019-01-11'));
    expect(lived.task.schedule).toMatchObject({ dueOn: '2018-12-17', toConfirm: false });
    expect(rungsOf(lived)).toEqual(['letter']);
    expect(deadlineStatus(lived.task, at('2019-01-11'), RULES)).toBe('overdue');
  });

  test('from there rung by rung, each when the letter before it has arrived', () => {
    const confirmed = [REGISTERED, ...ALL, readAs(0, '2019-01-11')];
    const { answeredBy } = liveOf('77-12').task.parties;
    const [letterOn = ''] = daysOf(liveOf('77-12', ...confirmed).task.schedule, 'overdue-letter');
    const letter = served(`overdue-letter/${letterOn}/${answeredBy}`, '2019-01-14');
    expect(rungsOf(liveOf('77-12', ...confirmed, letter))).toEqual(['letter', 'talk']);
  });

  test('confirmed before it is late: the ladder begins on the first working day after the date, as for any task', () => {
    const lived = liveOf('77-12', REGISTERED, readAs(0, '2018-10-01'), reached('2018-12-18'));
    expect(rungsOf(lived)).toEqual(['letter']);
  });

  test('another date by another reading, past as well: its own rungs, the first at once and none left out', () => {
    const earlier = readAs(0, '2019-01-11');
    if (earlier.kind !== 'readingConfirmed') throw new Error('it is a reading');
    const schedule = layOutTask(
      PLAN,
      definitionOf('77-12'),
      document('2018-08-31'),
      on('2018-09-18'),
      RULES,
      0,
    );
    const { answeredBy } = liveOf('77-12').task.parties;
    const [letterOn = ''] = daysOf(schedule, 'overdue-letter');
    const facts = [REGISTERED, ...ALL, { ...earlier, schedule }, reached('2019-01-11', '09:01')];
    const lived = liveOf('77-12', ...facts);
    expect(lived.task.schedule.dueOn).toBe('2018-11-30');
    expect(rungsOf(lived)).toEqual(['letter']);
    const arrived = served(`overdue-letter/${letterOn}/${answeredBy}`, '2019-01-14');
    expect(rungsOf(liveOf('77-12', ...facts, arrived))).toEqual(['letter', 'talk']);
  });
});

/** Task 9: due on 31/12/2018; letter on 02/01/2019, talk on 07/01, packet on 21/01. */
describe('task 9 was late before it was suspended, and is resumed under the same date', () => {
  const REVIEW: Point = {
    key: 'suspension-review/qd-16',
    kind: 'suspension-review',
    at: at('2019-02-14', '06:00'),
    sendAt: at('2019-02-14'),
    workingDaysLeft: null,
  };
  const suspended = (date: string): TaskFact => ({
    kind: 'taskSuspended',
    at: at(date, '10:00'),
    decisionId: 'qd-16',
    review: REVIEW,
    noticeSendAt: at(date, '10:00'),
  });
  /** Thursday 28/02, then three working days: nothing is climbed before Tuesday 05/3. */
  const RESUMED: TaskFact = {
    kind: 'taskResumed',
    at: at('2019-02-28', '10:00'),
    decisionId: 'qd-17',
    schedule: liveOf('77-9').task.schedule,
    rest: {
      key: 'ladder-resume/qd-17',
      kind: 'ladder-resume',
      at: at('2019-03-06', '06:00'),
      sendAt: at('2019-03-06'),
      workingDaysLeft: null,
    },
    noticeSendAt: at('2019-02-28', '10:00'),
  };
  const WOKEN = [reached('2019-02-28', '10:01'), reached('2019-03-06')];
  const TO_LETTER = [reached('2019-01-02'), served(LETTER, '2019-01-03'), suspended('2019-01-04')];

  test.each([
    ['the office was not asked meanwhile', []],
    ['the office was asked on 14/02 whether it goes on', [reached('2019-02-14')]],
  ])(
    '%s: the talk comes after the days of rest, the packet after the talk; nothing twice',
    (_, meanwhile) => {
      const resumed = [...TO_LETTER, ...meanwhile, RESUMED];
      expect(rungsOf(liveOf('77-9', ...resumed, reached('2019-02-28', '10:01')))).toEqual(['letter']);
      const talked = liveOf('77-9', ...resumed, ...WOKEN);
      expect(rungsOf(talked)).toEqual(['letter', 'talk']);
      const up = liveOf('77-9', ...resumed, ...WOKEN, served(TALK, '2019-03-07'));
      expect(rungsOf(up)).toEqual(['letter', 'talk', 'packet']);
      const keys = up.orders.filter(isMail).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    },
  );

  test('suspended before the letter to the head had arrived: it is written anew, under a key of its own', () => {
    const facts = [reached('2019-01-02'), bounced(LETTER, '2019-01-02'), suspended('2019-01-04'), RESUMED];
    const lived = liveOf('77-9', ...facts, ...WOKEN);
    expect(rungsOf(lived)).toEqual(['letter']);
    expect(lived.task.ladder.climbed[0]?.orderKey).toBe('overdue-letter/2019-01-02/lan-2/so-noi-vu');
  });

  test('not late yet when it was suspended, and late when it goes on under the same date: every rung from the first', () => {
    const lived = liveOf('77-9', suspended('2018-12-28'), reached('2019-02-14'), RESUMED, ...WOKEN);
    expect(rungsOf(lived)).toEqual(['letter']);
    expect(rungsOf(liveOf('77-9', suspended('2018-12-28'), RESUMED, ...WOKEN))).toEqual(['letter']);
  });

  test('an officer whose hours stood still is asked once more, and not before the days of rest are over', () => {
    const first = requestOf(1, 'ban-to-chuc-tinh-uy');
    const asked = [
      reached('2019-01-02'),
      served(LETTER, '2019-01-03'),
      reached('2019-01-07'),
      served(TALK, '2019-01-07'),
      reached('2019-01-21'),
      served(first, '2019-01-21'),
      suspended('2019-01-22'),
      RESUMED,
    ];
    expect(liveOf('77-9', ...asked).task.ladder.packet?.asks).toHaveLength(1);
    expect(liveOf('77-9', ...asked, ...WOKEN).task.ladder.packet?.asks).toHaveLength(2);
  });

  test('resumed in time, though the days for mending were running when it was suspended: the ladder does not rest for ever', () => {
    const back: readonly TaskFact[] = [
      {
        kind: 'resultSubmitted',
        at: at('2018-12-03'),
        body: 'so-noi-vu',
        reportId: 'kq-1',
        evidence: { documentNumber: '1-KH', documentOn: on('2018-12-03'), files: [] },
      },
      {
        kind: 'resultReturned',
        at: at('2018-12-04'),
        by: 'ban-to-chuc-tinh-uy',
        decisionId: 'tl-1',
        resume: { ...REVIEW, key: 'ladder-resume/tl-1', kind: 'ladder-resume', at: at('2018-12-10') },
      },
    ];
    const { schedule } = liveOf('77-9').task;
    const resumed: TaskFact = {
      kind: 'taskResumed',
      at: at('2018-12-14'),
      decisionId: 'qd-17',
      schedule,
      noticeSendAt: null,
    };
    const { task } = liveOf('77-9', ...back, suspended('2018-12-05'), resumed);
    expect(task.ladder.resting).toBe(false);
    expect(decideTask(task, reached('2019-01-02')).state.ladder.climbed).toHaveLength(1);
  });
});
