import type { Instant } from '../domain/calendar/instant.ts';

export type ClockMode = 'practice' | 'real';

/** The one clock of a store. Practice clocks are frozen and move only when a person moves them. */
export interface Clock {
  readonly mode: ClockMode;
  now(): Promise<Instant>;
}
