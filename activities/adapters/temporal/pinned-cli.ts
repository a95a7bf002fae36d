import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The Temporal CLI that this checkout pins: `config/temporal/go.mod` is the one place that names it. */
export interface PinnedCli {
  /** Of the CLI, e.g. `1.9.1`. */
  readonly version: string;
  /** The least Go that can build it, e.g. `1.26.8`. */
  readonly goVersion: string;
  /** `<version>-<first 12 hex digits of SHA-256 over go.mod and go.sum>`: a changed pin is another cache entry. */
  readonly cacheKey: string;
  /** Modules that go.mod names: what a cold build downloads at most. */
  readonly modules: number;
  readonly moduleDir: string;
}

export const MODULE_DIR = fileURLToPath(new URL('../../../config/temporal', import.meta.url));

/** Reads the pin. Throws when go.mod is missing or names no version: then the checkout itself is broken. */
export async function loadPinnedCli(moduleDir: string = MODULE_DIR): Promise<PinnedCli> {
  const goMod = await readFile(join(moduleDir, 'go.mod'), 'utf8');
  const goSum = await readFile(join(moduleDir, 'go.sum'), 'utf8');
  return {
    version: capture(goMod, /^\s*(?:require )?github\.com\/temporalio\/cli v(\d+\.\d+\.\d+)\b/m, moduleDir),
    goVersion: capture(goMod, /^go (\d+\.\d+(?:\.\d+)?)$/m, moduleDir),
    cacheKey: `${capture(goMod, /github\.com\/temporalio\/cli v(\d+\.\d+\.\d+)\b/, moduleDir)}-${digest(goMod + goSum)}`,
    modules: goMod.match(/^\t\S+ v\S+/gm)?.length ?? 0,
    moduleDir,
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function capture(goMod: string, pattern: RegExp, moduleDir: string): string {
  const found = pattern.exec(goMod)?.[1];
  if (found === undefined)
    throw new Error(`${join(moduleDir, 'go.mod')}: nothing matches ${String(pattern)}`);
  return found;
}
