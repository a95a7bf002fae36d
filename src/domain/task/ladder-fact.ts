import type { Instant } from '../calendar/instant.ts';
import type { BodyId } from '../plan/plan.ts';
import type { Point } from './schedule.ts';

/** What people do about a task that has climbed the ladder; their names and words lie in the side table. */
export type LadderFact =
  /** An officer has released the packet: it is presented to Ban Thường vụ. */
  | {
      readonly kind: 'packetReleased';
      readonly at: Instant;
      /** The officer's body; never one of the leads. */
      readonly by: BodyId;
      readonly officer: string;
      readonly decisionId: string;
      /** The latest report of the body, which explains itself in it; null: none was received. */
      readonly explanationId: string | null;
      readonly workingDaysLate: number;
    }
  /** He keeps it back; his reason lies under `decisionId`. */
  | {
      readonly kind: 'packetHeld';
      readonly at: Instant;
      readonly by: BodyId;
      readonly officer: string;
      readonly decisionId: string;
    }
  /** Ban Thường vụ has directed something about the task; its words lie under `directiveId`. */
  | {
      readonly kind: 'directiveReceived';
      readonly at: Instant;
      readonly directiveId: string;
      /** When the time for the answer is over. */
      readonly due: Point;
    }
  /** Answered otherwise than through the body's link, e.g. on paper; a report of the body answers it as well. */
  | {
      readonly kind: 'directiveAnswered';
      readonly at: Instant;
      readonly directiveId: string;
      readonly body: BodyId;
      readonly reportId: string;
    }
  /** The body has missed reports of rounds: counted anew with each round, the latest count holds. */
  | {
      readonly kind: 'reportsMissed';
      readonly at: Instant;
      readonly body: BodyId;
      readonly missedReports: number;
      /** As many as make the packet due (policy). */
      readonly enough: boolean;
      /** When a letter may leave that follows from it. */
      readonly sendAt: Instant;
    };
