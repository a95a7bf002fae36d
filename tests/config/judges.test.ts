import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partiesOf } from '../../src/domain/task/lay-out-task.ts';
import { readAdoption } from '../../src/main/adopt.ts';

const PLAN_DIR = 'config/plans/77-kh-tu';
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'dondoc-judges-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** The shipped policy with lines left out. */
function policyWithout(...lines: readonly string[]): string {
  return written(lines.reduce((rest, line) => rest.replace(line, ''), readPolicyText()));
}

const policyWith = (from: string, to: string): string => written(readPolicyText().replace(from, to));
const readPolicyText = (): string => readFileSync('config/policy.yaml', 'utf8');

function written(text: string): string {
  const file = path.join(dir, 'policy.yaml');
  writeFileSync(file, text);
  return file;
}

describe('every task of the plan has somebody who confirms and somebody else who hears of his silence', () => {
  test('as shipped: never a lead, and never one and the same; task 13 is reported to Ủy ban Kiểm tra', async () => {
    const read = await readAdoption(PLAN_DIR);
    if (!read.ok) throw new Error(read.problem.words);
    const { plan, policy } = read.value;
    for (const definition of plan.tasks) {
      const { leads, confirmer, superior } = partiesOf(plan, definition, policy);
      expect([definition.id, leads.includes(confirmer), leads.includes(superior)]).toEqual([
        definition.id,
        false,
        false,
      ]);
      expect(superior).not.toBe(confirmer);
    }
    const task13 = plan.tasks.find(({ id }) => id === '77-13');
    if (task13 === undefined) throw new Error('the plan has a task 13');
    expect(partiesOf(plan, task13, policy)).toMatchObject({
      confirmer: 'bo-phan-thuong-truc',
      superior: 'uy-ban-kiem-tra-tinh-uy',
    });
  });

  test('without a third superior the plan is not taken: file, list, task and who is in the way are named', async () => {
    const file = policyWithout('  - uy-ban-kiem-tra-tinh-uy\n');
    const read = await readAdoption(PLAN_DIR, file);
    expect(read).toEqual({
      ok: false,
      problem: {
        kind: 'config',
        words: `${file} superiors (bo-phan-thuong-truc, van-phong-tinh-uy): nhiệm vụ 77-13 do van-phong-tinh-uy, ban-to-chuc-tinh-uy chủ trì, bo-phan-thuong-truc xác nhận kết quả, nên không còn cơ quan nào được báo cáo khi chậm xác nhận; thêm một cơ quan khác.`,
      },
    });
  });

  test('a second signature of no task of the plan: named, with what there is', async () => {
    const file = policyWith('secondSignature: none', 'secondSignature: [77-9, 77-99]');
    const read = await readAdoption(PLAN_DIR, file);
    if (read.ok) throw new Error('77-99 is no task');
    expect(read.problem.words).toContain(
      `${file} secondSignature: gặp "77-99"; cần mã nhiệm vụ của Kế hoạch: 77-1, `,
    );
    expect(read.problem.words.split('\n')).toHaveLength(1);
  });

  test('without a confirmer that does not lead: every such task is named', async () => {
    const confirmers = '  - van-phong-tinh-uy\n  - bo-phan-thuong-truc\n\n# Cơ quan được báo cáo';
    const file = policyWithout(confirmers.slice(0, confirmers.indexOf('\n\n') + 1));
    const read = await readAdoption(PLAN_DIR, file);
    if (read.ok) throw new Error('nobody confirms the tasks of Ban Tổ chức');
    const named = read.problem.words.split('\n').map((line) => /nhiệm vụ (\S+) do/u.exec(line)?.[1]);
    expect(named).toEqual(expect.arrayContaining(['77-2', '77-13', '77-15']));
  });
});
