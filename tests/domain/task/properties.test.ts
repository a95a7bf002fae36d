import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMs, fromEpochMs, onOf, toEpochMs } from '../../../src/domain/calendar/instant.ts';
import type { Instant } from '../../../src/domain/calendar/instant.ts';
import { addDays } from '../../../src/domain/calendar/local-date.ts';
import { addWorkingDays, countWorkingDays } from '../../../src/domain/calendar/working-calendar.ts';
import { untilAnswered } from '../../../src/domain/task/again.ts';
import { followUp } from '../../../src/domain/task/decided-schedule.ts';
import { decideTask, refuseTaskFact } from '../../../src/domain/task/decide.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import { asksFor, heldUnder } from '../../../src/domain/task/persons-date.ts';
import { sendingMoment } from '../../../src/domain/task/plan-schedule.ts';
import type { Order } from '../../../src/domain/task/order.ts';
import type { Point, PointKind, Schedule } from '../../../src/domain/task/schedule.ts';
import { hasEnded } from '../../../src/domain/task/task.ts';
import type { Task } from '../../../src/domain/task/task.ts';
import {
  ADOPTED_AT,
  CALENDAR,
  PLAN,
  POLICY,
  RULES,
  assignment,
  definitionOf,
  document,
  isMail,
  scheduleOf,
} from './real-plan.ts';

const HOUR = 3_600_000;
const FROM = toEpochMs(ADOPTED_AT);
const UNTIL = FROM + 4 * 365 * 24 * HOUR;

/** Something that may happen, before it is known when and to which task. */
interface Happening {
  readonly afterHours: number;
  readonly what: TaskFact['kind'];
  readonly who: number;
  readonly again: boolean;
}
const happening: fc.Arbitrary<Happening> = fc.record({
  afterHours: fc.integer({ min: 0, max: 3_000 }),
  what: fc.constantFrom(
    'instantReached',
    'instantReached',
    'eventIssued',
    'eventWithdrawn',
    'scheduleChanged',
    'progressReported',
    'resultPresented',
    'resultSubmitted',
    'resultConfirmed',
    'resultReturned',
    'taskAssigned',
    'partReported',
    'partConfirmed',
    'partReturned',
    'opinionAsked',
    'opinionGiven',
    'extensionRequested',
    'extensionGranted',
    'extensionRefused',
    'extensionCountered',
    'counterAccepted',
    'counterDeclined',
    'markContested',
    'markConcluded',
    'readingConfirmed',
    'eligibilityRecorded',
    'watchAnswered',
    'taskAmended',
    'taskSuspended',
    'taskResumed',
    'taskCancelled',
    'noticeServed',
    'noticeFailed',
    'dateSettled',
  ),
  who: fc.nat({ max: 3 }),
  again: fc.boolean(),
});

const taskId = fc.constantFrom(...PLAN.tasks.map((task) => task.id));

function factOf(id: string, task: Task, at: Instant, n: number, happening: Happening): TaskFact {
  const { what, who, again } = happening;
  const { leads, confirmer, office } = task.parties;
  const bodies = [...leads, confirmer, office];
  const body = bodies[who % bodies.length] ?? office;
  const event = definitionOf(id).awaits[0] ?? '';
  const guidanceId = again ? 'hd-0' : `hd-${n}`;
  const later = scheduleOf(id, document(onOf(at)), onOf(at));
  // As the use case makes it: what a person has decided stays, and the fact asks.
  const held = heldUnder(task, later, guidanceId, 'văn bản được ghi nhận');
  const undecided = untilAnswered(followUp('date-undecided', guidanceId, at, 5, RULES), 5);
  const dates = { schedule: held?.schedule ?? later, ...asksFor(held, later, undecided) };
  // Two switches of one union: what one leaves to its default, the other names.
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check
  switch (what) {
    case 'instantReached':
      return { kind: what, at };
    case 'taskAssigned':
      return assignment(id);
    case 'eventIssued':
      return { ...{ kind: what, at, event, guidanceId }, ...dates, issuedOn: onOf(at), noticeSendAt: at };
    case 'eventWithdrawn': {
      const schedule = scheduleOf(id, null, onOf(at));
      const registeredAt = addMs(at, -HOUR);
      return { kind: what, at, event, guidanceId, registeredAt, schedule, noteSendAt: again ? at : null };
    }
    case 'scheduleChanged':
      return { kind: what, at, schedule: later };
    case 'progressReported':
      return { kind: what, at, body, reportId: `r-${n}` };
    case 'resultPresented': {
      const paper = { documentNumber: '1-TTr', documentOn: onOf(at) };
      return { kind: what, at, body, reportId: `r-${n}`, ...paper };
    }
    case 'resultSubmitted': {
      const evidence = { documentNumber: null, documentOn: null, files: again ? ['ab'] : [] };
      return { kind: what, at, body, reportId: `r-${n}`, evidence };
    }
    case 'resultConfirmed':
    case 'resultReturned':
      return { kind: what, at, by: body, decisionId: `d-${n}` };
    default:
      return laterFactOf(task, at, n, happening, body, later);
  }
}

