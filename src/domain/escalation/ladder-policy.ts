import type { BodyId } from '../plan/plan.ts';
import type { WorkingStretch } from './working-hours.ts';

/** Somebody who may release the packet, or hold it. */
export interface Officer {
  /** Stable; facts hold it instead of a name. */
  readonly key: string;
  /** `Trưởng Ban Tổ chức Tỉnh ủy` */
  readonly title: string;
  /** Null: the plan prints no name. */
  readonly name: string | null;
  readonly body: BodyId;
}

/** The ladder of lateness (domain, §5). */
export interface LadderPolicy {
  /** Working days after the due date; the letter of the first rung has its own setting (`overdue`). */
  readonly talkAfterWorkingDays: number;
  readonly packetAfterWorkingDays: number;
  /** So many missed reports of rounds make the packet due as soon as a task of the body is late. */
  readonly packetAfterMissedReports: number;
  /** When a letter arrives late, the next rung leaves the body so many working days first. */
  readonly followUpWorkingDays: number;
  /** After a result was given back, or a late task goes on after a suspension, nothing is climbed for so many working days. */
  readonly restAfterReturnWorkingDays: number;
  /** Who is over which bodies, and gets the letter to their heads as a copy. */
  readonly above: readonly { readonly of: readonly BodyId[]; readonly body: BodyId }[];
  /** Who takes the office's place where the office itself leads: the first that does not lead the task. */
  readonly standIns: readonly BodyId[];
  /** Who is told of the second rung. */
  readonly informed: BodyId;
  readonly packet: {
    /** Who must decide; is presented to and never reminded (plan, IV.1). */
    readonly decidedBy: BodyId;
    /** Through whom it is presented: the first that does not lead the task. */
    readonly via: readonly BodyId[];
    /** Asked in this order, each the superior of the one before; nobody whose own body leads the task. */
    readonly officers: readonly Officer[];
    /** The same where the office itself leads the task. */
    readonly officersOfOwnTasks: readonly Officer[];
    /** Office hours after the request has arrived, until the superior is asked. */
    readonly answerWithinWorkingHours: number;
  };
  /** Working days in which a body answers a directive of Ban Thường vụ. */
  readonly directiveWithinWorkingDays: number;
  /** Working days in which a result is confirmed or given back; longer counts against the confirmer. */
  readonly confirmationWithinWorkingDays: number;
  /** Working days in which a tờ trình is decided on, and who is asked afterwards, one after the other, as long as it waits. */
  readonly decisionWithinWorkingDays: number;
  readonly decidersOffice: readonly BodyId[];
  /** The office hours of a working day, in order. */
  readonly workingHours: readonly WorkingStretch[];
}
