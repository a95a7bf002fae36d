import type { LadderPolicy } from './escalation/ladder-policy.ts';
import type { BodyId, EntityId } from './plan/plan.ts';

/** How an office wants to be reminded: `config/policy.yaml`, with the proposal of the domain as default. */
export interface Policy {
  readonly sending: {
    /** First minute (inclusive) and last minute (exclusive) in which mail leaves, `HH:MM` in the plan's zone. */
    readonly from: string;
    readonly until: string;
    /** What the mail server has not taken by `until` is still tried up to this minute (exclusive), then the next morning. */
    readonly retryUntil: string;
    /** When the day's reminders are prepared, `HH:MM`; before `from`, so that the engine never delays the mail. */
    readonly prepareAt: string;
    /** Real offices write on working days only; a test may want every day. */
    readonly workingDaysOnly: boolean;
    /** For so many working days after its day a letter is worth delivering; a reminder never beyond its due date. */
    readonly usefulWorkingDays: number;
  };
  readonly reminders: {
    /** The first row whose `longerThanWorkingDays` is smaller than the time that is left applies. */
    readonly byLength: readonly {
      readonly longerThanWorkingDays: number;
      /** Working days before the last working day on or before the due date; 0 is that day itself. */
      readonly workingDaysBefore: readonly number[];
    }[];
    /** No reminder earlier than so many working days after the notice of assignment. */
    readonly quietAfterAssignment: number;
  };
  readonly overdue: {
    /** Working days after the due date on which the letter to the head of the body is drafted. */
    readonly letterAfterWorkingDays: number;
    /** For so many months after the due date the office is told each month what is still open. */
    readonly reviewMonths: number;
  };
  /** Periodic reports, whose day the plan does not print. */
  readonly rounds: {
    /**
     * Months before the last month of a period, on whose first working day the collector is asked for the day: 2 is
     * April for a half-year that ends in June.
     */
    readonly askMonthsBeforeEnd: readonly number[];
    /** Working days before the last working day in time on which the bodies are asked. */
    readonly requestWorkingDaysBefore: number;
    /** Working days before it on which those that are missing are reminded; 0 is that day itself. */
    readonly remindWorkingDaysBefore: readonly number[];
    /** Working days after the day on which the keeper is told who is missing, and asked to close. */
    readonly closeAfterWorkingDays: number;
    /** Working days after the closing in which the collector owes its own report to the level above. */
    readonly summaryWorkingDays: number;
  };
  readonly ladder: LadderPolicy;
  /** Months (1–12) on whose first working day a watching body is asked "đã ban hành chưa?". */
  readonly watchMonths: readonly number[];
  /** For so many years ahead the questions of waiting and standing tasks are laid out. */
  readonly horizonYears: number;
  /** Month on whose first working day the leads of standing duties are asked how things stand. */
  readonly standingReviewMonth: number;
  /** Amber: so many working days before the last working day a task counts as due soon. */
  readonly dueSoonWorkingDays: number;
  /** Whose leader confirms results: the first that is not itself a lead of the task. */
  readonly confirmers: readonly BodyId[];
  /** To whom a confirmer's silence is reported: the first that neither leads the task nor is the confirmer. */
  readonly superiors: readonly BodyId[];
  readonly completion: {
    /**
     * `counted`: the implementing members are shown as x of y and hold nothing up; `required`: the result as a whole
     * is confirmed only when every member has completed its part.
     */
    readonly implementing: 'counted' | 'required';
  };
  /**
   * Of which tasks a result is handed in only when the head of the body has signed, by a link of his own, what a specialist
   * has prepared: of none, of all, or of those named (and of those that a decision divides them into).
   */
  readonly secondSignature: 'none' | 'all' | readonly EntityId[];
  /** Working days after which something that waits for a person is followed up, and as often again until he has spoken. */
  readonly decisions: {
    readonly extensionWorkingDays: number;
    /** After another date was offered the body is reminded once, and the offer lapses at the end of the second. */
    readonly counterReminderWorkingDays: number;
    readonly counterLapseWorkingDays: number;
    readonly contestWorkingDays: number;
    readonly opinionWorkingDays: number;
    readonly suspensionReviewWorkingDays: number;
  };
  readonly guidance: {
    /** Minutes after the registration of a document in which it can be taken back before anybody is told. */
    readonly undoMinutes: number;
  };
  /** How new dates come to a calendar program: as information (`publish`), or as an invitation to accept (`request`). */
  readonly calendarEntries: 'publish' | 'request';
  readonly links: { readonly validDays: number };
  /** Name and telephone printed at the foot of every message; null: the office alone is named. */
  readonly contact: { readonly name: string; readonly room: string; readonly phone: string } | null;
}
