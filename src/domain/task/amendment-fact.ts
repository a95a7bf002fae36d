import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { EntityId } from '../plan/plan.ts';
import type { Parties } from './fact.ts';
import type { Point, Schedule } from './schedule.ts';

/** What a decision has changed: the reading before it stays readable beside the one that holds. */
export interface Amendment {
  readonly decisionId: string;
  readonly at: Instant;
  readonly formerDueOn: LocalDate | null;
  /** How the former date was counted, as it was shown. */
  readonly formerCounted: string;
}

/**
 * A decision (number, date: in the side table, under `decisionId`) about the task itself; the plan allows it in the last
 * paragraph of section IV. `noticeSendAt` null: the past is recorded, nobody is told.
 */
export type AmendmentFact =
  /** Other dates, and where they change, other parties. */
  | {
      readonly kind: 'taskAmended';
      readonly at: Instant;
      readonly decisionId: string;
      readonly schedule: Schedule;
      /** Null: the parties stay. */
      readonly parties: Parties | null;
      readonly noticeSendAt: Instant | null;
    }
  | {
      readonly kind: 'taskSuspended';
      readonly at: Instant;
      readonly decisionId: string;
      /** When the office is asked whether the reason still holds, so that nothing is suspended and forgotten. */
      readonly review: Point;
      /** When it is asked again, as long as the suspension lasts. */
      readonly laterReviews?: readonly Point[];
      readonly noticeSendAt: Instant | null;
    }
  | {
      readonly kind: 'taskResumed';
      readonly at: Instant;
      readonly decisionId: string;
      readonly schedule: Schedule;
      /** Where the date before the suspension holds and has passed: until then the body has its days and nothing is climbed. */
      readonly rest?: Point;
      readonly noticeSendAt: Instant | null;
    }
  /** Dropped, or divided into or merged with other tasks of the plan. */
  | {
      readonly kind: 'taskCancelled';
      readonly at: Instant;
      readonly decisionId: string;
      readonly replacedBy: readonly EntityId[];
      readonly noticeSendAt: Instant | null;
    };
