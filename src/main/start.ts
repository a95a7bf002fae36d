import { createServer } from 'node:net';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrapNamespace } from '../../activities/adapters/temporal/bootstrap.ts';
import { connectClient } from '../../activities/adapters/temporal/connect.ts';
import { startEmbeddedServer } from '../../activities/adapters/temporal/embedded-server.ts';
import type { EmbeddedServer } from '../../activities/adapters/temporal/embedded-server.ts';
import { findServer } from '../../activities/adapters/temporal/find-server.ts';
import { tryProcessLock } from '../../activities/adapters/temporal/process-lock.ts';
import type { ProcessLock } from '../../activities/adapters/temporal/process-lock.ts';
import { describeEmbedded } from '../../activities/adapters/temporal/settings.ts';
import type { TemporalSettings } from '../../activities/adapters/temporal/settings.ts';
import { createSqliteStore, openSqliteStore } from '../../activities/adapters/store/sqlite-store.ts';
import type { SqlStore } from '../../activities/adapters/store/sqlite-store.ts';
import { StoreRefused } from '../../activities/adapters/store/store-refused.ts';
import { atTime } from '../domain/calendar/instant.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { StartOptions } from '../cli/context.ts';
import { rebuild } from '../usecases/sweep.ts';
import { adoptFrom, readAdoption } from './adopt.ts';
import { bundleWorkflows } from './bundle.ts';
import { superviseChild } from './child-process.ts';
import type { ChildOrder, Supervised } from './child-process.ts';
import { composeDeps, composeWorkflows } from './compose.ts';
import { DEFAULT_PLAN_DIR } from './paths.ts';
import { removeRunFile, writeRunFile } from './run-file.ts';
import type { RunFile } from './run-file.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { signInKey } from './sign-in-key.ts';

/** What is told when everything runs. */
interface Running {
  readonly run: RunFile;
  readonly mail: string;
}

type Say = (line: string) => void;

/** Starts everything and runs until a signal; the exit code. */
export async function start(options: StartOptions): Promise<number> {
  const stopped = Promise.withResolvers<undefined>();
  const end = (): void => stopped.resolve(undefined);
  process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end);
  const undo: (() => Promise<void> | void)[] = [];
  const takeDown = async (): Promise<void> => {
    for (const step of undo.toReversed()) await step();
  };
  const settings = readSettings(process.env, options);
  const begun = settings.ok
    ? await bringUp(settings.value, options, undo, stopped.promise).catch(asProblem)
    : settings;
  if (!begun.ok) {
    process.stderr.write(`${begun.problem.words}\n`);
    await takeDown();
    return 2;
  }
  announce(begun.value, options);
  await stopped.promise;
  process.stderr.write('Đang dừng…\n');
  await takeDown();
  return 0;
}

function asProblem(error: unknown): Result<never> {
  if (error instanceof StoreRefused) return fail({ kind: error.kind, words: error.message });
  throw error;
}

async function bringUp(
  settings: Settings,
  options: StartOptions,
  undo: (() => Promise<void> | void)[],
  stopped: Promise<undefined>,
): Promise<Result<Running>> {
  const planDir = options.adopt ?? DEFAULT_PLAN_DIR;
  const adoption = await readAdoption(planDir);
  if (!adoption.ok) return adoption;
  const port = await freePort(settings);
  if (!port.ok) return port;
  const lock = lockFolder(settings.dataDir);
  if (!lock.ok) return lock;
  undo.push(() => lock.value.release());
  const log = openLog(settings.dataDir);
  const store = await openStore(settings, options, atTime(adoption.value.plan.documentOn, '08:00'));
  undo.push(() => store.close());

  const bundling = bundleWorkflows(settings.dataDir, log);
  const temporal = await startTemporal(settings.dataDir, say, undo, stopped);
  if (!temporal.ok) return temporal;
  const connection = await connectClient(temporal.value.settings);
  if (!connection.ok) return connection;
  undo.push(() => connection.value.close());
  const bootstrapped = await bootstrapNamespace({
    connection: connection.value,
    settings: temporal.value.settings,
  });
  if (!bootstrapped.ok) return bootstrapped;

  const deps = await composeDeps(
    store,
    settings.dataDir,
    composeWorkflows(connection.value, temporal.value.settings, store.id, log),
  );
  const adopted = await adoptFrom(deps, adoption.value, planDir);
  if (!adopted.ok) return adopted;
  if (temporal.value.server?.rebuildNeeded === true) {
    await rebuild(deps, false);
    await temporal.value.server.markRebuilt();
  }

  const run = await describeRun(settings, port.value, temporal.value);
  const order = orderOf(settings, run, port.value, await bundling);
  const children = (['worker', 'web'] as const).map((role) => superviseChild({ ...order, role }, log));
  undo.push(() => Promise.all(children.map((child) => child.stop(5_000))).then(() => undefined));
  await allReady(children);
  await writeRunFile(settings.dataDir, run);
  undo.push(() => removeRunFile(settings.dataDir));
  return ok({ run, mail: settings.smtpUrl === null ? 'captured' : smtpLabel(settings.smtpUrl) });
}

