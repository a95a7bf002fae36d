import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CliBinary } from '../../activities/adapters/temporal/cli-version.ts';
import { connectClient } from '../../activities/adapters/temporal/connect.ts';
import { startEmbeddedServer } from '../../activities/adapters/temporal/embedded-server.ts';
import type {
  EmbeddedServer,
  EmbeddedServerOptions,
} from '../../activities/adapters/temporal/embedded-server.ts';
import { choosePorts } from '../../activities/adapters/temporal/ports.ts';
import { identifyProcess } from '../../activities/adapters/temporal/process-identity.ts';
import { describeEmbedded } from '../../activities/adapters/temporal/settings.ts';
import { guardOf } from '../support/processes.ts';
import { FIND_MS, findTestBinary, valueOf } from '../support/temporal-server.ts';

let binary: CliBinary;
beforeAll(async () => {
  binary = await findTestBinary();
}, FIND_MS);

let dataDir: string;
let words: string[];
let running: EmbeddedServer[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dondoc-embedded-'));
  words = [];
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  rmSync(dataDir, { recursive: true, force: true });
});

const attempt = (options: Partial<EmbeddedServerOptions> = {}) =>
  startEmbeddedServer({
    binary,
    dataDir,
    log: (sentence) => words.push(sentence),
    synchronous: 'OFF',
    ...options,
  });

async function start(options: Partial<EmbeddedServerOptions> = {}): Promise<EmbeddedServer> {
  const server = valueOf(await attempt(options));
  running.push(server);
  return server;
}

async function withClient<T>(server: EmbeddedServer, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = valueOf(await connectClient(describeEmbedded(server.address)));
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

const openWorkflow = (server: EmbeddedServer, workflowId: string) =>
  withClient(server, async (client) => {
    const handle = await client.workflow.start('waits-for-ever', { taskQueue: 'nobody', workflowId });
    return handle.firstExecutionRunId;
  });

const describeWorkflow = (server: EmbeddedServer, workflowId: string) =>
  withClient(server, (client) => client.workflow.getHandle(workflowId).describe());

/** Kills the server as the kernel would and waits for its return. */
async function killAndAwaitReturn(server: EmbeddedServer): Promise<void> {
  const back = new Promise<void>((resolve) => {
    const stopListening = server.onRestart(() => {
      stopListening();
      resolve();
    });
  });
  process.kill(server.pid() ?? 0, 'SIGKILL');
  await back;
}

/** Far from for ever, and far from what a busy machine needs for what takes five seconds at most. */
const SOON_MS = 30_000;

describe('a server of our own', () => {
  test('serves, keeps its files in the data folder, and leaves no process when it is stopped', async () => {
    const server = await start();
    const pid = server.pid() ?? 0;
    expect((await identifyProcess(pid))?.commandLine).toContain(join(dataDir, 'temporal.db'));
    expect((await fetch(server.uiUrl)).status).toBe(200);
    expect(await (await fetch(server.metricsUrl)).text()).toContain('service_requests');
    expect(readFileSync(join(dataDir, 'temporal.version'), 'utf8')).toBe(`${binary.version.server}\n`);

    const started = Date.now();
    await server.stop();
    await server.stop();
    expect(Date.now() - started).toBeLessThan(SOON_MS);
    expect(await identifyProcess(pid)).toBeNull();
    expect(await guardOf(pid)).toBeNull();
    expect(server.pid()).toBeNull();
    expect(readdirSync(dataDir)).not.toContain('temporal.pid.json');
    expect(readFileSync(join(dataDir, 'temporal.log'), 'utf8')).toContain('Temporal Server:');
  });

  test('killed, it comes back at the same address with its open workflow, time after time', async () => {
    const server = await start({ synchronous: 'FULL' });
    const runId = await openWorkflow(server, 'survivor');
    for (let kill = 0; kill < 3; kill += 1) {
      const before = server.pid();
      await killAndAwaitReturn(server);
      expect(server.pid()).not.toBe(before);
      const described = await describeWorkflow(server, 'survivor');
      expect(described).toMatchObject({ runId, status: { name: 'RUNNING' } });
    }
    expect(words.filter((sentence) => sentence.includes('bị ngắt bởi SIGKILL'))).toHaveLength(3);
    expect(words[0]).toBe('Máy chủ Temporal bị ngắt bởi SIGKILL, chạy lại sau 100 ms.');
    expect(words[2]).toBe('Máy chủ Temporal bị ngắt bởi SIGKILL, chạy lại sau 200 ms.');
  });

  test('stopped and started again, it has the same address and the same workflows', async () => {
    const first = await start();
    const runId = await openWorkflow(first, 'sleeper');
    await first.stop();
    const second = await start();
    expect(second.address).toBe(first.address);
    expect(second.uiUrl).toBe(first.uiUrl);
    expect(second.database).toEqual({ kind: 'kept' });
    expect(await describeWorkflow(second, 'sleeper')).toMatchObject({ runId, status: { name: 'RUNNING' } });
  });

  test('stopped while it is down, it stays down', async () => {
    const server = await start();
    const restarts: number[] = [];
    server.onRestart(() => restarts.push(1));
    process.kill(server.pid() ?? 0, 'SIGKILL');
    await server.stop();
    expect(server.pid()).toBeNull();
    expect(restarts).toEqual([]);
  });

  test('frozen, it is still gone soon after it is stopped', async () => {
    const server = await start();
    const pid = server.pid() ?? 0;
    process.kill(pid, 'SIGSTOP');
    const started = Date.now();
    await server.stop();
    expect(Date.now() - started).toBeLessThan(SOON_MS);
    expect(await identifyProcess(pid)).toBeNull();
  });
});

describe("the server's database belongs to the version that made it", () => {
  test('one of another version is kept aside, and the caller is told to rebuild', async () => {
    const first = await start();
    await openWorkflow(first, 'forgotten');
    await first.stop();
    writeFileSync(join(dataDir, 'temporal.version'), '1.31.2\n');
    const second = await start();
    const day = new Date().toISOString().slice(0, 10);
    const keptAs = join(dataDir, `temporal.db.1.31.2-${day}`);
    expect(second.database).toEqual({
      kind: 'moved-aside',
      from: '1.31.2',
      to: binary.version.server,
      keptAs,
    });
    expect(existsSync(keptAs)).toBe(true);
    await expect(describeWorkflow(second, 'forgotten')).rejects.toThrow(/not found/);
    expect(words.at(-1)).toContain('các quy trình được dựng lại từ dữ kiện');
  });

  test('one whose version nobody knows too', async () => {
    writeFileSync(join(dataDir, 'temporal.db'), 'something');
    const server = await start();
    expect(server.database).toMatchObject({ kind: 'moved-aside', from: 'unknown' });
  });

  test('a rebuild stays owed over any number of starts, until somebody says that it is done', async () => {
    const first = await start();
    expect(first).toMatchObject({ database: { kind: 'new' }, rebuildNeeded: true });
    await first.stop();
    const second = await start();
    expect(second).toMatchObject({ database: { kind: 'kept' }, rebuildNeeded: true });
    await second.markRebuilt();
    await second.stop();
    expect(await start()).toMatchObject({ database: { kind: 'kept' }, rebuildNeeded: false });
  });

  test('one that was deleted is made anew, whatever journal was left', async () => {
    const first = await start();
    await first.stop();
    rmSync(join(dataDir, 'temporal.db'));
    writeFileSync(join(dataDir, 'temporal.db-wal'), 'left over');
    expect((await start()).database).toEqual({ kind: 'new' });
  });
});

describe('ports', () => {
  test('remembered ones that somebody else has taken meanwhile are replaced, and it is said', async () => {
    const ports = await choosePorts();
    writeFileSync(join(dataDir, 'temporal.ports.json'), JSON.stringify(ports));
    const squatter = createServer().listen(ports.ui, '127.0.0.1');
    await once(squatter, 'listening');
    const server = await start();
    squatter.close();
    expect(server.uiUrl).not.toContain(String(ports.ui));
    expect(words).toContain(`Cổng ${ports.ui} của lần trước đã bị chiếm, máy chủ Temporal dùng cổng mới.`);
  });

  test('demanded ones that are taken are an error', async () => {
    const ports = await choosePorts();
    const squatter = createServer().listen(ports.grpc, '127.0.0.1');
    await once(squatter, 'listening');
    const refused = await attempt({ ports });
    squatter.close();
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'temporal-port-in-use' } });
  });

  test('a broken memory is no memory', async () => {
    writeFileSync(join(dataDir, 'temporal.ports.json'), '{"grpc": 7');
    expect((await start()).address).toMatch(/^127\.0\.0\.1:\d+$/);
  });
});

