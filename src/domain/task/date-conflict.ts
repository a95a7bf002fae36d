import type { Instant } from '../calendar/instant.ts';
import type { TaskFact } from './fact.ts';
import { letter, letterWithCopies, withdrawal } from './order.ts';
import type { MailKind, Order } from './order.ts';
import { hasEnded } from './task.ts';
import type { Task } from './task.ts';

const OF_CONFLICT: readonly MailKind[] = ['date-conflict'];

/**
 * Whatever has brought a date into conflict (a document whose period passes the plan's ceiling, an extension beyond it), the
 * body whose leader decides is asked, and the office gets a copy; what was not yet said of a conflict that is over, is not.
 */
export function tellOfConflict(before: Task | null, after: Task, fact: TaskFact): readonly Order[] {
  const { dueOn, ceilingOn } = after.schedule;
  const former = before === null ? null : openConflict(before);
  const now = openConflict(after);
  if (now === former) return [];
  const key = `conflict/${fact.kind}/${idOf(fact)}`;
  const over = former === null ? [] : [withdrawal(`${key}/over`, OF_CONFLICT)];
  const sendAt = tellingAt(fact);
  // A question that was settled in favour of the person's date brings its own conflict back, which has been told.
  if (now === null || sendAt === null || now === before?.personsDate?.conflict) return over;
  const { confirmer, office } = after.parties;
  const asked = letter('date-conflict', key, confirmer, sendAt, {
    about: { dueOn, ceilingOn, ...('guidanceId' in fact ? { guidanceId: fact.guidanceId } : {}) },
  });
  return [...over, ...letterWithCopies(asked, [office])];
}

/** A date that a person has decided against a document is asked about in words of its own (`date-question`). */
const openConflict = (task: Task): string | null =>
  hasEnded(task) || task.dateQuestion !== null ? null : task.schedule.conflict;

/** With what else the fact tells, after the window in which it can be taken back; null: the past, nobody is told. */
function tellingAt(fact: TaskFact): Instant | null {
  if (fact.kind === 'taskAssigned') return fact.assignmentSendAt;
  return 'noticeSendAt' in fact ? fact.noticeSendAt : fact.at;
}

/** A practice clock stands still: two documents of one instant are two questions. */
function idOf(fact: TaskFact): string {
  if ('guidanceId' in fact) return fact.guidanceId;
  if ('decisionId' in fact) return fact.decisionId;
  if ('answerId' in fact) return fact.answerId;
  if ('confirmationId' in fact) return fact.confirmationId;
  return 'recordId' in fact ? fact.recordId : fact.at;
}
