import { describe, expect, test } from 'vitest';
import { onOf } from '../../../src/domain/calendar/instant.ts';
import { addWorkingDays, countWorkingDays } from '../../../src/domain/calendar/working-calendar.ts';
import { describePoint } from '../../../src/domain/task/schedule.ts';
import { sendingMoment } from '../../../src/domain/task/plan-schedule.ts';
import {
  ANNOUNCED_ON,
  CALENDAR,
  PLAN,
  RULES,
  assignment,
  at,
  daysOf,
  isMail,
  liveOf,
  on,
  reached,
  result,
  scheduleOf,
} from './real-plan.ts';

describe('task 9, "Thực hiện và hoàn thành trong năm 2018"', () => {
  test('ends on 31/12/2018, a day off; the last working day is Friday 28/12/2018', () => {
    expect(scheduleOf('77-9')).toMatchObject({ dueOn: '2018-12-31', lastWorkingOn: '2018-12-28' });
  });

  // Counted on a wall calendar back from Friday 28/12: no day off lies between 16/11 and 28/12/2018 but weekends.
  test.each([
    [30, '2018-11-16', 'Nhắc thời hạn, còn 30 ngày làm việc'],
    [15, '2018-12-07', 'Nhắc thời hạn, còn 15 ngày làm việc'],
    [7, '2018-12-19', 'Nhắc thời hạn, còn 07 ngày làm việc'],
    [3, '2018-12-25', 'Nhắc thời hạn, còn 03 ngày làm việc'],
    [0, '2018-12-28', 'Nhắc trong ngày làm việc cuối của thời hạn'],
  ])('%i working days before the end: %s, "%s"', (left, date, words) => {
    const point = scheduleOf('77-9').points.find(({ key }) => key === `reminder/${date}`);
    expect(point).toMatchObject({ at: at(date, '06:00'), sendAt: at(date, '08:00'), workingDaysLeft: left });
    expect(point && describePoint(point)).toBe(words);
    expect(countWorkingDays(CALENDAR, on(date), on('2018-12-28'))).toBe(left);
  });

  test('has no other reminder; the letter to the head is drafted on 02/01/2019, 01/01 being a holiday', () => {
    const schedule = scheduleOf('77-9');
    expect(daysOf(schedule, 'reminder')).toHaveLength(5);
    expect(daysOf(schedule, 'overdue-letter')).toEqual(['2019-01-02']);
    expect(daysOf(schedule, 'overdue-review').slice(0, 4)).toEqual([
      '2019-02-01',
      '2019-03-01',
      '2019-04-01',
      '2019-05-02',
    ]);
  });

  test('reminds Sở Nội vụ and copies those who coordinate, each in a letter of its own', () => {
    const { orders } = liveOf('77-9', reached('2018-11-16'));
    const mails = orders.filter(isMail).filter(({ mail }) => mail === 'reminder');
    expect(mails.map(({ to, copy }) => [to, copy])).toEqual([
      ['so-noi-vu', false],
      ...assignment('77-9').parties.coordinating.map((body) => [body, true]),
    ]);
  });

  test('what was handed in is not asked for again, neither before nor after the deadline', () => {
    const { orders } = liveOf(
      '77-9',
      result('so-noi-vu', '2018-11-15'),
      ...['2018-11-16', '2018-12-07', '2018-12-28', '2019-01-02', '2019-02-01'].map((date) => reached(date)),
    );
    expect(orders.filter(isMail).map(({ mail }) => mail)).not.toContain('reminder');
    expect(orders.filter(isMail).map(({ mail }) => mail)).not.toContain('overdue-letter');
    expect(orders).toContainEqual(
      expect.objectContaining({
        kind: 'withdrawMail',
        mails: expect.arrayContaining(['reminder']) as unknown,
      }),
    );
  });

  test('the letter to the head is a draft that waits for a leader', () => {
    const { orders } = liveOf('77-9', reached('2018-12-31', '23:59'), reached('2019-01-02'));
    const drafts = orders.filter(isMail).filter(({ mail }) => mail === 'overdue-letter');
    expect(drafts).toEqual([
      expect.objectContaining({ to: 'so-noi-vu', held: true, copy: false }),
      // A sở is under Ban cán sự đảng UBND tỉnh, which is told as well.
      expect.objectContaining({ to: 'ban-can-su-dang-ubnd-tinh', held: true, copy: true }),
    ]);
    expect(orders.filter(isMail).filter(({ held }) => held)).toEqual(drafts);
  });

  test('after a standstill the last reminder speaks, once, and the three before it do not', () => {
    const { orders, last } = liveOf('77-9', reached('2018-12-25', '09:00'));
    const mails = orders.filter(isMail).filter(({ mail, copy }) => mail === 'reminder' && !copy);
    expect(mails.map(({ key }) => key)).toEqual(['reminder/2018-12-25/so-noi-vu']);
    expect(last.next).toEqual({
      at: at('2018-12-28', '06:00'),
      why: 'Nhắc trong ngày làm việc cuối của thời hạn',
    });
  });
});

