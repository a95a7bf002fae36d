import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkShape, formatPath, formatProblem } from '../../config/problem.ts';
import { loadYaml, parseYaml } from '../../config/yaml-source.ts';
import { emptyFolder } from './plan-folder.ts';

const schema = z.strictObject({
  name: z.string(),
  days: z.array(z.strictObject({ on: z.string(), kind: z.enum(['holiday', 'swap']) })).min(1),
  office: z.union([z.string(), z.strictObject({ printed: z.string(), limit: z.number() })]),
});

function faults(text: string): readonly string[] {
  const source = parseYaml('a.yaml', text);
  if (!source.ok) return source.problem.map(formatProblem);
  const shape = checkShape(source.value, schema);
  return shape.ok ? [] : shape.problem.map(formatProblem);
}

describe('what does not fit the schema', () => {
  const good = ['name: A', 'days:', '  - on: 2018-04-10', '    kind: holiday', 'office: B'];

  test('a good file has no faults, and its dates stay text', () => {
    expect(faults(good.join('\n'))).toEqual([]);
  });

  test('every fault at once: file, line, path, what was found, what is allowed', () => {
    const text = [
      'nam: A',
      'days:',
      '  - on: 5',
      '    kind: holliday',
      '    note: x',
      '  - 7',
      'office: { printed: B }',
    ];
    expect(faults(text.join('\n'))).toEqual([
      'a.yaml:1 name: gặp không có gì; cần một chuỗi chữ.',
      'a.yaml:3 days[0].on: gặp 5; cần một chuỗi chữ.',
      'a.yaml:4 days[0].kind: gặp "holliday"; cần một trong: "holiday", "swap".',
      'a.yaml:5 days[0].note: gặp khóa "note"; cần một trong các khóa: on, kind.',
      'a.yaml:6 days[1]: gặp 7; cần một nhóm khóa (khóa: giá trị).',
      'a.yaml:7 office.limit: gặp không có gì; cần một số.',
      'a.yaml:1 nam: gặp khóa "nam"; cần một trong các khóa: name, days, office.',
    ]);
  });

  test.each([
    ['an empty file', '', 'a.yaml:1: gặp ô trống (null); cần một nhóm khóa (khóa: giá trị).'],
    ['a bare word', 'xin chào', 'a.yaml:1: gặp "xin chào"; cần một nhóm khóa (khóa: giá trị).'],
    [
      'an empty list',
      'name: A\ndays: []\noffice: B',
      'a.yaml:2 days: gặp một danh sách trống; cần ít nhất 1 mục.',
    ],
    [
      'neither of two kinds',
      [...good.slice(0, 4), 'office: 3'].join('\n'),
      'a.yaml:5 office: gặp 3; cần một chuỗi chữ hoặc một nhóm khóa (khóa: giá trị).',
    ],
  ])('%s', (_, text, message) => {
    expect(faults(text)).toEqual([message]);
  });

  test.each<[string, z.ZodType, string, string]>([
    ['a number too small', z.strictObject({ n: z.number().min(1) }), 'n: 0', 'gặp 0; cần số từ 1 trở lên.'],
    ['a number too big', z.strictObject({ n: z.number().max(9) }), 'n: 10', 'gặp 10; cần không quá 9.'],
    ['an odd number', z.strictObject({ n: z.number().multipleOf(2) }), 'n: 3', 'gặp 3; cần bội số của 2.'],
    ['an empty text', z.strictObject({ n: z.string().min(1) }), 'n: ""', 'gặp ""; cần chữ, không để trống.'],
    ['no address', z.strictObject({ n: z.url() }), 'n: a', 'gặp "a"; cần chữ theo mẫu url.'],
    [
      'words of the schema',
      z.strictObject({ n: z.string().refine(() => false, 'điều khác') }),
      'n: a',
      'gặp "a"; cần điều khác.',
    ],
    [
      'a rule without words',
      z.strictObject({ n: z.string().refine(() => false) }),
      'n: a',
      'gặp "a"; cần giá trị đúng mẫu.',
    ],
    [
      'a long text',
      z.strictObject({ n: z.number() }),
      `n: ${'a'.repeat(200)}`,
      `gặp "${'a'.repeat(120)}…"; cần một số.`,
    ],
  ])('%s', (_, shape, text, words) => {
    const source = parseYaml('a.yaml', text);
    if (!source.ok) throw new Error('broken YAML');
    const result = checkShape(source.value, shape);
    expect(result.ok ? [] : result.problem.map(formatProblem)).toEqual([`a.yaml:1 n: ${words}`]);
  });

  test('the line is that of the key, also where the value begins below it', () => {
    const text = [
      '# first',
      '',
      'name: A',
      'days:',
      '',
      '  # two',
      '  - kind: swap',
      '    on:',
      '      - 1',
      'office: B',
    ];
    expect(faults(text.join('\n'))).toEqual(['a.yaml:8 days[0].on: gặp một danh sách; cần một chuỗi chữ.']);
  });
});