describe('a server that does not start', () => {
  const aFake = (script: string): CliBinary => {
    const path = join(dataDir, 'fake');
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return { ...binary, path };
  };

  test('because it ends at once is an error with its last words', async () => {
    const refused = await attempt({ binary: aFake('echo "unable to open database file" >&2; exit 1') });
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'temporal-not-serving' } });
    expect(refused.ok ? '' : refused.problem.words).toMatch(
      /không chạy được: kết thúc với mã 1\. Nhật ký .*temporal\.log: unable to open database file$/,
    );
  });

  test('because it never answers is an error too, and is not left behind', async () => {
    const refused = await attempt({ binary: aFake('echo $$ > "$0.pid"; exec sleep 60'), startupMs: 400 });
    expect(refused.ok ? '' : refused.problem.words).toContain('không trả lời trong 0.4 giây');
    expect(await identifyProcess(Number(readFileSync(join(dataDir, 'fake.pid'), 'utf8')))).toBeNull();
  });

  test('because its folder cannot be made is an error that names the folder', async () => {
    writeFileSync(join(dataDir, 'file'), '');
    const refused = await attempt({ dataDir: join(dataDir, 'file', 'data') });
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'temporal-data-dir' } });
    expect(refused.ok ? '' : refused.problem.words).toMatch(/thư mục dữ liệu .*file\/data .*: ENOTDIR/);
  });

  test('because it cannot be executed is an error as well', async () => {
    const refused = await attempt({ binary: { ...binary, path: join(dataDir, 'nothing') } });
    expect(refused.ok ? '' : refused.problem.words).toContain('ENOENT');
  });
});

test('two on one data folder: the second is refused, also where the folder has another name', async () => {
  const server = await start();
  const other = `${dataDir}-link`;
  symlinkSync(dataDir, other);
  const refused = await attempt({ dataDir: other });
  rmSync(other);
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'temporal-already-running' } });
  expect(await identifyProcess(server.pid() ?? 0)).not.toBeNull();
});
