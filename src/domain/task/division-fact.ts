import type { Instant } from '../calendar/instant.ts';
import type { EntityId } from '../plan/plan.ts';

/**
 * A decision (number, date: in the side table, under `decisionId`) has divided a task into new ones. The new tasks begin
 * with a `taskAssigned` of their own that names their origin; the definition of each lies beside the adopted plan.
 */
export type DivisionFact =
  /** The divided task ends as replaced. Nobody is told before `undoUntil`, until when all of it can be taken back. */
  | {
      readonly kind: 'taskDivided';
      readonly at: Instant;
      readonly decisionId: string;
      readonly into: readonly EntityId[];
      readonly undoUntil: Instant;
      readonly noticeSendAt: Instant;
    }
  /** Of the divided task: the division was entered wrongly, the task lives on as it was. */
  | { readonly kind: 'divisionUndone'; readonly at: Instant; readonly decisionId: string }
  /** Of a new task: it should not have begun. */
  | {
      readonly kind: 'taskTakenBack';
      readonly at: Instant;
      readonly decisionId: string;
      readonly replacedBy: readonly EntityId[];
    };
