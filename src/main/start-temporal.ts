import { startEmbeddedServer } from '../../activities/adapters/temporal/embedded-server.ts';
import type { EmbeddedServer } from '../../activities/adapters/temporal/embedded-server.ts';
import { findServer } from '../../activities/adapters/temporal/find-server.ts';
import { describeEmbedded } from '../../activities/adapters/temporal/settings.ts';
import type { TemporalSettings } from '../../activities/adapters/temporal/settings.ts';
import { ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { TakeDown } from './take-down.ts';

export interface FoundTemporal {
  readonly settings: TemporalSettings;
  /** Null: somebody else runs it. */
  readonly server: EmbeddedServer | null;
}

/** The cluster that the environment names, or a server of our own; looking for one ends when `stopped` does. */
export async function startTemporal(
  dataDir: string,
  log: (line: string) => void,
  takeDown: TakeDown,
  stopped: Promise<undefined>,
): Promise<Result<FoundTemporal>> {
  const aborted = new AbortController();
  void stopped.then(() => aborted.abort());
  const found = await findServer({ env: process.env, log, signal: aborted.signal });
  if (!found.ok) return found;
  if (found.value.kind === 'cluster') return ok({ settings: found.value.settings, server: null });
  const server = await startEmbeddedServer({ binary: found.value.binary, dataDir, log });
  if (!server.ok) return server;
  takeDown.add(() => server.value.stop());
  const settings = describeEmbedded(server.value.address);
  return ok({ settings, server: server.value });
}
