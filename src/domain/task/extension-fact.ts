import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { BodyId } from '../plan/plan.ts';
import type { Point, Schedule } from './schedule.ts';

/** Why a body asks for more time: a closed list, so that the office can count it; the body's words stand beside it. */
export const EXTENSION_REASONS = [
  'waits-for-guidance',
  'waits-for-opinion',
  'budget',
  'staff',
  'larger-than-planned',
  'force-majeure',
  'other',
] as const;

export type ExtensionReason = (typeof EXTENSION_REASONS)[number];

/** A date that the decider has offered instead of the one asked for. */
export interface Offer {
  readonly decisionId: string;
  readonly until: LocalDate;
  /** Exclusive: when it lapses, if the body has not answered; null: it was made before offers had an end. */
  readonly answerBy: Instant | null;
}

/** A request for more time that nobody has settled yet; a task has at most one. */
export interface OpenRequest {
  readonly requestId: string;
  readonly body: BodyId;
  readonly requestedAt: Instant;
  readonly proposedOn: LocalDate;
  readonly reason: ExtensionReason;
  /** Another date that the decider has offered and the body has not answered; null: the request itself is undecided. */
  readonly offer: null | Offer;
  /** How often its silence has been reported upwards. */
  readonly climbed: number;
}

/** An extension that holds: the date before and the last day (inclusive) afterwards. */
export interface GrantedExtension {
  readonly requestId: string;
  readonly body: BodyId;
  readonly from: LocalDate | null;
  readonly until: LocalDate;
}

/** An offer that the body let go by: the date before it has been in force all the time. */
export interface LapsedOffer {
  readonly requestId: string;
  readonly body: BodyId;
  readonly decisionId: string;
  readonly until: LocalDate;
  readonly at: Instant;
}

export interface Extensions {
  readonly open: OpenRequest | null;
  readonly granted: readonly GrantedExtension[];
  readonly refused: number;
  readonly lapsed: readonly LapsedOffer[];
}

export type ExtensionFact =
  /** Asked before or after the deadline, through the body's own link. */
  | {
      readonly kind: 'extensionRequested';
      readonly at: Instant;
      readonly body: BodyId;
      readonly requestId: string;
      readonly proposedOn: LocalDate;
      readonly reason: ExtensionReason;
      /** When an undecided request is reported to the decider's superior (policy). */
      readonly undecided: Point;
    }
  | {
      readonly kind: 'extensionGranted';
      readonly at: Instant;
      /** The body whose leader decides; never one of the leads. */
      readonly by: BodyId;
      readonly decisionId: string;
      readonly requestId: string;
      readonly until: LocalDate;
      readonly schedule: Schedule;
    }
  | {
      readonly kind: 'extensionRefused';
      readonly at: Instant;
      readonly by: BodyId;
      readonly decisionId: string;
      readonly requestId: string;
    }
  /** Another date is offered; until the body answers, the old one holds. */
  | {
      readonly kind: 'extensionCountered';
      readonly at: Instant;
      readonly by: BodyId;
      readonly decisionId: string;
      readonly requestId: string;
      readonly until: LocalDate;
      /** When the body is reminded of its answer, once, and when the offer lapses (policy). */
      readonly reminder?: Point;
      readonly lapse?: Point;
    }
  | {
      readonly kind: 'counterAccepted';
      readonly at: Instant;
      readonly body: BodyId;
      readonly requestId: string;
      readonly answerId: string;
      readonly schedule: Schedule;
    }
  | {
      readonly kind: 'counterDeclined';
      readonly at: Instant;
      readonly body: BodyId;
      readonly requestId: string;
      readonly answerId: string;
    };
