import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import {
  keepInCache,
  locateCachedCli,
  locateCacheLock,
  openCacheEntry,
  withScratchFolder,
} from './cli-cache.ts';
import { describeAccepted, probeCli } from './cli-version.ts';
import type { CliBinary } from './cli-version.ts';
import { describeElapsed } from './elapsed.ts';
import { findExecutable } from './find-executable.ts';
import { buildCli } from './go-build.ts';
import { loadPinnedCli } from './pinned-cli.ts';
import type { PinnedCli } from './pinned-cli.ts';
import { withProcessLock } from './process-lock.ts';
import type { Env } from './run-process.ts';
import { downloadCli } from './sdk-download.ts';
import type { DownloadOptions } from './sdk-download.ts';
import { loadClusterSettings } from './settings.ts';
import type { TemporalSettings } from './settings.ts';

/** A cluster that runs already, or an executable that we start ourselves, and where it was found. */
export type FoundServer =
  | { readonly kind: 'cluster'; readonly settings: TemporalSettings }
  | { readonly kind: 'binary'; readonly binary: CliBinary; readonly from: BinaryPlace };

export type BinaryPlace = 'TEMPORAL_CLI_PATH' | 'PATH' | 'cache' | 'download' | 'build';

export interface FindOptions {
  /** PATH, HOME, XDG_CACHE_HOME, TEMPORAL_*, proxies: all that decides is in here. */
  readonly env: Env;
  /** Takes one sentence at a time: what is being done, and what was passed over and why. */
  readonly log: (words: string) => void;
  readonly signal?: AbortSignal;
  /** The folder of the go.mod that pins the CLI; by default the checkout's. */
  readonly moduleDir?: string;
  readonly download?: Pick<DownloadOptions, 'idleMs' | 'downloader'>;
  readonly probeMs?: number;
  readonly progressEveryMs?: number;
}

/** The search under way: what it was asked, and what it has passed over so far. */
interface Search extends FindOptions {
  readonly pinned: PinnedCli;
  readonly tried: string[];
}

/**
 * Finds a Temporal server, in this order: a cluster named by the environment, the executable named by
 * TEMPORAL_CLI_PATH, `temporal` on PATH, this user's cache, the SDK's download, a build with Go.
 *
 * What a person has named and does not work is an error at once; what we only came across is passed over, and said.
 */
export async function findServer(options: FindOptions): Promise<Result<FoundServer>> {
  const cluster = loadClusterSettings(options.env);
  if (!cluster.ok) return cluster;
  if (cluster.value !== null) return ok({ kind: 'cluster', settings: cluster.value });

  const search: Search = { ...options, pinned: await loadPinnedCli(options.moduleDir), tried: [] };
  const named = options.env['TEMPORAL_CLI_PATH'];
  if (named !== undefined && named !== '') return atNamedPath(search, named);
  const found = (await onPath(search)) ?? (await inCache(search)) ?? (await obtain(search));
  return found === null ? nothingFound(search) : ok(found);
}

async function atNamedPath(search: Search, path: string): Promise<Result<FoundServer>> {
  const probed = await probe(search, path);
  if (probed.ok) return ok({ kind: 'binary', binary: probed.value, from: 'TEMPORAL_CLI_PATH' });
  return fail({
    kind: 'temporal-cli-path',
    words:
      `TEMPORAL_CLI_PATH: ${probed.problem.words}. ` +
      `Ghi đường dẫn tới ${describeAccepted(search.pinned.version)}, hoặc bỏ biến này để chương trình tự tìm.`,
  });
}

async function onPath(search: Search): Promise<FoundServer | null> {
  const path = findExecutable('temporal', search.env);
  if (path === null) return absent(search, 'PATH: không có lệnh temporal');
  const probed = await probe(search, path);
  if (!probed.ok) return passOver(search, `PATH: ${probed.problem.words}`);
  return { kind: 'binary', binary: probed.value, from: 'PATH' };
}

async function inCache(search: Search): Promise<FoundServer | null> {
  const cached = locateCachedCli(search.env, search.pinned);
  if (!existsSync(cached)) return absent(search, `Kho đệm: chưa có ${cached}`);
  const probed = await probe(search, cached);
  // Left where it is: whoever holds the lock replaces it in one step.
  if (!probed.ok) return passOver(search, `Kho đệm: ${probed.problem.words}`);
  return { kind: 'binary', binary: probed.value, from: 'cache' };
}

