import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkPlan } from '../../config/plan-check.ts';
import type { LocalDate } from '../../src/domain/calendar/local-date.ts';
import { digestOfPlan, planFiles } from '../../config/plan-files.ts';
import { readPlan } from '../../config/plan-schema.ts';
import { parseDeadline } from '../../src/domain/deadline/parse-deadline.ts';
import { seed } from './document.ts';
import { messages, planFolder } from './plan-folder.ts';

/** Stands in for the deadline language: refuses a misspelt month, counts what it was asked. */
const reader = (text: string, documentOn: string | null) => ({
  refused: text.includes('thág') ? { words: 'thág', reason: 'viết "tháng"' } : null,
  text,
  documentOn,
});

describe('plan check', () => {
  test('the real plan: 19 tasks, 10 duties, every phrase with its reading', async () => {
    const check = await checkPlan('config/plans/77-kh-tu', reader);
    expect(check).toMatchObject({ plan: '77-kh-tu', tasks: 19, obligations: 10, problems: [] });
    expect(check.readings.map((row) => row.task)).toEqual([
      ...['77-1', '77-2', '77-3', '77-4', '77-5a', '77-5b', '77-6', '77-7', '77-8', '77-9', '77-10'],
      ...[
        '77-11',
        '77-12',
        '77-13',
        '77-14',
        '77-15',
        '77-16',
        '77-17',
        '77-18',
        '77-19',
        '77-IV.2a',
        '77-IV.2c',
      ],
    ]);
    expect(
      check.readings.every(
        (row) => row.reading.text === row.phrase && row.reading.documentOn === '2018-04-10',
      ),
    ).toBe(true);
  });

  test('a phrase that cannot be read is a fault with the words in question', async () => {
    const dir = planFolder({ plan: { 'sau 03 tháng kể từ': 'sau 03 thág kể từ' } });
    const check = await checkPlan(dir, reader);
    expect(messages(dir, check.problems)).toEqual([
      expect.stringMatching(
        /^plan\.yaml:\d+ tasks\[17\]\.phrase\.printed: gặp "Hoàn thành sau 03 thág .*" \(không đọc được "thág"\); cần một thời hạn đọc được: viết "tháng"\.$/,
      ),
    ]);
    expect(check.readings.find((row) => row.task === '77-17')?.reading.refused).not.toBeNull();
  });

  test('of a scan that a person corrected, the corrected phrase is read', async () => {
    const noisy =
      'phrase: { line: 250, printed: Hoàn thành sau 03 thág kể từ khi Trung ương ban hành văn bản';
    const words =
      'phrase: { line: 250, printed: Hoàn thành sau 03 tháng kể từ khi Trung ương ban hành văn bản';
    const checked = `${noisy}, checked: Hoàn thành sau 03 tháng kể từ khi Trung ương ban hành văn bản`;
    expect((await checkPlan(planFolder({ plan: { [words]: checked } }), reader)).problems).toEqual([]);
  });

  test('a plan with faults is still counted and read as far as it goes', async () => {
    const check = await checkPlan(
      planFolder({ plan: { 'documentOn: 2018-04-10': 'documentOn: hôm nay' } }),
      reader,
    );
    expect(check).toMatchObject({ plan: '77-kh-tu', tasks: 19, obligations: 10 });
    expect(check.problems.map((problem) => problem.path)).toEqual(['documentOn']);
    expect(check.readings.map((row) => row.reading.documentOn)).toEqual(check.readings.map(() => null));
  });

  test('without a plan.yaml there is nothing to count', async () => {
    const check = await checkPlan('config/plans', reader);
    expect(check).toMatchObject({ plan: null, tasks: 0, obligations: 0, readings: [] });
    expect(check.problems).toHaveLength(1);
  });

  test('without a reader phrases are copied, not read', async () => {
    const dir = planFolder({ plan: { 'sau 03 tháng kể từ': 'sau 03 thág kể từ' } });
    expect(await readPlan(dir)).toMatchObject({ ok: true });
  });
});

describe('with the deadline language', () => {
  const read = (text: string, documentOn: LocalDate | null) => parseDeadline(text, { documentOn });

  test('every phrase of the real plan is read, with the dates of the careful reading', async () => {
    const check = await checkPlan('config/plans/77-kh-tu', read);
    expect(check.problems).toEqual([]);
    // The two halves of task 5 have a reading each; the careful reading speaks of the whole.
    const wanted = seed.tasks.filter((task) => task.no !== 5);
    const dates = wanted.map(({ no, reading }) => [
      no,
      reading.start,
      reading.finish,
      reading.finish_inclusive,
      reading.offset,
    ]);
    const found = wanted.map(({ no }) => {
      const reading = check.readings.find((row) => row.task === `77-${no}`)?.reading;
      return [no, reading?.start, reading?.finish, reading?.finishInclusive, reading?.offset?.amount ?? null];
    });
    expect(found).toEqual(dates);
  });

  test('what the language refuses is a fault that points at the words', async () => {
    const dir = planFolder({ plan: { 'Hoàn thành trong quý I/2019': 'Hoàn thành trong quý V/2019' } });
    const { problems } = await checkPlan(dir, read);
    expect(problems).toMatchObject([{ path: 'tasks[2].phrase.printed', line: 108 }]);
    expect(problems[0]?.found).toMatch(/^"Hoàn thành trong quý V\/2019" \(không đọc được ".*quý V.*"\)$/);
  });
});

describe('the files that are pinned at adoption', () => {
  async function pinned(dir: string) {
    const files = await planFiles(dir);
    if (!files.ok) throw new Error(JSON.stringify(files.problem));
    return files.value;
  }

  test('plan.yaml and the agencies it names, relative to the folder', async () => {
    expect((await pinned('config/plans/77-kh-tu')).map((file) => file.name)).toEqual([
      'plan.yaml',
      '../../agencies.yaml',
    ]);
  });

  test('one changed letter in either file changes the digest, and the file tells which', async () => {
    const before = await pinned(planFolder());
    const after = await pinned(planFolder({ agencies: { 'Sở Y tế': 'Sở Y tê' } }));
    expect(before.map((file, at) => file.digest === after[at]?.digest)).toEqual([true, false]);
    expect(digestOfPlan(before)).not.toBe(digestOfPlan(after));
  });

  test('line ends, the place of the folder and the order of the list do not', async () => {
    const dir = planFolder();
    const before = await pinned(dir);
    const file = path.join(dir, 'plan.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    renameSync(dir, `${dir}-moved`);
    const after = await pinned(`${dir}-moved`);
    renameSync(`${dir}-moved`, dir);
    expect(digestOfPlan(after.toReversed())).toBe(digestOfPlan(before));
  });

  test.each(['plan.yaml', 'agencies.yaml'])(
    '%s is missing: a problem, no digest of half a plan',
    async (name) => {
      const dir = planFolder();
      renameSync(path.join(dir, name), path.join(dir, 'elsewhere.yaml'));
      expect(await planFiles(dir)).toMatchObject({ ok: false, problem: [{ found: 'không có tệp này' }] });
    },
  );
});
