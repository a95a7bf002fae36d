import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Env } from './run-process.ts';

/** The first executable file of that name on `PATH`, as a shell would find it; null where there is none. */
export function findExecutable(name: string, env: Env): string | null {
  const folders = (env['PATH'] ?? '').split(delimiter);
  // A relative folder on PATH would make the answer depend on where the program was started.
  const candidates = folders.filter((folder) => isAbsolute(folder)).map((folder) => join(folder, name));
  return candidates.find((path) => isExecutableFile(path)) ?? null;
}

export function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Missing, unreadable or not executable: for the search these are one answer, "not here".
    return false;
  }
}
