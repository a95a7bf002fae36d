import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { z } from 'zod';

/** What a start tells its worker and web processes. */
const order = z.object({
  role: z.enum(['worker', 'web']),
  dataDir: z.string(),
  host: z.string(),
  port: z.number().int(),
  baseUrl: z.string(),
  temporalAddress: z.string(),
  temporalNamespace: z.string(),
  temporalEmbedded: z.boolean(),
  temporalUi: z.string().nullable(),
  bundle: z.string(),
});

export type ChildOrder = z.infer<typeof order>;

const VARIABLE = 'DONDOC_CHILD_ORDER';

/** The order of the process that this is; null for a process that a person started. */
export function ownOrder(env: Readonly<Record<string, string | undefined>>): ChildOrder | null {
  const text = env[VARIABLE];
  return text === undefined ? null : order.parse(JSON.parse(text));
}

/** Tells the start that this process works; ends it when the start is gone, however that died. */
export function reportReady(stop: () => Promise<void>): void {
  process.on('disconnect', () => void stop());
  process.on('SIGTERM', () => void stop());
  // Ctrl-C reaches the whole terminal group; the start decides in which order its processes end.
  process.on('SIGINT', () => undefined);
  process.send?.('ready');
}

export interface Supervised {
  /** Resolves when it has worked for the first time, rejects when it ended before. */
  readonly ready: Promise<void>;
  pid(): number | null;
  stop(withinMs: number): Promise<void>;
}

const FIRST_PAUSE_MS = 200;
const LAST_PAUSE_MS = 5_000;

/** Runs a process of our own and starts it again whenever it dies, with growing pauses, until it is stopped. */
export function superviseChild(childOrder: ChildOrder, log: (line: string) => void): Supervised {
  let child: ChildProcess | null = null;
  let stopping = false;
  let deaths = 0;
  let timer: NodeJS.Timeout | null = null;
  const first = Promise.withResolvers<undefined>();

  function launch(): void {
    const started = fork(process.argv[1] ?? '', [], {
      env: { ...process.env, TZ: 'UTC', [VARIABLE]: JSON.stringify(childOrder) },
      execArgv: process.execArgv,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child = started;
    started.stdout?.on('data', (bytes: Buffer) => log(`${childOrder.role}: ${bytes.toString().trimEnd()}`));
    started.stderr?.on('data', (bytes: Buffer) => log(`${childOrder.role}: ${bytes.toString().trimEnd()}`));
    started.on('message', () => {
      deaths = 0;
      first.resolve(undefined);
    });
    started.on('exit', (code, signal) => died(code, signal));
  }

  function died(code: number | null, signal: string | null): void {
    child = null;
    if (stopping) return;
    deaths += 1;
    log(`${childOrder.role} ended (${signal ?? `exit ${code ?? '?'}`}); it is started again`);
    if (deaths > 5)
      first.reject(new Error(`the ${childOrder.role} process ended ${deaths} times; see dondoc.log`));
    timer = setTimeout(launch, Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (deaths - 1)));
  }

  async function stop(withinMs: number): Promise<void> {
    stopping = true;
    if (timer !== null) clearTimeout(timer);
    const running = child;
    if (running === null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    const killer = setTimeout(() => running.kill('SIGKILL'), withinMs);
    running.kill('SIGTERM');
    await ended;
    clearTimeout(killer);
  }

  launch();
  return { ready: first.promise, pid: () => child?.pid ?? null, stop };
}
