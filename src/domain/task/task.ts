import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { NO_LADDER } from '../escalation/ladder.ts';
import type { Ladder } from '../escalation/ladder.ts';
import type { BodyId, EntityId } from '../plan/plan.ts';
import type { Amendment } from './amendment-fact.ts';
import type { ConfirmedReading, EligiblePlace, WatchAnswer } from './condition-fact.ts';
import type { DateQuestion, PersonsDate } from './date-fact.ts';
import type { OpenContest } from './contest-fact.ts';
import type { Extensions } from './extension-fact.ts';
import type { EventFact, Evidence, IssuedEvent, Parties } from './fact.ts';
import type { MailKind } from './order.ts';
import type { MemberPart, Turn } from './part-fact.ts';
import type { Point, Schedule } from './schedule.ts';
import type { PreparedResult } from './signature-fact.ts';

/** Judged on the day of submission, against the deadline in force on that day. */
export type Verdict = 'on-time' | 'late' | 'boundary' | 'no-deadline';

/** A result that a body has handed in. */
export interface Submission {
  readonly reportId: string;
  readonly body: BodyId;
  readonly at: Instant;
  readonly evidence: Evidence;
  /** Against the deadline in force on that day; a later schedule does not touch it. */
  readonly verdict: Verdict;
}

/** The latest word about a letter's way to its recipient. */
export interface Notice {
  readonly orderKey: string;
  readonly mail: MailKind;
  readonly to: BodyId;
  readonly state: 'served-by-mail' | 'served-on-paper' | 'failed';
  readonly at: Instant;
  readonly recordId: string;
}

/** What every task has, whatever its progress. */
export interface Life {
  readonly kind: 'task';
  readonly parties: Parties;
  readonly schedule: Schedule;
  /** The due date of the first schedule that had one; extensions and events never overwrite it. */
  readonly originalDueOn: LocalDate | null;
  /** Keys of the points whose instant has been applied; timers leave `timers` instead. */
  readonly passed: readonly string[];
  /** Instants that a fact has set besides the schedule, e.g. until when a request must be decided. */
  readonly timers: readonly Point[];
  readonly events: readonly IssuedEvent[];
  /** Letters on which something depends, and whether they have come to their recipients; the latest word of each. */
  readonly notices: readonly Notice[];
  readonly members: readonly MemberPart[];
  readonly turns: readonly Turn[];
  readonly extensions: Extensions;
  readonly amendments: readonly Amendment[];
  /** Null: the date in force follows from the plan's words and the documents. */
  readonly personsDate: PersonsDate | null;
  /** A document that gives another date than the person's; null: none waits for a word. */
  readonly dateQuestion: DateQuestion | null;
  /** Null: nobody has confirmed how the phrase is read. */
  readonly reading: ConfirmedReading | null;
  readonly eligible: readonly EligiblePlace[];
  readonly watch: WatchAnswer | null;
  /** A late mark that the body disputes; null: none, or it has been decided. */
  readonly contest: OpenContest | null;
  readonly ladder: Ladder;
  /** Results that wait for the signature of the head of their body; none has been handed in. */
  readonly prepared: readonly PreparedResult[];
  readonly reports: number;
  /** How often a result was given back. */
  readonly returned: number;
}

/** A life that has just begun. */
export const newLife = (parties: Parties, schedule: Schedule): Life => ({
  kind: 'task',
  parties,
  schedule,
  originalDueOn: schedule.dueOn,
  passed: [],
  timers: [],
  events: [],
  notices: [],
  ladder: NO_LADDER,
  members: [],
  turns: [],
  extensions: { open: null, granted: [], refused: 0, lapsed: [] },
  amendments: [],
  personsDate: null,
  dateQuestion: null,
  reading: null,
  eligible: [],
  watch: null,
  contest: null,
  prepared: [],
  reports: 0,
  returned: 0,
});

/** A task, in the shape that its progress allows. Keys are those of the contract. */
export type Task = Life &
  (
    | { readonly progress: 'waiting' }
    | { readonly progress: 'not-started' }
    | { readonly progress: 'open' }
    | { readonly progress: 'standing' }
    | {
        readonly progress: 'presented';
        readonly presentation: {
          readonly reportId: string;
          readonly body: BodyId;
          readonly at: Instant;
          readonly documentNumber: string;
          readonly documentOn: LocalDate;
          /** As of a submission: an adviser has done its part on that day. */
          readonly verdict: Verdict;
        };
      }
    | { readonly progress: 'submitted'; readonly submission: Submission }
    | {
        readonly progress: 'done';
        readonly submission: Submission;
        readonly confirmedAt: Instant;
        readonly confirmedBy: BodyId;
        /** That of the submission, unless a person has concluded otherwise. */
        readonly verdict: Verdict;
      }
    | { readonly progress: 'impossible'; readonly since: Instant }
    | { readonly progress: 'suspended'; readonly since: Instant; readonly decisionId: string }
    | {
        readonly progress: 'cancelled';
        readonly cancelledAt: Instant;
        readonly decisionId: string;
        /** The tasks into which it was divided or merged; empty: it was dropped. */
        readonly replacedBy: readonly EntityId[];
        /** Where a decision has divided it: what it was, as long as that can be taken back. */
        readonly division?: Division;
      }
  );

interface Division {
  readonly decisionId: string;
  readonly at: Instant;
  /** Inclusive. */
  readonly undoUntil: Instant;
  readonly former: Task;
  /** Documents registered or taken back since then: `former` has not seen them. Absent: none. */
  readonly meanwhile?: readonly EventFact[];
}

export type TaskProgress = Task['progress'];

/** The task without what belongs to its present progress alone, so that no stale submission survives a return. */
export function lifeOf(task: Task): Life {
  const { kind, parties, schedule, originalDueOn, passed, timers, events, notices, ladder } = task;
  const { members, turns, extensions, amendments, contest, reading, eligible, watch } = task;
  const { prepared, reports, returned, personsDate, dateQuestion } = task;
  const dates = {
    schedule,
    originalDueOn,
    passed,
    timers,
    events,
    notices,
    ladder,
    personsDate,
    dateQuestion,
  };
  const people = { members, turns, extensions, amendments, contest, reading, eligible, watch };
  return { kind, parties, ...dates, ...people, prepared, reports, returned };
}

/** Nothing more happens to it by itself; only a new fact from a person could wake it. */
export const hasEnded = (task: Task): boolean =>
  (task.progress === 'done' && task.contest === null) ||
  task.progress === 'impossible' ||
  task.progress === 'cancelled';
