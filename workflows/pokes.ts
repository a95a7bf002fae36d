import { CancellationScope, condition, isCancellation, setHandler, sleep } from '@temporalio/workflow';
import { poke } from './messages.ts';

/** One timer and a counter of pokes: what a workflow waits on. */
export interface Pokes {
  /** Call before the work that answers them: what arrives during the work is not lost. */
  heed(): void;
  /** True where nothing has arrived since the last `heed`. */
  none(): boolean;
  /** Until a poke, or until `waitMs` have passed; null waits for a poke alone. `at` names the instant that is waited for. */
  orAfter(waitMs: number | null, at: string | null, summary: string): Promise<void>;
}

/** Registers the handler; call before the first await, so that a poke of the very start is heard. */
export function listen(): Pokes {
  let received = 0;
  let heeded = 0;
  let timer: { readonly at: string; readonly scope: CancellationScope; fired: boolean } | null = null;
  setHandler(poke, () => {
    received += 1;
  });

  // The timer is armed again only when the instant moves: a hundred pokes for one deadline cost one timer.
  function arm(waitMs: number, at: string, summary: string): void {
    if (timer?.at === at && !timer.fired) return;
    timer?.scope.cancel();
    const armed = { at, scope: new CancellationScope(), fired: false };
    timer = armed;
    armed.scope
      .run(() => sleep(Math.max(1, waitMs), { summary }))
      .then(
        () => (armed.fired = true),
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }

  return {
    heed: () => (heeded = received),
    none: () => received === heeded,
    async orAfter(waitMs, at, summary) {
      if (waitMs !== null && at !== null) arm(waitMs, at, summary);
      const waiting = waitMs === null ? null : timer;
      await condition(() => received > heeded || waiting?.fired === true);
    },
  };
}
