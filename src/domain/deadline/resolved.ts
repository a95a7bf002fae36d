import type { LocalDate } from '../calendar/local-date.ts';
import type { DayOff } from '../calendar/working-calendar.ts';

/** What is known when a reading becomes dates. */
export interface DeadlineFacts {
  /** The day on which the document was signed. */
  readonly documentOn: LocalDate;
  /** The document (or other event) that the words wait for, once registered. */
  readonly event: null | {
    readonly issuedOn: LocalDate;
    readonly receivedOn: LocalDate | null;
    /** How the screen names it: "văn bản 12-HD/TW ngày 17/9/2018". */
    readonly words: string;
  };
}

/** One step of the count, with the provision or custom that it follows. */
export interface WorkingStep {
  readonly rule:
    | 'printed'
    | 'event'
    | 'first-day'
    | 'length'
    | 'month-end'
    | 'working-days'
    | 'backwards'
    | 'hours'
    | 'roll'
    | 'before'
    | 'last-working-day'
    | 'ceiling'
    | 'feasibility'
    | 'conflict'
    | 'provisional';
  readonly source: string;
  /** A Vietnamese sentence. */
  readonly words: string;
  readonly on?: LocalDate;
  /** Days passed over, and why. */
  readonly skipped?: readonly DayOff[];
}

export interface ResolvedPhase {
  readonly words: string;
  readonly startOn: LocalDate | null;
  readonly awaitsEvent: boolean;
  readonly scope: string | null;
}

export interface ResolvedDeadline {
  readonly class: 'dated' | 'awaiting-event' | 'ongoing' | 'recurring' | 'none';
  /** Never before the document's own date. */
  readonly startOn: LocalDate | null;
  /** The last day that is still in time; while an event is awaited under a ceiling, the ceiling. */
  readonly dueOn: LocalDate | null;
  /** The printed hour on `dueOn`, `HH:MM`; null: the day's end. */
  readonly dueTime: string | null;
  /** The X of "trước ngày X": what arrives on X is for a person to judge. Null for "trước năm Y" and all others. */
  readonly boundaryOn: LocalDate | null;
  /** The last working day on or before `dueOn`: what reminders aim at. */
  readonly lastWorkingOn: LocalDate | null;
  /** The hard end that holds besides a conditional date. */
  readonly ceilingOn: LocalDate | null;
  /** The last day on which the awaited event still leaves its whole period before the ceiling. */
  readonly feasibleUntil: LocalDate | null;
  /** "phấn đấu …": remind by this, judge by `dueOn`. */
  readonly softOn: LocalDate | null;
  readonly awaitsEvent: boolean;
  /** A Vietnamese sentence for the person who has to decide; null where nothing clashes. */
  readonly conflict: string | null;
  /** The count went beyond the last official calendar. */
  readonly provisional: boolean;
  /** One Vietnamese sentence: how the date was reached. */
  readonly counted: string;
  readonly working: readonly WorkingStep[];
  readonly phases: readonly ResolvedPhase[];
}
