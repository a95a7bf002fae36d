import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Difference } from '../../src/usecases/rehearse-difference.ts';
import type { Rehearsal } from '../../src/usecases/rehearse-view.ts';
import { cliPlace } from './cli-place.ts';
import type { CliPlace } from './cli-place.ts';
import { rehearseShape } from './contract-shapes.ts';

let place: CliPlace;
let folder: string;
beforeAll(async () => {
  // Nothing is running and nothing is stored: a rehearsal needs neither.
  place = await cliPlace({ adopted: false });
  place.engineRunning = false;
  folder = mkdtempSync(join(tmpdir(), 'dondoc-rehearse-'));
});
afterAll(() => {
  place.remove();
  rmSync(folder, { recursive: true });
});

const EVENT = 'tw-huong-dan-hop-nhat-ba-van-phong';
const run = (...words: readonly string[]) => place.run(['rehearse', ...words]);
const json = async (...words: readonly string[]) =>
  (await run(...words, '--json')).json() as Rehearsal & { readonly against?: Difference };
/** A policy that differs from the shipped one in these words. */
function policyWith(found: string, instead: string): string {
  const text = readFileSync('config/policy.yaml', 'utf8');
  if (!text.includes(found)) throw new Error(`config/policy.yaml does not say "${found}"`);
  const file = join(folder, 'policy.yaml');
  writeFileSync(file, text.replace(found, instead));
  return file;
}

describe('what it foretells', () => {
  test('one JSON document: every mail, how each task ends, what to look at', async () => {
    const ran = await run('--json');
    expect([ran.exit, ran.stderr]).toEqual([0, '']);
    expect(rehearseShape.safeParse(ran.json()).error).toBeUndefined();
    const { mails, tasks, warnings } = ran.json() as Rehearsal;
    expect(mails[0]?.at).toBe('2018-04-11T08:00:00.000+07:00');
    expect(mails.every(({ at }) => at >= '2018-04-11' && at < '2022')).toBe(true);
    expect(tasks).toHaveLength(20);
    expect(new Set(warnings.map(({ kind }) => kind))).toContain('ceiling-reached');
  });

  test('the notices of assignment pile up on one morning, and who gets no mail is named', async () => {
    const { warnings } = await json('--to', '2018-05-31');
    const words = warnings.map(({ words }) => words).join('\n');
    expect(words).toMatch(/^Ngày 11\/4\/2018 có \d+ thư gửi đi\.$/mu);
    expect(words).toContain('"các đơn vị có liên quan" (77-8) chưa xác định gồm những cơ quan nào');
  });

  test('task 12 with the document of 17/9/2018 is due on 17/12/2018; without it, it ends at its ceiling', async () => {
    const without = await json('--to', '2020-01-31');
    const supposed = await json('--to', '2020-01-31', '--assume', `${EVENT}=2018-09-17`);
    const endOf = ({ tasks }: Rehearsal) => {
      const task = tasks.find(({ id }) => id === '77-12');
      return [task?.progress, task?.deadline.dueOn];
    };
    expect(endOf(without)).toEqual(['impossible', '2019-12-31']);
    expect(endOf(supposed)).toEqual(['open', '2018-12-17']);
    const told = supposed.mails.filter(({ kind }) => kind === 'event-issued').map(({ at }) => at);
    expect(new Set(told)).toEqual(new Set(['2018-09-17T08:30:00.000+07:00']));
  });

  test('a document of a Sunday is registered on Monday morning', async () => {
    const { mails } = await json('--to', '2018-10-31', '--assume', `${EVENT}=2018-09-16`);
    expect(mails.find(({ kind }) => kind === 'event-issued')?.at).toBe('2018-09-17T08:30:00.000+07:00');
  });

  test('a document of 10/10/2019 comes too late for the ceiling: a conflict, named', async () => {
    const { warnings } = await json('--to', '2019-12-31', '--assume', `${EVENT}=2019-10-10`);
    expect(warnings.filter(({ kind }) => kind === 'conflict').map(({ tasks }) => tasks)).toEqual([['77-12']]);
  });

  test('adopted later, it begins later', async () => {
    const { mails } = await json('--from', '2018-06-01', '--to', '2018-07-31');
    expect(mails[0]?.at).toBe('2018-06-04T08:00:00.000+07:00');
  });
});

