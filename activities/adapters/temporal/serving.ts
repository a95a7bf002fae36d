import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

const POLL_MS = 25;
const ANSWER_MS = 2_000;

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/**
 * Resolves when the Temporal server there answers (GetSystemInfo, and the namespace `default`, which start-dev makes
 * itself, is known), or rejects with the signal's reason when that is aborted first.
 */
export async function waitUntilServing(endpoint: Endpoint, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    // First the bare port: a gRPC channel that was refused once waits a whole second before it tries again.
    if ((await isListening(endpoint)) && (await answers(endpoint))) return;
    await delay(POLL_MS, undefined, { signal });
  }
}

function isListening({ host, port }: Endpoint): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function answers({ host, port }: Endpoint): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address: `${host}:${port}`, connectTimeout: ANSWER_MS });
    try {
      await connection.withDeadline(Date.now() + ANSWER_MS, () =>
        connection.workflowService.describeNamespace({ namespace: 'default' }),
      );
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    // Not ready, namespace not yet made: all of it is "not yet", and the caller's signal ends the waiting.
    return false;
  }
}
