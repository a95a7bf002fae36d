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
import { drawDivisions } from '../support/random-division.ts';
import type { Tally } from '../support/random-division.ts';
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

/**
 * A rehearsal from files knows no decisions; one that is told of them lives through them by the use cases of the desk. So a
 * division, its letters, its new tasks and its being taken back are held against SQLite as well.
 */
test('50 plans whose first task is divided, some of them taken back in time: row for row the same', async () => {
  const tally: Tally = { divided: 0, undone: 0 };
  const foretold: Tally = { divided: 0, undone: 0 };
  const divisions = drawDivisions(1977, PLANS_A_STORE * 2);
  const plans = drawPlans(1977, PLANS_A_STORE * 2).map(({ adoption, assumptions }, n) => ({
    adoption,
    assumptions,
    calendar: CALENDAR,
    letterTexts: LETTER_TEXTS,
    from: ADOPTED_AT,
    until: UNTIL,
    visitsWith: (count: Tally) => divisions[n]?.(adoption.plan.id, count) ?? [],
  }));
  const run = await practiceRun(ADOPTED_AT);
  try {
    const inputs = plans.map(({ visitsWith, ...input }) => ({ ...input, visits: visitsWith(tally) }));
    await liveInStore(run, inputs, walkByHand);
    for (const { visitsWith, ...input } of plans) {
      const account = await accountOfRehearsal({ ...input, visits: visitsWith(foretold) });
      expect(account, input.adoption.plan.id).toEqual(await accountInStore(run, input));
    }
    expect(foretold).toEqual(tally);
    expect(tally.divided).toBeGreaterThan(PLANS_A_STORE);
    expect(tally.undone).toBeGreaterThan(3);
  } finally {
    await run.remove();
  }
}, 60_000);
