import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cliPlace } from './cli-place.ts';
import type { CliPlace } from './cli-place.ts';
import { instantShape } from './contract-shapes.ts';

let place: CliPlace;
beforeAll(async () => (place = await cliPlace()));
afterAll(() => place.remove());

const PERSON = ['--by', 'Trần Thị B', '--title', 'Phó Trưởng ban'];
const DAY = [
  ...['round', 'set-day', '--period', '2018-h1', '--due', '2018-06-15'],
  ...['--number', '45-CV/BTCTU', '--document-on', '2018-04-10', ...PERSON],
];
const CLOSE = ['round', 'close', '77-IV.2c-2018-h1', ...PERSON];

const bodyShape = z.looseObject({ body: z.string(), name: z.string() });
const listShape = z.looseObject({
  rounds: z.array(
    z.looseObject({
      id: z.string(),
      duty: z.string(),
      progress: z.enum(['not-yet', 'open', 'closed']),
      dueOn: z.iso.date().nullable(),
      expected: z.int(),
      received: z.array(bodyShape),
      missing: z.array(bodyShape),
      next: z.looseObject({ at: instantShape, why: z.string() }).nullable(),
    }),
  ),
  awaitsDay: z.array(z.looseObject({ duty: z.string(), period: z.string(), words: z.string() })),
});

const listed = async () => listShape.parse((await place.run(['round', 'list', '--json'])).json());

describe('dondoc round', () => {
  test('list: the plans of the 21 bodies, and the two periods whose day nobody has set', async () => {
    const { rounds, awaitsDay } = await listed();
    expect(rounds).toMatchObject([{ id: '77-IV.2a', dueOn: '2018-05-04', expected: 21, progress: 'open' }]);
    expect(awaitsDay.map(({ period }) => period)).toEqual(['2018-h1', '2018']);
    const { stdout } = await place.run(['round', 'list']);
    expect(stdout).toContain('Chưa ấn định ngày nộp:');
    expect(stdout).toContain('77-IV.2c 2018-h1  báo cáo 6 tháng đầu năm 2018');
  });

  test.each<[string, readonly string[], number, string]>([
    ['no document', DAY.slice(0, 6), 2, '--number: gặp không có gì; cần số, ký hiệu văn bản ấn định'],
    ['a day that is not', DAY.with(5, '2018-06-31'), 2, '--due: gặp "2018-06-31"; cần một ngày có thật'],
    ['a period that is not', DAY.with(3, '2018-h3'), 2, 'Các kỳ gần nhất: 2018-h1, 2018, 2019-h1, 2019'],
    ['a duty that is not', [...DAY, '--duty', '77-IV.9'], 2, 'định kỳ của kế hoạch: 77-IV.2c'],
    ['closing what is not', CLOSE, 2, 'Không có đợt báo cáo "77-IV.2c-2018-h1" trong kế hoạch.'],
  ])('refused: %s', async (_, argv, exit, words) => {
    const ran = await place.run(argv);
    expect([ran.exit, ran.stdout]).toEqual([exit, '']);
    expect(ran.stderr).toContain(words);
  });

  test('set-day, twice the same: one round; then for all years', async () => {
    const set = await place.run([...DAY, '--json']);
    expect(set.json()).toEqual({
      rounds: [{ id: '77-IV.2c-2018-h1', period: '6 tháng đầu năm 2018', dueOn: '2018-06-15' }],
    });
    await place.run([...DAY, '--json']);
    expect((await listed()).rounds).toHaveLength(2);
    const all = await place.run([...DAY.with(3, '2018').with(5, '2018-11-30'), '--standing']);
    expect(all.stdout).toContain('77-IV.2c-2021');
    expect((await listed()).awaitsDay.map(({ period }) => period)).toEqual(['2019-h1', '2023']);
  });

  test('close: not before its day; then by name, with who has not sent', async () => {
    await place.run(['clock', 'advance', '--to', '2018-06-14T10:00+07:00']);
    const early = await place.run(CLOSE);
    expect([early.exit, early.stderr.includes('Còn trong thời hạn')]).toEqual([2, true]);
    await place.run(['clock', 'advance', '--to', '2018-06-18T10:00+07:00']);
    const closed = await place.run([...CLOSE, '--json']);
    const { missed } = z.object({ missed: z.array(bodyShape) }).parse(closed.json());
    expect([closed.exit, missed.length]).toEqual([0, 21]);
    const { stdout } = await place.run(['round', 'list']);
    expect(stdout).toMatch(/77-IV\.2c-2018-h1\s+đã chốt\s+0\/21/);
    expect(stdout).toMatch(/77-IV\.2c-2018-h1-tong-hop\s+đang nhận\s+0\/1/);
  });
});
