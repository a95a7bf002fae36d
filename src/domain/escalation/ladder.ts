import type { Instant } from '../calendar/instant.ts';
import type { BodyId } from '../plan/plan.ts';

/**
 * The rungs, lowest first: a letter to the head of the body, a talk of which bộ phận thường trực is told, the packet for
 * Ban Thường vụ.
 */
export type Rung = 'letter' | 'talk' | 'packet';

export const RUNGS: readonly Rung[] = ['letter', 'talk', 'packet'];

/** Who is asked to release the packet; names lie in the policy, the key alone in facts. */
export interface OfficerRef {
  readonly key: string;
  /** To whose mailbox the request goes. */
  readonly body: BodyId;
}

/** Who hears of a task's lateness, rung by rung; never one of its leads, but for the letter to the late body itself. */
export interface LadderParties {
  /** The office itself answers: its lateness is reported to another body, and no letter about it waits for its release. */
  readonly own: boolean;
  /** To whom the letter of the first rung goes: the answering body, or who stands in where that is the office itself. */
  readonly letterTo: BodyId;
  /** Who is over that body and gets the letter as a copy. */
  readonly above: readonly BodyId[];
  /** Who speaks to the body on the second rung. */
  readonly speaker: BodyId;
  /** Who is told of it; null: nobody else than the speaker. */
  readonly informed: BodyId | null;
  /** Who is asked to release the packet, each the superior of the one before him. */
  readonly officers: readonly OfficerRef[];
  /** Through whom a released packet is presented. */
  readonly packetVia: BodyId;
  /** Who is asked about a tờ trình on which nobody has decided. */
  readonly decidersOffice: BodyId;
  /** Who hears of it besides, one after the other, as long as nobody decides; absent from facts of before there were any. */
  readonly decidersAbove?: readonly BodyId[];
}

/** A rung that has been climbed, with the letter on whose arrival the next one waits. */
export interface Climb {
  readonly rung: Rung;
  readonly at: Instant;
  readonly orderKey: string;
  readonly to: BodyId;
}

/** An officer was asked to release the packet. */
export interface PacketAsk {
  readonly officer: string;
  readonly body: BodyId;
  readonly orderKey: string;
  readonly askedAt: Instant;
  /** When his time was over and his superior was asked; null: he has time, or has answered. */
  readonly silentAt: Instant | null;
}

export interface PacketDecision {
  readonly kind: 'released' | 'held';
  readonly at: Instant;
  readonly officer: string;
  readonly decisionId: string;
}

/** The page about the task that Ban Thường vụ shall see; it goes up only when an officer has released it. */
export interface Packet {
  readonly asks: readonly PacketAsk[];
  /** The latest; what is held may be released later. */
  readonly decision: PacketDecision | null;
}

/** What Ban Thường vụ has directed about the task. */
export interface Directive {
  readonly directiveId: string;
  readonly to: BodyId;
  readonly receivedAt: Instant;
  /** Exclusive. */
  readonly answerBy: Instant;
  readonly late: boolean;
  readonly answer: { readonly at: Instant; readonly reportId: string } | null;
}

export interface Ladder {
  /** How many rungs have fallen due by the calendar, 0 to 3; climbed are at most so many. */
  readonly due: number;
  /** In order; never two of one rung. */
  readonly climbed: readonly Climb[];
  /** How often letters of a rung were taken back before they arrived, or the ladder began anew under another date. */
  readonly again: number;
  /** A result was given back: nothing is climbed until its days for mending are over. */
  readonly resting: boolean;
  /** Reports that the body has missed in rounds; with `hurried` the packet is due as soon as the task is late. */
  readonly missedReports: number;
  readonly hurried: boolean;
  readonly packet: Packet | null;
  readonly directives: readonly Directive[];
  /** How often a result waited longer for its confirmation than the policy allows: counts against the confirmer. */
  readonly lateConfirmations: number;
  /** How often a tờ trình waited longer for its decision than the policy allows. */
  readonly lateDecisions: number;
}

export const NO_LADDER: Ladder = {
  due: 0,
  climbed: [],
  again: 0,
  resting: false,
  missedReports: 0,
  hurried: false,
  packet: null,
  directives: [],
  lateConfirmations: 0,
  lateDecisions: 0,
};

/** Rungs that are due now; a body that misses its reports is hurried, but no rung is left out. */
export const rungsDue = ({ due, hurried }: Ladder): number => (hurried && due > 0 ? RUNGS.length : due);

/** The rung to be climbed next; null: none is due, or the ladder rests. */
export function nextRung(ladder: Ladder): Rung | null {
  const { climbed, resting } = ladder;
  return resting || climbed.length >= rungsDue(ladder) ? null : (RUNGS[climbed.length] ?? null);
}

/** A packet that waits for somebody's word: asked for, neither released nor held. */
export const packetWaits = (packet: Packet | null): packet is Packet =>
  packet !== null && packet.decision === null;
