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
import { drawPlans } from '../support/random-plan.ts';
import { LETTER_TEXTS } from '../support/letter-texts.ts';

const PLANS_A_STORE = 25;
const SEEDS = Array.from({ length: 20 }, (_, n) => 77 + n);
const UNTIL = addMs(endOfDay(on('2018-12-31')), -1);

/** Plans of one seed share a store and its clock; each is held against a rehearsal of its own. */
test.each(SEEDS)(
  `${PLANS_A_STORE} plans that nobody wrote (seed %i): the rehearsal foretells what the one door over SQLite does`,
  async (seed) => {
    const inputs = drawPlans(seed, PLANS_A_STORE).map(({ adoption, assumptions }): RehearsalInput => {
      return {
        adoption,
        assumptions,
        calendar: CALENDAR,
        letterTexts: LETTER_TEXTS,
        from: ADOPTED_AT,
        until: UNTIL,
      };
    });
    const run = await practiceRun(ADOPTED_AT);
    try {
      await liveInStore(run, inputs, walkByHand);
      for (const input of inputs)
        expect(await accountOfRehearsal(input), input.adoption.plan.id).toEqual(
          await accountInStore(run, input),
        );
    } finally {
      await run.remove();
    }
  },
  60_000,
);
