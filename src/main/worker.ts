import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Runtime, Worker } from '@temporalio/worker';
import { connectWorker } from '../../activities/adapters/temporal/connect-worker.ts';
import { createEngineActivities } from '../../activities/engine-activities.ts';
import { taskQueueOf } from '../../workflows/messages.ts';
import { sweepDrafts } from '../usecases/drafts.ts';
import { sweepUploads } from '../usecases/evidence-files.ts';
import { createBackOff, pokeOwed } from '../usecases/sweep.ts';
import type { Deps } from '../usecases/deps.ts';
import { reportReady } from './child-process.ts';
import type { ChildOrder } from './child-process.ts';
import { openEngine, say, valueOf } from './engine-process.ts';
import { readMailSettings } from './mail-settings.ts';
import { readMailUntil } from './read-mail-loop.ts';

const SWEEP_EVERY_MS = 1_000;
const SWEEP_LEASE_MS = 5_000;
const SWEEP_UPLOADS_EVERY_MS = 10 * 60_000;

/** The worker process: carries workflows and activities, and sweeps up what a lost poke has left. */
export async function runWorker(order: ChildOrder): Promise<void> {
  Runtime.install({ shutdownSignals: [] });
  const { temporal, store, connection, mail } = await openEngine(order);
  const native = valueOf(await connectWorker(temporal));
  const worker = await Worker.create({
    connection: native,
    namespace: temporal.namespace,
    taskQueue: taskQueueOf(store.id),
    workflowBundle: { code: await readFile(order.bundle, 'utf8') },
    activities: createEngineActivities(mail),
    maxCachedWorkflows: 300,
    // After the death of another worker its workflows come to us in a second, not in ten.
    stickyQueueScheduleToStartTimeout: '1s',
    shutdownGraceTime: '3s',
  });
  const ending = new AbortController();
  const sweeping = sweep(mail, ending.signal);
  const { imapUrl } = valueOf(readMailSettings(process.env));
  // Not waited for at the end: a server may be slow to answer, and being cut off costs one reading.
  void readMailUntil(mail, imapUrl, { signal: ending.signal, say }).catch((error: unknown) =>
    say(String(error)),
  );
  const stop = async (): Promise<void> => {
    ending.abort();
    if (worker.getState() === 'RUNNING') worker.shutdown();
    return Promise.resolve();
  };
  reportReady(stop);
  await worker.run();
  await sweeping;
  await mail.mailer.close();
  await Promise.all([native.close(), connection.close()]);
  await store.close();
  process.exit(0);
}

/** One sweeper works at a time, whichever holds the lease; the others wait for it to die. */
async function sweep(deps: Deps, signal: AbortSignal): Promise<void> {
  const holder = `${process.pid}`;
  const mayPoke = createBackOff(Date.now);
  let uploadsSweptMs = 0;
  while (!signal.aborted) {
    try {
      const mine = await deps.store.write((tx) =>
        tx.takeLease('sweeper', holder, Date.now(), Date.now() + SWEEP_LEASE_MS),
      );
      if (mine) await pokeOwed(deps, await deps.clock.now(), mayPoke);
      if (mine && Date.now() - uploadsSweptMs > SWEEP_UPLOADS_EVERY_MS) {
        // What is left beyond the limit of one sweep is taken at the next step.
        await sweepDrafts(deps, await deps.clock.now());
        if ((await sweepUploads(deps, Date.now())) === 0) uploadsSweptMs = Date.now();
      }
    } catch (error) {
      say(`the sweeper goes on after: ${error instanceof Error ? error.message : String(error)}`);
    }
    await pause(SWEEP_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
