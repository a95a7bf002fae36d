import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locateCacheLock } from '../../activities/adapters/temporal/cli-cache.ts';
import { tryProcessLock } from '../../activities/adapters/temporal/process-lock.ts';
import { aMachine, pinned, saysVersion } from '../support/fake-machine.ts';
import type { Machine } from '../support/fake-machine.ts';

let machine: Machine;
beforeEach(() => {
  machine = aMachine();
});
afterEach(() => machine.remove());

/** A go command that builds what it is given, and writes down how it was called. */
const goThatBuilds = (executable: string, seconds = 0): string => `
  echo "$CGO_ENABLED|$GOWORK|$GOOS|$(basename "$PWD")|$*" >> "$0.calls"
  if [ "$1" = list ]; then
    echo "go: downloading example.org/a v1.0.0" >&2; echo "go: downloading example.org/b v1.0.0" >&2
    echo runtime; echo example.org/a; echo example.org/b; exit 0
  fi
  echo runtime >&2; echo example.org/a >&2
  sleep ${seconds}
  while [ "$1" != -o ]; do shift; done
  printf '#!/bin/sh\\n%s\\n' '${executable}' > "$2"; chmod 755 "$2"`;

const whole = saysVersion(pinned.version);
const buildWords = (): string | undefined =>
  machine.words.find((words) => words.startsWith('Dựng từ mã nguồn: '));

describe('the build', () => {
  test('is from the pinned module, for this machine, and is kept for the next time', async () => {
    machine.install('bin/go', goThatBuilds(whole));
    expect(await machine.find({ more: { GOOS: 'plan9' } })).toMatchObject({
      ok: true,
      value: { from: 'build' },
    });
    const [list = '', build = '', none] = machine
      .read('bin/go.calls')
      .trim()
      .split('\n')
      .concat(['nothing more']);
    expect(list).toBe('0|off||source|list -mod=readonly -deps github.com/temporalio/cli/cmd/temporal');
    expect(build).toContain(
      'build -mod=readonly -v -trimpath -ldflags -s -w -X github.com/temporalio/cli/internal/temporalcli.Version=1.9.1 -o ',
    );
    expect(none).toBe('nothing more');
    expect(await machine.find()).toMatchObject({ ok: true, value: { from: 'cache' } });
    expect(machine.cacheEntry()).toEqual(['lock.sqlite', 'temporal']);
  });

  test('says beforehand that it takes minutes, and then how far it is', async () => {
    machine.install('bin/go', goThatBuilds(whole, 1));
    await machine.find({ progressEveryMs: 200 });
    expect(machine.words).toContain(
      'Đang dựng máy chủ Temporal bằng Go: lần đầu mất khoảng 5–10 phút và 4 GB đĩa, các lần sau không phải dựng.',
    );
    expect(machine.words.join('\n')).toMatch(
      /Đang dựng máy chủ Temporal: đã biên dịch 2 trên 3 gói, \d+ giây/,
    );
    expect(machine.words.at(-1)).toMatch(/^Đã dựng xong máy chủ Temporal trong \d+ giây\.$/);
  });

  test.each([
    [
      'fails',
      'echo "dial tcp: lookup proxy.example: no such host" >&2; exit 1',
      '"go list" không xong (mã 1: dial tcp: lookup proxy.example: no such host)',
    ],
    [
      'is too old',
      'echo "go: go.mod requires go >= 1.26.8 (running go 1.22.1; GOTOOLCHAIN=local)" >&2; exit 1',
      'go.mod requires go >= 1.26.8 (running go 1.22.1',
    ],
    ['is killed', 'kill -KILL $$', '"go list" không xong (SIGKILL: (không in gì))'],
    [
      'fails in compiling',
      '[ "$1" = list ] && exit 0; echo "no space left on device" >&2; exit 2',
      '"go build" không xong (mã 2: no space left on device)',
    ],
    ['builds nonsense', goThatBuilds('echo nonsense'), '--version in "nonsense"'],
  ])('a go that %s is an error that quotes it, and leaves nothing behind', async (_, script, words) => {
    machine.install('bin/go', script);
    expect(await machine.find()).toMatchObject({ ok: false, problem: { kind: 'temporal-not-found' } });
    expect(buildWords()).toContain(words);
    expect(machine.cacheEntry()).toEqual(['lock.sqlite']);
  });
});

describe('two at once', () => {
  test('build once: the second waits, says so, and takes what the first has built', async () => {
    machine.install('bin/go', goThatBuilds(whole, 1));
    const found = await Promise.all([machine.find(), machine.find()]);
    expect(found.map((each) => each.ok && each.value.kind === 'binary' && each.value.from).sort()).toEqual([
      'build',
      'cache',
    ]);
    expect(machine.words).toContain('Một tiến trình khác đang tải hoặc dựng máy chủ Temporal, đang chờ.');
    expect(machine.read('bin/go.calls').trim().split('\n')).toHaveLength(2);
  });

  test('a lock and a half-built file left behind by a dead process hold nobody up', async () => {
    const lock = locateCacheLock(machine.cached);
    mkdirSync(join(dirname(lock), 'scratch-dead', 'source'), { recursive: true });
    const holder = spawn(process.execPath, ['-e', holdForEver(lock)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(holder.stdout, 'data');
    expect(tryProcessLock(lock)).toBeNull();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(existsSync(lock)).toBe(true);

    machine.install('bin/go', goThatBuilds(whole));
    expect(await machine.find()).toMatchObject({ ok: true, value: { from: 'build' } });
    expect(machine.cacheEntry()).toEqual(['lock.sqlite', 'temporal']);
  });
});

const holdForEver = (lock: string): string =>
  `const { DatabaseSync } = require('node:sqlite');
   new DatabaseSync(${JSON.stringify(lock)}).exec('BEGIN EXCLUSIVE');
   console.log('held'); setInterval(() => {}, 1000);`;
