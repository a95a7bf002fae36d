import type { Instant } from '../calendar/instant.ts';
import type { BodyId } from '../plan/plan.ts';
import type { Evidence } from './fact.ts';
import type { Point } from './schedule.ts';

/** What one member of an implementing group has completed; a member that is not listed has reported nothing yet. */
export interface MemberPart {
  readonly body: BodyId;
  readonly progress: 'reported' | 'confirmed';
  readonly reportId: string;
  readonly at: Instant;
  readonly evidence: Evidence;
}

/** A turn that the answering body has handed to another; `until` null: it still has it. */
export interface Turn {
  readonly opinionId: string;
  readonly by: BodyId;
  readonly of: BodyId;
  readonly from: Instant;
  readonly until: Instant | null;
}

/** Bodies that take part without answering for the task: implementing members and those that are asked an opinion. */
export type PartFact =
  | {
      readonly kind: 'partReported';
      readonly at: Instant;
      readonly body: BodyId;
      readonly reportId: string;
      readonly evidence: Evidence;
    }
  | {
      readonly kind: 'partConfirmed';
      readonly at: Instant;
      readonly by: BodyId;
      readonly body: BodyId;
      readonly decisionId: string;
    }
  | {
      readonly kind: 'partReturned';
      readonly at: Instant;
      readonly by: BodyId;
      readonly body: BodyId;
      readonly decisionId: string;
    }
  /** "Chờ ý kiến cơ quan X": the turn goes to that body, and it is followed up; the deadline runs on. */
  | {
      readonly kind: 'opinionAsked';
      readonly at: Instant;
      readonly by: BodyId;
      readonly of: BodyId;
      readonly opinionId: string;
      /** When the asked body is reminded (policy). */
      readonly reminder: Point;
    }
  | {
      readonly kind: 'opinionGiven';
      readonly at: Instant;
      readonly body: BodyId;
      readonly opinionId: string;
      readonly reportId: string;
    };
