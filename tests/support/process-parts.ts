import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** The processes of a `dondoc start` that may die by themselves. */
export type Part = 'temporal' | 'worker' | 'web';
export const PARTS: readonly Part[] = ['temporal', 'worker', 'web'];

/** Process numbers of everything that descends from a process, itself first. */
export function familyOf(root: number): readonly number[] {
  const parents = new Map(runningProcesses().map((pid) => [pid, parentOf(pid)]));
  const family = [root];
  for (const pid of family)
    family.push(...[...parents].filter(([, parent]) => parent === pid).map(([child]) => child));
  return family;
}

/** Which part of a start runs under which number now; one that is between death and return is missing. */
export function partsOf(root: number): ReadonlyMap<Part, number> {
  const parts = familyOf(root).map((pid) => [partOf(pid), pid] as const);
  return new Map(parts.filter((entry): entry is [Part, number] => entry[0] !== null));
}

/** Waits until the part runs, and kills it without warning; the number of the process that died. */
export async function killPart(root: number, part: Part): Promise<number> {
  for (;;) {
    const pid = partsOf(root).get(part);
    if (pid !== undefined) {
      process.kill(pid, 'SIGKILL');
      return pid;
    }
    await pause(20);
  }
}

export const isAlive = (pid: number): boolean => {
  const state = read(pid, 'stat').split(') ').at(-1) ?? '';
  return state !== '' && !state.startsWith('Z');
};

const runningProcesses = (): readonly number[] => readdirSync('/proc').map(Number).filter(Boolean);

function partOf(pid: number): Part | null {
  const command = read(pid, 'cmdline').split('\0');
  if (command.includes('start-dev')) return 'temporal';
  if (!command.some((word) => word.endsWith('dondoc.ts'))) return null;
  const role = /"role":"(worker|web)"/.exec(read(pid, 'environ'))?.[1];
  return role === 'worker' || role === 'web' ? role : null;
}

/** The name of a program may hold blanks and brackets: the fields are counted from the last bracket. */
const parentOf = (pid: number): number => Number(read(pid, 'stat').split(') ').at(-1)?.split(' ')[1] ?? 0);

/** Empty where the process has gone meanwhile. */
function read(pid: number, file: 'stat' | 'cmdline' | 'environ'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return '';
    throw error;
  }
}
