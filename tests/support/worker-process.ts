import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ChildOrder } from '../../src/main/child-process.ts';

const PROGRAM = fileURLToPath(new URL('../../src/main/dondoc.ts', import.meta.url));

/** A worker of the product as a process of its own, which nobody starts again. */
export interface WorkerProcess {
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
  /** Asks it to end; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Resolves when it works; rejects with what it said when it ended before. */
export function startWorker(
  order: ChildOrder,
  env: Readonly<Record<string, string>>,
): Promise<WorkerProcess> {
  const child = fork(PROGRAM, [], {
    env: { ...process.env, ...env, TZ: 'UTC', DONDOC_CHILD_ORDER: JSON.stringify(order) },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the worker ended with ${code ?? 'a signal'}: ${said}`)));
    child.once('message', () => resolve(describeWorker(child, gone)));
  });
}

function describeWorker(child: ChildProcess, gone: Promise<void>): WorkerProcess {
  return {
    signal: (name) => void child.kill(name),
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
