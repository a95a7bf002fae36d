import { describe, expect, test } from 'vitest';
import { formatInstant } from '../../../src/domain/calendar/instant.ts';
import { addWorkingHours } from '../../../src/domain/escalation/working-hours.ts';
import type { WorkingStretch } from '../../../src/domain/escalation/working-hours.ts';
import { at, CALENDAR, POLICY } from '../task/real-plan.ts';

const OFFICE_HOURS = POLICY.ladder.workingHours;

/** The office works from 07:00 to 11:00 and from 13:00 to 17:00. */
describe('so many hours of office time later', () => {
  test.each([
    // Nights, midday, Saturdays and Sundays do not count.
    ['2018-11-02', '08:00', 16, '08 giờ 00 ngày 06/11/2018'],
    ['2018-11-05', '07:00', 1, '08 giờ 00 ngày 05/11/2018'],
    ['2018-11-05', '07:00', 4, '11 giờ 00 ngày 05/11/2018'],
    ['2018-11-05', '07:00', 5, '14 giờ 00 ngày 05/11/2018'],
    ['2018-11-05', '10:30', 1, '13 giờ 30 ngày 05/11/2018'],
    ['2018-11-05', '07:00', 8, '17 giờ 00 ngày 05/11/2018'],
    ['2018-11-05', '07:00', 9, '08 giờ 00 ngày 06/11/2018'],
    // What comes at midday, in the evening or before the office opens begins to count when it opens.
    ['2018-11-05', '12:00', 1, '14 giờ 00 ngày 05/11/2018'],
    ['2018-11-05', '11:00', 1, '14 giờ 00 ngày 05/11/2018'],
    ['2018-11-05', '17:00', 1, '08 giờ 00 ngày 06/11/2018'],
    ['2018-11-05', '19:00', 2, '09 giờ 00 ngày 06/11/2018'],
    ['2018-11-05', '05:00', 2, '09 giờ 00 ngày 05/11/2018'],
    // On a Saturday that is none; on one that is worked for 31/12/2018; and over Tết.
    ['2018-11-03', '09:00', 2, '09 giờ 00 ngày 05/11/2018'],
    ['2019-01-04', '16:00', 3, '09 giờ 00 ngày 05/01/2019'],
    ['2019-02-01', '13:00', 5, '08 giờ 00 ngày 11/02/2019'],
  ])('from %s %s, %i hours: %s', (date, time, hours, end) => {
    expect(formatInstant(addWorkingHours(CALENDAR, at(date, time), hours, OFFICE_HOURS))).toBe(end);
  });

  const noon: WorkingStretch = { from: '12:00', until: '12:00' };
  test.each([
    ['no stretch at all', []],
    ['a stretch without time', [noon]],
    ['a stretch that ends before it begins', [{ from: '13:00', until: '11:00' }]],
  ])('%s: the hours would never pass', (_, stretches) => {
    expect(() => addWorkingHours(CALENDAR, at('2018-11-05'), 1, stretches)).toThrow(
      'the working hours of a day hold no time',
    );
  });

  test('one stretch that holds time is enough', () => {
    const stretches = [noon, { from: '13:00', until: '17:00' }];
    expect(addWorkingHours(CALENDAR, at('2018-11-05'), 1, stretches)).toBe(at('2018-11-05', '14:00'));
  });
});
