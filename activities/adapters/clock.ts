import { fromEpochMs } from '../../src/domain/calendar/instant.ts';
import type { Clock, ClockMode } from '../../src/ports/clock.ts';
import type { Store } from '../../src/ports/store.ts';

/**
 * The clock of a store: a practice clock is read from the store at every question, because another process may have moved
 * it; a real one is the wall clock, `wallMs`, in milliseconds since 1970 (tests bring their own).
 */
export function createClock(
  store: Store & { readonly clockMode: ClockMode },
  wallMs: () => number = Date.now,
): Clock {
  return {
    mode: store.clockMode,
    async now() {
      if (store.clockMode === 'real') return fromEpochMs(wallMs());
      const { practiceNow } = await store.read((tx) => tx.clock());
      if (practiceNow === null) throw new Error('a practice store must hold its now, found none');
      return practiceNow;
    },
  };
}
