import { setTimeout as pause } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import type { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { createWebApp } from '../web/app.tsx';
import { USUAL_RATES } from '../web/security/rate-limits.ts';
import { taskQueueOf } from '../../workflows/messages.ts';
import type { Settling } from '../usecases/advance-clock.ts';
import { reportReady } from './child-process.ts';
import type { ChildOrder } from './child-process.ts';
import { openEngine, say } from './engine-process.ts';
import { createMailSource } from './mail-source.ts';
import { signInKey } from './sign-in-key.ts';

/** How a practice clock waits for the engine to come to rest. */
export const createSettling = (onStep?: Settling['onStep']): Settling => ({
  pause: () => pause(8),
  wallMs: Date.now,
  holder: `${process.pid}`,
  ...(onStep === undefined ? {} : { onStep }),
});

/** A form with files over a slow line; Node's own five minutes would cut 20 MB at less than 70 KB a second. */
const REQUEST_TIMEOUT_MS = 30 * 60_000;

/** The web process: the console and the reply pages. */
export async function runWeb(order: ChildOrder): Promise<void> {
  const { temporal: cluster, settings, store, connection, deps, mail } = await openEngine(order);
  const app = createWebApp({
    deps,
    baseUrl: order.baseUrl,
    mailLabel: mail.mailer.label,
    mailSource: createMailSource(store, mail.mailer, mail.office),
    temporalUi: order.temporalUi,
    signInKey: await signInKey(order.dataDir),
    uploads: settings.uploads,
    rates: USUAL_RATES,
    proxyHops: settings.proxyHops,
    settling: () => createSettling(),
    readiness: () => readiness(connection, cluster.namespace, store.id, () => store.read((tx) => tx.clock())),
    log: say,
  });
  const server = serve(
    {
      fetch: app.fetch,
      hostname: order.host,
      port: order.port,
      serverOptions: { requestTimeout: REQUEST_TIMEOUT_MS },
    },
    () => reportReady(stop),
  );
  async function stop(): Promise<void> {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await mail.mailer.close();
    await connection.close();
    await store.close();
    process.exit(0);
  }
}

async function readiness(
  connection: Connection,
  namespace: string,
  storeId: string,
  askStore: () => Promise<unknown>,
) {
  const answers = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      say(`not ready: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  };
  const queue = { namespace, taskQueue: { name: taskQueueOf(storeId) } };
  let pollers = 0;
  const server = await answers(async () => {
    const described = await connection.workflowService.describeTaskQueue({
      ...queue,
      taskQueueType: proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    });
    pollers = described.pollers.length;
  });
  return { store: await answers(askStore), temporal: server, worker: pollers > 0 };
}
