import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { bootstrapNamespace } from '../../activities/adapters/temporal/bootstrap.ts';
import type { CliBinary } from '../../activities/adapters/temporal/cli-version.ts';
import { connectClient } from '../../activities/adapters/temporal/connect.ts';
import { startEmbeddedServer } from '../../activities/adapters/temporal/embedded-server.ts';
import { findServer } from '../../activities/adapters/temporal/find-server.ts';
import type { FoundServer } from '../../activities/adapters/temporal/find-server.ts';
import { describeEmbedded } from '../../activities/adapters/temporal/settings.ts';
import type { TemporalSettings } from '../../activities/adapters/temporal/settings.ts';
import type { Result } from '../../src/domain/result.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server that the whole run shares; set where the project names temporal-global-setup.ts. */
    temporalAddress: string;
  }
}

/** The environment variable that says the same to processes which a test starts. */
export const ADDRESS_VARIABLE = 'DONDOC_TEST_TEMPORAL_ADDRESS';

export interface SharedServer {
  readonly settings: TemporalSettings;
  /** Ends the server when the last one who started it has called this. */
  release(): Promise<void>;
}

/** Long enough for a machine that has to build the server first. */
export const FIND_MS = 1_800_000;

const tell = (words: string): void => void process.stderr.write(`${words}\n`);

/** The value, or a failed test that quotes the problem. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.words);
  return result.value;
}

/** A real server, found or built as the product does it, with progress on standard error. */
export async function findTestServer(): Promise<FoundServer> {
  return valueOf(await findServer({ env: process.env, log: tell }));
}

/** The executable, for tests that start and kill servers of their own, even where a cluster is named. */
export async function findTestBinary(): Promise<CliBinary> {
  const env = { ...process.env, TEMPORAL_ADDRESS: '', TEMPORAL_PROFILE: '', TEMPORAL_CONFIG_FILE: '' };
  const found = valueOf(await findServer({ env, log: tell }));
  if (found.kind === 'cluster')
    throw new Error(`a cluster was found where none is named: ${found.settings.address}`);
  return found.binary;
}

interface StartedServer {
  readonly settings: TemporalSettings;
  readonly stop: () => Promise<void>;
}

interface Sharing {
  users: number;
  readonly server: Promise<StartedServer>;
}

declare global {
  // Every vitest project has a module graph of its own; what they share lies beside them all.
  var dondocTestTemporal: Sharing | undefined;
}

/**
 * Starts the one server of a test run, or joins it: bootstrapped, its address in the environment, its database
 * in a temporary folder that goes with it. Each caller must `release` it.
 */
export async function startSharedServer(): Promise<SharedServer> {
  const sharing = (globalThis.dondocTestTemporal ??= { users: 0, server: startServer() });
  sharing.users += 1;
  const server = await sharing.server;
  process.env[ADDRESS_VARIABLE] = server.settings.address;
  const release = async (): Promise<void> => {
    sharing.users -= 1;
    if (sharing.users > 0) return;
    globalThis.dondocTestTemporal = undefined;
    await server.stop();
  };
  return { settings: server.settings, release };
}

async function startServer(): Promise<StartedServer> {
  const found = await findTestServer();
  if (found.kind === 'cluster') {
    await bootstrap(found.settings);
    return { settings: found.settings, stop: () => Promise.resolve() };
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'dondoc-test-temporal-'));
  const server = valueOf(
    await startEmbeddedServer({ binary: found.binary, dataDir, log: tell, synchronous: 'OFF' }),
  );
  const settings = describeEmbedded(server.address);
  await bootstrap(settings);
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { settings, stop };
}

async function bootstrap(settings: TemporalSettings): Promise<void> {
  const connection = valueOf(await connectClient(settings));
  try {
    valueOf(await bootstrapNamespace({ connection, settings }));
  } finally {
    await connection.close();
  }
}

/** In a test: the shared server's settings. The project must name temporal-global-setup.ts as a `globalSetup`. */
export function sharedSettings(): TemporalSettings {
  return describeEmbedded(inject('temporalAddress'));
}
