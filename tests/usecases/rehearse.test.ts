import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMs, endOfDay } from '../../src/domain/calendar/instant.ts';
import type { RehearsalInput } from '../../src/usecases/rehearse.ts';
import { ADOPTED_AT, CALENDAR, on } from '../domain/task/real-plan.ts';
import {
  accountInStore,
  accountOfRehearsal,
  liveInStore,
  practiceRun,
  walkByHand,
} from '../support/practice-run.ts';
import { randomPlans } from '../support/random-plan.ts';

const RUNS = 20;
const PLANS_A_RUN = 25;
const UNTIL = addMs(endOfDay(on('2019-02-28')), -1);

test(`${RUNS * PLANS_A_RUN} plans that nobody wrote: the rehearsal foretells what the one door over SQLite does`, async () => {
  await fc.assert(
    fc.asyncProperty(randomPlans(PLANS_A_RUN, 2), async (plans) => {
      const inputs = plans.map(({ adoption, assumptions }): RehearsalInput => {
        return { adoption, assumptions, calendar: CALENDAR, from: ADOPTED_AT, until: UNTIL };
      });
      const run = await practiceRun(ADOPTED_AT);
      try {
        await liveInStore(run, inputs, walkByHand);
        for (const input of inputs)
          expect(await accountOfRehearsal(input)).toEqual(await accountInStore(run, input));
      } finally {
        await run.remove();
      }
    }),
    { numRuns: RUNS, seed: 77, endOnFailure: true },
  );
}, 240_000);
