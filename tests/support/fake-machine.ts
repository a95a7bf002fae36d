import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { locateCachedCli } from '../../activities/adapters/temporal/cli-cache.ts';
import { findServer } from '../../activities/adapters/temporal/find-server.ts';
import type { FindOptions } from '../../activities/adapters/temporal/find-server.ts';
import { loadPinnedCli } from '../../activities/adapters/temporal/pinned-cli.ts';

export const pinned = await loadPinnedCli();

/** What a whole CLI of that version does when it is asked for its version. */
export const saysVersion = (version: string): string =>
  `echo "temporal version ${version} (Server 1.32.0, UI 2.54.1)"`;

/** A machine with a folder on PATH, a home and a cache of its own, and nothing else on it. */
export function aMachine() {
  const root = mkdtempSync(join(tmpdir(), 'dondoc-machine-'));
  const bin = join(root, 'bin');
  const env = { PATH: bin, HOME: join(root, 'home'), XDG_CACHE_HOME: join(root, 'cache') };
  const words: string[] = [];
  const install = (path: string, script: string): string => {
    mkdirSync(dirname(path), { recursive: true });
    // PATH of the machine is empty but for the fakes; the fakes themselves need sleep, cat and their like.
    writeFileSync(path, `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  return {
    root,
    env,
    /** Every sentence that the finder said, in order. */
    words,
    cached: locateCachedCli(env, pinned),
    /** Puts a shell script at that path below the machine's root, e.g. `bin/go`. */
    install: (path: string, script: string) => install(join(root, path), script),
    installCached: (script: string) => install(locateCachedCli(env, pinned), script),
    /** A downloader that runs `script` with VERSION as $1 and FOLDER as $2. */
    downloader: (script: string) => [install(join(root, 'downloader'), script)] as const,
    find: (options: Partial<FindOptions> & { readonly more?: Readonly<Record<string, string>> } = {}) => {
      const { more, ...rest } = options;
      // Without a word about it nothing is downloaded: no test leaves the machine.
      const download = {
        downloader: [install(join(root, 'no-network'), 'echo "no network" >&2; exit 1')] as const,
      };
      return findServer({
        env: { ...env, ...more },
        log: (sentence) => words.push(sentence),
        download,
        ...rest,
      });
    },
    read: (path: string) => readFileSync(join(root, path), 'utf8'),
    cacheEntry: () => readdirSync(dirname(locateCachedCli(env, pinned))).sort(),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

export type Machine = ReturnType<typeof aMachine>;
