import { mkdir, realpath } from 'node:fs/promises';
import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import type { CliBinary } from './cli-version.ts';
import { endOrphan } from './orphan.ts';
import { LOOPBACK, choosePorts, findBusyPorts } from './ports.ts';
import type { Env } from './run-process.ts';
import {
  forgetRebuild,
  isRebuildNeeded,
  loadPorts,
  locateServerFiles,
  rotateLog,
  savePorts,
  settleDatabase,
} from './server-files.ts';
import type { DatabaseFate, ServerFiles, ServerPorts } from './server-files.ts';
import { launch, release, supervise } from './supervision.ts';
import type { Supervision } from './supervision.ts';

export interface EmbeddedServerOptions {
  readonly binary: CliBinary;
  /** The store's folder; the server keeps `temporal.*` in it. Made where it is missing. */
  readonly dataDir: string;
  /** Exactly these ports; by default those of the last start in this folder, else free ones, which are remembered. */
  readonly ports?: ServerPorts;
  readonly log: (words: string) => void;
  readonly synchronous?: 'FULL' | 'OFF';
  readonly env?: Env;
  /** Milliseconds until a server that does not answer has failed to start. */
  readonly startupMs?: number;
}

/** A Temporal server that runs as our child, and again whenever it dies, until it is stopped. */
export interface EmbeddedServer {
  readonly address: string;
  readonly uiUrl: string;
  readonly metricsUrl: string;
  /** What became of the database; where it is not `kept`, it knows none of our workflows. */
  readonly database: DatabaseFate;
  /**
   * True until `markRebuilt` was called for this database, over any number of starts: a process that dies between
   * a new database and the last rebuilt workflow leaves the next one knowing that there is still something to do.
   */
  readonly rebuildNeeded: boolean;
  /** To be called when all open workflows have been started from the facts. */
  markRebuilt(): Promise<void>;
  /** Of the process that serves now; null between its death and its return. */
  pid(): number | null;
  /** Calls `listener` each time the server has died and serves again at the same address. Returns how to stop that. */
  onRestart(listener: () => void): () => void;
  /** Ends the server and resolves when no process of it is left, within five seconds. Twice is harmless. */
  stop(): Promise<void>;
}

const STARTUP_MS = 30_000;

/** Starts the server on the folder's database and resolves when it serves. */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<Result<EmbeddedServer>> {
  const prepared = await prepare(options);
  if (!prepared.ok) return prepared;
  const { files, ports, database } = prepared.value;
  const supervision: Supervision = {
    launch: {
      executable: options.binary.path,
      files,
      ports,
      synchronous: options.synchronous ?? 'FULL',
      env: options.env ?? process.env,
    },
    endpoint: { host: LOOPBACK, port: ports.grpc },
    log: options.log,
    startupMs: options.startupMs ?? STARTUP_MS,
    stopped: new AbortController(),
    listeners: new Set(),
    current: null,
  };
  const serving = await launch(supervision);
  if (!serving.ok) {
    await release(supervision);
    return serving;
  }
  const finished = supervise(supervision);
  return ok(describeServer(supervision, database, finished));
}

interface Prepared {
  readonly files: ServerFiles;
  readonly ports: ServerPorts;
  readonly database: DatabaseFate;
}

/** All that must be right on the disk before a server may run there. */
async function prepare(options: EmbeddedServerOptions): Promise<Result<Prepared>> {
  try {
    await mkdir(options.dataDir, { recursive: true });
    // One folder may have several names; the one without links is what the next start looks for.
    const files = locateServerFiles(await realpath(options.dataDir));
    const alone = await endOrphan(files, options.log);
    if (!alone.ok) return alone;
    const ports = await settlePorts(files, options, alone.value ? SOCKETS_GONE_MS : 0);
    if (!ports.ok) return ports;
    await rotateLog(files);
    const database = await settleDatabase(files, options.binary.version.server, new Date());
    if (database.kind === 'moved-aside') options.log(describeMove(files, database));
    return ok({ files, ports: ports.value, database });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    const words = `Không dùng được thư mục dữ liệu ${options.dataDir} cho máy chủ Temporal: ${cause}.`;
    return fail({ kind: 'temporal-data-dir', words });
  }
}

/** A process that ends gives back its memory, and with it its name, a moment before its sockets. */
const SOCKETS_GONE_MS = 2_000;

async function settlePorts(
  files: ServerFiles,
  options: EmbeddedServerOptions,
  patienceMs: number,
): Promise<Result<ServerPorts>> {
  const wanted = options.ports ?? (await loadPorts(files));
  const busy = wanted === null ? [] : await findBusyPorts(wanted, patienceMs);
  if (options.ports !== undefined && busy.length > 0) {
    return fail({
      kind: 'temporal-port-in-use',
      words: `Cổng ${busy.join(', ')} trên ${LOOPBACK} đã có tiến trình khác dùng. Chọn cổng khác hoặc dừng tiến trình ấy.`,
    });
  }
  if (busy.length > 0)
    options.log(`Cổng ${busy.join(', ')} của lần trước đã bị chiếm, máy chủ Temporal dùng cổng mới.`);
  const ports = wanted === null || busy.length > 0 ? await choosePorts() : wanted;
  await savePorts(files, ports);
  return ok(ports);
}

function describeServer(
  supervision: Supervision,
  database: DatabaseFate,
  finished: Promise<void>,
): EmbeddedServer {
  const { files, ports } = supervision.launch;
  return {
    address: `${LOOPBACK}:${ports.grpc}`,
    uiUrl: `http://${LOOPBACK}:${ports.ui}`,
    metricsUrl: `http://${LOOPBACK}:${ports.metrics}/metrics`,
    database,
    rebuildNeeded: isRebuildNeeded(files),
    markRebuilt: () => forgetRebuild(files),
    pid: () => supervision.current?.pid ?? null,
    onRestart: (listener) => {
      supervision.listeners.add(listener);
      return () => void supervision.listeners.delete(listener);
    },
    stop: async () => {
      supervision.stopped.abort(new Error('đang dừng'));
      await finished;
    },
  };
}

function describeMove(files: ServerFiles, fate: Extract<DatabaseFate, { kind: 'moved-aside' }>): string {
  return (
    `${files.database} do máy chủ Temporal ${fate.from} tạo, bản này là ${fate.to}: ` +
    `tệp cũ được giữ ở ${fate.keptAs}, các quy trình được dựng lại từ dữ kiện.`
  );
}
