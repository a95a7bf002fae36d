import { Client, Connection } from '@temporalio/client';
import { vi } from 'vitest';

/** An entity's workflow as an operator sees it in Temporal's own screen. */
export interface SeenWorkflow {
  readonly status: string;
  readonly summary: string | undefined;
  readonly phase: unknown;
  readonly result: unknown;
}

/** The one workflow of an entity, once it has ended. Temporal's list follows its histories a moment later. */
export async function endedWorkflow(address: string, entityId: string): Promise<SeenWorkflow> {
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection });
    const id = await vi.waitFor(
      async () => {
        const ids: string[] = [];
        for await (const info of workflow.list({ query: `DondocEntity = "${entityId}"` })) {
          if (info.status.name === 'RUNNING') throw new Error(`${info.workflowId} still runs`);
          ids.push(info.workflowId);
        }
        if (ids.length !== 1) throw new Error(`${ids.length} workflows of ${entityId}: ${ids.join(', ')}`);
        return ids[0] ?? '';
      },
      { timeout: 30_000, interval: 200 },
    );
    const handle = workflow.getHandle(id);
    const described = await handle.describe();
    const phase = described.typedSearchAttributes.getAll().find(({ key }) => key.name === 'DondocPhase');
    return {
      status: described.status.name,
      summary: await described.staticSummary(),
      phase: phase?.value,
      result: await handle.result(),
    };
  } finally {
    await connection.close();
  }
}
