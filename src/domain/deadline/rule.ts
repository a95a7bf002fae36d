import type { LocalDate } from '../calendar/local-date.ts';
import type { Clause } from './clause.ts';
import type { FlagCode, RefusalCode } from './flags.ts';
import type { DateOrMinute, EventRelation, Meaning, OtherReading, Phase, Precision } from './reading.ts';

/** What the clauses together say, before the words that tell it are written. */
export interface Rule extends Meaning {
  readonly flags: readonly FlagCode[];
  readonly readings: readonly OtherReading[];
  readonly startPrecision: Precision | null;
  readonly finishPrecision: Precision | null;
  readonly softFinish: DateOrMinute | null;
  readonly eventRelation: EventRelation | null;
  readonly anchorOn: LocalDate | null;
  readonly scope: string | null;
  readonly condition: string | null;
  readonly phases: readonly Phase[];
}

export interface Broken {
  readonly refusal: RefusalCode;
  /** The clause that cannot be read; null: the phrase as a whole. */
  readonly clause: Clause | null;
}

export const broken = (refusal: RefusalCode, clause: Clause | null = null): Broken => ({ refusal, clause });

/** The words of a stretch of tokens, as printed. */
export type WordsOf = (place: { readonly from: number; readonly to: number }) => string;