/** Everything that only a task that has begun can meet. */
function laterFactOf(
  task: Task,
  at: Instant,
  n: number,
  { what, who, again }: Happening,
  body: string,
  schedule: Schedule,
): TaskFact {
  const others = [...task.parties.coordinating, ...task.parties.implementing, task.parties.office];
  const other = others[who % others.length] ?? task.parties.office;
  const evidence = { documentNumber: null, documentOn: null, files: again ? ['ab'] : [] };
  const soon = (kind: PointKind, id: string): Point => {
    const point = addMs(at, 100 * HOUR);
    const once = { key: `${kind}/${id}`, kind, at: point, sendAt: point, workingDaysLeft: null };
    return again ? untilAnswered(once, 5) : once;
  };
  const requestId = task.extensions.open?.requestId ?? `gh-${n}`;
  const opinionId = task.turns.findLast((turn) => turn.until === null)?.opinionId ?? `yk-${n}`;
  const until = addDays(onOf(at), 90);
  const decision = { at, by: body, decisionId: `d-${n}`, requestId };
  // Two switches of one union: what one leaves to its default, the other names.
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check
  switch (what) {
    case 'partReported':
      return { kind: what, at, body: other, reportId: `r-${n}`, evidence };
    case 'partConfirmed':
    case 'partReturned':
      return { kind: what, at, by: body, body: task.members[0]?.body ?? other, decisionId: `d-${n}` };
    case 'opinionAsked':
      return {
        kind: what,
        at,
        by: body,
        of: other,
        opinionId: `yk-${n}`,
        reminder: soon('opinion-reminder', `yk-${n}`),
      };
    case 'opinionGiven':
      return { kind: what, at, body: other, opinionId, reportId: `r-${n}` };
    case 'extensionRequested':
      return {
        kind: what,
        at,
        body,
        requestId: `gh-${n}`,
        proposedOn: until,
        reason: 'other',
        undecided: soon('extension-undecided', `gh-${n}`),
      };
    case 'extensionGranted':
      return { kind: what, ...decision, until, schedule };
    case 'extensionRefused':
      return { kind: what, ...decision };
    case 'extensionCountered':
      return { kind: what, ...decision, until };
    case 'counterAccepted':
      return { kind: what, at, body, requestId, answerId: `r-${n}`, schedule };
    case 'counterDeclined':
      return { kind: what, at, body, requestId, answerId: `r-${n}` };
    case 'markContested':
      return { kind: what, at, body, contestId: `c-${n}`, undecided: soon('contest-undecided', `c-${n}`) };
    case 'markConcluded':
      return {
        kind: what,
        at,
        by: body,
        decisionId: `d-${n}`,
        verdict: again ? 'late' : 'on-time',
        schedule,
      };
    case 'readingConfirmed':
      return {
        kind: what,
        at,
        by: body,
        confirmationId: `d-${n}`,
        choice: who % 2,
        schedule,
        noticeSendAt: again ? at : null,
      };
    case 'eligibilityRecorded':
      return {
        kind: what,
        at,
        by: body,
        recordId: `d-${n}`,
        body: other,
        on: onOf(at),
        dueOn: again ? until : null,
        schedule: again ? null : schedule,
        reminder: again ? soon('part-reminder', `d-${n}`) : null,
        noticeSendAt: at,
      };
    case 'dateSettled': {
      const guidanceId = task.dateQuestion?.guidanceId ?? 'hd-0';
      const follows = again ? ('decision' as const) : ('document' as const);
      const dates = again ? { ...task.schedule, conflict: task.personsDate?.conflict ?? null } : schedule;
      return {
        kind: what,
        at,
        by: body,
        decisionId: `d-${n}`,
        guidanceId,
        follows,
        schedule: dates,
        noticeSendAt: at,
      };
    }
    case 'watchAnswered':
      return { kind: what, at, body, reportId: `r-${n}`, issued: again };
    case 'taskAmended':
      return {
        kind: what,
        at,
        decisionId: `d-${n}`,
        schedule,
        parties: null,
        noticeSendAt: again ? at : null,
      };
    case 'taskSuspended':
      return {
        kind: what,
        at,
        decisionId: `d-${n}`,
        review: soon('suspension-review', `d-${n}`),
        noticeSendAt: at,
      };
    case 'taskResumed':
      return { kind: what, at, decisionId: `d-${n}`, schedule, noticeSendAt: at };
    case 'taskCancelled':
      return { kind: what, at, decisionId: `d-${n}`, replacedBy: [], noticeSendAt: at };
    case 'noticeServed': {
      const notice = { orderKey: `reminder/${n}`, mail: 'reminder' as const, to: body, recordId: `m-${n}` };
      return { kind: what, at, ...notice, by: again ? 'paper' : 'mail', followUpSendAt: at };
    }
    case 'noticeFailed':
      return { kind: what, at, orderKey: `reminder/${n}`, mail: 'reminder', to: body, recordId: `m-${n}` };
    default:
      throw new Error(`the properties know no way to bring about ${what}`);
  }
}

