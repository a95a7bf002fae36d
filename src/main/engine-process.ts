import { connectClient } from '../../activities/adapters/temporal/connect.ts';
import { describeEmbedded, loadClusterSettings } from '../../activities/adapters/temporal/settings.ts';
import type { TemporalSettings } from '../../activities/adapters/temporal/settings.ts';
import { openSqliteStore } from '../../activities/adapters/store/sqlite-store.ts';
import type { Result } from '../domain/result.ts';
import { composeWorkflows } from './compose-workflows.ts';
import { composeDeps, composeMailer, officeAddress } from './compose.ts';
import type { ChildOrder } from './child-process.ts';
import { loadTextsInUse } from './letter-texts.ts';
import { readSettings } from './settings.ts';

export const say = (line: string): void => void process.stderr.write(`${line}\n`);

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.words);
  return result.value;
}

/** The server of the order: the embedded one by its address, a cluster by the environment with its TLS and keys. */
export function temporalOf(
  order: Pick<ChildOrder, 'temporalEmbedded' | 'temporalAddress' | 'temporalNamespace'>,
): TemporalSettings {
  if (order.temporalEmbedded) return describeEmbedded(order.temporalAddress, order.temporalNamespace);
  const cluster = valueOf(loadClusterSettings(process.env));
  if (cluster === null) throw new Error('TEMPORAL_ADDRESS is gone from the environment');
  return cluster;
}

/** What worker and web have in common: the store, the client, the use cases' needs. */
export async function openEngine(order: ChildOrder) {
  const temporal = temporalOf(order);
  const store = await openSqliteStore(order.dataDir);
  const connection = valueOf(await connectClient(temporal));
  const settings = valueOf(readSettings(process.env, { data: order.dataDir, port: order.port }));
  const workflows = composeWorkflows(connection, temporal, store.id, say);
  const letterTexts = valueOf(await loadTextsInUse(order.dataDir));
  const deps = await composeDeps(store, order.dataDir, workflows, letterTexts);
  const office = await officeAddress(store, settings);
  const mailer = composeMailer(settings, office);
  return {
    temporal,
    settings,
    store,
    connection,
    deps,
    mail: { ...deps, office, mailer, baseUrl: order.baseUrl, wallMs: Date.now },
  };
}
