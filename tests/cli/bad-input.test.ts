import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cliPlace } from './cli-place.ts';
import type { CliPlace } from './cli-place.ts';
import { problemShape } from './contract-shapes.ts';

let place: CliPlace;
beforeAll(async () => (place = await cliPlace()));
afterAll(() => place.remove());

/** What was written (words parted by `|`), and what must stand in the message: where, what was found, what is allowed. */
const TABLE: readonly (readonly [argv: string, words: readonly string[]])[] = [
  ['stat', ['dondoc: gặp lệnh "stat"', 'start, status, clock']],
  ['clock|go', ['dondoc clock: gặp lệnh "go"', 'advance']],
  ['status|--foo', ['dondoc status: gặp tùy chọn "--foo"', '--data <DIR>', '--json']],
  ['status|bây giờ', ['dondoc status: gặp thừa tham số ("bây giờ")', 'không có tham số nào']],
  ['status|--data|/không/có', ['Chưa có kho dữ liệu', '/không/có', '--data']],
  ['status|--plan|78-kh-tu', ['Không có kế hoạch "78-kh-tu"', 'Trong kho có: 77-kh-tu']],
  ['clock|advance', ['dondoc clock advance: gặp không có gì', '--to, --days, --next']],
  ['clock|advance|--days|3|--next', ['gặp --days, --next', 'đúng một trong']],
  ['clock|advance|--days|0', ['--days: gặp "0"', 'số nguyên từ 1']],
  ['clock|advance|--days|2.5', ['--days: gặp "2.5"', 'số nguyên']],
  ['clock|advance|--days|-1', ['--days: gặp "-1"', 'số nguyên từ 1']],
  ['clock|advance|--to|2018-02-30', ['--to: gặp "2018-02-30"', 'ngày có thật']],
  ['clock|advance|--to|2018-12-19T08:00', ['--to: gặp "2018-12-19T08:00"', '+07:00']],
  ['clock|advance|--to|2018-04-09', ['Đồng hồ chỉ đi tới']],
  [
    'guidance|preview|--events|event1|--number|1|--issued-on|2018-04-10',
    ['"event1"', 'tw-huong-dan-hop-nhat'],
  ],
  [
    'guidance|register|--issued-on|2018-13-01|--received-on|hôm nay',
    [
      '--events: gặp không có gì',
      '--number: gặp không có gì',
      '--issued-on: gặp "2018-13-01"; cần một ngày có thật',
      '--received-on: gặp "hôm nay"; cần một ngày có thật',
    ],
  ],
  [
    'guidance|preview|--events|,|--number| |--issued-on|2018-04-10',
    ['--events: gặp ","', '--number: gặp " "'],
  ],
  [
    'guidance|preview|--events|tw-van-ban-quy-che-lam-viec|--number|1|--issued-on|2018-09-17',
    ['Ngày ban hành 17/9/2018 ở sau hôm nay, 10/4/2018'],
  ],
  ['guidance|undo|x', ['--reason: gặp không có gì', 'lý do']],
  ['guidance|undo|x|--reason|nhầm', ['Không có văn bản "x"', 'chưa có văn bản nào']],
  ['guidance|undo', ['dondoc guidance undo: gặp không có gì', '<ID>']],
  ['mail|show|x', ['Không có thư "x"', 'Các thư gần đây']],
  ['mail|release|x', ['--name: gặp không có gì', '--title: gặp không có gì']],
  ['mail|release|x|--name|A|--title|B', ['Không có thư "x"']],
  ['mail|release|queued.2018-04-11.so-noi-vu|--name|A|--title|B', ['đang chờ gửi', 'chỉ thư chờ duyệt']],
  ['deadline|read|quý V|--document-on|10/4/2018', ['--document-on: gặp "10/4/2018"', 'NĂM-THÁNG-NGÀY']],
  ['deadline|read|quý I|--jsonl', ['--jsonl và cụm từ', 'một trong hai']],
  ['plan|check', ['dondoc plan check: gặp không có gì', '<DIR>']],
  ['calendar|show|năm nay', ['NĂM: gặp "năm nay"', 'số nguyên từ 1900']],
  ['start|--practice|2018-02-30', ['--practice: gặp "2018-02-30"', 'ngày có thật']],
  ['start|--port|80800', ['--port: gặp "80800"', 'từ 0 đến 65535']],
  ['start|--practice|--real', ['--practice và --real', 'một trong hai']],
];

describe('a message ends the search', () => {
  test.each(TABLE)('dondoc %s', async (argv, words) => {
    const ran = await place.run(argv.split('|'));
    expect([ran.exit, ran.stdout]).toEqual([2, '']);
    for (const part of words) expect(ran.stderr).toContain(part);
    expect(ran.stderr).not.toMatch(/undefined|\[object|Error:|error:/);
  });

  test.each(TABLE)('dondoc %s, asked for JSON: one document with the same words', async (argv, words) => {
    const ran = await place.run([...argv.split('|'), '--json']);
    const { problem } = problemShape.parse(ran.json());
    for (const part of words) expect(problem.words).toContain(part);
  });

  test('an option without its value', async () => {
    const ran = await place.run(['status', '--json', '--data']);
    expect(ran.exit).toBe(2);
    expect(problemShape.parse(ran.json()).problem.words).toBe(
      'dondoc status: gặp "--data" không có giá trị; cần "--data <DIR>".',
    );
  });

  test('nothing was changed by any of it', async () => {
    const ran = await place.run(['verify', '--json']);
    expect(ran.json()).toEqual({ ok: true, problems: [] });
    expect(place.started).toEqual([]);
  });
});

test('a plan with faults: all of them at once, exit 2', async () => {
  const ran = await place.run(['plan', 'check', 'tests/không-có']);
  expect([ran.exit, ran.stdout.includes('plan.yaml')]).toEqual([2, true]);
});

test('a calendar that cannot be read: exit 2 with the place', async () => {
  const ran = await place.run(['calendar', 'check', 'src']);
  expect([ran.exit, ran.stdout.startsWith('src: gặp')]).toEqual([2, true]);
});

test('a store without a plan says what to do', async () => {
  const empty = await cliPlace({ adopted: false });
  const ran = await empty.run(['status']);
  empty.remove();
  expect([ran.exit, ran.stdout]).toEqual([2, '']);
  expect(ran.stderr).toContain('dondoc start');
});
