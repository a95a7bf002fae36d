import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMs, fromEpochMs, onOf, toEpochMs } from '../../../src/domain/calendar/instant.ts';
import type { Instant } from '../../../src/domain/calendar/instant.ts';
import { RUNGS } from '../../../src/domain/escalation/ladder.ts';
import { ladderOf } from '../../../src/domain/escalation/ladder-of.ts';
import { addWorkingHours } from '../../../src/domain/escalation/working-hours.ts';
import { decideTask, refuseTaskFact } from '../../../src/domain/task/decide.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import type { Order } from '../../../src/domain/task/order.ts';
import type { Task } from '../../../src/domain/task/task.ts';
import { directed, LETTER, served } from './on-the-ladder.ts';
import { ADOPTED_AT, assignment, at, CALENDAR, isMail, liveOf, POLICY, reached } from './real-plan.ts';

const HOUR = 3_600_000;
/** Tasks whose dates lie inside the three years: they can be late. */
const DATED = ['77-1', '77-2', '77-9', '77-15'];

interface Happening {
  readonly afterHours: number;
  readonly what: 'clock' | 'arrives' | 'bounces' | 'hands-in' | 'gives-back' | 'missed' | 'decides';
  readonly which: number;
}

const happening: fc.Arbitrary<Happening> = fc.record({
  afterHours: fc.integer({ min: 0, max: 1_500 }),
  what: fc.constantFrom(
    'clock',
    'clock',
    'clock',
    'arrives',
    'arrives',
    'arrives',
    'bounces',
    'hands-in',
    'gives-back',
    'missed',
    'decides',
  ),
  which: fc.nat({ max: 5 }),
});

/** The fact that a happening is, for the task as it stands; null: it cannot happen now. */
function factOf(
  task: Task,
  letters: readonly Extract<Order, { kind: 'sendMail' }>[],
  now: Instant,
  n: number,
  { what, which }: Happening,
): TaskFact | null {
  const said = { at: now, decisionId: `qd-${n}` };
  const letter = letters[letters.length - 1 - (which % Math.max(1, letters.length))];
  switch (what) {
    case 'clock':
      return { kind: 'instantReached', at: now };
    case 'arrives':
    case 'bounces': {
      if (letter === undefined || letter.sendAt > now) return null;
      const { key: orderKey, mail, to } = letter;
      const notice = { at: now, orderKey, mail, to, recordId: `thu-${n}` };
      if (what === 'bounces') return { kind: 'noticeFailed', ...notice };
      const { packet, workingHours } = POLICY.ladder;
      const answerAt = addWorkingHours(CALENDAR, now, packet.answerWithinWorkingHours, workingHours);
      const key = `packet-silence/${orderKey}`;
      const answerBy = {
        key,
        kind: 'packet-silence' as const,
        at: answerAt,
        sendAt: answerAt,
        workingDaysLeft: null,
      };
      return {
        kind: 'noticeServed',
        ...notice,
        by: 'mail',
        followUpSendAt: now,
        ...(mail === 'packet-request' ? { answerBy } : {}),
      };
    }
    case 'hands-in': {
      const evidence = { documentNumber: '1-KH', documentOn: onOf(now), files: [] };
      return {
        kind: 'resultSubmitted',
        at: now,
        body: task.parties.answeredBy,
        reportId: `kq-${n}`,
        evidence,
      };
    }
    case 'gives-back': {
      const resumeAt = addMs(now, 72 * HOUR);
      const resume = {
        key: `ladder-resume/${n}`,
        kind: 'ladder-resume' as const,
        at: resumeAt,
        sendAt: resumeAt,
        workingDaysLeft: null,
      };
      return { kind: 'resultReturned', by: task.parties.confirmer, ...said, resume };
    }
    case 'missed':
      return {
        kind: 'reportsMissed',
        at: now,
        body: task.parties.answeredBy,
        missedReports: which,
        enough: which >= 2,
        sendAt: now,
      };
    case 'decides': {
      const [officer] = ladderOf(task.parties).officers;
      if (officer === undefined) return null;
      const by = { by: officer.body, officer: officer.key };
      return which > 2
        ? { kind: 'packetHeld', ...said, ...by }
        : { kind: 'packetReleased', ...said, ...by, explanationId: null, workingDaysLate: which };
    }
  }
}

type Look = (
  before: Task,
  after: Task,
  fact: TaskFact,
  orders: readonly Order[],
  next: Instant | null,
) => void;

