import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { formatProblem } from '../../config/problem.ts';
import type { ConfigProblem } from '../../config/problem.ts';

const PLAN = readFileSync('config/plans/77-kh-tu/plan.yaml', 'utf8');
const AGENCIES = readFileSync('config/agencies.yaml', 'utf8');

/** Words of a file and what a careless hand made of them; each must occur. */
export type Edits = Readonly<Record<string, string>>;

/** A folder with the real plan and agencies after some edits; gone when the test ends. */
export function planFolder(edits: { readonly plan?: Edits; readonly agencies?: Edits } = {}): string {
  const dir = emptyFolder();
  const plan = edited(PLAN, { 'agencies: ../../agencies.yaml': 'agencies: agencies.yaml', ...edits.plan });
  writeFileSync(path.join(dir, 'plan.yaml'), plan);
  writeFileSync(path.join(dir, 'agencies.yaml'), edited(AGENCIES, edits.agencies ?? {}));
  return dir;
}

export function emptyFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'dondoc-plan-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

function edited(text: string, edits: Edits): string {
  return Object.entries(edits).reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`the file does not hold "${from}"`);
    return before.replace(from, () => to);
  }, text);
}

/** The messages as a person reads them, without the folder. */
export function messages(dir: string, problems: readonly ConfigProblem[]): readonly string[] {
  return problems.map((problem) => formatProblem(problem).replaceAll(`${dir}/`, ''));
}
