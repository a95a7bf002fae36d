import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';

const DAY_SECONDS = 86_400;

/** Lets the time of one workflow run ahead by so many days; resolves when it has lived through them. */
export async function skipDays(client: Client, workflowId: string, days: number): Promise<void> {
  const { workflowService } = client.connection;
  const { namespace } = client.options;
  const id = `skip-${workflowId}-${days}`;
  const duration = proto.google.protobuf.Duration.fromObject({ seconds: days * DAY_SECONDS });
  await workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution: { workflowId },
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true, fastForwardConfig: { id, duration } } },
    updateMask: { paths: ['time_skipping_config'] },
  });
  await workflowService.pollWorkflowExecutionTimeSkipping({
    namespace,
    workflowExecution: { workflowId, runId: '' },
    fastForwardId: id,
  });
}

/** Looks again and again until it is so; a test that waits for nothing ends with the runner's own limit. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(10);
}
