import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { BodyId } from '../plan/plan.ts';
import type { Point, Schedule } from './schedule.ts';

/** A named person has said how the phrase is to be read. */
export interface ConfirmedReading {
  readonly confirmationId: string;
  readonly at: Instant;
  readonly by: BodyId;
  /** 0: the proposed reading; 1, 2 …: the others, in the order in which the language returns them. */
  readonly choice: number;
}

/** A place of which Ban Tổ chức has found that the condition is met there (plan, IV.3). */
export interface EligiblePlace {
  readonly recordId: string;
  readonly body: BodyId;
  /** Since when. */
  readonly on: LocalDate;
  /** A date of its own, set by a person, where it was recognised after the printed one; null: the task's date. */
  readonly dueOn: LocalDate | null;
}

/** What the watching body last said to "đã ban hành chưa?". */
export interface WatchAnswer {
  readonly reportId: string;
  readonly body: BodyId;
  readonly at: Instant;
  readonly issued: boolean;
}

/** What a conditional task learns from persons: how it is read, where it applies, whether its document has come. */
export type ConditionFact =
  | {
      readonly kind: 'readingConfirmed';
      readonly at: Instant;
      /** Never a lead: nobody says how his own deadline is read. */
      readonly by: BodyId;
      readonly confirmationId: string;
      readonly choice: number;
      readonly schedule: Schedule;
      readonly noticeSendAt: Instant | null;
    }
  | {
      readonly kind: 'eligibilityRecorded';
      readonly at: Instant;
      /** Only the office may record it (plan, IV.3). */
      readonly by: BodyId;
      readonly recordId: string;
      readonly body: BodyId;
      readonly on: LocalDate;
      readonly dueOn: LocalDate | null;
      /** The dates that begin with the first eligible place; null where the task runs already. */
      readonly schedule: Schedule | null;
      /** When the place is reminded of its own date; null where it has none. */
      readonly reminder: Point | null;
      readonly noticeSendAt: Instant;
    }
  | {
      readonly kind: 'watchAnswered';
      readonly at: Instant;
      readonly body: BodyId;
      readonly reportId: string;
      readonly issued: boolean;
    };
