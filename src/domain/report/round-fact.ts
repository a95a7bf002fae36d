import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { BodyId } from '../plan/plan.ts';
import type { Schedule } from '../task/schedule.ts';
import type { ReportPeriod } from './period.ts';
import type { Asked, DaySetting } from './round.ts';

/** Something that happened to a duty of reporting. Names, words and files lie in side tables. */
export type RoundFact =
  /** A recurring duty begins to live without a day; `askSendAt` null: the past is recorded, nobody is asked. */
  | {
      readonly kind: 'recurringDutyBegun';
      readonly at: Instant;
      readonly collector: BodyId;
      readonly expected: readonly BodyId[];
      readonly periods: readonly ReportPeriod[];
      readonly schedule: Schedule;
      readonly askSendAt: Instant | null;
    }
  /** The collector's document sets days for periods; `schedule` and `periods` are laid out anew from here. */
  | {
      readonly kind: 'reportDaySet';
      readonly at: Instant;
      readonly setting: DaySetting;
      readonly days: readonly { readonly periodKey: string; readonly dueOn: LocalDate }[];
      readonly periods: readonly ReportPeriod[];
      readonly schedule: Schedule;
    }
  | {
      readonly kind: 'roundOpened';
      readonly at: Instant;
      readonly asked: Asked;
      readonly collector: BodyId;
      readonly keeper: BodyId;
      readonly expected: readonly BodyId[];
      readonly schedule: Schedule;
      /** Null: the bodies are asked at the schedule's `opens`; where it has none, the past is recorded and nobody is asked. */
      readonly requestSendAt: Instant | null;
    }
  /** Another document sets another day for a round that is not closed. */
  | {
      readonly kind: 'roundDayMoved';
      readonly at: Instant;
      readonly setting: DaySetting;
      readonly schedule: Schedule;
      /** As for `roundOpened`. */
      readonly requestSendAt: Instant | null;
    }
  | { readonly kind: 'instantReached'; readonly at: Instant }
  | {
      readonly kind: 'reportReceived';
      readonly at: Instant;
      readonly body: BodyId;
      readonly reportId: string;
      readonly documentNumber: string | null;
      readonly documentOn: LocalDate | null;
      readonly files: readonly string[];
      readonly nil: boolean;
      readonly sentOn: LocalDate | null;
      /** Judges; for what came on paper it lies before `at`. */
      readonly receivedOn: LocalDate;
    }
  /** A person has decided whether what arrived on X of "trước ngày X" was in time. */
  | {
      readonly kind: 'boundaryConcluded';
      readonly at: Instant;
      readonly body: BodyId;
      readonly by: BodyId;
      readonly verdict: 'on-time' | 'late';
      readonly decisionId: string;
    }
  | { readonly kind: 'roundClosed'; readonly at: Instant; readonly by: BodyId; readonly decisionId: string };

const KINDS: Readonly<Record<RoundFact['kind'], true>> = {
  recurringDutyBegun: true,
  reportDaySet: true,
  roundOpened: true,
  roundDayMoved: true,
  instantReached: true,
  reportReceived: true,
  boundaryConcluded: true,
  roundClosed: true,
};

export const isRoundFact = (fact: { readonly kind: string }): fact is RoundFact =>
  Object.hasOwn(KINDS, fact.kind);
