import { endOfDay } from '../../../src/domain/calendar/instant.ts';
import type { Instant } from '../../../src/domain/calendar/instant.ts';
import { addWorkingDays } from '../../../src/domain/calendar/working-calendar.ts';
import { addWorkingHours } from '../../../src/domain/escalation/working-hours.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import { directiveKey } from '../../../src/domain/task/ladder-rules.ts';
import type { MailKind, Order } from '../../../src/domain/task/order.ts';
import type { Point } from '../../../src/domain/task/schedule.ts';
import { at, CALENDAR, isMail, on, POLICY } from './real-plan.ts';

/*
 * What happens to letters and packets, in the words of the office. Days are those of task 9: due on 31/12/2018, first
 * working day after it 02/01/2019, the fifth 07/01/2019 (Saturday 05/01 is worked), the fifteenth 21/01/2019.
 */
export const LETTER = 'overdue-letter/2019-01-02/so-noi-vu';
export const TALK = 'ladder-talk/2019-01-07/so-noi-vu';
export const requestOf = (count: number, body: string): string =>
  `packet-request/2018-12-31/0.${count}/${body}`;

const mailOf = (orderKey: string): MailKind => orderKey.split('/')[0] as MailKind;

const bodyOf = (orderKey: string): string => orderKey.slice(orderKey.lastIndexOf('/') + 1);

/** A letter has come to its recipient; with a request to an officer his sixteen office hours begin. */
export function served(
  orderKey: string,
  date: string,
  by: 'mail' | 'paper' = 'mail',
  time = '08:00',
): TaskFact {
  const now = at(date, time);
  const { packet, workingHours, followUpWorkingDays } = POLICY.ladder;
  const answerAt = addWorkingHours(CALENDAR, now, packet.answerWithinWorkingHours, workingHours);
  const answerBy: Point = {
    key: `packet-silence/${orderKey}`,
    kind: 'packet-silence',
    at: answerAt,
    sendAt: answerAt,
    workingDaysLeft: null,
  };
  return {
    kind: 'noticeServed',
    at: now,
    orderKey,
    mail: mailOf(orderKey),
    to: bodyOf(orderKey),
    by,
    recordId: `gui-${date}`,
    followUpSendAt: at(addWorkingDays(CALENDAR, on(date), followUpWorkingDays)),
    ...(mailOf(orderKey) === 'packet-request' ? { answerBy } : {}),
  };
}

export const bounced = (orderKey: string, date: string): TaskFact => ({
  kind: 'noticeFailed',
  at: at(date, '08:05'),
  orderKey,
  mail: mailOf(orderKey),
  to: bodyOf(orderKey),
  recordId: `tra-lai-${date}`,
});

export const released = (
  date: string,
  officer = 'pho-truong-ban-to-chuc',
  by = 'ban-to-chuc-tinh-uy',
): TaskFact => ({
  kind: 'packetReleased',
  at: at(date, '09:00'),
  by,
  officer,
  decisionId: `duyet-${date}`,
  explanationId: null,
  workingDaysLate: 15,
});

export const heldBack = (date: string): TaskFact => ({
  kind: 'packetHeld',
  at: at(date, '09:00'),
  by: 'ban-to-chuc-tinh-uy',
  officer: 'pho-truong-ban-to-chuc',
  decisionId: `giu-${date}`,
});

/** Two working days, to the end of the second. */
export function directed(date: string, directiveId = 'cd-1'): TaskFact {
  const answerBy: Instant = endOfDay(addWorkingDays(CALENDAR, on(date), 2));
  const due: Point = {
    key: directiveKey(directiveId),
    kind: 'directive-due',
    at: answerBy,
    sendAt: answerBy,
    workingDaysLeft: null,
  };
  return { kind: 'directiveReceived', at: at(date, '14:00'), directiveId, due };
}

/** What was written, `mail -> to` with `(dự thảo)` and `(để biết)`. */
export const writtenIn = (orders: readonly Order[]): readonly string[] =>
  orders
    .filter(isMail)
    .map(
      ({ mail, to, held, copy }) => `${mail} -> ${to}${copy ? ' (để biết)' : ''}${held ? ' (dự thảo)' : ''}`,
    );

const OF_LADDER = ['overdue-letter', 'ladder-talk', 'ladder-note', 'packet-request', 'packet'];

/** Only what climbs. */
export const climbedIn = (orders: readonly Order[]): readonly string[] =>
  writtenIn(orders).filter((words) => OF_LADDER.some((mail) => words.startsWith(`${mail} `)));
