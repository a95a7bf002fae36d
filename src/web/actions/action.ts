import type { Child } from 'hono/jsx';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import type { BodyId, Plan, TaskDefinition } from '../../domain/plan/plan.ts';
import type { Result } from '../../domain/result.ts';
import type { Task } from '../../domain/task/task.ts';
import type { FileRef, ReportRow } from '../../ports/store.ts';
import type { Deps } from '../../usecases/deps.ts';
import type { Receipt } from '../../usecases/submit-report.ts';
import type { Faults } from '../forms/fields.ts';
import type { Filled } from '../forms/inputs.tsx';

/** What every form of an action may show: the task as it stands. */
export interface Scene {
  readonly plan: Plan;
  readonly definition: TaskDefinition;
  readonly task: Task;
  readonly now: Instant;
  /** The body that speaks. */
  readonly by: BodyId;
  /** What has been written about the task; a form shows what it decides on, and no more. */
  readonly reports: readonly ReportRow[];
}

/** Who speaks, and with which paper; asked on every form. */
export interface Said {
  readonly id: string;
  readonly personName: string;
  readonly personTitle: string;
  readonly words: string;
  readonly documentNumber: string | null;
  readonly documentOn: LocalDate | null;
  readonly files: readonly FileRef[];
  /** What the form showed, where its word is about something that may change meanwhile. */
  readonly shown?: string | undefined;
}

export interface Wording {
  readonly heading: string;
  readonly intro: string;
  readonly words: string;
  readonly button: string;
}

/** One thing that a person can do about a task, on a page of its own. */
export interface Action<By> {
  readonly wording: Wording;
  /** `required` and `optional` ask for number and date; a result asks for files besides. */
  readonly paper: 'none' | 'optional' | 'required' | 'evidence';
  readonly wordsRequired: boolean;
  /** Ids of the reports that the decision is about: nobody decides what he has not read. */
  readonly about?: (task: Task) => readonly string[];
  /** What it shows, as a key that travels in the form: what lay open too long is not stored. */
  readonly matter?: (task: Task) => string;
  /** The fields that only this action has. */
  readonly fields: (scene: Scene, filled: Filled) => Child;
  /** Reads these fields; every fault at its field, or the call that does it. */
  readonly read: (
    texts: Readonly<Record<string, string>>,
    scene: Scene,
  ) => { readonly ok: true; readonly act: Act<By> } | { readonly ok: false; readonly faults: Faults };
}

export type Act<By> = (deps: Deps, by: By, said: Said) => Promise<Result<Receipt>>;
