import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import type { PinnedCli } from './pinned-cli.ts';
import type { Env } from './run-process.ts';

/**
 * Where this user's copy of the pinned CLI lies: `$XDG_CACHE_HOME/dondoc/temporal/<version>-<pin>/temporal`
 * (`~/.cache` where the variable is unset or, as its specification demands, not absolute).
 */
export function locateCachedCli(env: Env, pinned: PinnedCli): string {
  const asked = env['XDG_CACHE_HOME'] ?? '';
  const base = isAbsolute(asked) ? asked : join(env['HOME'] ?? homedir(), '.cache');
  return join(base, 'dondoc', 'temporal', pinned.cacheKey, 'temporal');
}

/** The lock that whoever fills this cache entry must hold. */
export function locateCacheLock(cached: string): string {
  return join(dirname(cached), 'lock.sqlite');
}

const SCRATCH = 'scratch-';

/**
 * Gives `work` an empty folder beside the cached file (same file system, so that the last step is a rename) and
 * removes it afterwards, together with what an earlier process left when it was killed. Only with the lock held:
 * then every other scratch folder is a dead one.
 */
export async function withScratchFolder<T>(cached: string, work: (folder: string) => Promise<T>): Promise<T> {
  const entry = dirname(cached);
  for (const name of await readdir(entry)) {
    if (name.startsWith(SCRATCH)) await rm(join(entry, name), { recursive: true, force: true });
  }
  const folder = await mkdtemp(join(entry, SCRATCH));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes the cache entry's folder. Rejects where it cannot be written, e.g. EACCES, EROFS. */
export async function openCacheEntry(cached: string): Promise<void> {
  await mkdir(dirname(cached), { recursive: true });
}

/** Puts a checked executable in its place in one step: nobody ever sees half of it. */
export async function keepInCache(executable: string, cached: string): Promise<void> {
  await rename(executable, cached);
}
