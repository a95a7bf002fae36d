import { atInstant } from './at-instant.ts';
import type { TaskFact } from './fact.ts';
import { confirmed, presented, returned, submitted } from './handing-in.ts';
import { letter, letterWithCopies } from './order.ts';
import type { Decision, MailKind, Order } from './order.ts';
import { describePoint, nextPoint } from './schedule.ts';
import type { Point, PointKind, Schedule } from './schedule.ts';
import { lifeOf } from './task.ts';
import type { Life, Task, TaskProgress } from './task.ts';

/** What a task has become, and what is to be done about it. */
export interface Step {
  readonly task: Task;
  readonly orders: readonly Order[];
}

/**
 * What happens to a task when a fact arrives. Pure: same input, same answer.
 * `task` is null before the first fact, which must be `taskAssigned`; a fact that `refuseTaskFact` refuses never comes here.
 */
export function decideTask(task: Task | null, fact: TaskFact): Decision<Task> {
  const { task: state, orders } = task === null ? firstStep(fact) : step(task, fact);
  const next = isOver(state.progress) ? null : nextPoint(state.schedule, state.passed);
  return {
    state,
    orders,
    next: next && { at: next.at, why: describePoint(next) },
    finished: isOver(state.progress),
  };
}

function firstStep(fact: TaskFact): Step {
  if (fact.kind !== 'taskAssigned')
    throw new RangeError(`a task begins with taskAssigned, not with ${fact.kind}`);
  return assigned(fact);
}

function step(task: Task, fact: TaskFact): Step {
  switch (fact.kind) {
    case 'taskAssigned':
      return { task, orders: [] };
    case 'instantReached':
      return atInstant(task, fact);
    case 'eventIssued':
      return eventIssued(task, fact);
    case 'eventWithdrawn':
      return eventWithdrawn(task, fact);
    case 'scheduleChanged':
      return { task: underSchedule(task, fact.schedule, fact.at), orders: [] };
    case 'progressReported':
      return reported(task, fact);
    case 'resultPresented':
      return presented(task, fact);
    case 'resultSubmitted':
      return submitted(task, fact);
    case 'resultConfirmed':
      return confirmed(task, fact);
    case 'resultReturned':
      return returned(task, fact);
  }
}

type Fact<K extends TaskFact['kind']> = Extract<TaskFact, { kind: K }>;

function assigned(fact: Fact<'taskAssigned'>): Step {
  const { parties, schedule, assignmentSendAt, at } = fact;
  const life = {
    kind: 'task',
    parties,
    schedule,
    originalDueOn: schedule.dueOn,
    events: [],
    reports: 0,
    returned: 0,
  } as const;
  // What lies before the assignment is the past: it is taken as passed, and nobody is written to about it.
  const passed = schedule.points.filter((point) => point.at < at).map((point) => point.key);
  const task = underWay({ ...life, passed });
  if (assignmentSendAt === null) return { task, orders: [] };
  const bodies = [...new Set([...parties.leads, ...parties.coordinating, ...parties.implementing])];
  return { task, orders: bodies.map((body) => letter('assignment', 'assignment', body, assignmentSendAt)) };
}

function eventIssued(task: Task, fact: Fact<'eventIssued'>): Step {
  const { event, guidanceId, issuedOn, schedule, noticeSendAt } = fact;
  if (task.progress === 'done') return { task, orders: [] };
  // An event may be documented twice; the earlier document stays, so that taking the later one back leaves it standing.
  const others = task.events.filter((known) => known.guidanceId !== guidanceId);
  const events = [...others, { event, guidanceId, issuedOn }];
  const moved = underSchedule({ ...task, events }, schedule, fact.at);
  const about = { guidanceId, issuedOn, dueOn: schedule.dueOn, ceilingOn: schedule.ceilingOn };
  const notice = letter('event-issued', `event/${guidanceId}`, task.parties.answeredBy, noticeSendAt, {
    about,
  });
  return {
    task: moved,
    orders: [
      withdraw(`event/${guidanceId}`, OF_WAITING),
      ...letterWithCopies(notice, task.parties.coordinating),
    ],
  };
}

function eventWithdrawn(task: Task, fact: Fact<'eventWithdrawn'>): Step {
  const { guidanceId, schedule, noteSendAt } = fact;
  if (task.progress === 'done') return { task, orders: [] };
  const events = task.events.filter((known) => known.guidanceId !== guidanceId);
  const moved = underSchedule({ ...task, events }, schedule, fact.at);
  const orders: Order[] = [
    withdraw(`event-undone/${guidanceId}`, ['event-issued', 'reminder', 'overdue-letter']),
  ];
  if (noteSendAt !== null) {
    const about = { guidanceId, dueOn: schedule.dueOn };
    const note = letter(
      'event-withdrawn',
      `event-undone/${guidanceId}`,
      task.parties.answeredBy,
      noteSendAt,
      { about },
    );
    orders.push(...letterWithCopies(note, task.parties.coordinating));
  }
  return { task: moved, orders };
}

function reported(task: Task, fact: Fact<'progressReported'>): Step {
  return {
    task: { ...task, reports: task.reports + 1 },
    // A body that has just answered is not asked the same today; reminders of a date stay.
    orders: [
      {
        kind: 'withdrawMail',
        key: `reported/${fact.reportId}`,
        mails: ['watch-question', 'standing-review'],
        to: fact.body,
      },
    ],
  };
}

const OF_WAITING: readonly MailKind[] = ['watch-question', 'feasibility-warning'];

const withdraw = (key: string, mails: readonly MailKind[]): Order => ({
  kind: 'withdrawMail',
  key,
  mails,
  to: null,
});

/**
 * The task under another schedule: what was handed in stays handed in, everything else follows the new dates. What is
 * done was judged by the deadline of its day and keeps it.
 */
function underSchedule(task: Task, schedule: Schedule, now: Fact<'eventIssued'>['at']): Task {
  if (task.progress === 'done') return task;
  const past = schedule.points.filter((point) => point.at < now).map((point) => point.key);
  const passed = [...new Set([...task.passed, ...past])];
  const originalDueOn = task.originalDueOn ?? schedule.dueOn;
  if (task.progress === 'presented' || task.progress === 'submitted') {
    return { ...task, schedule, passed, originalDueOn };
  }
  return underWay({ ...lifeOf(task), schedule, passed, originalDueOn });
}

/** Where a task stands to which nothing has been handed in, by its schedule and what of it has passed. */
function underWay(life: Life): Task {
  const { schedule, passed } = life;
  const hasPassed = (kind: PointKind): Point | undefined =>
    schedule.points.find((point) => point.kind === kind && passed.includes(point.key));
  if (schedule.course === 'waiting') {
    // A plan taken over after its ceiling, or a document taken back after it: nothing is left to wait for.
    const ceiling = hasPassed('ceiling');
    return ceiling
      ? { ...life, progress: 'impossible', since: ceiling.at }
      : { ...life, progress: 'waiting' };
  }
  const opens = schedule.points.some((point) => point.kind === 'opens');
  if (opens && !hasPassed('opens')) return { ...life, progress: 'not-started' };
  return { ...life, progress: schedule.course === 'standing' ? 'standing' : 'open' };
}

/** Nothing more happens to it by itself; only a new fact from a person could wake it. */
export const isOver = (progress: TaskProgress): boolean => progress === 'done' || progress === 'impossible';
