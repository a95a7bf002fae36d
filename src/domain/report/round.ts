import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { BodyId } from '../plan/plan.ts';
import type { Schedule } from '../task/schedule.ts';
import type { ReportPeriod } from './period.ts';

/** `boundary`: it arrived on the very X of "trước ngày X" and waits for a person's conclusion; it counts as neither. */
export type ReportVerdict = 'on-time' | 'late' | 'boundary';

/** A report that a body has sent: its latest version, judged by the day on which the first one was received. */
export interface ReceivedReport {
  readonly body: BodyId;
  readonly reportId: string;
  /** When this version was entered. */
  readonly at: Instant;
  /** The date the body's document bears. */
  readonly documentOn: LocalDate | null;
  /** When the body sent it, where that is another day than that of receipt; null: not known apart. */
  readonly sentOn: LocalDate | null;
  /** The day of receipt of the first version: this day judges. */
  readonly firstOn: LocalDate;
  /** Day of receipt of this version. */
  readonly receivedOn: LocalDate;
  /** "Không phát sinh": a named person says that there is nothing to report. */
  readonly nil: boolean;
  /** 1, 2, 3 …; older versions stay in the facts and stay readable. */
  readonly version: number;
  readonly verdict: ReportVerdict;
  /** Who decided what arrived on the boundary; null: nobody had to, or nobody has yet. */
  readonly conclusion: { readonly decisionId: string; readonly by: BodyId; readonly at: Instant } | null;
  /** The first version came when the round had been closed ("nhận sau khi chốt"). */
  readonly afterClosing: boolean;
}

/** The document by which the collector has set a day that the plan does not print. */
export interface DaySetting {
  /** Of the erasable words: who set it. */
  readonly settingId: string;
  readonly documentNumber: string;
  readonly documentOn: LocalDate;
  /** The day stands for the same period of the following years too. */
  readonly standing: boolean;
}

/** What is asked of the bodies. */
export type Asked =
  /** A document of their own, once, by a printed date. */
  | { readonly kind: 'document' }
  /** A report on a period, by a day that was set. */
  | { readonly kind: 'period'; readonly period: ReportPeriod; readonly setting: DaySetting }
  /** The next tier: the collector's own report on a period, once its round is closed. */
  | { readonly kind: 'summary'; readonly period: ReportPeriod; readonly of: string };

export interface Closing {
  readonly at: Instant;
  /** Null: everything had arrived. */
  readonly by: BodyId | null;
  readonly decisionId: string | null;
  /** Who had not reported by then: what arrives later is stamped and changes nothing of this. */
  readonly missed: readonly BodyId[];
}

/** A period for which the day is set. */
export interface SetDay {
  readonly period: ReportPeriod;
  readonly dueOn: LocalDate;
  readonly setting: DaySetting;
}

interface RoundLife {
  readonly kind: 'round';
  /** Who receives the reports. */
  readonly collector: BodyId;
  /** Who is told what is missing, concludes and closes: the collector, but never a body that owes a report itself. */
  readonly keeper: BodyId;
  readonly expected: readonly BodyId[];
  readonly received: readonly ReceivedReport[];
  readonly schedule: Schedule;
  readonly passed: readonly string[];
}

/** A recurring duty: its rounds are entities of their own, and begin once the day is set. */
export type RecurringDuty = RoundLife & {
  readonly progress: 'awaiting-day';
  /** Periods whose turn comes within the schedule, in order. */
  readonly periods: readonly ReportPeriod[];
  readonly days: readonly SetDay[];
};

/** Reports that several bodies owe, each by itself: x of y by name. */
export type ReportRound = RoundLife & { readonly asked: Asked } & (
    { readonly progress: 'not-yet' | 'open' } | { readonly progress: 'closed'; readonly closing: Closing }
  );

export type Round = RecurringDuty | ReportRound;

/** Who owes a report and has sent none, in the order of the plan. Nobody owes one before a day is set. */
export const missingFrom = (round: Round): readonly BodyId[] =>
  round.progress === 'awaiting-day'
    ? []
    : round.expected.filter((body) => !round.received.some((report) => report.body === body));

/** Periods whose day nobody has set, in order. */
export const daylessPeriods = (duty: RecurringDuty): readonly ReportPeriod[] =>
  duty.periods.filter((period) => !duty.days.some((day) => day.period.key === period.key));
