import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export type Env = Readonly<Record<string, string | undefined>>;

export interface RunOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Env;
  readonly cwd?: string;
  /** Ends the process (SIGKILL) when it is aborted; the reason's message is given back in `cause`. */
  readonly signal?: AbortSignal;
  /** Called for every whole line of standard error, while the process runs. */
  readonly onErrorLine?: (line: string) => void;
}

/** How a process ended. `exited` says that it ran to its own end, whatever its code. */
export type RunResult =
  | { readonly ended: 'exited'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly ended: 'signalled'; readonly name: string; readonly stderr: string }
  | { readonly ended: 'aborted'; readonly cause: string; readonly stderr: string }
  | { readonly ended: 'not-started'; readonly cause: string };

const KEPT_CHARACTERS = 1_000_000;
const DRAIN_MS = 500;

/**
 * Runs a program to its end and keeps what it said (the last million characters of each stream).
 * Never rejects: a program that cannot even be started is a result too.
 *
 * The child's standard input is a pipe that stays open as long as this process lives, so that a
 * child that wishes to can end with it.
 */
export function runProcess(options: RunOptions): Promise<RunResult> {
  const { promise, resolve } = Promise.withResolvers<RunResult>();
  const child = spawn(options.command, [...options.args], {
    env: { ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr, options.onErrorLine);
  // A child that ends before it has read its input breaks the pipe; how it ended is told by `exit`.
  child.stdin.on('error', () => undefined);

  const abort = (): void => void child.kill('SIGKILL');
  options.signal?.addEventListener('abort', abort, { once: true });
  if (options.signal?.aborted === true) abort();

  child.on('error', (error) => resolve({ ended: 'not-started', cause: error.message }));
  child.on('exit', (code, name) => {
    options.signal?.removeEventListener('abort', abort);
    // A grandchild may hold our pipes open for ever: after the exit they get a moment, not an age.
    void drained(child.stdout, child.stderr).then(() => {
      child.stdin.destroy();
      if (options.signal?.aborted === true) {
        resolve({ ended: 'aborted', cause: reasonOf(options.signal), stderr: stderr() });
      } else if (code === null) {
        resolve({ ended: 'signalled', name: name ?? 'unknown', stderr: stderr() });
      } else {
        resolve({ ended: 'exited', code, stdout: stdout(), stderr: stderr() });
      }
    });
  });
  return promise;
}

function collect(stream: Readable, onLine?: (line: string) => void): () => string {
  let kept = '';
  let open = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    kept = (kept + chunk).slice(-KEPT_CHARACTERS);
    const lines = (open + chunk).split('\n');
    open = lines.pop() ?? '';
    if (onLine !== undefined) lines.forEach((line) => onLine(line));
  });
  return () => kept;
}

async function drained(...streams: readonly Readable[]): Promise<void> {
  const timer = setTimeout(() => streams.forEach((stream) => stream.destroy()), DRAIN_MS);
  await Promise.all(streams.map((stream) => closed(stream)));
  clearTimeout(timer);
}

function closed(stream: Readable): Promise<void> {
  return new Promise((resolve) => {
    if (stream.closed) resolve();
    else stream.once('close', resolve);
  });
}

function reasonOf(signal: AbortSignal): string {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason.message : String(reason);
}

/** The end of what a program said: the last `lines` lines that hold something, in one string. */
export function lastWords(text: string, lines = 3): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-lines)
    .join(' | ');
}

/** An abort signal that fires when `touch` has not been called for `ms` milliseconds. */
export function createIdleSignal(ms: number, words: string): IdleSignal {
  const controller = new AbortController();
  const arm = (): NodeJS.Timeout => setTimeout(() => controller.abort(new Error(words)), ms);
  let timer = arm();
  return {
    signal: controller.signal,
    touch: () => {
      clearTimeout(timer);
      if (!controller.signal.aborted) timer = arm();
    },
    stop: () => clearTimeout(timer),
  };
}

export interface IdleSignal {
  readonly signal: AbortSignal;
  readonly touch: () => void;
  readonly stop: () => void;
}
