import { createTaskLife } from '../tests/workflows/task-life.ts';
import { activitiesOf, startEngine } from '../tests/workflows/engine.ts';
import { skipDays, until } from '../tests/workflows/time-skipping.ts';
import { startSharedServer } from '../tests/support/temporal-server.ts';
import { taskQueueOf, workflowIdOf } from '../workflows/messages.ts';

/** Five for its beginning and end, six for each time that it wakes, and half as much again for what a worker repeats. */
const boundOf = (wakeUps: number): number => Math.floor(1.5 * (5 + 6 * wakeUps));

/** What three years of a task leave in Temporal's history: a task without a word for three years wakes most often. */
export async function benchHistory(): Promise<void> {
  const server = await startSharedServer();
  const engine = await startEngine(server.settings);
  for (const [taskId, days] of [
    ['77-12', 2 * 365],
    ['77-9', 3 * 365],
  ] as const) {
    const storeId = engine.newStoreId();
    const life = createTaskLife(taskId);
    await engine.during(storeId, activitiesOf({ advance: life.advance }), async () => {
      const handle = await engine.client.workflow.start('taskLifecycle', {
        taskQueue: taskQueueOf(storeId),
        workflowId: workflowIdOf(storeId, '77-kh-tu', taskId),
        args: [{ storeId, planId: '77-kh-tu', entityId: taskId }],
      });
      await until(() => life.calls() > 0);
      await skipDays(engine.client, handle.workflowId, days);
      const events = (await handle.fetchHistory()).events?.length ?? 0;
      const wakeUps = life.wakeUps.length;
      console.log(
        `history of task ${taskId} over ${days} days: ${wakeUps} wake-ups, ${events} events, bound ${boundOf(wakeUps)}`,
      );
      if (events > boundOf(wakeUps)) process.exitCode = 1;
    });
  }
  await engine.close();
  await server.release();
}
