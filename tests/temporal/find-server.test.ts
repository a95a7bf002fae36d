import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FoundServer } from '../../activities/adapters/temporal/find-server.ts';
import type { Result } from '../../src/domain/result.ts';
import { aMachine, pinned, saysVersion } from '../support/fake-machine.ts';
import type { Machine } from '../support/fake-machine.ts';

let machine: Machine;
beforeEach(() => {
  machine = aMachine();
});
afterEach(() => machine.remove());

const whole = saysVersion(pinned.version);
const place = (found: Result<FoundServer>): string =>
  found.ok
    ? found.value.kind === 'cluster'
      ? 'cluster'
      : found.value.from
    : `refused: ${found.problem.kind}`;
const wordsOf = (found: Result<FoundServer>): string => (found.ok ? 'found' : found.problem.words);

describe('the order of the places', () => {
  test('an existing cluster comes before everything else, even before a broken TEMPORAL_CLI_PATH', async () => {
    const found = await machine.find({
      more: { TEMPORAL_ADDRESS: 'temporal.example:7233', TEMPORAL_CLI_PATH: '/nowhere' },
    });
    expect(found).toMatchObject({
      ok: true,
      value: { kind: 'cluster', settings: { address: 'temporal.example:7233' } },
    });
  });

  test('TEMPORAL_CLI_PATH comes before PATH', async () => {
    machine.install('bin/temporal', whole);
    const own = machine.install('own/temporal', whole);
    const found = await machine.find({ more: { TEMPORAL_CLI_PATH: own } });
    expect(found).toMatchObject({
      value: { binary: { path: own, version: { cli: pinned.version, server: '1.32.0' } } },
    });
  });

  test('PATH comes before the cache, and is taken in silence', async () => {
    const onPath = machine.install('bin/temporal', whole);
    machine.installCached(whole);
    const found = await machine.find();
    expect(found).toMatchObject({ value: { from: 'PATH', binary: { path: onPath } } });
    expect(machine.words).toEqual([]);
  });

  test('the cache comes before the download', async () => {
    machine.installCached(whole);
    expect(place(await machine.find())).toBe('cache');
  });

  test('the download comes before the build, and is kept for the next time', async () => {
    machine.install('bin/go', 'echo "go was called" >&2; exit 1');
    const downloader = machine.downloader(`cp "$0.whole" "$2/temporal-v$1"`);
    machine.install('downloader.whole', whole);
    expect(place(await machine.find({ download: { downloader } }))).toBe('download');
    expect(place(await machine.find())).toBe('cache');
    expect(machine.cacheEntry()).toEqual(['lock.sqlite', 'temporal']);
  });
});

describe('which versions are taken', () => {
  const [major = '', minor = '', patch = ''] = pinned.version.split('.');
  test.each([
    ['the pinned one', pinned.version, 'PATH'],
    ['a newer patch', `${major}.${minor}.${Number(patch) + 9}`, 'PATH'],
    ['an older patch', `${major}.${minor}.${Number(patch) - 1}`, 'cache'],
    ['a newer minor', `${major}.${Number(minor) + 1}.0`, 'cache'],
    ['an older minor with a higher patch', `${major}.${Number(minor) - 1}.99`, 'cache'],
    ['another major', `${Number(major) + 1}.${minor}.${patch}`, 'cache'],
  ])('%s on PATH (%s): %s', async (_, version, expected) => {
    machine.install('bin/temporal', saysVersion(version));
    machine.installCached(whole);
    expect(place(await machine.find())).toBe(expected);
    if (expected === 'cache') expect(machine.words[0]).toContain(`là bản ${version}; chỉ nhận Temporal CLI`);
  });
});

describe('a TEMPORAL_CLI_PATH that does not work is an error at once, whatever else there is', () => {
  test.each([
    [
      'exits with an error',
      'echo "cannot open shared object" >&2; exit 127',
      'mã 127: cannot open shared object',
    ],
    ['says something else', 'echo "hello"', 'in "hello", không phải "temporal version'],
    ['says nothing', 'true', 'in "(không in gì)"'],
    ['dies', 'kill -SEGV $$', 'bị ngắt bởi SIGSEGV'],
    ['never answers', 'exec sleep 60', 'không trả lời --version trong 0.5 giây'],
    ['is of another version', saysVersion('1.3.0'), 'là bản 1.3.0; chỉ nhận Temporal CLI'],
  ])('it %s', async (_, script, words) => {
    machine.installCached(whole);
    const path = machine.install('own/temporal', script);
    const found = await machine.find({ more: { TEMPORAL_CLI_PATH: path }, probeMs: 500 });
    expect(place(found)).toBe('refused: temporal-cli-path');
    expect(wordsOf(found)).toContain(words);
    expect(wordsOf(found)).toMatch(
      /^TEMPORAL_CLI_PATH: .*own\/temporal.*hoặc bỏ biến này để chương trình tự tìm\.$/,
    );
  });

  test('it is not there', async () => {
    const found = await machine.find({ more: { TEMPORAL_CLI_PATH: '/nowhere/temporal' } });
    expect(wordsOf(found)).toContain('/nowhere/temporal: không chạy được (spawn /nowhere/temporal ENOENT)');
  });

  test('it is not executable', async () => {
    const path = machine.install('own/temporal', whole);
    chmodSync(path, 0o644);
    expect(wordsOf(await machine.find({ more: { TEMPORAL_CLI_PATH: path } }))).toContain('EACCES');
  });

  test('it is half a download', async () => {
    const path = machine.install('own/temporal', '');
    writeFileSync(path, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]));
    expect(place(await machine.find({ more: { TEMPORAL_CLI_PATH: path } }))).toBe(
      'refused: temporal-cli-path',
    );
  });
});

