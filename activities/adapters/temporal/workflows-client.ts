import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { TypedSearchAttributes } from '@temporalio/common';
import { TypedSearchAttributes as Attributes } from '@temporalio/common';
import type { EntityLabel, EntityRef, Workflows } from '../../../src/ports/workflows.ts';
import { mailroomIdOf, poke, taskQueueOf, workflowIdOf } from '../../../workflows/messages.ts';
import { dondocEntity, dondocPlan, dondocStore } from '../../../workflows/search-attributes.ts';

const TYPE = { task: 'taskLifecycle', round: 'reportRound' } as const;

/** So many requests at once: the embedded server shares two cores with us. */
const AT_ONCE = 8;

/**
 * The engine behind the port. A poke that fails is told to the log and left to the sweeper: what it was to announce
 * is committed already.
 */
export function createWorkflowsClient(
  client: Client,
  storeId: string,
  log: (line: string) => void,
): Workflows {
  const taskQueue = taskQueueOf(storeId);
  const idOf = (ref: EntityRef): string => workflowIdOf(storeId, ref.planId, ref.entityId);

  async function pokeOne(label: EntityLabel): Promise<void> {
    await client.workflow.signalWithStart(TYPE[label.kind], {
      taskQueue,
      workflowId: idOf(label),
      args: [{ storeId, planId: label.planId, entityId: label.entityId }],
      signal: poke,
      staticSummary: label.summary,
      staticDetails: label.details,
      typedSearchAttributes: attributesOf(storeId, label),
    });
  }

  async function nudgeOne(ref: EntityRef): Promise<EntityRef | null> {
    try {
      await client.workflow.getHandle(idOf(ref)).signal(poke);
      return null;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return ref;
      throw error;
    }
  }

  const open = (): string => `DondocStore = "${storeId}" AND ExecutionStatus = "Running"`;

  return {
    async poke(entities) {
      await inTurns(entities, (label) => told(log, `poke ${idOf(label)}`, () => pokeOne(label)));
    },
    async nudge(entities) {
      const gone = await inTurns(entities, (ref) => told(log, `nudge ${idOf(ref)}`, () => nudgeOne(ref)));
      return gone.filter((ref) => ref !== null && ref !== undefined);
    },
    async pokeMailroom() {
      await told(log, 'poke the mailroom', () =>
        client.workflow.signalWithStart('mailroom', {
          taskQueue,
          workflowId: mailroomIdOf(storeId),
          args: [{ storeId }],
          signal: poke,
          staticSummary: 'Phòng thư: gửi thư đến hạn',
          typedSearchAttributes: new Attributes([{ key: dondocStore, value: storeId }]),
        }),
      );
    },
    async running() {
      const refs: EntityRef[] = [];
      for await (const found of client.workflow.list({ query: open() })) {
        const [store, planId, entityId] = found.workflowId.split('/');
        const kind = found.type === TYPE.round ? 'round' : 'task';
        if (store === storeId && planId !== undefined && entityId !== undefined)
          refs.push({ planId, entityId, kind });
      }
      return refs;
    },
    async terminateAll(reason) {
      let ended = 0;
      for await (const found of client.workflow.list({ query: open() })) {
        await client.workflow.getHandle(found.workflowId).terminate(reason).catch(unlessGone);
        ended += 1;
      }
      return ended;
    },
  };
}

function unlessGone(error: unknown): void {
  if (!(error instanceof WorkflowNotFoundError)) throw error;
}

function attributesOf(storeId: string, { planId, entityId }: EntityRef): TypedSearchAttributes {
  return new Attributes([
    { key: dondocStore, value: storeId },
    { key: dondocPlan, value: planId },
    { key: dondocEntity, value: entityId },
  ]);
}

async function told<T>(
  log: (line: string) => void,
  what: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    log(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let i = 0; i < items.length; i += AT_ONCE)
    results.push(...(await Promise.all(items.slice(i, i + AT_ONCE).map(work))));
  return results;
}