/** Lives through what happens from half a year before the end of 2018 on. */
function lives(
  look: Look,
  whole: (mails: readonly Extract<Order, { kind: 'sendMail' }>[]) => void = () => undefined,
): void {
  fc.assert(
    fc.property(fc.constantFrom(...DATED), fc.array(happening, { maxLength: 24 }), (id, happenings) => {
      let { state } = decideTask(null, assignment(id));
      let now = fromEpochMs(toEpochMs(ADOPTED_AT) + 150 * 24 * HOUR);
      const mails: Extract<Order, { kind: 'sendMail' }>[] = [];
      happenings.forEach((each, n) => {
        now = addMs(now, each.afterHours * HOUR);
        const fact = factOf(state, mails, now, n, each);
        if (fact === null || refuseTaskFact(state, fact) !== null) return;
        const decision = decideTask(state, fact);
        look(state, decision.state, fact, decision.orders, decision.next?.at ?? null);
        mails.push(...decision.orders.filter(isMail));
        state = decision.state;
      });
      whole(mails);
    }),
    { numRuns: 300 },
  );
}

const isServed = (task: Task, orderKey: string): boolean =>
  task.notices.some((notice) => notice.orderKey === orderKey && notice.state !== 'failed');

describe('whatever happens on the ladder', () => {
  test('the rungs are climbed in order, never two of one', () => {
    lives((_, { ladder }) => {
      expect(ladder.climbed.map(({ rung }) => rung)).toEqual(RUNGS.slice(0, ladder.climbed.length));
    });
  });

  test('no letter is ordered twice', () => {
    lives(
      () => undefined,
      (mails) => {
        const keys = mails.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      },
    );
  });

  test('no rung is climbed before the letter of the one below has arrived', () => {
    lives((before, after) => {
      const gained = after.ladder.climbed.length - before.ladder.climbed.length;
      const below = after.ladder.climbed.at(-2);
      if (gained > 0 && below !== undefined) expect(isServed(after, below.orderKey)).toBe(true);
    });
  });

  test('only an open task climbs', () => {
    lives((before, after) => {
      if (after.ladder.climbed.length > before.ladder.climbed.length) expect(after.progress).toBe('open');
    });
  });

  test('what goes to Ban Thường vụ goes by somebody’s word alone, and nothing is written to it', () => {
    lives((_, __, fact, orders) => {
      const mails = orders.filter(isMail);
      expect(mails.some(({ mail }) => mail === 'packet')).toBe(fact.kind === 'packetReleased');
      expect(mails.map(({ to }) => to)).not.toContain('ban-thuong-vu-tinh-uy');
    });
  });

  test('the next instant is not in the past after an advance, and advancing again changes nothing', () => {
    lives((_, after, fact, __, next) => {
      if (fact.kind !== 'instantReached') return;
      if (next !== null) expect(next > fact.at).toBe(true);
      expect(decideTask(after, fact)).toMatchObject({ state: after, orders: [] });
    });
  });

  test('the body that is late never hears of itself from above, and no lead releases a packet', () => {
    lives((_, { parties }, ___, orders) => {
      for (const { mail, to } of orders.filter(isMail))
        if (['ladder-note', 'packet-request', 'packet'].includes(mail))
          expect(parties.leads).not.toContain(to);
    });
  });

  test('reminders end with the deadline', () => {
    lives((_, { schedule }, fact, orders) => {
      const late = schedule.dueOn !== null && onOf(fact.at) > schedule.dueOn;
      if (late) expect(orders.filter(isMail).map(({ mail }) => mail)).not.toContain('reminder');
    });
  });
});

test('in whatever order independent facts are delivered, the task stands on the same rung', () => {
  const facts: readonly TaskFact[] = [
    served(LETTER, '2019-01-03'),
    directed('2019-01-03'),
    {
      kind: 'reportsMissed',
      at: at('2019-01-03'),
      body: 'so-noi-vu',
      missedReports: 2,
      enough: true,
      sendAt: at('2019-01-04'),
    },
    served('reminder/2018-12-28/so-noi-vu', '2019-01-03'),
  ];
  const start = liveOf('77-9', reached('2019-01-02')).task;
  const standing = (order: readonly TaskFact[]) => {
    const { ladder, timers, progress } = order.reduce((task, fact) => decideTask(task, fact).state, start);
    const rungs = ladder.climbed.map(({ rung, orderKey }) => [rung, orderKey]);
    return {
      rungs,
      due: ladder.due,
      hurried: ladder.hurried,
      directives: ladder.directives,
      timers,
      progress,
    };
  };
  const expected = standing(facts);
  fc.assert(
    fc.property(fc.shuffledSubarray([...facts], { minLength: facts.length }), (order) => {
      expect(standing(order)).toEqual(expected);
    }),
  );
});
