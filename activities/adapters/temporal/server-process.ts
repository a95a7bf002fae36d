import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { LOOPBACK } from './ports.ts';
import type { Env } from './run-process.ts';
import type { ServerFiles, ServerPorts } from './server-files.ts';

export interface LaunchOptions {
  /** Path of the Temporal CLI. */
  readonly executable: string;
  readonly files: ServerFiles;
  readonly ports: ServerPorts;
  /** SQLite's `synchronous`: FULL survives a power cut, OFF is for databases that a test throws away. */
  readonly synchronous: 'FULL' | 'OFF';
  readonly env: Env;
}

/** One run of the server, from its start to its end. */
export interface ServerProcess {
  readonly pid: number;
  /** Resolves when it has ended, with how, in words. Never rejects. */
  readonly exited: Promise<string>;
  /** Ends it: asks, then after four seconds insists. Resolves when it is gone. */
  end(): Promise<void>;
}

const PATIENCE_MS = 4_000;

/** Starts `temporal server start-dev` on the data folder's files. Rejects where it cannot be started at all. */
export async function launchServer(options: LaunchOptions): Promise<ServerProcess> {
  const log = await open(options.files.log, 'a');
  try {
    // A group of its own: Ctrl-C in a terminal reaches us alone, and we end the server after its workers.
    const child = spawn(options.executable, serverArguments(options), {
      detached: true,
      env: withoutTemporal(options.env),
      stdio: ['ignore', log.fd, log.fd],
    });
    const pid = await started(child);
    const release = guardAgainstOrphan(pid);
    const exited = new Promise<string>((resolve) => {
      child.once('exit', (code, signal) => {
        const how = code === null ? `bị ngắt bởi ${signal ?? 'unknown'}` : `kết thúc với mã ${code}`;
        void release().then(() => resolve(how));
      });
    });
    return { pid, exited, end: () => endChild(child, exited) };
  } finally {
    await log.close();
  }
}

export function serverArguments({ files, ports, synchronous }: LaunchOptions): readonly string[] {
  return [
    ...['server', 'start-dev'],
    ...['--db-filename', files.database],
    ...['--sqlite-pragma', 'journal_mode=WAL'],
    ...['--sqlite-pragma', `synchronous=${synchronous}`],
    ...['--ip', LOOPBACK],
    ...['--port', String(ports.grpc)],
    ...['--ui-port', String(ports.ui)],
    ...['--metrics-port', String(ports.metrics)],
    ...['--log-level', 'warn'],
    // Lets the tests carry a workflow over years; it does nothing until a caller asks for it, workflow by workflow.
    ...['--dynamic-config-value', 'frontend.WorkflowTimeSkippingEnabled=true'],
  ];
}

/** The CLI takes defaults of its flags from TEMPORAL_… variables; those are about somebody else's cluster. */
function withoutTemporal(env: Env): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}

function started(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      if (child.pid === undefined) reject(new Error('the server has started without a process id'));
      else resolve(child.pid);
    });
  });
}

// Waits for a line, which says that all is well. The end of the input without one says that we are dead.
const GUARD = `read -r line && exit 0
kill -TERM "$1" 2>/dev/null
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  sleep 0.2; kill -0 "$1" 2>/dev/null || exit 0
done
kill -KILL "$1" 2>/dev/null`;

/**
 * Starts a shell that ends the server when this process dies in a way that leaves it no last act (SIGKILL,
 * out of memory): the kernel closes the pipe between us and the shell. Returns what to call when the server
 * has ended before us; it resolves when the shell is gone too. (docs/decisions/0002-temporal-server.md weighs this against its alternatives.)
 */
function guardAgainstOrphan(pid: number): () => Promise<void> {
  const guard = spawn('/bin/sh', ['-c', GUARD, 'dondoc-temporal-guard', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const gone = new Promise<void>((resolve) => {
    guard.once('exit', () => resolve());
    // Without a shell, or with the guard killed, the next start still ends what it finds (orphan.ts).
    guard.once('error', () => resolve());
  });
  guard.stdin.on('error', () => undefined);
  guard.unref();
  return () => {
    guard.stdin.end('ended\n');
    return gone;
  };
}

async function endChild(child: ChildProcess, exited: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const patience = new AbortController();
  const insist = delay(PATIENCE_MS, undefined, { signal: patience.signal }).then(
    () => child.kill('SIGKILL'),
    () => false,
  );
  await exited;
  patience.abort();
  await insist;
}