/** Lives through what happens, leaving out what is refused, and calls `look` after each fact that was taken. */
function liveThrough(
  id: string,
  happenings: readonly Happening[],
  look: (task: Task, fact: TaskFact, orders: readonly Order[], next: Instant | null) => void,
): void {
  const first = assignment(id);
  let { state } = decideTask(null, first);
  let at = first.at;
  happenings.forEach((each, n) => {
    at = addMs(at, each.afterHours * HOUR);
    const fact = factOf(id, state, at, n, each);
    if (refuseTaskFact(state, fact) !== null) return;
    const decision = decideTask(state, fact);
    look(decision.state, fact, decision.orders, decision.next?.at ?? null);
    state = decision.state;
  });
}

const lives = (look: Parameters<typeof liveThrough>[2]): void =>
  fc.assert(
    fc.property(taskId, fc.array(happening, { maxLength: 14 }), (id, happenings) =>
      liveThrough(id, happenings, look),
    ),
    { numRuns: 150 },
  );

describe('whatever may happen to a task', () => {
  test('what is not refused is decided, and what is decided is data', () => {
    lives((task, _, orders) => {
      expect(JSON.parse(JSON.stringify(task))).toEqual(task);
      expect(JSON.parse(JSON.stringify(orders))).toEqual(orders);
    });
  });

  test('the next instant is one that has not been passed, and none is left behind it', () => {
    lives((task, fact, _, next) => {
      const rests = task.progress === 'done' || task.progress === 'suspended';
      const open = rests ? [] : task.schedule.points.filter(({ key }) => !task.passed.includes(key));
      const [soonest] = [...open.map(({ at }) => at), ...task.timers.map(({ at }) => at)].toSorted();
      expect(next).toBe(hasEnded(task) ? null : (soonest ?? null));
      if (fact.kind === 'instantReached' && next !== null) expect(next > fact.at).toBe(true);
    });
  });

  test('reaching the same instant twice changes nothing', () => {
    lives((task, fact) => {
      if (fact.kind !== 'instantReached') return;
      expect(decideTask(task, fact)).toMatchObject({ state: task, orders: [] });
    });
  });

  test('orders of one fact have keys of their own', () => {
    lives((_, __, orders) => {
      const mails = orders.filter(isMail).map(({ key }) => key);
      expect(new Set(mails).size).toBe(mails.length);
    });
  });

  test('points of a schedule have keys of their own and stand in order', () => {
    lives(({ schedule: { points } }) => {
      expect(new Set(points.map(({ key }) => key)).size).toBe(points.length);
      expect(points.map(({ at }) => at)).toEqual(points.map(({ at }) => at).toSorted());
    });
  });

  test('a question about the date stands only beside a date that a person has decided, and is followed up', () => {
    lives((task) => {
      if (task.dateQuestion === null) return;
      expect(task.personsDate).not.toBeNull();
      expect(task.schedule.conflict).not.toBeNull();
      if (!hasEnded(task)) expect(task.timers.map(({ kind }) => kind)).toContain('date-undecided');
    });
  });

  test('what comes again has one timer, and none is left of what has been answered', () => {
    lives(({ timers, contest, extensions, progress }) => {
      const keys = timers.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      const kinds = timers.map(({ kind }) => kind);
      if (contest === null) expect(kinds).not.toContain('contest-undecided');
      if (extensions.open === null) expect(kinds).not.toContain('extension-undecided');
      if (progress !== 'submitted') expect(kinds).not.toContain('confirmation-late');
    });
  });

  test('nothing wakes or reminds what is done, and it stays done', () => {
    lives((task, _, __, next) => {
      if (task.progress !== 'done') return;
      expect(next).toBeNull();
      const later = decideTask(task, {
        kind: 'instantReached',
        at: fromEpochMs(UNTIL + 99 * 365 * 24 * HOUR),
      });
      expect(later).toMatchObject({ finished: true, orders: [], state: { progress: 'done' } });
    });
  });

  test('only a letter to a head is a draft, and every one is but those about the office itself', () => {
    lives(({ parties }, _, orders) => {
      const own = parties.answeredBy === parties.office;
      for (const order of orders.filter(isMail))
        expect(order.held).toBe(order.mail === 'overdue-letter' && !own);
    });
  });
});

