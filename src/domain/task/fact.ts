import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { LadderParties } from '../escalation/ladder.ts';
import type { BodyId, EntityId, EventKey } from '../plan/plan.ts';
import type { AmendmentFact } from './amendment-fact.ts';
import type { ConditionFact } from './condition-fact.ts';
import type { ContestFact } from './contest-fact.ts';
import type { DivisionFact } from './division-fact.ts';
import type { AsksForDate, DateFact } from './date-fact.ts';
import type { ExtensionFact } from './extension-fact.ts';
import type { LadderFact } from './ladder-fact.ts';
import type { MailKind } from './order.ts';
import type { PartFact } from './part-fact.ts';
import type { Point, Schedule } from './schedule.ts';
import type { SignatureFact } from './signature-fact.ts';

/** A document that proves a result. */
export interface Evidence {
  readonly documentNumber: string | null;
  readonly documentOn: LocalDate | null;
  /** SHA-256 of the attached files, lower-case hex. */
  readonly files: readonly string[];
}

/** Who takes part in a task, by id. */
export interface Parties {
  readonly answeredBy: BodyId;
  /** All leads, the answering one first. */
  readonly leads: readonly BodyId[];
  readonly coordinating: readonly BodyId[];
  readonly implementing: readonly BodyId[];
  /** Asked "đã ban hành chưa?" while the task waits; null: nobody is asked. */
  readonly watchedBy: BodyId | null;
  /** Whose leader confirms a result: never one of the leads (nobody judges himself). */
  readonly confirmer: BodyId;
  /** Who hears of the confirmer's silence: his superior. */
  readonly superior: BodyId;
  /** Whether every implementing member must have completed before the result as a whole is confirmed (policy). */
  readonly membersRequired: boolean;
  /** A result leaves its body only when its head has signed it as well (policy); absent: one signature is enough. */
  readonly secondSignature?: boolean;
  /** Ban Tổ chức: gets what is for the office itself. */
  readonly office: BodyId;
  /** Who hears of its lateness; absent from facts of before there was a ladder. */
  readonly ladder?: LadderParties;
}

/** The decision by which a task was divided off another one. */
interface Origin {
  readonly dividedFrom: EntityId;
  readonly decisionId: string;
  /** SHA-256 over its definition, which is stored beside the adopted plan. */
  readonly definition: string;
}

/** A document that was registered for what a task waits for. */
export interface IssuedEvent {
  readonly event: EventKey;
  readonly guidanceId: string;
  readonly issuedOn: LocalDate;
}

/** The beginning of a task, the passing of time, and other dates for the same work. */
export type LifeFact =
  /** The plan was adopted: the task begins to live. `assignmentSendAt` null: the past is recorded, nobody is told. */
  | {
      readonly kind: 'taskAssigned';
      readonly at: Instant;
      readonly parties: Parties;
      readonly schedule: Schedule;
      readonly assignmentSendAt: Instant | null;
      /** Of a task that the plan did not have when it was signed. */
      readonly origin?: Origin;
      /** Documents for which it would wait, and which were registered before it began. */
      readonly events?: readonly IssuedEvent[];
    }
  /** The instant of one or more points has come. */
  | { readonly kind: 'instantReached'; readonly at: Instant }
  /** The same rule gives other dates: the calendar, the policy or a decision changed. */
  | { readonly kind: 'scheduleChanged'; readonly at: Instant; readonly schedule: Schedule };