const say: Say = (line) => void process.stderr.write(`${line}\n`);

const allReady = (children: readonly Supervised[]): Promise<unknown> =>
  Promise.all(children.map((child) => child.ready));

/** Found before anything is made: a port that is taken must not leave half a start behind. */
async function freePort({ host, port }: Settings): Promise<Result<number>> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const found = error.code === 'EADDRINUSE' ? 'đang có chương trình khác dùng' : error.message;
      resolve(
        fail({
          kind: 'port',
          words: `Cổng ${port} trên ${host}: ${found}; cần một cổng trống, ví dụ --port 0.`,
        }),
      );
    });
    probe.listen(port, host, () => {
      const address = probe.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      probe.close(() => resolve(ok(found)));
    });
  });
}

function lockFolder(dataDir: string): Result<ProcessLock> {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = tryProcessLock(join(dataDir, 'start.lock'));
    if (lock !== null) return ok(lock);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return fail({
      kind: 'data-dir',
      words: `Thư mục dữ liệu "${dataDir}": không ghi được (${words}); cần một thư mục ghi được, chọn bằng --data.`,
    });
  }
  return fail({
    kind: 'already-running',
    words: `Thư mục dữ liệu "${dataDir}" đang được một "dondoc start" khác dùng. Dừng chương trình đó, hoặc chọn thư mục khác bằng --data.`,
  });
}

function openLog(dataDir: string): Say {
  const file = createWriteStream(join(dataDir, 'dondoc.log'), { flags: 'a', mode: 0o600 });
  return (line) => void file.write(`${new Date().toISOString()} ${line}\n`);
}

async function openStore(
  settings: Settings,
  options: StartOptions,
  firstMorning: ReturnType<typeof atTime>,
): Promise<SqlStore> {
  const { dataDir } = settings;
  if (options.mode === null) {
    try {
      return await openSqliteStore(dataDir);
    } catch (error) {
      if (!(error instanceof StoreRefused && error.kind === 'no-store')) throw error;
    }
  }
  return createSqliteStore({
    dataDir,
    clockMode: options.mode ?? 'practice',
    practiceFrom: options.practiceFrom ?? firstMorning,
  });
}

interface FoundTemporal {
  readonly settings: TemporalSettings;
  readonly server: EmbeddedServer | null;
}

async function startTemporal(
  dataDir: string,
  log: Say,
  undo: (() => Promise<void> | void)[],
  stopped: Promise<undefined>,
): Promise<Result<FoundTemporal>> {
  const aborted = new AbortController();
  void stopped.then(() => aborted.abort());
  const found = await findServer({ env: process.env, log, signal: aborted.signal });
  if (!found.ok) return found;
  if (found.value.kind === 'cluster') return ok({ settings: found.value.settings, server: null });
  const server = await startEmbeddedServer({ binary: found.value.binary, dataDir, log });
  if (!server.ok) return server;
  undo.push(() => server.value.stop());
  const settings = describeEmbedded(server.value.address);
  return ok({ settings, server: server.value });
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

/** Never with the password. */
function smtpLabel(smtpUrl: string): string {
  const { hostname, port, protocol } = new URL(smtpUrl);
  const usual = protocol === 'smtps:' ? '465' : '587';
  return `smtp://${hostname}:${port === '' ? usual : port}`;
}

function announce({ run, mail }: Running, { json }: StartOptions): void {
  const { url, signInUrl, temporalAddress, temporalUi } = run;
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ ready: true, url, signInUrl, temporalAddress, temporalUi, mail })}\n`,
    );
    return;
  }
  const outgoing =
    mail === 'captured' ? 'giữ lại trong máy, xem ở mục "Thư" của trang theo dõi' : `gửi qua ${mail}`;
  process.stdout.write(
    [
      '',
      `  Đôn Đốc đang chạy tại    ${url}`,
      `  Đường dẫn đăng nhập      ${signInUrl}`,
      `  Thư                      ${outgoing}`,
      `  Temporal                 ${temporalUi ?? temporalAddress}`,
      '',
      '  Dừng bằng Ctrl-C; lần sau chạy lại, mọi thứ còn nguyên.',
      '',
      '',
    ].join('\n'),
  );
}