describe('YAML that is broken', () => {
  test.each([
    ['an open quote', 'name: "A\ndays: []\n', 3, 'MISSING_CHAR'],
    ['a tab before a key', 'days:\n\t- on: 1\n', 2, 'TAB_AS_INDENT'],
    ['a key twice', 'name: A\nname: B\n', 2, 'DUPLICATE_KEY'],
    ['a colon inside the words', 'name: KẾ HOẠCH: thực hiện\n', 1, 'BLOCK_AS_IMPLICIT_KEY'],
    ['a line without colon', 'name: A\ndays\noffice: B\n', 2, 'MULTILINE_IMPLICIT_KEY'],
    ['two documents', 'name: A\n---\nname: B\n', 2, 'MULTIPLE_DOCS'],
    ['an alias to nowhere', 'name: *somebody\n', 1, 'bí danh'],
  ])('%s: the line and the kind of fault', (_, text, line, words) => {
    const source = parseYaml('a.yaml', text);
    const problems = source.ok ? [] : source.problem;
    expect(
      problems.map((problem) => [problem.file, problem.line, problem.found.includes(words)]),
    ).toContainEqual(['a.yaml', line, true]);
  });

  test('aliases that multiply without end are refused, not computed', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi'].map((pair) => [
      pair[0]!,
      pair[1]!,
    ])) {
      bomb.push(`${to}: &${to} [${Array.from({ length: 9 }, () => `*${from}`).join(', ')}]`);
    }
    expect(parseYaml('a.yaml', bomb.join('\n'))).toMatchObject({ ok: false, problem: [{ file: 'a.yaml' }] });
  });
});

describe('files that cannot be read', () => {
  test.each([
    ['missing', () => undefined, 'không có tệp này'],
    ['a folder', (file: string) => mkdirSync(file), 'một thư mục'],
    [
      'not UTF-8',
      (file: string) => writeFileSync(file, Buffer.from([0x6e, 0xe9, 0x3a])),
      'chữ không phải UTF-8',
    ],
  ])('%s', async (_, prepare, found) => {
    const file = path.join(emptyFolder(), 'a.yaml');
    prepare(file);
    const loaded = await loadYaml(file);
    expect(loaded).toMatchObject({ ok: false, problem: [{ file, line: null, path: '', found }] });
  });

  test.skipIf(process.getuid?.() === 0)('not allowed', async () => {
    const file = path.join(emptyFolder(), 'a.yaml');
    writeFileSync(file, 'a: 1');
    chmodSync(file, 0);
    expect(await loadYaml(file)).toMatchObject({
      ok: false,
      problem: [{ found: 'tệp không được phép đọc' }],
    });
  });

  test('a file as a whole has no line in its message', async () => {
    const loaded = await loadYaml('nowhere/a.yaml');
    expect(loaded.ok ? [] : loaded.problem.map(formatProblem)).toEqual([
      'nowhere/a.yaml: gặp không có tệp này; cần một tệp YAML ở đường dẫn đó.',
    ]);
  });
});

test('a path is written as one would write it in code', () => {
  expect(formatPath(['tasks', 3, 'lead', 0])).toBe('tasks[3].lead[0]');
  expect(formatPath([])).toBe('');
});
