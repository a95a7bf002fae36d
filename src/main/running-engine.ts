import { connectClient } from '../../activities/adapters/temporal/connect.ts';
import { composeWorkflows } from './compose-workflows.ts';
import { say, temporalOf } from './engine-process.ts';
import type { RunFile } from './run-file.ts';

const CONNECT_MS = 2_000;

/** What a command may ask of the engine that a start has left word of; null where it does not answer. */
export async function connectRunning(run: RunFile, storeId: string) {
  const temporal = temporalOf(run);
  const connection = await connectClient(temporal, { timeoutMs: CONNECT_MS });
  if (!connection.ok) return null;
  const workflows = composeWorkflows(connection.value, temporal, storeId, say);
  return { workflows, baseUrl: run.baseUrl, close: () => connection.value.close() };
}
