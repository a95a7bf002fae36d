import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkPlan } from '../../config/plan-check.ts';
import { parseDeadline } from '../../src/domain/deadline/parse-deadline.ts';
import { emptyFolder, messages } from './plan-folder.ts';

const guide = readFileSync('docs/plan-format.md', 'utf8');

function example(file: string): string {
  const block = guide.split('```yaml\n').find((part) => part.startsWith(`# ${file}\n`));
  if (block === undefined) throw new Error(`the guide shows no ${file}`);
  return block.slice(0, block.indexOf('```'));
}

function guideFolder(plan: string): string {
  const dir = emptyFolder();
  writeFileSync(path.join(dir, 'plan.yaml'), plan);
  writeFileSync(path.join(dir, 'agencies.yaml'), example('agencies.yaml'));
  return dir;
}

const read = (text: string, documentOn: Parameters<typeof parseDeadline>[1]['documentOn']) =>
  parseDeadline(text, { documentOn });

test('an office that copies the examples of the guide has a plan without faults', async () => {
  const dir = guideFolder(example('plan.yaml'));
  const check = await checkPlan(dir, read);
  expect(messages(dir, check.problems)).toEqual([]);
  expect(check).toMatchObject({ plan: '12-kh-tu', tasks: 2, obligations: 1 });
});

test('the message that the guide shows is the message that appears', async () => {
  const shown = /plan\.yaml:\d+ tasks\[0\]\.lead\[0\]: .*/.exec(guide)?.[0] ?? '';
  const dir = guideFolder(example('plan.yaml').replace('      - Sở Nội vụ\n', '      - Sở Nội vu\n'));
  const { problems } = await checkPlan(dir, read);
  const words = (text: string) => text.replace(/:\d+ /, ' ').replace('config/', '');
  expect(messages(dir, problems).map(words)).toEqual([words(shown)]);
});

test('whatever stands in place of any part of a file: problems with a place, never an exception', async () => {
  const data = {
    plan: parse(example('plan.yaml')) as unknown,
    agencies: parse(example('agencies.yaml')) as unknown,
  };
  const dir = guideFolder('');
  const steps = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('plan', 'agencies'), steps, fc.jsonValue(), async (name, way, value) => {
      const files = { ...data, [name]: replaced(data[name], way, value) };
      writeFileSync(path.join(dir, 'plan.yaml'), JSON.stringify(files.plan));
      writeFileSync(path.join(dir, 'agencies.yaml'), JSON.stringify(files.agencies));
      const { problems } = await checkPlan(dir, () => ({ refused: null }));
      for (const problem of problems)
        expect([problem.file, problem.found, problem.allowed]).not.toContain('');
    }),
    { numRuns: 300 },
  );
});

/** The data with `value` in place of what the steps (counted modulo the number of children) lead to. */
function replaced(data: unknown, steps: readonly number[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || typeof data !== 'object' || data === null || Object.keys(data).length === 0)
    return value;
  const keys = Object.keys(data);
  const key = keys[step % keys.length] ?? '';
  const child = replaced((data as Record<string, unknown>)[key], rest, value);
  return Array.isArray(data) ? data.with(Number(key), child) : { ...data, [key]: child };
}
