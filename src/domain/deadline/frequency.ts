import type { FlagCode } from './flags.ts';
import type { Period } from './reading.ts';

export interface Frequency {
  readonly periods: readonly Period[];
  readonly choice: boolean;
  readonly min: number | null;
  readonly minUnit: 'day' | null;
  readonly trailing: boolean;
  readonly weak: boolean;
  /** "kế hoạch năm": counts only where a recurring day stands with it. */
  readonly named: boolean;
  readonly flags: readonly FlagCode[];
}

export const frequency = (periods: readonly Period[], more: Partial<Frequency> = {}): Frequency => ({
  periods,
  choice: false,
  min: null,
  minUnit: null,
  trailing: false,
  weak: false,
  named: false,
  flags: [],
  ...more,
});
