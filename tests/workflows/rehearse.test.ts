import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngineActivities } from '../../activities/engine-activities.ts';
import { createWorkflowsClient } from '../../activities/adapters/temporal/workflows-client.ts';
import { addMs, endOfDay } from '../../src/domain/calendar/instant.ts';
import { advanceClock } from '../../src/usecases/advance-clock.ts';
import type { RehearsalInput } from '../../src/usecases/rehearse.ts';
import { ADOPTED_AT, CALENDAR, on, PLAN, POLICY } from '../domain/task/real-plan.ts';
import { accountInStore, accountOfRehearsal, liveInStore, practiceRun } from '../support/practice-run.ts';
import type { Walk } from '../support/practice-run.ts';
import { drawPlans } from '../support/random-plan.ts';
import { sharedSettings } from '../support/temporal-server.ts';
import { startEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { LETTER_TEXTS } from '../support/letter-texts.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine(sharedSettings());
});
afterAll(() => engine.close());

const untilEndOf = (day: string) => addMs(endOfDay(on(day)), -1);

/** The practice clock of the product, on the real engine. */
const walkOnEngine: Walk = async (deps, to) => {
  const settling = { holder: 'test', wallMs: Date.now, pause: () => pause(5) };
  const moved = await advanceClock(deps, { kind: 'to', at: to }, settling);
  if (!moved.ok) throw new Error(moved.problem.words);
};

/** Lives all plans through in one store, and holds each against its rehearsal, row for row. */
async function foretold(inputs: readonly RehearsalInput[]): Promise<void> {
  const run = await practiceRun(ADOPTED_AT, (storeId) =>
    createWorkflowsClient(engine.client, storeId, (line) => void process.stderr.write(`${line}\n`)),
  );
  try {
    // The worker's own deps, as in another process: it shares the store and nothing else.
    await engine.during(run.store.id, createEngineActivities(run.deps), () =>
      liveInStore(run, inputs, walkOnEngine),
    );
    for (const input of inputs)
      expect(await accountOfRehearsal(input), input.adoption.plan.id).toEqual(
        await accountInStore(run, input),
      );
  } finally {
    await run.deps.workflows.terminateAll('end of the test');
    await run.remove();
  }
}

const realPlan = (lastDay: string, assumptions: RehearsalInput['assumptions']): RehearsalInput => ({
  adoption: { plan: PLAN, policy: POLICY, digest: '0'.repeat(64) },
  assumptions,
  calendar: CALENDAR,
  letterTexts: LETTER_TEXTS,
  from: ADOPTED_AT,
  until: untilEndOf(lastDay),
});

test('the real plan to the end of 2021: every mail, date and state is the one that was foretold', () =>
  foretold([realPlan('2021-12-31', [])]));

test('the same with two documents of the Centre, one of them on a Sunday', () =>
  foretold([
    realPlan('2020-01-31', [
      { event: 'tw-huong-dan-hop-nhat-ba-van-phong', on: on('2018-09-17') },
      { event: 'tw-van-ban-quy-che-lam-viec', on: on('2019-02-17') },
    ]),
  ]));

test('20 plans that nobody wrote, side by side in one store', async () => {
  const lastDay = '2018-10-31';
  await foretold(
    drawPlans(77, 20).map(({ adoption, assumptions }) => ({
      adoption,
      assumptions: assumptions.filter(({ on: day }) => day <= lastDay),
      calendar: CALENDAR,
      letterTexts: LETTER_TEXTS,
      from: ADOPTED_AT,
      until: untilEndOf(lastDay),
    })),
  );
}, 600_000);
