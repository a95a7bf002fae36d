import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { Worker, bundleWorkflowCode } from '@temporalio/worker';
import { createCapturedMailer } from '../activities/adapters/mailer/captured-mailer.ts';
import { createWorkflowsClient } from '../activities/adapters/temporal/workflows-client.ts';
import { connectTemporal } from '../activities/adapters/temporal/connect-worker.ts';
import { createEngineActivities } from '../activities/engine-activities.ts';
import { startSharedServer, valueOf } from '../tests/support/temporal-server.ts';
import { advance } from '../src/usecases/advance.ts';
import { advanceClock } from '../src/usecases/advance-clock.ts';
import { WORKFLOWS_ENTRY } from '../src/main/paths.ts';
import { taskQueueOf } from '../workflows/messages.ts';
import { openPlace, print, timed } from './place.ts';

const TASKS = 200;

/** Tasks that all wake at one instant, through Temporal, beside the same facts applied without it. */
export async function benchWakeUps(): Promise<void> {
  const server = await startSharedServer();
  const connections = valueOf(await connectTemporal(server.settings));
  const client = new Client({ connection: connections.connection });
  const place = await openPlace('77-9', TASKS, (store) =>
    createWorkflowsClient(client, store.id, console.error),
  );
  const mail = {
    ...place.deps,
    mailer: createCapturedMailer({ from: 'a@haugiang.example' }),
    office: { address: 'a@haugiang.example', replyTo: null },
    baseUrl: 'http://127.0.0.1',
    wallMs: Date.now,
  };
  const worker = await Worker.create({
    connection: connections.nativeConnection,
    taskQueue: taskQueueOf(place.store.id),
    workflowBundle: await bundleWorkflowCode({ workflowsPath: WORKFLOWS_ENTRY }),
    activities: createEngineActivities(mail),
  });
  const settling = { pause: () => pause(8), wallMs: Date.now, holder: 'bench' };
  await worker.runUntil(async () => {
    await advanceClock(place.deps, { kind: 'next' }, settling);
    const ours = await timed(() => advanceClock(place.deps, { kind: 'next' }, settling));
    if (!ours.value.ok) throw new Error(ours.value.problem.words);
    const peer = await withoutTemporal();
    print(
      'wake-ups of tasks due at one instant',
      TASKS,
      ours.seconds,
      'the same facts applied without Temporal',
      peer,
    );
  });
  await place.close();
  await connections.close();
  await server.release();
}

async function withoutTemporal(): Promise<number> {
  const place = await openPlace('77-9', TASKS);
  const at = await place.store.read((tx) => tx.earliestMoment());
  const [row] = await place.store.read((tx) => tx.entities(place.plan.id, [place.plan.tasks[0]?.id ?? '']));
  const due = row?.nextAt ?? at;
  if (due === null) throw new Error('nothing is due');
  await place.store.write((tx) => tx.setPracticeNow(due));
  const { seconds } = await timed(async () => {
    for (const task of place.plan.tasks) await advance(place.deps, place.plan.id, task.id, 0);
  });
  await place.close();
  return seconds;
}
