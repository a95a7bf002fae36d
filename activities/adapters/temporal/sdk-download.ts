import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import { isExecutableFile } from './find-executable.ts';
import { createIdleSignal, lastWords, runProcess } from './run-process.ts';
import type { Env, RunResult } from './run-process.ts';

export interface DownloadOptions {
  readonly version: string;
  /** An empty folder of our own; what a broken download leaves there is thrown away with it. */
  readonly into: string;
  readonly env: Env;
  readonly log: (words: string) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds without one new byte before the download is given up. */
  readonly idleMs?: number;
  /** What is run with VERSION and FOLDER as its last arguments; only tests put something else here. */
  readonly downloader?: readonly [string, ...string[]];
}

const IDLE_MS = 15_000;
const WATCH_MS = 250;
const MEGABYTES_PER_WORD = 25;
const DOWNLOADER = [
  process.execPath,
  fileURLToPath(new URL('./download-process.ts', import.meta.url)),
] as const;

/**
 * Lets the Temporal SDK download the CLI into `into` and gives the path of the executable.
 *
 * A machine without network is known within `idleMs`; one with a slow line may take its time, because what
 * is limited is the silence, not the whole.
 */
export async function downloadCli(options: DownloadOptions): Promise<Result<string>> {
  const { idleMs = IDLE_MS, downloader = DOWNLOADER } = options;
  const [command, ...args] = downloader;
  const idle = createIdleSignal(idleMs, `không nhận được gì trong ${idleMs / 1000} giây`);
  const stopWatching = watchGrowth(options, idle.touch);
  const run = await runProcess({
    command,
    args: [...args, options.version, options.into],
    env: options.env,
    signal: AbortSignal.any([idle.signal, ...(options.signal === undefined ? [] : [options.signal])]),
  });
  idle.stop();
  stopWatching();
  const path = join(options.into, `temporal-v${options.version}`);
  // The SDK renames the file when it is whole, then starts a server from it. On a slow machine that start may
  // fail after a good download: what counts is the file, which the caller asks for its version.
  if (isExecutableFile(path)) return ok(path);
  return fail({ kind: 'temporal-download', words: describeFailure(run) });
}

/** Calls `onGrowth` whenever the folder's files have grown, and says so every 25 MB. Returns how to stop it. */
function watchGrowth(options: DownloadOptions, onGrowth: () => void): () => void {
  let seen = 0;
  let told = 0;
  const look = async (): Promise<void> => {
    const size = await folderSize(options.into);
    if (size <= seen) return;
    seen = size;
    onGrowth();
    const megabytes = Math.floor(size / 1_000_000);
    if (megabytes < told + MEGABYTES_PER_WORD) return;
    told = megabytes;
    options.log(`Đang tải Temporal CLI ${options.version}: đã được ${megabytes} MB`);
  };
  const timer = setInterval(() => void look(), WATCH_MS);
  return () => clearInterval(timer);
}

async function folderSize(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    // A file renamed between the listing and the look has no size now; the next look sees it again.
    names.map((name) =>
      stat(join(folder, name))
        .then((file) => file.size)
        .catch(() => 0),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function describeFailure(run: RunResult): string {
  if (run.ended === 'not-started') return `không chạy được trình tải (${run.cause})`;
  if (run.ended === 'aborted') return run.cause;
  const how = run.ended === 'exited' ? `mã ${run.code}` : run.name;
  // The SDK's message is a chain of causes, some of them twice over.
  const causes = new Set(lastWords(run.stderr, 1).split(': '));
  return [...causes].join(': ').slice(-600) || `trình tải kết thúc (${how}) mà không để lại tệp`;
}
