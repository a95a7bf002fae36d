import type { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import { CONNECT_TIMEOUT_MS, connectClient, unreachable } from './connect.ts';
import type { ConnectOptions } from './connect.ts';
import type { TemporalSettings } from './settings.ts';

/** Both connections of one process: the client's (starting, signalling, asking) and the worker's (polling). */
export interface TemporalConnections {
  readonly settings: TemporalSettings;
  readonly connection: Connection;
  readonly nativeConnection: NativeConnection;
  close(): Promise<void>;
}

/** The worker's connection. */
export async function connectWorker(
  settings: TemporalSettings,
  { timeoutMs = CONNECT_TIMEOUT_MS }: ConnectOptions = {},
): Promise<Result<NativeConnection>> {
  const connecting = NativeConnection.connect(settings.connectionOptions);
  try {
    return ok(await withinTime(connecting, timeoutMs));
  } catch (error) {
    // Should it still succeed after our patience has ended, nobody is left to close it.
    void connecting.then((late) => late.close()).catch(() => undefined);
    return unreachable(settings, error);
  }
}

/** Client's and worker's connection together; where one fails the other is closed again. */
export async function connectTemporal(
  settings: TemporalSettings,
  options: ConnectOptions = {},
): Promise<Result<TemporalConnections>> {
  const client = await connectClient(settings, options);
  if (!client.ok) return client;
  const worker = await connectWorker(settings, options);
  if (!worker.ok) {
    await client.value.close();
    return worker;
  }
  const connection = client.value;
  const nativeConnection = worker.value;
  const close = async (): Promise<void> => {
    await connection.close();
    await nativeConnection.close();
  };
  return ok({ settings, connection, nativeConnection, close });
}

/** The SDK's native connection has no limit of time of its own. */
async function withinTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`không trả lời trong ${ms / 1000} giây`)), ms);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
