import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { BodyId, EventKey } from '../plan/plan.ts';
import type { Evidence, Parties } from './fact.ts';
import type { Schedule } from './schedule.ts';

export interface IssuedEvent {
  readonly event: EventKey;
  readonly guidanceId: string;
  readonly issuedOn: LocalDate;
}

/** A result that a body has handed in. */
export interface Submission {
  readonly reportId: string;
  readonly body: BodyId;
  readonly at: Instant;
  readonly evidence: Evidence;
}

/** Judged on the day of submission, against the deadline in force on that day. */
export type Verdict = 'on-time' | 'late' | 'boundary' | 'no-deadline';

/** What every task has, whatever its progress. */
export interface Life {
  readonly kind: 'task';
  readonly parties: Parties;
  readonly schedule: Schedule;
  /** The due date of the first schedule that had one; extensions and events never overwrite it. */
  readonly originalDueOn: LocalDate | null;
  /** Keys of the points whose instant has been applied. */
  readonly passed: readonly string[];
  readonly events: readonly IssuedEvent[];
  readonly reports: number;
  /** How often a result was given back. */
  readonly returned: number;
}

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
        };
      }
    | { readonly progress: 'submitted'; readonly submission: Submission }
    | {
        readonly progress: 'done';
        readonly submission: Submission;
        readonly confirmedAt: Instant;
        readonly confirmedBy: BodyId;
        readonly verdict: Verdict;
      }
    | { readonly progress: 'impossible'; readonly since: Instant }
  );

export type TaskProgress = Task['progress'];

/** The task without what belongs to its present progress alone, so that no stale submission survives a return. */
export function lifeOf(task: Task): Life {
  const { kind, parties, schedule, originalDueOn, passed, events, reports, returned } = task;
  return { kind, parties, schedule, originalDueOn, passed, events, reports, returned };
}
