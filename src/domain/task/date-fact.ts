import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { BodyId } from '../plan/plan.ts';
import type { Point, Schedule } from './schedule.ts';

/**
 * The date in force is one that a person has decided: an extension, an amendment, a conclusion about the mark. A document does
 * not move it; only a person does.
 */
export interface PersonsDate {
  readonly decisionId: string;
  readonly at: Instant;
  /** The document that governed the task then; null: none had come. */
  readonly under: string | null;
  /** The conflict that the decided date itself had, as beyond the ceiling of the plan; a settled question brings it back. */
  readonly conflict: string | null;
}

/** A document that was registered or taken back gives another date than the person's: which of them holds? */
export interface DateQuestion {
  readonly guidanceId: string;
  readonly at: Instant;
  /** What the document gives; null: no date. */
  readonly dueOn: LocalDate | null;
}

/** Carried by the fact that raises the question; its `schedule` is the person's, with the conflict in words. */
export interface AsksForDate {
  readonly dueOn: LocalDate | null;
  /** When the superior is told that nobody has decided (policy). */
  readonly undecided: Point;
}

export type DateFact = {
  readonly kind: 'dateSettled';
  readonly at: Instant;
  /** Never a lead: nobody sets his own deadline. */
  readonly by: BodyId;
  readonly decisionId: string;
  readonly guidanceId: string;
  /** `decision`: the person's date stays; `document`: the document's holds from now on. */
  readonly follows: 'decision' | 'document';
  readonly schedule: Schedule;
  readonly noticeSendAt: Instant;
};
