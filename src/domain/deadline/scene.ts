import type { Work } from './clause.ts';

/** What the reader knows about the words that it has passed. */
export interface Scene {
  /** Open parentheses. */
  depth: number;
  work: Work | null;
  /** Index after the last word of work; -1 before any. */
  workTo: number;
  /** Index after the last time clause; -1 before any. */
  timeTo: number;
  /** A list of periods has begun. */
  listing: boolean;
  soft: boolean;
  /** "đối với …" has begun to say what the work concerns. */
  scoped: boolean;
  /** The nearest work is to send. */
  sent: boolean;
  effective: boolean;
  /** The label of the line ("Thời gian thực hiện:") holds for the first time after it. */
  label: boolean;
  readonly noise: { readonly from: number; readonly to: number }[];
}

export const newScene = (): Scene => ({
  depth: 0,
  work: null,
  workTo: -1,
  timeTo: -1,
  listing: false,
  soft: false,
  scoped: false,
  sent: false,
  effective: false,
  label: false,
  noise: [],
});
