import { underSchedule } from './assignment.ts';
import type { EventFact } from './fact.ts';
import { letter, letterWithCopies, withdrawal } from './order.ts';
import type { MailKind, Order } from './order.ts';
import { neverRefused } from './rule.ts';
import type { RulesOf, Step } from './rule.ts';
import type { Task } from './task.ts';

type Fact<K extends EventFact['kind']> = Extract<EventFact, { kind: K }>;

/** What a task waits for. What is done was judged without the event and is not moved by it. */
export const EVENT_RULES: RulesOf<EventFact> = {
  eventIssued: { refuse: neverRefused, step: eventIssued },
  eventWithdrawn: { refuse: neverRefused, step: eventWithdrawn },
};

const OF_WAITING: readonly MailKind[] = ['watch-question', 'feasibility-warning'];

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
      withdrawal(`event/${guidanceId}`, OF_WAITING),
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
    withdrawal(`event-undone/${guidanceId}`, ['event-issued', 'reminder', 'overdue-letter']),
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
