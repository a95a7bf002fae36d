import { describe, expect, test } from 'vitest';
import { formatInstant } from '../../../src/domain/calendar/instant.ts';
import { priorityOf, usefulUntil } from '../../../src/domain/mail/usefulness.ts';
import type { MailKind } from '../../../src/domain/task/order.ts';
import { at, on, RULES } from '../task/real-plan.ts';

describe('a letter is delivered as long as it is of use', () => {
  test.each<[what: string, mail: MailKind, sent: string, due: string | null, until: string]>([
    ['a week of working days', 'result-confirmed', '2018-12-19', '2018-12-28', '00 giờ 00 ngày 27/12/2018'],
    [
      'a reminder: to the end of the due date',
      'reminder',
      '2018-12-26',
      '2018-12-28',
      '00 giờ 00 ngày 29/12/2018',
    ],
    [
      'a reminder long before it: a week',
      'reminder',
      '2018-12-03',
      '2018-12-28',
      '00 giờ 00 ngày 11/12/2018',
    ],
    ['a reminder of a round', 'round-reminder', '2018-05-03', '2018-05-04', '00 giờ 00 ngày 05/5/2018'],
    [
      'a letter about lateness outlives the date',
      'overdue-letter',
      '2019-01-02',
      '2018-12-28',
      // Saturday 05/01/2019 was worked for the holiday before it.
      '00 giờ 00 ngày 09/01/2019',
    ],
    ['a task without a date', 'assignment', '2018-04-11', null, '00 giờ 00 ngày 19/4/2018'],
  ])('%s', (_what, mail, sent, due, until) => {
    const end = usefulUntil({ mail, sendAt: at(sent) }, due === null ? null : on(due), RULES);
    expect(formatInstant(end)).toBe(until);
  });
});

describe('what leaves first when not all can leave', () => {
  const alone = (mail: MailKind): boolean => mail === 'overdue-letter' || mail === 'result-confirmed';
  test.each<[mails: MailKind[], priority: number]>([
    [['overdue-letter'], 0],
    [['result-confirmed'], 0],
    [['reminder'], 1],
    [['assignment', 'reminder'], 1],
    [['assignment', 'standing-review'], 2],
  ])('%j: %i', (mails, priority) => {
    expect(priorityOf(mails, alone)).toBe(priority);
  });
});
