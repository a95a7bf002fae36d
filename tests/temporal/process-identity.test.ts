import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { findExecutable } from '../../activities/adapters/temporal/find-executable.ts';
import { identifyProcess } from '../../activities/adapters/temporal/process-identity.ts';

const sources = (['proc', 'ps'] as const).filter((from) =>
  from === 'ps' ? findExecutable('ps', process.env) !== null : process.platform === 'linux',
);

test.each(sources)(
  'a process is known by its parent and its command line, and no more once it has ended (%s)',
  async (from) => {
    const child = spawn('/bin/sleep', ['61'], { stdio: 'ignore' });
    await once(child, 'spawn');
    const pid = child.pid ?? 0;
    const expected = {
      pid,
      parent: process.pid,
      commandLine: expect.stringMatching(/^\S*sleep 61$/) as string,
    };
    // Between fork and exec the child still bears our own command line.
    await expect.poll(() => identifyProcess(pid, from)).toEqual(expected);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await identifyProcess(pid, from)).toBeNull();
  },
);
