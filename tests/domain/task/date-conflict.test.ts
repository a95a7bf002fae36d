import { describe, expect, test } from 'vitest';
import { layOutDecided } from '../../../src/domain/task/decided-schedule.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import type { Order } from '../../../src/domain/task/order.ts';
import { RULES, assignment, at, isMail, issued, live, liveOf, on, scheduleOf } from './real-plan.ts';

/** Task 12: the ceiling is 31/12/2019; a document of 10/10/2019 and its three months give 10/01/2020. */
const LATE_DOCUMENT = issued('77-12', '2019-10-10', at('2019-10-14', '09:00'));
const OFFICE = 'ban-to-chuc-tinh-uy';

const asked = (orders: readonly Order[]) =>
  orders.filter(isMail).filter(({ mail }) => mail === 'date-conflict');
const withdrawn = (orders: readonly Order[]): readonly string[] =>
  orders.flatMap((order) =>
    order.kind === 'withdrawMail' && order.mails.includes('date-conflict') ? [order.key] : [],
  );

const amended = (until: string, day: string, keepsCeiling: boolean): TaskFact => ({
  kind: 'taskAmended',
  at: at(day, '10:00'),
  decisionId: `qd-${until}`,
  schedule: layOutDecided(
    LATE_DOCUMENT.schedule,
    { until: on(until), because: 'điều chỉnh theo số 15-QĐ/TU', keepsCeiling },
    at(day),
    RULES,
  ),
  parties: null,
  noticeSendAt: at(day, '10:00'),
});

describe('a date beyond the ceiling of the plan', () => {
  test('the body whose leader decides is asked, when the others are told of the document', () => {
    const { orders, task } = liveOf('77-12', LATE_DOCUMENT);
    expect(asked(orders).map(({ to, copy, sendAt, about }) => [to, copy, sendAt, about])).toEqual([
      [
        task.parties.confirmer,
        false,
        LATE_DOCUMENT.noticeSendAt,
        { dueOn: '2019-12-31', ceilingOn: '2019-12-31', guidanceId: LATE_DOCUMENT.guidanceId },
      ],
    ]);
  });

  test('where the office leads and therefore does not decide, it gets a copy', () => {
    const first = assignment('77-12');
    const parties = { ...first.parties, leads: [OFFICE], answeredBy: OFFICE, confirmer: 'van-phong-tinh-uy' };
    const { orders } = live({ ...first, parties }, LATE_DOCUMENT);
    expect(asked(orders).map(({ to, copy }) => [to, copy])).toEqual([
      ['van-phong-tinh-uy', false],
      [OFFICE, true],
    ]);
  });

  test('a document that leaves its time asks nobody', () => {
    expect(asked(liveOf('77-12', issued('77-12', '2018-09-17', at('2018-09-17'))).orders)).toEqual([]);
  });

  test('told again by the same document, it asks once; another clash is another question', () => {
    const { orders } = liveOf('77-12', LATE_DOCUMENT, LATE_DOCUMENT);
    expect(asked(orders)).toHaveLength(1);
    const replaced = issued('77-12', '2019-11-01', at('2019-11-04', '09:00'), 'hd-2019-11-01');
    const { orders: both } = liveOf('77-12', LATE_DOCUMENT, replaced);
    expect(asked(both).map(({ sendAt }) => sendAt)).toEqual([
      LATE_DOCUMENT.noticeSendAt,
      replaced.noticeSendAt,
    ]);
    expect(withdrawn(both)).toHaveLength(1);
  });

  test('an extension or a decision under which the ceiling holds asks too; one that sets it aside ends the question', () => {
    const timely = issued('77-12', '2018-09-17', at('2018-09-17', '09:00'));
    expect(asked(liveOf('77-12', timely, amended('2020-03-31', '2019-11-01', true)).orders)).toHaveLength(1);
    const { orders, task } = liveOf('77-12', LATE_DOCUMENT, amended('2020-03-31', '2019-11-01', false));
    expect(task.schedule.conflict).toBeNull();
    expect(asked(orders)).toHaveLength(1);
    expect(withdrawn(orders)).toHaveLength(1);
  });

  test('the document taken back within the window: what has not left does not leave', () => {
    const { orders, last } = liveOf('77-12', LATE_DOCUMENT, {
      kind: 'eventWithdrawn',
      at: at('2019-10-14', '09:10'),
      event: LATE_DOCUMENT.event,
      guidanceId: LATE_DOCUMENT.guidanceId,
      registeredAt: LATE_DOCUMENT.at,
      schedule: scheduleOf('77-12'),
      noteSendAt: null,
    });
    expect(last.state.schedule.conflict).toBeNull();
    expect(withdrawn(orders)).toHaveLength(1);
    expect(asked(last.orders)).toEqual([]);
  });

  test('a task that is dropped is not asked about any more', () => {
    const { last } = liveOf('77-12', LATE_DOCUMENT, {
      kind: 'taskCancelled',
      at: at('2019-10-14', '09:10'),
      decisionId: 'qd-9',
      replacedBy: [],
      noticeSendAt: null,
    });
    expect(withdrawn(last.orders)).toHaveLength(1);
  });

  test('a plan taken over with the clash in it records the past and writes to nobody', () => {
    const first = { ...assignment('77-12'), schedule: LATE_DOCUMENT.schedule, assignmentSendAt: null };
    expect(live(first).orders).toEqual([]);
  });
});
