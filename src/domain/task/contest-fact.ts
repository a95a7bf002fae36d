import type { Instant } from '../calendar/instant.ts';
import type { BodyId } from '../plan/plan.ts';
import type { Point, Schedule } from './schedule.ts';

/** A body disputes a late mark; nobody has decided yet. */
export interface OpenContest {
  readonly contestId: string;
  readonly body: BodyId;
  readonly at: Instant;
}

/**
 * Punctuality is part of a body's yearly grade (Quy định 366-QĐ/TW), so every mark can be disputed and is decided by a
 * person; a result received on the very day of "trước ngày X" needs such a decision as well.
 */
export type ContestFact =
  | {
      readonly kind: 'markContested';
      readonly at: Instant;
      readonly body: BodyId;
      readonly contestId: string;
      /** When the office is reminded of a contest that nobody has decided (policy). */
      readonly undecided: Point;
    }
  | {
      readonly kind: 'markConcluded';
      readonly at: Instant;
      /** Never a lead of the task. */
      readonly by: BodyId;
      readonly decisionId: string;
      /** What holds from now on: `late` keeps the mark, `on-time` takes it away. */
      readonly verdict: 'on-time' | 'late';
      /** The dates that hold where the mark of an open task is taken away; null where they stay. */
      readonly schedule: Schedule | null;
    };