test('a reminder is never after the last working day, nor within the quiet days, whenever a task is announced', () => {
  const dated = fc.constantFrom(
    ...PLAN.tasks.map(({ id }) => id).filter((id) => scheduleOf(id).dueOn !== null),
  );
  const day = fc.integer({ min: FROM, max: UNTIL }).map((ms) => onOf(fromEpochMs(ms)));
  fc.assert(
    fc.property(dated, day, (id, assignedOn) => {
      const schedule = scheduleOf(id, null, assignedOn);
      const quietUntil = addWorkingDays(CALENDAR, assignedOn, POLICY.reminders.quietAfterAssignment);
      for (const { kind, sendAt, workingDaysLeft } of schedule.points) {
        if (kind !== 'reminder' || sendAt === null || schedule.lastWorkingOn === null) continue;
        expect(onOf(sendAt) <= schedule.lastWorkingOn && onOf(sendAt) > quietUntil).toBe(true);
        expect(countWorkingDays(CALENDAR, onOf(sendAt), schedule.lastWorkingOn)).toBe(workingDaysLeft);
      }
    }),
  );
});

test('mail leaves in sending hours, never earlier than asked, and asking again gives the same moment', () => {
  fc.assert(
    fc.property(fc.integer({ min: FROM, max: UNTIL }), (ms) => {
      const earliest = fromEpochMs(ms);
      const moment = sendingMoment(earliest, RULES);
      expect(moment >= earliest).toBe(true);
      expect(sendingMoment(moment, RULES)).toBe(moment);
    }),
  );
});
