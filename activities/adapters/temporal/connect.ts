import { Connection } from '@temporalio/client';
import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import { describeRefusal } from './grpc-status.ts';
import type { TemporalSettings } from './settings.ts';

export interface ConnectOptions {
  /** Milliseconds until the server counts as unreachable. */
  readonly timeoutMs?: number;
}

export const CONNECT_TIMEOUT_MS = 10_000;

/** The client's connection; a server that does not answer is a problem that names its address and the cause. */
export async function connectClient(
  settings: TemporalSettings,
  { timeoutMs = CONNECT_TIMEOUT_MS }: ConnectOptions = {},
): Promise<Result<Connection>> {
  try {
    return ok(await Connection.connect({ ...settings.connectionOptions, connectTimeout: timeoutMs }));
  } catch (error) {
    return unreachable(settings, error);
  }
}

/** A server that does not answer: its address and the cause. */
export function unreachable(settings: TemporalSettings, error: unknown): Result<never> {
  const { address, connectionOptions } = settings;
  const secured =
    connectionOptions.tls === undefined || connectionOptions.tls === false ? 'không TLS' : 'TLS';
  const [cause = ''] = describeRefusal(error).split('\n');
  const next = settings.embedded
    ? 'Máy chủ nhúng ghi nhật ký ở temporal.log trong thư mục dữ liệu.'
    : 'Kiểm tra TEMPORAL_ADDRESS, TEMPORAL_TLS, TEMPORAL_API_KEY và đường mạng tới máy ấy.';
  return fail({
    kind: 'temporal-unreachable',
    words: `Không kết nối được máy chủ Temporal tại ${address} (${secured}): ${cause}. ${next}`,
  });
}
