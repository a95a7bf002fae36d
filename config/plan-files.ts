import { createHash } from 'node:crypto';
import path from 'node:path';
import { fail, ok } from '../src/domain/result.ts';
import type { Result } from '../src/domain/result.ts';
import { agenciesFileOf, PLAN_FILE } from './plan-schema.ts';
import type { PlanOptions } from './plan-schema.ts';
import type { ConfigProblem } from './problem.ts';
import { loadText, parseYaml } from './yaml-source.ts';

/** A file of the plan, as it was when its digest was taken. */
export interface PlanFile {
  /** Relative to the plan's folder, with `/`: `plan.yaml`, `../../agencies.yaml`. The same on every machine. */
  readonly name: string;
  /** SHA-256, hex, over the text with LF line ends: a checkout that writes CRLF holds the same plan. */
  readonly digest: string;
}

/** The files whose digests are pinned when the plan is adopted: plan.yaml and the agencies file it names. */
export async function planFiles(
  dir: string,
  options: Pick<PlanOptions, 'agenciesFile'> = {},
): Promise<Result<readonly PlanFile[], readonly ConfigProblem[]>> {
  const planFile = path.join(dir, PLAN_FILE);
  const text = await loadText(planFile);
  if (!text.ok) return text;
  const source = parseYaml(planFile, text.value);
  if (!source.ok) return source;
  const agenciesFile = options.agenciesFile ?? agenciesFileOf(dir, source.value);
  const plan = { name: PLAN_FILE, digest: digestOf(text.value) };
  if (agenciesFile === null) return ok([plan]);
  const agencies = await loadText(agenciesFile);
  if (!agencies.ok) return fail(agencies.problem);
  const name = path.relative(dir, agenciesFile).replaceAll(path.sep, '/');
  return ok([plan, { name, digest: digestOf(agencies.value) }]);
}

/** One digest for all files of a plan; the order of the list does not matter. */
export function digestOfPlan(files: readonly PlanFile[]): string {
  const lines = files.map((file) => `${file.name}\n${file.digest}\n`);
  return digestOf(lines.toSorted().join(''));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n'), 'utf8').digest('hex');
}
