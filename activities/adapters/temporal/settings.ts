import { existsSync } from 'node:fs';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { ClientConnectConfig } from '@temporalio/envconfig';
import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import type { Env } from './run-process.ts';

/** How to reach a Temporal frontend; the same for the client's and the worker's connection. */
export interface TemporalSettings {
  readonly address: string;
  readonly namespace: string;
  /** True where we run the server ourselves and may shape its namespace (retention, search attributes). */
  readonly embedded: boolean;
  /** Address, TLS, API key and gRPC headers as `Connection` and `NativeConnection` take them. */
  readonly connectionOptions: ClientConnectConfig['connectionOptions'];
}

const DEFAULT_NAMESPACE = 'default';
const FLAGS = ['TEMPORAL_TLS', 'TEMPORAL_TLS_DISABLE_HOST_VERIFICATION'] as const;
const FLAG_VALUES = ['1', 'true', '0', 'false'];

/** The settings of a server that we started ourselves: loopback, no TLS, no key. */
export function describeEmbedded(address: string, namespace: string = DEFAULT_NAMESPACE): TemporalSettings {
  return { address, namespace, embedded: true, connectionOptions: { address } };
}

/**
 * The cluster that the environment names, by Temporal's own variables (TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE,
 * TEMPORAL_API_KEY, TEMPORAL_TLS…, TEMPORAL_PROFILE, TEMPORAL_CONFIG_FILE), or null where it names none.
 *
 * A `temporal.toml` that merely lies in the user's configuration folder names none: a newcomer's first
 * start must not land on the cluster that he uses for something else.
 */
export function loadClusterSettings(env: Env): Result<TemporalSettings | null> {
  const named = ['TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE'].some((name) =>
    isSet(env, name),
  );
  if (!named) return ok(null);
  const refused = refuseFile(env) ?? refuseFlags(env) ?? refuseHalfPair(env);
  if (refused !== null) return refused;
  try {
    const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars: withoutEmpty(env) });
    const { address } = connectionOptions;
    if (address === undefined)
      return bad('TEMPORAL_PROFILE/TEMPORAL_CONFIG_FILE', 'không ghi address', 'máy:cổng');
    if (!isAddress(address))
      return bad('TEMPORAL_ADDRESS', `"${address}"`, 'máy:cổng, ví dụ temporal.example:7233');
    return ok({ address, namespace: namespace ?? DEFAULT_NAMESPACE, embedded: false, connectionOptions });
  } catch (error) {
    // The library throws for a missing certificate, an unknown profile, a broken TOML file, a path given with its data.
    const words = error instanceof Error ? error.message : String(error);
    return bad(
      'TEMPORAL_*',
      words,
      'các biến như https://docs.temporal.io/develop/environment-configuration',
    );
  }
}

/** The library takes a file that is not there for an empty one, even where it was named. */
function refuseFile(env: Env): Result<never> | null {
  const path = env['TEMPORAL_CONFIG_FILE'];
  if (path === undefined || path === '' || existsSync(path)) return null;
  return bad('TEMPORAL_CONFIG_FILE', `"${path}", không có tệp này`, 'đường dẫn tới một tệp temporal.toml');
}

function refuseFlags(env: Env): Result<never> | null {
  for (const name of FLAGS) {
    const value = env[name];
    // The library reads any other word as "false": TEMPORAL_TLS=yes would send everything in the clear.
    if (value !== undefined && value !== '' && !FLAG_VALUES.includes(value))
      return bad(name, `"${value}"`, FLAG_VALUES.join(', '));
  }
  const unverified = env['TEMPORAL_TLS_DISABLE_HOST_VERIFICATION'];
  if (unverified === '1' || unverified === 'true') {
    const allowed = '0, hoặc TEMPORAL_TLS_SERVER_NAME khi tên máy khác tên trong chứng thư';
    return bad(
      'TEMPORAL_TLS_DISABLE_HOST_VERIFICATION',
      `"${unverified}" (SDK không bỏ qua được việc kiểm tra)`,
      allowed,
    );
  }
  return null;
}

/** The library drops a client certificate that has no key, without a word. */
function refuseHalfPair(env: Env): Result<never> | null {
  const certificate =
    isSet(env, 'TEMPORAL_TLS_CLIENT_CERT_PATH') || isSet(env, 'TEMPORAL_TLS_CLIENT_CERT_DATA');
  const key = isSet(env, 'TEMPORAL_TLS_CLIENT_KEY_PATH') || isSet(env, 'TEMPORAL_TLS_CLIENT_KEY_DATA');
  if (certificate === key || isSet(env, 'TEMPORAL_PROFILE') || isSet(env, 'TEMPORAL_CONFIG_FILE'))
    return null;
  return certificate
    ? bad('TEMPORAL_TLS_CLIENT_KEY_PATH', 'chưa đặt, mà đã có chứng thư', 'khóa của chứng thư ấy')
    : bad('TEMPORAL_TLS_CLIENT_CERT_PATH', 'chưa đặt, mà đã có khóa', 'chứng thư của khóa ấy');
}

/** A host, or host:port (the SDK adds 7233); no scheme, no path. */
function isAddress(address: string): boolean {
  const [whole, , port = '7233'] = /^(\[[0-9a-fA-F:]+\]|[^\s:/]+)(?::(\d+))?$/.exec(address) ?? [];
  return whole !== undefined && Number(port) >= 1 && Number(port) <= 65_535;
}

function isSet(env: Env, name: string): boolean {
  return env[name] !== undefined && env[name] !== '';
}

/** An empty variable is no variable, except among the headers, where it takes one out (Temporal's own rule). */
function withoutEmpty(env: Env): Record<string, string> {
  const kept = Object.entries(env).filter((entry): entry is [string, string] => {
    const [name, value] = entry;
    return value !== undefined && (value !== '' || name.startsWith('TEMPORAL_GRPC_META_'));
  });
  return Object.fromEntries(kept);
}

function bad(name: string, found: string, allowed: string): Result<never> {
  return fail({ kind: 'temporal-settings', words: `${name}: thấy ${found}; được phép: ${allowed}.` });
}
