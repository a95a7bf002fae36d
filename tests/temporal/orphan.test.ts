import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CliBinary } from '../../activities/adapters/temporal/cli-version.ts';
import { startEmbeddedServer } from '../../activities/adapters/temporal/embedded-server.ts';
import { identifyProcess } from '../../activities/adapters/temporal/process-identity.ts';
import { guardOf, untilGone } from '../support/processes.ts';
import { FIND_MS, findTestBinary, valueOf } from '../support/temporal-server.ts';

const PARENT = fileURLToPath(new URL('../support/embedded-server-process.ts', import.meta.url));

let binary: CliBinary;
beforeAll(async () => {
  binary = await findTestBinary();
}, FIND_MS);

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dondoc-orphan-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

interface Family {
  readonly parent: ChildProcess;
  readonly server: number;
  readonly address: string;
}

/** A server whose supervisor is another process, which can be killed without ending this test. */
async function startFamily(): Promise<Family> {
  const parent = spawn(process.execPath, [PARENT, binary.path, binary.version.server, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const { pid, address } = JSON.parse(line.toString()) as { pid: number; address: string };
  return { parent, server: pid, address };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('a server whose parent is killed is soon gone, and so is its guard', async () => {
  const { parent, server } = await startFamily();
  const guard = (await guardOf(server)) ?? 0;
  expect(guard).toBeGreaterThan(0);
  await kill(parent);
  // Five seconds on a machine with nothing else to do; far from for ever on a busy one.
  await untilGone(server, 30_000);
  await untilGone(guard, 30_000);
});

test('even with the guard killed, the next start ends the orphan and serves at the same address', async () => {
  const { parent, server, address } = await startFamily();
  process.kill((await guardOf(server)) ?? 0, 'SIGKILL');
  await kill(parent);
  expect(await identifyProcess(server)).not.toBeNull();

  const words: string[] = [];
  const next = valueOf(
    await startEmbeddedServer({
      binary,
      dataDir,
      log: (sentence) => words.push(sentence),
      synchronous: 'OFF',
    }),
  );
  expect(words).toEqual([`Kết thúc máy chủ Temporal ${server} mà lần chạy trước để lại.`]);
  expect(await identifyProcess(server)).toBeNull();
  expect(next.address).toBe(address);
  await next.stop();
});

test('a number that another process bears by now is left alone', async () => {
  const innocent = spawn('/bin/sleep', ['60'], { stdio: 'ignore' });
  await once(innocent, 'spawn');
  writeFileSync(join(dataDir, 'temporal.pid.json'), JSON.stringify({ pid: innocent.pid, supervisor: 2 }));
  const server = valueOf(
    await startEmbeddedServer({ binary, dataDir, log: () => undefined, synchronous: 'OFF' }),
  );
  expect(await identifyProcess(innocent.pid ?? 0)).not.toBeNull();
  expect(JSON.parse(readFileSync(join(dataDir, 'temporal.pid.json'), 'utf8'))).toEqual({
    pid: server.pid(),
    supervisor: process.pid,
  });
  await server.stop();
  await kill(innocent);
});

test('one that is supervised by a living process is refused, and lives on', async () => {
  const { parent, server } = await startFamily();
  const refused = await startEmbeddedServer({ binary, dataDir, log: () => undefined });
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'temporal-already-running' } });
  expect(refused.ok ? '' : refused.problem.words).toContain(`tiến trình ${parent.pid} đang chạy`);
  expect(await identifyProcess(server)).not.toBeNull();
  await kill(parent);
  await untilGone(server, 30_000);
});
