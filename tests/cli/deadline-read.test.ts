import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDeadline } from '../../src/domain/deadline/parse-deadline.ts';
import { readingContext } from '../../src/domain/deadline/reading-context.ts';
import { cliPlace } from './cli-place.ts';
import type { CliPlace } from './cli-place.ts';
import { readingShape } from './contract-shapes.ts';

let place: CliPlace;
beforeAll(async () => (place = await cliPlace({ adopted: false })));
afterAll(() => place.remove());

const jsonLines = (text: string): readonly Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const AFTER = 'Hoàn thành sau 03 tháng kể từ khi Trung ương ban hành văn bản';

describe('one phrase, for people', () => {
  test('a printed date: the words marked, the reading, the last working day, the working', async () => {
    const ran = await place.run(['deadline', 'read', 'Gửi', 'kế', 'hoạch trước ngày 31/3/2019']);
    expect(ran.exit).toBe(0);
    for (const words of [
      '[trước ngày 31/3/2019]',
      'hết ngày 30/3/2019, thứ Bảy',
      'Ngày làm việc cuối',
      '29/3/2019, thứ Sáu',
      'không tính ngày 31/3/2019',
    ])
      expect(ran.stdout).toContain(words);
  });

  test('a period with its event: the date and the provision it follows', async () => {
    const ran = await place.run(['deadline', 'read', AFTER, '--event-on', '2018-09-17']);
    expect(ran.stdout).toContain('hết ngày 17/12/2018, thứ Hai');
    expect(ran.stdout).toContain('Điều 147.3');
    expect(ran.stdout).toContain('Cần xác nhận (after-means-within)');
  });

  test('what is counted from the signing has no date before the signing is known', async () => {
    const phrase = 'Thực hiện từ năm 2018';
    const without = await place.run(['deadline', 'read', phrase]);
    expect(without.stdout).toContain('--document-on');
    const known = await place.run(['deadline', 'read', phrase, '--document-on', '2018-04-10']);
    expect(known.stdout).toContain('10/4/2018, thứ Ba');
    expect(known.stdout).toContain('Lưu ý (start-before-document)');
  });

  test('what waits for an event says so, and asks for its day, not for the signing', async () => {
    const { stdout } = await place.run(['deadline', 'read', '10 ngày làm việc kể từ ngày nhận được văn bản']);
    expect([stdout.includes('--event-on'), stdout.includes('--document-on')]).toEqual([true, false]);
  });

  test('a refusal points at the words', async () => {
    const ran = await place.run(['deadline', 'read', 'hoàn thành trong quý V năm 2018']);
    expect([ran.exit, ran.stdout.includes('Không có quý này')]).toEqual([0, true]);
  });

  test('a terminal underlines what was understood', async () => {
    const terminal = await cliPlace({ adopted: false });
    terminal.isTty = true;
    const ran = await terminal.run(['deadline', 'read', 'trước ngày 05/5/2018']);
    terminal.remove();
    expect(ran.stdout).toContain('[\u001b[4mtrước ngày 05/5/2018\u001b[24m]');
  });
});

describe('line after line', () => {
  const LINES = 'trước ngày 05/5/2018\r\n\r\ntrong năm 2018';

  test('from a pipe each phrase is answered, without a prompt', async () => {
    const ran = await place.run(['deadline', 'read'], LINES);
    expect([ran.exit, ran.stderr]).toEqual([0, '']);
    expect(ran.stdout).toContain('hết ngày 04/5/2018');
    expect(ran.stdout).toContain('hết ngày 31/12/2018');
  });

  test('as JSON they are one list', async () => {
    const ran = await place.run(['deadline', 'read', '--json'], LINES);
    expect(readingShape.array().length(2).safeParse(ran.json()).error).toBeUndefined();
  });

  test('at a terminal there is a prompt, and an empty line ends it', async () => {
    const terminal = await cliPlace({ adopted: false });
    terminal.isTty = true;
    const ran = await terminal.run(['deadline', 'read'], 'trước ngày 05/5/2018\n\ntrong năm 2018\n');
    terminal.remove();
    expect(ran.stderr).toBe('cụm từ> cụm từ> ');
    expect(ran.stdout).not.toContain('31/12/2018');
  });
});

describe('--jsonl', () => {
  const run = (text: string) => place.run(['deadline', 'read', '--jsonl'], text);

  test.each(['dev', 'own'])(
    'the %s corpus: one reading a line, in order, as the language reads it',
    async (name) => {
      const text = readFileSync(`tests/fixtures/deadlines-${name}.jsonl`, 'utf8');
      const rows = jsonLines(text) as unknown as { id: string; text: string; doc_date: string | null }[];
      const ran = await run(text);
      expect([ran.exit, ran.stderr]).toEqual([0, '']);
      const expected = rows.map(({ id, text: phrase, doc_date }) => ({
        id,
        ...parseDeadline(phrase, readingContext(doc_date)),
      }));
      const readings = jsonLines(ran.stdout);
      expect(readings).toEqual(JSON.parse(JSON.stringify(expected)));
      expect(readingShape.array().safeParse(readings).error).toBeUndefined();
    },
  );

  test.each([
    ['null', null],
    ['nothing', undefined],
    ['a year', '2025'],
    ['a year as a number', 2025],
    ['a month', '2020-07'],
    ['a day', '2018-04-10'],
  ])('doc_date may be %s', async (_, date) => {
    const ran = await run(`${JSON.stringify({ id: 7, text: 'trong quý I', doc_date: date })}\n`);
    expect([ran.exit, ran.stderr, jsonLines(ran.stdout)[0]?.['id']]).toEqual([0, '', 7]);
  });

  test('the year of a partial date is used', async () => {
    const ran = await run(`${JSON.stringify({ id: 'a', text: 'trước ngày 15/5', doc_date: '2020-03' })}\n`);
    expect(jsonLines(ran.stdout)[0]?.['finish']).toBe('2020-05-15');
  });

  test('a byte-order mark, CRLF, empty lines and a missing last line end are no faults', async () => {
    const ran = await run('\uFEFF{"id":1,"text":"năm 2018"}\r\n\r\n{"id":2,"text":"năm 2019"}');
    expect([ran.exit, jsonLines(ran.stdout).map(({ id }) => id)]).toEqual([0, [1, 2]]);
  });

  test('faulty lines are told of by number, the others are read: exit 2', async () => {
    const lines = ['{"id":1', '{"id":2,"text":5}', '[]', '{"id":4,"text":"năm 2018","doc_date":"hôm qua"}'];
    const ran = await run([...lines, '{"id":5,"text":"năm 2018"}'].join('\n'));
    expect([ran.exit, jsonLines(ran.stdout).map(({ id }) => id)]).toEqual([2, [5]]);
    for (const words of [
      'stdin:1: gặp dòng không phải JSON',
      'stdin:2: text: gặp 5; cần',
      'stdin:3: gặp []; cần',
      'stdin:4: doc_date: gặp "hôm qua"; cần',
    ])
      expect(ran.stderr).toContain(words);
  });
});
