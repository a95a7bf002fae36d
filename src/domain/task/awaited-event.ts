import { LADDER_MAILS } from '../escalation/climb.ts';
import { atInstant, lettersAgain } from './at-instant.ts';
import { asking, OF_QUESTION, question } from './date-question.ts';
import type { EventFact } from './fact.ts';
import { letter, letterWithCopies, withdrawal } from './order.ts';
import type { MailKind, Order } from './order.ts';
import { neverRefused } from './rule.ts';
import type { RulesOf, Step } from './rule.ts';
import type { Point } from './schedule.ts';
import type { Task } from './task.ts';
import { underSchedule } from './under-schedule.ts';

type Fact<K extends EventFact['kind']> = Extract<EventFact, { kind: K }>;

/** What a task waits for. What is done was judged without the event, what was dropped is not owed any more: neither is moved. */
export const EVENT_RULES: RulesOf<EventFact> = {
  eventIssued: { refuse: neverRefused, step: eventIssued },
  eventWithdrawn: { refuse: neverRefused, step: eventWithdrawn },
};

/** One document after the other, in the order in which they became known. */
export function followEvents(task: Task, facts: readonly EventFact[]): Step {
  return facts.reduce<Step>(
    (done, fact) => {
      const { task: next, orders } =
        fact.kind === 'eventIssued' ? eventIssued(done.task, fact) : eventWithdrawn(done.task, fact);
      return { task: next, orders: [...done.orders, ...orders] };
    },
    { task, orders: [] },
  );
}

const isOver = ({ progress }: Task): boolean => progress === 'done' || progress === 'cancelled';

/** A task that was divided may still come back: then it follows what happened meanwhile. */
function remembered(task: Task, fact: EventFact): Task {
  if (task.progress !== 'cancelled' || task.division === undefined) return task;
  const { division } = task;
  if (fact.at > division.undoUntil) return task;
  return { ...task, division: { ...division, meanwhile: [...(division.meanwhile ?? []), fact] } };
}

const OF_WAITING: readonly MailKind[] = ['watch-question', 'feasibility-warning'];

function eventIssued(task: Task, fact: Fact<'eventIssued'>): Step {
  const { event, guidanceId, issuedOn, schedule, noticeSendAt } = fact;
  if (isOver(task)) return { task: remembered(task, fact), orders: [] };
  // An event may be documented twice; the earlier document stays, so that taking the later one back leaves it standing.
  const others = task.events.filter((known) => known.guidanceId !== guidanceId);
  const events = [...others, { event, guidanceId, issuedOn }];
  const moved = asking(followed(underSchedule({ ...task, events }, schedule, fact.at), task, fact), fact);
  const about = { guidanceId, issuedOn, dueOn: schedule.dueOn, ceilingOn: schedule.ceilingOn };
  const notice = letter('event-issued', `event/${guidanceId}`, task.parties.answeredBy, noticeSendAt, {
    about,
  });
  return {
    task: moved,
    orders: [
      withdrawal(`event/${guidanceId}`, [...OF_WAITING, ...asked(task), ...formerLetters(task, fact)]),
      ...letterWithCopies(notice, task.parties.coordinating),
      ...question(moved, `event/${guidanceId}/question`, noticeSendAt),
    ],
  };
}

const asked = ({ dateQuestion }: Task): readonly MailKind[] => (dateQuestion === null ? [] : OF_QUESTION);

/** Letters of the ladder speak of a date that has moved, or is in question. */
function formerLetters(task: Task, { schedule, asks }: Fact<'eventIssued'>): readonly MailKind[] {
  const stays = schedule.dueOn === task.schedule.dueOn && asks === undefined;
  return stays || task.ladder.climbed.length === 0 ? [] : LADDER_MAILS;
}

/** Where the dates follow the document, the person's is not in force any more. Facts of before a question could be asked. */
const followed = (moved: Task, before: Task, { schedule, asks }: Fact<EventFact['kind']>): Task =>
  asks !== undefined || schedule.dueOn === before.schedule.dueOn ? moved : { ...moved, personsDate: null };

/**
 * The task lives on as if the document had never been registered. What its own schedule had planned since then has not had
 * its turn: it is made up for at once, as after a standstill.
 */
function eventWithdrawn(task: Task, fact: Fact<'eventWithdrawn'>): Step {
  const { guidanceId, registeredAt, schedule } = fact;
  if (isOver(task)) return { task: remembered(task, fact), orders: [] };
  const events = task.events.filter((known) => known.guidanceId !== guidanceId);
  const under = underSchedule({ ...task, events }, schedule, registeredAt);
  const before = asking(followed(under, task, fact), fact);
  const { task: now, orders: missed } = atInstant(before, fact.at);
  const again = lettersAgain(now, withdrawnByEvent(now, fact));
  return {
    task: now,
    orders: [
      ...withdrawnLetters(task, fact),
      ...missed,
      ...again,
      ...coveringNote(now, fact),
      ...(fact.asks === undefined
        ? []
        : question(now, `event-undone/${guidanceId}/question`, fact.asks.sendAt)),
    ],
  };
}

/** What the document has ordered and nobody has got yet. The notice of another document of the same event stays. */
function withdrawnLetters(task: Task, { guidanceId, schedule }: Fact<'eventWithdrawn'>): readonly Order[] {
  const key = `event-undone/${guidanceId}`;
  const sameDate = schedule.dueOn === task.schedule.dueOn;
  return [
    { kind: 'withdrawMail', key, mails: ['event-issued'], to: null, under: `event/${guidanceId}` },
    ...(task.dateQuestion === null ? [] : [withdrawal(`${key}/asked`, OF_QUESTION)]),
    ...(sameDate ? [] : [withdrawal(`${key}/dates`, ['reminder', ...LADDER_MAILS])]),
  ];
}

/**
 * The questions that were written before the registration and withdrawn by it before they could leave. Each gets a new key:
 * the letter that was withdrawn keeps the first.
 */
function withdrawnByEvent({ schedule }: Task, fact: Fact<'eventWithdrawn'>): readonly Point[] {
  const { guidanceId, registeredAt } = fact;
  return schedule.points
    .filter(({ kind }) => kind === 'watch' || kind === 'feasibility')
    .filter(({ at, sendAt }) => at < registeredAt && sendAt !== null && sendAt > registeredAt)
    .map((point) => ({ ...point, key: `${point.key}/${guidanceId}` }));
}

function coveringNote(
  task: Task,
  { guidanceId, schedule, noteSendAt, told }: Fact<'eventWithdrawn'>,
): readonly Order[] {
  if (noteSendAt === null) return [];
  const { answeredBy, coordinating } = task.parties;
  const about = { guidanceId, dueOn: schedule.dueOn };
  const note = letter('event-withdrawn', `event-undone/${guidanceId}`, answeredBy, noteSendAt, { about });
  const notes = letterWithCopies(note, coordinating);
  // Who has never been told needs no correction, and would only wonder.
  return told === undefined ? notes : notes.filter(({ to }) => told.includes(to));
}