describe('what is merely come across and does not work is passed over, and said', () => {
  test('a broken temporal on PATH', async () => {
    machine.install('bin/temporal', 'exit 3');
    machine.installCached(whole);
    expect(place(await machine.find())).toBe('cache');
    expect(machine.words).toEqual([
      `PATH: ${join(machine.root, 'bin/temporal')}: --version kết thúc với mã 3: (không in gì)`,
    ]);
  });

  test('a folder named temporal on PATH is no command', async () => {
    mkdirSync(join(machine.root, 'bin/temporal'), { recursive: true });
    machine.installCached(whole);
    expect(place(await machine.find())).toBe('cache');
    expect(machine.words).toEqual([]);
  });

  test('a broken file in the cache is replaced', async () => {
    machine.installCached('exit 1');
    machine.install('downloader.whole', whole);
    const downloader = machine.downloader(`cp "$0.whole" "$2/temporal-v$1"`);
    expect(place(await machine.find({ download: { downloader } }))).toBe('download');
    expect(place(await machine.find())).toBe('cache');
  });

  test('a download of another version is not kept', async () => {
    machine.install('downloader.other', saysVersion('1.8.0'));
    const downloader = machine.downloader(`cp "$0.other" "$2/temporal-v$1"`);
    const found = await machine.find({ download: { downloader } });
    expect(wordsOf(found)).toMatch(/- Tải về: .* là bản 1\.8\.0; chỉ nhận/);
    expect(existsSync(machine.cached)).toBe(false);
  });
});

describe('when nothing is found', () => {
  test('the error names every place in order, and three ways out', async () => {
    const found = await machine.find();
    expect(wordsOf(found).split('\n')).toEqual([
      'Không có máy chủ Temporal nào dùng được (cần Temporal CLI 1.9.1, hoặc bản vá mới hơn của 1.9). Đã thử lần lượt:',
      '  - PATH: không có lệnh temporal',
      `  - Kho đệm: chưa có ${machine.cached}`,
      '  - Tải về: no network',
      '  - Dựng từ mã nguồn: không có lệnh go trên PATH',
      'Có ba cách, chọn một rồi chạy lại:',
      '  1. Đặt TEMPORAL_ADDRESS=máy:cổng của một cụm Temporal sẵn có.',
      '  2. Cài Temporal CLI 1.9.1, hoặc bản vá mới hơn của 1.9 (https://docs.temporal.io/cli) vào PATH, hoặc đặt TEMPORAL_CLI_PATH.',
      `  3. Nối mạng để chương trình tự tải, hoặc cài Go ${pinned.goVersion} trở lên để chương trình tự dựng.`,
    ]);
  });

  test('a cache that cannot be written is named', async () => {
    writeFileSync(join(machine.root, 'file'), '');
    const found = await machine.find({ more: { XDG_CACHE_HOME: join(machine.root, 'file') } });
    expect(wordsOf(found)).toMatch(/- Kho đệm .*\/file\/dondoc\/temporal\/.*: ENOTDIR/);
  });

  test('a relative XDG_CACHE_HOME is no place, as its specification says: ~/.cache is taken', async () => {
    machine.install(join('home/.cache/dondoc/temporal', pinned.cacheKey, 'temporal'), whole);
    expect(place(await machine.find({ more: { XDG_CACHE_HOME: 'cache' } }))).toBe('cache');
  });

  test('an interrupted search ends and leaves nothing behind', async () => {
    const stop = new AbortController();
    const downloader = machine.downloader('exec sleep 60');
    const searching = machine.find({ download: { downloader }, signal: stop.signal });
    setTimeout(() => stop.abort(new Error('ngắt')), 300);
    expect(wordsOf(await searching)).toContain('- Tải về: ngắt');
    expect(machine.cacheEntry()).toEqual(['lock.sqlite']);
  });
});

test('the cache entry is named after the version and the pin', () => {
  expect(dirname(machine.cached)).toMatch(/\/cache\/dondoc\/temporal\/1\.9\.1-[0-9a-f]{12}$/);
});