describe('two policies', () => {
  test('the same policy differs in nothing', async () => {
    const { against } = await json('--to', '2018-12-31', '--against', 'config/policy.yaml');
    expect(against).toMatchObject({ moved: [], onlyHere: [], onlyThere: [] });
    expect(against?.same).toBeGreaterThan(100);
  });

  test('a reminder less: those mails are only in the first; the other way round only in the second', async () => {
    const fewer = policyWith('workingDaysBefore: [30, 15, 7, 3, 0]', 'workingDaysBefore: [30, 15, 3, 0]');
    const { against } = await json('--to', '2018-12-31', '--against', fewer);
    expect(against?.onlyThere).toEqual([]);
    expect(new Set(against?.onlyHere.map(({ at }) => at.slice(0, 10)))).toEqual(new Set(['2018-12-19']));
    const turned = await json('--to', '2018-12-31', '--policy', fewer, '--against', 'config/policy.yaml');
    expect(turned.against?.onlyThere).toEqual(against?.onlyHere);
  });

  test('a reminder on another day is a mail that has moved', async () => {
    const later = policyWith('workingDaysBefore: [30, 15, 7, 3, 0]', 'workingDaysBefore: [30, 15, 6, 3, 0]');
    const ran = await run('--to', '2018-12-31', '--against', later);
    expect(ran.stdout).toMatch(/19\/12\/2018 +20\/12\/2018/u);
    expect(ran.stdout).toContain('thư đổi ngày');
  });
});

describe('for people', () => {
  test('a line a month, marks by density, what is supposed, the warnings in words', async () => {
    const { stdout, exit } = await run('--to', '2019-12-31');
    expect(exit).toBe(0);
    expect(stdout).toContain('từ ngày 10/4/2018 đến hết ngày 31/12/2019');
    expect(stdout).toContain('không cơ quan nào trả lời');
    expect(stdout).toMatch(/^ 4\/2018 {3}·{5} {2}··█·· {2}/mu);
    expect(stdout.match(/^ ?\d{1,2}\/201[89] {2}/gmu)).toHaveLength(21);
    expect(stdout).not.toMatch(/undefined|\bnull\b|\[object/u);
  });

  test('a bar grows on stderr at a terminal, and nowhere else', async () => {
    place.isTty = true;
    const { stderr } = await run('--to', '2018-06-30');
    place.isTty = false;
    expect(stderr).toMatch(/^\r[█░]{24} .* 1 mốc\r[█░]{24} .* 2 mốc/u);
    expect((await run('--to', '2018-06-30')).stderr).toBe('');
  });

  test('--html writes one page that needs nothing beside it', async () => {
    const file = join(folder, 'tinh-truoc.html');
    const { stderr, exit } = await run('--to', '2019-06-30', '--html', file);
    expect([exit, stderr]).toEqual([0, `Đã ghi trang ${file}.\n`]);
    const page = readFileSync(file, 'utf8');
    expect(page).toMatch(/^<!doctype html>/u);
    expect(page).not.toMatch(/<script|<link|<img|src=|href=|https?:|url\(|@import/iu);
    expect(page.match(/<svg /gu)).toHaveLength(2);
    for (const words of ['Cần xem', 'Năm 2018:', 'Tháng 4/2018', 'Ngày 11/4/2018 có'])
      expect(page).toContain(words);
    expect(page).not.toMatch(/undefined|\[object/u);
    // The day of the notices: its count stands in the chart, not its colour alone.
    expect(page).toMatch(/thứ Tư, 11\/4\/2018: (\d+) thư<\/title><rect[^>]*><\/rect><text[^>]*>\1<\/text>/u);
  });
});

describe('what it refuses, with exit 2: where, what was found, what is allowed', () => {
  test.each([
    ['an unknown event', ['--assume', 'van-ban-la=2018-09-17'], ['--assume', '"van-ban-la"', EVENT]],
    [
      'a day that does not exist',
      ['--assume', `${EVENT}=2018-09-31`],
      ['--assume', '2018-09-31', 'SỰ_KIỆN=NGÀY'],
    ],
    ['an event without a day', ['--assume', EVENT], ['--assume', EVENT, 'SỰ_KIỆN=NGÀY']],
    [
      'an event after the end',
      ['--to', '2018-12-31', '--assume', `${EVENT}=2019-02-01`],
      ['--assume', '2019-02-01', '2018-12-31'],
    ],
    ['an end before the beginning', ['--to', '2018-01-01'], ['--to', '01/01/2018', '10/4/2018']],
    ['a folder without a plan', ['--of', 'config/calendar'], ['plan.yaml']],
    ['a policy that is none', ['--policy', 'config/agencies.yaml'], ['agencies.yaml']],
    ['another policy that is none', ['--against', 'khong-co.yaml'], ['khong-co.yaml']],
    [
      'a page that cannot be written',
      ['--to', '2018-04-30', '--html', 'khong-co/x.html'],
      ['--html', 'khong-co/x.html'],
    ],
  ])('%s', async (_, words, said) => {
    const ran = await run(...words);
    expect([ran.exit, ran.stdout]).toEqual([2, '']);
    for (const word of said) expect(ran.stderr).toContain(word);
  });
});