/** What a task waits for has come, or was taken back. */
export type EventFact =
  /** A central document was registered for the event this task waits for. */
  | {
      readonly kind: 'eventIssued';
      readonly at: Instant;
      readonly event: EventKey;
      readonly guidanceId: string;
      readonly issuedOn: LocalDate;
      readonly schedule: Schedule;
      readonly noticeSendAt: Instant;
      /** Where a person has decided another date, which stays in force until a person says which holds. */
      readonly asks?: AsksForDate;
    }
  /** The registration was taken back. */
  | {
      readonly kind: 'eventWithdrawn';
      readonly at: Instant;
      readonly event: EventKey;
      readonly guidanceId: string;
      /** Since when the task has followed the document: what fell due from then on has not had its turn. */
      readonly registeredAt: Instant;
      /** As it would be laid out if the document had never been registered. */
      readonly schedule: Schedule;
      /** The covering note leaves only where the notice had gone out. */
      readonly noteSendAt: Instant | null;
      /** As above, and when the body whose leader decides is asked. */
      readonly asks?: AsksForDate & { readonly sendAt: Instant };
      /** Whom the notice has reached or may have; only they get the note. Absent in facts of an older version: all. */
      readonly told?: readonly BodyId[];
    };

/** What a body hands in, and what becomes of it. */
export type HandingInFact =
  | {
      readonly kind: 'progressReported';
      readonly at: Instant;
      readonly body: BodyId;
      readonly reportId: string;
    }
  /** The adviser has submitted its draft upwards (tờ trình): from here the delay is the decider's. */
  | {
      readonly kind: 'resultPresented';
      readonly at: Instant;
      readonly body: BodyId;
      readonly reportId: string;
      readonly documentNumber: string;
      readonly documentOn: LocalDate;
      /** Of what came on paper: when the office had it, which judges; absent: the day of `at`. */
      readonly receivedOn?: LocalDate;
      /** When the office of those who decide is asked, if nobody has decided by then (policy). */
      readonly decideBy?: Point;
    }
  | {
      readonly kind: 'resultSubmitted';
      readonly at: Instant;
      readonly body: BodyId;
      readonly reportId: string;
      readonly evidence: Evidence;
      /** What was prepared and is signed herewith by the head of the body; absent: one signature was enough. */
      readonly signs?: string;
      /** Of what came on paper: when the office had it, which judges; absent: the day of `at`. */
      readonly receivedOn?: LocalDate;
      /** When the confirmer's superior hears of it, if nobody has confirmed by then (policy). */
      readonly confirmBy?: Point;
    }
  /** `by` is the body whose leader confirms; never the body that submitted. */
  | {
      readonly kind: 'resultConfirmed';
      readonly at: Instant;
      readonly by: BodyId;
      readonly decisionId: string;
    }
  | {
      readonly kind: 'resultReturned';
      readonly at: Instant;
      readonly by: BodyId;
      readonly decisionId: string;
      /** Until then nothing is climbed: the body has its days for mending (policy). */
      readonly resume?: Point;
    };

/** Whether a letter on which something depends has come to its recipient. */
export type NoticeFact =
  /** Accepted by a mail server (or captured in practice), or delivered on paper. */
  | {
      readonly kind: 'noticeServed';
      readonly at: Instant;
      /** Of the order that asked for the letter. */
      readonly orderKey: string;
      readonly mail: MailKind;
      readonly to: BodyId;
      readonly by: 'mail' | 'paper';
      /** The message, or the record of the delivery on paper. */
      readonly recordId: string;
      /** When a letter that has only waited for this one may leave. */
      readonly followUpSendAt: Instant;
      /** For a request that must be answered within office hours: when they are over (policy). */
      readonly answerBy?: Point;
    }
  /** Refused for good by the mail server, or returned by it. */
  | {
      readonly kind: 'noticeFailed';
      readonly at: Instant;
      readonly orderKey: string;
      readonly mail: MailKind;
      readonly to: BodyId;
      readonly recordId: string;
    };

/** Something that happened to a task. Names, words and files lie in side tables; facts carry ids, dates, digests. */
export type TaskFact =
  | LifeFact
  | EventFact
  | HandingInFact
  | SignatureFact
  | PartFact
  | ExtensionFact
  | ContestFact
  | ConditionFact
  | AmendmentFact
  | DivisionFact
  | DateFact
  | NoticeFact
  | LadderFact;

export type TaskFactKind = TaskFact['kind'];
