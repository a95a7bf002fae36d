import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import { describeElapsed } from './elapsed.ts';
import type { PinnedCli } from './pinned-cli.ts';
import { createIdleSignal, lastWords, runProcess } from './run-process.ts';
import type { Env, RunResult } from './run-process.ts';

export interface BuildOptions {
  /** The `go` command. */
  readonly go: string;
  readonly pinned: PinnedCli;
  /** An empty folder of our own, thrown away by the caller. */
  readonly into: string;
  readonly env: Env;
  readonly log: (words: string) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds between two words of progress. */
  readonly everyMs?: number;
}

const PACKAGE = 'github.com/temporalio/cli/cmd/temporal';
const EVERY_MS = 10_000;
/** The longest silence of a go command that works (linking, one large module on a slow line). */
const SILENCE_MS = 600_000;

/** Builds the pinned CLI from source and gives the path of the executable; says what it does while it does it. */
export async function buildCli(options: BuildOptions): Promise<Result<string>> {
  const source = join(options.into, 'source');
  const target = join(options.into, 'temporal');
  await mkdir(source, { recursive: true });
  for (const file of ['go.mod', 'go.sum'])
    await copyFile(join(options.pinned.moduleDir, file), join(source, file));

  // Listing first: it downloads the modules and tells how many packages there are, so that progress has an end.
  const listed = await runGo(options, source, ['list', '-mod=readonly', '-deps', PACKAGE], (lines) => {
    const modules = lines.filter((line) => line.startsWith('go: downloading')).length;
    return `đã tải ${modules} trên nhiều nhất ${options.pinned.modules} mô-đun`;
  });
  if (!listed.ok) return listed;
  const packages = listed.value.split('\n').filter((line) => line !== '').length;
  const built = await runGo(
    options,
    source,
    [...buildFlags(options.pinned), '-o', target, PACKAGE],
    (lines) => (lines.length === 0 ? 'đang lắp ráp' : `đã biên dịch ${lines.length} trên ${packages} gói`),
  );
  return built.ok ? ok(target) : built;
}

function buildFlags(pinned: PinnedCli): readonly string[] {
  const stamp = `-X github.com/temporalio/cli/internal/temporalcli.Version=${pinned.version}`;
  return ['build', '-mod=readonly', '-v', '-trimpath', '-ldflags', `-s -w ${stamp}`];
}

/** Runs one go command, with a word of progress every few seconds, and gives its standard output. */
async function runGo(
  options: BuildOptions,
  cwd: string,
  args: readonly string[],
  describe: (lines: readonly string[]) => string,
): Promise<Result<string>> {
  const started = Date.now();
  const lines: string[] = [];
  const idle = createIdleSignal(SILENCE_MS, `go không nói gì trong ${SILENCE_MS / 60_000} phút`);
  const tell = (): void =>
    options.log(`Đang dựng máy chủ Temporal: ${describe(lines)}, ${describeElapsed(Date.now() - started)}`);
  const timer = setInterval(tell, options.everyMs ?? EVERY_MS);
  const run = await runProcess({
    command: options.go,
    args,
    cwd,
    env: goEnvironment(options.env),
    signal: AbortSignal.any([idle.signal, ...(options.signal === undefined ? [] : [options.signal])]),
    onErrorLine: (line) => {
      lines.push(line);
      idle.touch();
    },
  });
  clearInterval(timer);
  idle.stop();
  return run.ended === 'exited' && run.code === 0 ? ok(run.stdout) : failed(args[0] ?? '', run);
}

/** For this machine, whatever the caller cross-compiles otherwise, and outside any workspace of his. */
function goEnvironment(env: Env): Env {
  return { ...env, CGO_ENABLED: '0', GOWORK: 'off', GOOS: '', GOARCH: '' };
}

function failed(command: string, run: RunResult): Result<never> {
  const how =
    run.ended === 'not-started' || run.ended === 'aborted'
      ? run.cause
      : `${run.ended === 'exited' ? `mã ${run.code}` : run.name}: ${lastWords(run.stderr) || '(không in gì)'}`;
  return fail({ kind: 'temporal-build', words: `"go ${command}" không xong (${how})` });
}
