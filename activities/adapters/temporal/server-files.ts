import { existsSync } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the embedded server keeps in the data folder. All of it is disposable: the facts are elsewhere. */
export interface ServerFiles {
  readonly database: string;
  /** The server's version that made the database, e.g. `1.32.0`. */
  readonly version: string;
  /** Exists while the database still lacks our workflows. */
  readonly rebuild: string;
  readonly ports: string;
  readonly process: string;
  readonly log: string;
}

export interface ServerPorts {
  readonly grpc: number;
  readonly ui: number;
  readonly metrics: number;
}

/** Which process serves this database, and which process looks after it. */
export interface ProcessRecord {
  readonly pid: number;
  readonly supervisor: number;
}

/** What became of the database at this start. */
export type DatabaseFate =
  | { readonly kind: 'kept' }
  | { readonly kind: 'new' }
  | { readonly kind: 'moved-aside'; readonly from: string; readonly to: string; readonly keptAs: string };

export function locateServerFiles(dataDir: string): ServerFiles {
  return {
    database: join(dataDir, 'temporal.db'),
    version: join(dataDir, 'temporal.version'),
    rebuild: join(dataDir, 'temporal.rebuild'),
    ports: join(dataDir, 'temporal.ports.json'),
    process: join(dataDir, 'temporal.pid.json'),
    log: join(dataDir, 'temporal.log'),
  };
}

/**
 * Makes sure that the database, if there is one, was made by this very version of the server: start-dev never
 * migrates its file, and a newer server on an older file fails in ways that nobody can foresee. One of another or
 * unknown version is kept aside as `temporal.db.<version>-<date>`; the date is the UTC day.
 */
export async function settleDatabase(
  files: ServerFiles,
  serverVersion: string,
  now: Date,
): Promise<DatabaseFate> {
  const existed = existsSync(files.database);
  const stamped = (await readText(files.version)) ?? 'unknown';
  let fate: DatabaseFate = { kind: existed ? 'kept' : 'new' };
  if (existed && stamped !== serverVersion) {
    const keptAs = freeName(`${files.database}.${stamped}-${now.toISOString().slice(0, 10)}`);
    for (const part of ['-wal', '-shm']) {
      if (existsSync(files.database + part)) await rename(files.database + part, keptAs + part);
    }
    await rename(files.database, keptAs);
    fate = { kind: 'moved-aside', from: stamped, to: serverVersion, keptAs };
  } else if (!existed) {
    // Somebody deleted the database and left its journal, which belongs to no other file.
    for (const part of ['-wal', '-shm']) await rm(files.database + part, { force: true });
  }
  if (fate.kind !== 'kept') await writeAtomically(files.rebuild, 'dondoc rebuild');
  // Stamped before the server makes the file: a crash in between leaves a stamp without a file, which is harmless.
  await writeAtomically(files.version, serverVersion);
  return fate;
}

function freeName(wanted: string): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted}-${n}`;
    if (!existsSync(name)) return name;
  }
}

/** True while nobody has said that the workflows were rebuilt in this database. */
export function isRebuildNeeded(files: ServerFiles): boolean {
  return existsSync(files.rebuild);
}

export function forgetRebuild(files: ServerFiles): Promise<void> {
  return rm(files.rebuild, { force: true });
}

/** The ports of the last start, or null where none are remembered (or the file is not readable as such). */
export async function loadPorts(files: ServerFiles): Promise<ServerPorts | null> {
  const { grpc, ui, metrics } = await readJson(files.ports);
  return isPort(grpc) && isPort(ui) && isPort(metrics) ? { grpc, ui, metrics } : null;
}

export function savePorts(files: ServerFiles, ports: ServerPorts): Promise<void> {
  return writeAtomically(files.ports, JSON.stringify(ports));
}

export async function loadProcess(files: ServerFiles): Promise<ProcessRecord | null> {
  const { pid, supervisor } = await readJson(files.process);
  return isPid(pid) && isPid(supervisor) ? { pid, supervisor } : null;
}

export function saveProcess(files: ServerFiles, record: ProcessRecord): Promise<void> {
  return writeAtomically(files.process, JSON.stringify(record));
}

export function forgetProcess(files: ServerFiles): Promise<void> {
  return rm(files.process, { force: true });
}

const LOG_BYTES = 10_000_000;

/** Keeps the log of at most two times ten megabytes: this one and the one before. */
export async function rotateLog(files: ServerFiles): Promise<void> {
  if (existsSync(files.log) && (await stat(files.log)).size > LOG_BYTES)
    await rename(files.log, `${files.log}.1`);
}

/** Bytes that the log holds now: where what is written next begins. */
export async function logSize(files: ServerFiles): Promise<number> {
  return existsSync(files.log) ? (await stat(files.log)).size : 0;
}

/** What was logged since the log had that size. */
export async function readLogFrom(files: ServerFiles, size: number): Promise<string> {
  return existsSync(files.log) ? (await readFile(files.log)).subarray(size).toString('utf8') : '';
}

async function readText(path: string): Promise<string | null> {
  return existsSync(path) ? (await readFile(path, 'utf8')).trim() : null;
}

async function readJson(path: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readText(path);
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // Half a file after a power cut holds nothing that cannot be chosen anew.
    return {};
  }
}

/** A reader sees the old content or the new one, never half of it. */
async function writeAtomically(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, `${text}\n`);
  await rename(`${path}.new`, path);
}

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 65_535;
}

function isPid(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 1;
}
