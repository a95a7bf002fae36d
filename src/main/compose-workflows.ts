import { Client } from '@temporalio/client';
import type { Connection } from '@temporalio/client';
import type { TemporalSettings } from '../../activities/adapters/temporal/settings.ts';
import { createWorkflowsClient } from '../../activities/adapters/temporal/workflows-client.ts';
import type { Workflows } from '../ports/workflows.ts';

/** Apart from what is composed without an engine: Temporal's client costs a command more than its own work. */
export function composeWorkflows(
  connection: Connection,
  settings: TemporalSettings,
  storeId: string,
  log: (line: string) => void,
): Workflows {
  return createWorkflowsClient(new Client({ connection, namespace: settings.namespace }), storeId, log);
}
