import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import type { WorkflowHandle } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { EngineActivities } from '../../activities/engine-activities.ts';
import { connectTemporal } from '../../activities/adapters/temporal/connect-worker.ts';
import type { TemporalSettings } from '../../activities/adapters/temporal/settings.ts';
import { taskQueueOf } from '../../workflows/messages.ts';

const quiet = new DefaultLogger('ERROR');
Runtime.install({
  logger: quiet,
  telemetryOptions: { logging: { forward: {}, filter: { core: 'ERROR', other: 'ERROR' } } },
});

const SHIPPED = new URL('../../workflows/index.ts', import.meta.url);

/** The code of the workflows as the product bundles it; or of another file, to see what a change would break. */
export const bundleOf = async (entry = SHIPPED): Promise<{ readonly code: string }> => {
  const workflowsPath = fileURLToPath(entry);
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: quiet });
  return { code };
};

/** Activities of which a test gives only those that it expects to be called. */
export const activitiesOf = (some: Partial<EngineActivities>): EngineActivities => ({
  advance: () => Promise.reject(new Error('this test expects no advance')),
  sendBatch: () => Promise.reject(new Error('this test expects no sendBatch')),
  ...some,
});

export interface Engine {
  readonly client: Client;
  /** Runs a worker of this store as long as the work lasts. */
  during<T>(storeId: string, activities: EngineActivities, work: () => Promise<T>): Promise<T>;
  /** A store id of its own for a test: nothing of another test ever meets it. */
  newStoreId(): string;
  close(): Promise<void>;
}

export async function startEngine(settings: TemporalSettings): Promise<Engine> {
  const connections = await connectTemporal(settings);
  if (!connections.ok) throw new Error(connections.problem.words);
  const { connection, nativeConnection } = connections.value;
  const workflowBundle = await bundleOf();
  return {
    client: new Client({ connection, namespace: settings.namespace }),
    newStoreId: () => randomUUID(),
    async during(storeId, activities, work) {
      const worker = await Worker.create({
        connection: nativeConnection,
        namespace: settings.namespace,
        taskQueue: taskQueueOf(storeId),
        workflowBundle,
        activities,
        stickyQueueScheduleToStartTimeout: '1s',
      });
      return worker.runUntil(work);
    },
    close: () => connections.value.close(),
  };
}

/** How many events of a kind a run has in its history, e.g. `timerStartedEventAttributes`. */
export async function countEvents(
  handle: WorkflowHandle,
  attributes: 'timerStartedEventAttributes' | 'workflowExecutionSignaledEventAttributes',
): Promise<number> {
  const { events } = await handle.fetchHistory();
  return (events ?? []).filter((event) => event[attributes] != null).length;
}
