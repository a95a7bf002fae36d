import { onOf, toEpochMs } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import type { CliContext } from './context.ts';

export interface ProgressBar {
  readonly step: (at: Instant, steps: number) => void;
  /** Leaves the line, so that what follows begins on its own. */
  readonly end: () => void;
}

const WIDTH = 24;

/** A line on stderr that is written over and over; nothing where no person looks at it. */
export function createProgressBar(
  { stderr, isTty }: Pick<CliContext, 'stderr' | 'isTty'>,
  from: Instant,
  aimFrom: (from: Instant) => Instant | null,
): ProgressBar {
  if (!isTty) return { step: () => undefined, end: () => undefined };
  const aim = aimFrom(from);
  const [start, whole] = [toEpochMs(from), aim === null ? 0 : toEpochMs(aim) - toEpochMs(from)];
  let drawn = false;
  return {
    step(at, steps) {
      const share = whole <= 0 ? 1 : Math.min(1, (toEpochMs(at) - start) / whole);
      const full = Math.round(share * WIDTH);
      const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
      stderr(`\r${bar} ${formatDate(onOf(at)).padEnd(10)} ${steps} mốc`);
      drawn = true;
    },
    end() {
      if (drawn) stderr('\n');
    },
  };
}
