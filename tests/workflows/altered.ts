import { proxyLocalActivities, setHandler, sleep } from '@temporalio/workflow';
import type { EngineActivities } from '../../activities/engine-activities.ts';
import { poke } from '../../workflows/messages.ts';
import type { EntityInput } from '../../workflows/messages.ts';

// Not the product: workflows of the same names whose commands come in another order, to see that replay notices.

const { advance, sendBatch } = proxyLocalActivities<EngineActivities>({ startToCloseTimeout: '10s' });

async function sleepFirst(entity: EntityInput): Promise<string> {
  setHandler(poke, () => undefined);
  await sleep('1 day');
  return (await advance(entity.planId, entity.entityId, Date.now()))?.phase ?? '';
}

export const taskLifecycle = sleepFirst;
export const reportRound = sleepFirst;

export async function mailroom(): Promise<void> {
  setHandler(poke, () => undefined);
  await sleep('1 day');
  await sendBatch();
}
