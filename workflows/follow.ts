import {
  continueAsNew,
  proxyLocalActivities,
  setCurrentDetails,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { Advanced, EngineActivities } from '../activities/engine-activities.ts';
import type { EntityInput } from './messages.ts';
import { listen } from './pokes.ts';
import { isLong } from './run-length.ts';
import { dondocBodies, dondocDueOn, dondocNextAt, dondocPhase } from './search-attributes.ts';

const { advance } = proxyLocalActivities<EngineActivities>({
  startToCloseTimeout: '10s',
  localRetryThreshold: '10s',
  retry: { initialInterval: '200ms', maximumInterval: '10m' },
});

/** The phase in which the entity ended, in the words of the screen. */
export type Outcome = string;

/**
 * Follows one entity to its end: applies what is due, shows where it stands, waits for the next instant or a poke.
 * It holds no state but ids and knows no rule: whatever happens to the entity is decided behind `advance`.
 */
export async function follow(entity: EntityInput): Promise<Outcome> {
  const pokes = listen();
  let shown = '';
  for (;;) {
    pokes.heed();
    const step = await advance(entity.planId, entity.entityId, Date.now());
    if (step === null) return 'Không còn trong kho';
    shown = show(step, shown);
    if (step.finished) {
      if (pokes.none()) return step.phase;
      continue;
    }
    if (isLong(entity) && pokes.none()) await continueAsNew<typeof follow>(entity);
    await pokes.orAfter(step.waitMs, step.next?.at ?? null, step.next?.why ?? '');
  }
}

/** Shows phase and next date to whoever looks in Temporal; what has not changed is not written again. */
function show(step: Advanced, shown: string): string {
  setCurrentDetails(step.details);
  const now = JSON.stringify([step.phase, step.dueOn, step.next?.at, step.bodies]);
  if (now === shown) return shown;
  upsertSearchAttributes([
    { key: dondocPhase, value: step.phase },
    { key: dondocDueOn, value: step.dueOn },
    { key: dondocNextAt, value: step.next === null ? null : new Date(step.next.at) },
    { key: dondocBodies, value: [...step.bodies] },
  ]);
  return now;
}
