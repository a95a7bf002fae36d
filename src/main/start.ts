import { bootstrapNamespace } from '../../activities/adapters/temporal/bootstrap.ts';
import { connectClient } from '../../activities/adapters/temporal/connect.ts';
import { StoreRefused } from '../../activities/adapters/store/store-refused.ts';
import { atTime } from '../domain/calendar/instant.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { StartOptions } from '../cli/context.ts';
import { refoldStore } from '../usecases/refold-store.ts';
import { rebuild } from '../usecases/sweep.ts';
import { adoptFrom, readAdoption } from './adopt.ts';
import { announce } from './announce.ts';
import type { Running } from './announce.ts';
import { bundleWorkflows } from './bundle.ts';
import { superviseChild } from './child-process.ts';
import type { ChildOrder } from './child-process.ts';
import { composeWorkflows } from './compose-workflows.ts';
import { composeDeps } from './compose.ts';
import { lockFolder, openLog, openStore } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { readOfficeTexts, takeUpTexts } from './letter-texts.ts';
import { DEFAULT_PLAN_DIR } from './paths.ts';
import { removeRunFile, writeRunFile } from './run-file.ts';
import type { RunFile } from './run-file.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { signInKey } from './sign-in-key.ts';
import { startTemporal } from './start-temporal.ts';
import type { FoundTemporal } from './start-temporal.ts';
import { createTakeDown } from './take-down.ts';
import type { TakeDown } from './take-down.ts';

/** How long a child may take to end what it has begun; with all else a stop stays within 10 s. */
const CHILD_STOPS_WITHIN_MS = 5_000;

/** Starts everything and runs until a signal; the exit code. */
export async function start(options: StartOptions): Promise<number> {
  const stopped = Promise.withResolvers<undefined>();
  const end = (): void => stopped.resolve(undefined);
  process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end);
  const takeDown = createTakeDown();
  try {
    const begun = await bringUp(options, takeDown, stopped.promise).catch(asProblem);
    if (!begun.ok) {
      say(begun.problem.words);
      return 2;
    }
    announce(begun.value, options);
    await stopped.promise;
    say('Đang dừng…');
    return 0;
  } finally {
    await takeDown.run();
  }
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

function asProblem(error: unknown): Result<never> {
  if (error instanceof StoreRefused) return fail({ kind: error.kind, words: error.message });
  throw error;
}

/** In this order, so that a start that cannot be leaves nothing behind: read, claim, open, connect, adopt, run. */
async function bringUp(
  options: StartOptions,
  takeDown: TakeDown,
  stopped: Promise<undefined>,
): Promise<Result<Running>> {
  const read = readSettings(process.env, options);
  if (!read.ok) return read;
  const settings = read.value;
  const { dataDir, smtpUrl } = settings;
  const planDir = options.adopt ?? DEFAULT_PLAN_DIR;
  const adoption = await readAdoption(planDir);
  if (!adoption.ok) return adoption;
  const words = await readOfficeTexts(dataDir, null);
  if (!words.ok) return words;
  const port = await freePort(settings);
  if (!port.ok) return port;
  const lock = lockFolder(dataDir);
  if (!lock.ok) return lock;
  takeDown.add(() => lock.value.release());
  await takeUpTexts(dataDir, words.value);
  const log = openLog(dataDir);
  const store = await openStore(dataDir, options, atTime(adoption.value.plan.documentOn, '08:00'));
  takeDown.add(() => store.close());
  const refolded = await refoldStore(store);
  if (refolded.entities > 0) log(`refolded ${refolded.entities} entities of an older version`);
  refolded.problems.forEach((words) => log(words));

  const bundling = bundleWorkflows(dataDir, log);
  const temporal = await startTemporal(dataDir, say, takeDown, stopped);
  if (!temporal.ok) return temporal;
  const connection = await connectClient(temporal.value.settings);
  if (!connection.ok) return connection;
  takeDown.add(() => connection.value.close());
  const bootstrapped = await bootstrapNamespace({
    connection: connection.value,
    settings: temporal.value.settings,
  });
  if (!bootstrapped.ok) return bootstrapped;

  const workflows = composeWorkflows(connection.value, temporal.value.settings, store.id, log);
  const deps = await composeDeps(store, dataDir, workflows, words.value);
  const adopted = await adoptFrom(deps, adoption.value, planDir);
  if (!adopted.ok) return adopted;
  if (temporal.value.server?.rebuildNeeded === true) {
    await rebuild(deps, false);
    await temporal.value.server.markRebuilt();
  }

  const run = await describeRun(settings, port.value, temporal.value);
  await runChildren(orderOf(settings, run, port.value, await bundling), log, takeDown);
  await writeRunFile(dataDir, run);
  takeDown.add(() => removeRunFile(dataDir));
  return ok({ run, smtpUrl });
}

/** Worker and web, each started again whenever it dies; resolves when both have worked for the first time. */
async function runChildren(
  order: Omit<ChildOrder, 'role'>,
  log: (line: string) => void,
  takeDown: TakeDown,
): Promise<void> {
  const children = (['worker', 'web'] as const).map((role) => superviseChild({ ...order, role }, log));
  takeDown.add(() => Promise.all(children.map((child) => child.stop(CHILD_STOPS_WITHIN_MS))));
  await Promise.all(children.map((child) => child.ready));
}

async function describeRun(
  settings: Settings,
  port: number,
  { settings: temporal, server }: FoundTemporal,
): Promise<RunFile> {
  const url = `http://${settings.host}:${port}`;
  const baseUrl = settings.baseUrl ?? url;
  return {
    pid: process.pid,
    url,
    baseUrl,
    signInUrl: `${baseUrl}/dang-nhap?khoa=${await signInKey(settings.dataDir)}`,
    temporalAddress: temporal.address,
    temporalNamespace: temporal.namespace,
    temporalEmbedded: temporal.embedded,
    temporalUi: server?.uiUrl ?? null,
  };
}

function orderOf(settings: Settings, run: RunFile, port: number, bundle: string): Omit<ChildOrder, 'role'> {
  const { baseUrl, temporalAddress, temporalNamespace, temporalEmbedded, temporalUi } = run;
  return {
    dataDir: settings.dataDir,
    host: settings.host,
    port,
    baseUrl,
    temporalAddress,
    temporalNamespace,
    temporalEmbedded,
    temporalUi,
    bundle,
  };
}