describe('over the whole plan', () => {
  const dated = PLAN.tasks.map(({ id }) => id).filter((id) => scheduleOf(id).course === 'dated');

  test('seven tasks have a date of their own from the start', () => {
    expect(dated).toEqual(['77-1', '77-2', '77-3', '77-7', '77-9', '77-11', '77-15']);
  });

  test.each(dated)('%s: no reminder after the last working day, none on a day off', (id) => {
    const schedule = scheduleOf(id);
    for (const date of daysOf(schedule, 'reminder')) {
      expect(date <= (schedule.lastWorkingOn ?? '')).toBe(true);
      expect(addWorkingDays(CALENDAR, addWorkingDays(CALENDAR, on(date), -1), 1)).toBe(date);
    }
  });

  test('a task that is announced shortly before its end is left alone for three working days', () => {
    // Announced on Monday 24/12/2018: quiet up to Thursday 27/12; only the last day remains.
    expect(daysOf(scheduleOf('77-9', null, on('2018-12-24')), 'reminder')).toEqual(['2018-12-28']);
    // Announced on Wednesday 26/12/2018: quiet beyond the end.
    expect(daysOf(scheduleOf('77-9', null, on('2018-12-26')), 'reminder')).toEqual([]);
    // From 19/11 to 28/12 there are 29 working days: the middle row of the policy, 15 and 5 before, and the day.
    expect(daysOf(scheduleOf('77-9', null, on('2018-11-19')), 'reminder')).toEqual([
      '2018-12-07',
      '2018-12-21',
      '2018-12-28',
    ]);
  });

  test('nobody is reminded within three working days of the announcement', () => {
    const quietUntil = addWorkingDays(CALENDAR, ANNOUNCED_ON, 3);
    expect(quietUntil).toBe('2018-04-16');
    for (const { id } of PLAN.tasks)
      for (const point of scheduleOf(id).points)
        if (point.sendAt !== null) expect(onOf(point.sendAt) > quietUntil).toBe(true);
  });
});

describe('the hour at which mail may leave: 08:00 to 10:00 of a working day', () => {
  test.each([
    ['prepared at 06:00', at('2018-12-19', '06:00'), at('2018-12-19', '08:00')],
    ['at 08:00 sharp', at('2018-12-19', '08:00'), at('2018-12-19', '08:00')],
    ['within the hours', at('2018-12-19', '09:59'), at('2018-12-19', '09:59')],
    ['at 10:00 it is too late', at('2018-12-19', '10:00'), at('2018-12-20', '08:00')],
    ['at night', at('2018-12-19', '23:30'), at('2018-12-20', '08:00')],
    ['Friday noon', at('2018-12-21', '12:00'), at('2018-12-24', '08:00')],
    ['a Saturday', at('2018-12-22', '09:00'), at('2018-12-24', '08:00')],
    ['Friday before the swapped Monday', at('2018-12-28', '11:00'), at('2019-01-02', '08:00')],
    ['the Saturday that was made a working day', at('2019-01-05', '07:00'), at('2019-01-05', '08:00')],
    ['Tết', at('2018-02-14', '09:00'), at('2018-02-21', '08:00')],
  ])('%s', (_, earliest, moment) => {
    expect(sendingMoment(earliest, RULES)).toBe(moment);
  });
});
