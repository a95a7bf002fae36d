import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** What the operating system says of a running process. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly parent: number;
  readonly commandLine: string;
}

/**
 * The process of that number, or null where there is none (a zombie, which has ended, is none). Linux tells it in
 * /proc, whatever is installed; elsewhere `ps` is asked.
 */
export function identifyProcess(
  pid: number,
  from: 'proc' | 'ps' = existsSync('/proc/self/cmdline') ? 'proc' : 'ps',
): Promise<ProcessIdentity | null> {
  return from === 'proc' ? fromProc(pid) : fromPs(pid);
}

async function fromProc(pid: number): Promise<ProcessIdentity | null> {
  try {
    const commandLine = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim();
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const parent = Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1] ?? 0);
    return commandLine === '' ? null : { pid, parent, commandLine };
  } catch (error) {
    // ENOENT and ESRCH: it ended before, or while, we looked.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return null;
    throw error;
  }
}

async function fromPs(pid: number): Promise<ProcessIdentity | null> {
  // ps exits with 1 where there is no such process.
  const answer = await promisify(execFile)('ps', ['-ww', '-o', 'ppid=,command=', '-p', String(pid)]).catch(
    () => null,
  );
  const [, parent, commandLine] = /^\s*(\d+)\s+(.+)$/m.exec(answer?.stdout ?? '') ?? [];
  return commandLine === undefined ? null : { pid, parent: Number(parent), commandLine };
}
