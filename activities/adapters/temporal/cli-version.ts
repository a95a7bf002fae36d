import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import { lastWords, runProcess } from './run-process.ts';
import type { Env } from './run-process.ts';

/** What `temporal --version` says of itself, e.g. `1.9.1` with server `1.32.0`. */
export interface CliVersion {
  readonly cli: string;
  readonly server: string;
}

/** An executable that has answered `--version` and was accepted. */
export interface CliBinary {
  readonly path: string;
  readonly version: CliVersion;
}

const VERSION_LINE = /^temporal version (\d+\.\d+\.\d+) \(Server (\d+\.\d+\.\d+)\b/m;
const PROBE_MS = 10_000;

/** The versions that are taken beside the pinned one, in words: its patch level or a newer one of the same minor. */
export function describeAccepted(pinned: string): string {
  const [major = '', minor = ''] = pinned.split('.');
  return `Temporal CLI ${pinned}, hoặc bản vá mới hơn của ${major}.${minor}`;
}

/**
 * True where the CLI may stand in for the pinned one: same major and minor, same or newer patch. Another minor
 * may bring another server, whose database file and behaviour nobody has tested here.
 */
export function acceptsVersion(found: string, pinned: string): boolean {
  const [major, minor, patch = 0] = found.split('.').map(Number);
  const [pinnedMajor, pinnedMinor, pinnedPatch = 0] = pinned.split('.').map(Number);
  return major === pinnedMajor && minor === pinnedMinor && patch >= pinnedPatch;
}

export interface ProbeOptions {
  readonly path: string;
  readonly pinned: string;
  readonly env: Env;
  /** Milliseconds before a silent executable is given up. */
  readonly probeMs?: number;
}

/** Asks an executable for its version and accepts or refuses it; the refusal says what was found. */
export async function probeCli({
  path,
  pinned,
  env,
  probeMs = PROBE_MS,
}: ProbeOptions): Promise<Result<CliBinary>> {
  const run = await runProcess({
    command: path,
    args: ['--version'],
    env,
    signal: AbortSignal.timeout(probeMs),
  });
  if (run.ended === 'not-started') return broken(path, `không chạy được (${run.cause})`);
  if (run.ended === 'aborted') return broken(path, `không trả lời --version trong ${probeMs / 1000} giây`);
  if (run.ended === 'signalled') return broken(path, `bị ngắt bởi ${run.name} khi chạy --version`);
  if (run.code !== 0) {
    return broken(path, `--version kết thúc với mã ${run.code}: ${lastWords(run.stderr) || '(không in gì)'}`);
  }
  const [, cli, server] = VERSION_LINE.exec(run.stdout) ?? [];
  if (cli === undefined || server === undefined) {
    const said = lastWords(run.stdout, 1).slice(0, 100) || '(không in gì)';
    return broken(path, `--version in "${said}", không phải "temporal version x.y.z (Server x.y.z, …)"`);
  }
  if (!acceptsVersion(cli, pinned)) {
    return fail({
      kind: 'temporal-cli-version',
      words: `${path} là bản ${cli}; chỉ nhận ${describeAccepted(pinned)}`,
    });
  }
  return ok({ path, version: { cli, server } });
}

function broken(path: string, words: string): Result<never> {
  return fail({ kind: 'temporal-cli-broken', words: `${path}: ${words}` });
}
