import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The product as a person starts it: `dondoc start` in a process of its own, on a data folder of its own. */
export interface Product {
  readonly dataDir: string;
  readonly url: string;
  readonly signInUrl: string;
  readonly temporalAddress: string;
  readonly temporalUi: string | null;
  readonly process: ChildProcess;
  /** What it has said on stderr so far. */
  stderr(): string;
  /** Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>;
}

const BIN = fileURLToPath(new URL('../../bin/dondoc.mjs', import.meta.url));

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Env = Readonly<Record<string, string>>;

export async function newDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'dondoc-test-'));
}

export const removeDataDir = (dataDir: string): Promise<void> =>
  rm(dataDir, { recursive: true, force: true });

/** Longer than any command takes; one that runs on, such as a start that should have been refused, is ended. */
const COMMAND_MS = 240_000;

/** Runs a command to its end. */
export function dondoc(args: readonly string[], env: Env = {}, timeout = COMMAND_MS): Promise<CommandResult> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024, timeout };
    execFile(process.execPath, [BIN, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, stdout, stderr });
    });
  });
}

/** The JSON of a command that must succeed. */
export async function dondocJson(dataDir: string, ...args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await dondoc([...args, '--data', dataDir, '--json']);
  if (code !== 0) throw new Error(`dondoc ${args.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout);
}

/** Starts the product and resolves when it says that it is ready; rejects with what it said when it ends before. */
export function startProduct(dataDir: string, args: readonly string[] = [], env: Env = {}): Promise<Product> {
  const child = spawn(process.execPath, [BIN, 'start', '--json', '--data', dataDir, '--port', '0', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`dondoc start ended with ${code ?? 'a signal'}: ${err}`)));
    child.stdout.on('data', (bytes: Buffer) => {
      out += bytes.toString();
      const line = out.split('\n').find((text) => text.includes('"ready":true'));
      if (line === undefined) return;
      const ready = JSON.parse(line) as Pick<Product, 'url' | 'signInUrl' | 'temporalAddress' | 'temporalUi'>;
      const stop = (): Promise<number | null> => {
        child.kill('SIGTERM');
        return ended;
      };
      resolve({ ...ready, dataDir, process: child, stderr: () => err, stop });
    });
  });
}
