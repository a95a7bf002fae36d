import type { Instant } from '../domain/calendar/instant.ts';
import { untilAnswered } from '../domain/task/again.ts';
import { followUp } from '../domain/task/decided-schedule.ts';
import type { AsksForDate } from '../domain/task/date-fact.ts';
import { asksFor, heldUnder } from '../domain/task/persons-date.ts';
import type { Schedule } from '../domain/task/schedule.ts';
import type { EntityRow } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { planningRules } from './deps.ts';

interface DocumentChange {
  /** Holds the id of the document that was registered or taken back; the follow-up of each change has its own. */
  readonly clockId: string;
  readonly at: Instant;
  /** The document that governs afterwards; null: none. */
  readonly governs: string | null;
  readonly because: string;
}

/**
 * The dates of a task after a document was registered or taken back: what the words of the plan give with it, unless a person
 * has decided another date; then that one stays, and the fact asks which holds.
 */
export function datesAfter(
  rules: Rules,
  row: EntityRow | undefined,
  proposed: Schedule,
  { clockId, at, governs, because }: DocumentChange,
): { readonly schedule: Schedule; readonly asks?: AsksForDate } {
  const held = row?.state?.kind === 'task' ? heldUnder(row.state, proposed, governs, because) : null;
  if (held === null) return { schedule: proposed };
  const days = rules.adopted.policy.decisions.extensionWorkingDays;
  const undecided = followUp('date-undecided', clockId, at, days, planningRules(rules));
  return { schedule: held.schedule, ...asksFor(held, proposed, untilAnswered(undecided, days)) };
}