/** Fills the cache, by download or else by build, one process at a time. */
async function obtain(search: Search): Promise<FoundServer | null> {
  const cached = locateCachedCli(search.env, search.pinned);
  try {
    await openCacheEntry(cached);
    const onWait = (): void =>
      search.log('Một tiến trình khác đang tải hoặc dựng máy chủ Temporal, đang chờ.');
    return await withProcessLock({ path: locateCacheLock(cached), onWait, ...signalOf(search) }, async () => {
      const meanwhile = existsSync(cached) ? await probe(search, cached) : null;
      if (meanwhile?.ok === true) return { kind: 'binary', binary: meanwhile.value, from: 'cache' };
      await rm(cached, { force: true });
      return (
        (await withScratchFolder(cached, (folder) => byDownload(search, folder, cached))) ??
        (await withScratchFolder(cached, (folder) => byBuild(search, folder, cached)))
      );
    });
  } catch (error) {
    return passOver(search, `Kho đệm ${cached}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function byDownload(search: Search, into: string, cached: string): Promise<FoundServer | null> {
  const { version } = search.pinned;
  search.log(`Đang tải Temporal CLI ${version}.`);
  const { env, log, download } = search;
  const fetched = await downloadCli({ version, into, env, log, ...download, ...signalOf(search) });
  if (!fetched.ok) return passOver(search, `Tải về: ${fetched.problem.words}`);
  return keep(search, fetched.value, cached, 'download');
}

async function byBuild(search: Search, into: string, cached: string): Promise<FoundServer | null> {
  const go = findExecutable('go', search.env);
  if (go === null) return passOver(search, 'Dựng từ mã nguồn: không có lệnh go trên PATH');
  search.log(
    'Đang dựng máy chủ Temporal bằng Go: lần đầu mất khoảng 5–10 phút và 4 GB đĩa, các lần sau không phải dựng.',
  );
  const started = Date.now();
  const { env, log, pinned, progressEveryMs: everyMs } = search;
  const built = await buildCli({
    go,
    pinned,
    into,
    env,
    log,
    ...(everyMs === undefined ? {} : { everyMs }),
    ...signalOf(search),
  });
  if (!built.ok) return passOver(search, `Dựng từ mã nguồn: ${built.problem.words}`);
  search.log(`Đã dựng xong máy chủ Temporal trong ${describeElapsed(Date.now() - started)}.`);
  return keep(search, built.value, cached, 'build');
}

/** Nothing gets into the cache that has not answered for its version. */
async function keep(
  search: Search,
  executable: string,
  cached: string,
  from: BinaryPlace,
): Promise<FoundServer | null> {
  const probed = await probe(search, executable);
  if (!probed.ok)
    return passOver(
      search,
      `${from === 'download' ? 'Tải về' : 'Dựng từ mã nguồn'}: ${probed.problem.words}`,
    );
  await keepInCache(executable, cached);
  return { kind: 'binary', binary: { ...probed.value, path: cached }, from };
}

function probe(search: Search, path: string): Promise<Result<CliBinary>> {
  const { env, pinned, probeMs } = search;
  return probeCli({ path, pinned: pinned.version, env, ...(probeMs === undefined ? {} : { probeMs }) });
}

function signalOf(search: Search): { readonly signal?: AbortSignal } {
  return search.signal === undefined ? {} : { signal: search.signal };
}

/** Nothing is there, which is no news unless in the end nothing is anywhere. */
function absent(search: Search, words: string): null {
  search.tried.push(words);
  return null;
}

/** Something is there and does not serve: said at once, and again in the end. */
function passOver(search: Search, words: string): null {
  search.tried.push(words);
  search.log(words);
  return null;
}

function nothingFound({ pinned, tried }: Search): Result<never> {
  return fail({
    kind: 'temporal-not-found',
    words: [
      `Không có máy chủ Temporal nào dùng được (cần ${describeAccepted(pinned.version)}). Đã thử lần lượt:`,
      ...tried.map((words) => `  - ${words}`),
      'Có ba cách, chọn một rồi chạy lại:',
      '  1. Đặt TEMPORAL_ADDRESS=máy:cổng của một cụm Temporal sẵn có.',
      `  2. Cài ${describeAccepted(pinned.version)} (https://docs.temporal.io/cli) vào PATH, hoặc đặt TEMPORAL_CLI_PATH.`,
      `  3. Nối mạng để chương trình tự tải, hoặc cài Go ${pinned.goVersion} trở lên để chương trình tự dựng.`,
    ].join('\n'),
  });
}
