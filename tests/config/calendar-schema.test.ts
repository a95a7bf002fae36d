import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCalendar, readCalendarYears } from '../../config/calendar-schema.ts';
import { formatProblem } from '../../config/problem.ts';
import { weekdayOf } from '../../src/domain/calendar/local-date.ts';

const shipped = fileURLToPath(new URL('../../config/calendar', import.meta.url));

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'calendar-'));
});
afterEach(() => rm(dir, { recursive: true }));

const row = (date: string, kind = 'holiday', more = ''): string =>
  `  - { date: ${date}, kind: ${kind}, name: Ngày lễ, source: một văn bản, mark: press${more} }`;

const yearFile = (year: number, ...rows: readonly string[]): string =>
  [
    `year: ${year}`,
    'laws:',
    `  - { from: ${year}-01-01, source: một bộ luật }`,
    'days:',
    ...(rows.length > 0 ? rows : [row(`${year}-01-01`)]),
  ].join('\n');

/** The problems of a directory with these files, without the directory's name. */
async function problemsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
  const read = await readCalendar(dir);
  return read.ok ? [] : read.problem.map((problem) => formatProblem(problem).replaceAll(`${dir}/`, ''));
}

describe('the tables that are shipped', () => {
  test('are read, nine years of them', async () => {
    const read = await readCalendarYears(shipped);
    if (!read.ok) throw new Error(read.problem.map(formatProblem).join('\n'));
    expect(read.value.map((table) => table.year)).toEqual([
      2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026,
    ]);
  });

  test('name a source for every day, and the law of every period', async () => {
    const read = await readCalendarYears(shipped);
    const tables = read.ok ? read.value : [];
    for (const table of tables) {
      expect(table.days.every((day) => day.source.length > 10)).toBe(true);
      const code = table.year < 2021 ? /10\/2012\/QH13/ : /45\/2019\/QH14/;
      expect(table.laws[0]?.source).toMatch(code);
    }
    expect(tables.at(-1)?.laws[1]?.from).toBe('2026-07-01');
    expect(tables.at(-1)?.laws[1]?.source).toMatch(/28\/2026\/QH16/);
  });

  test('no row that claims an official document leaves its number out', async () => {
    const read = await readCalendarYears(shipped);
    const official = (read.ok ? read.value : []).flatMap((table) =>
      table.days.filter((day) => day.mark === 'official'),
    );
    for (const day of official) expect(`${day.on} ${day.source}`).toMatch(/\d+(\/\d{4})?\/[A-ZĐ]/);
  });

  test('the weekday beside each date is the right one', async () => {
    const { readFile } = await import('node:fs/promises');
    const names = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];
    const read = await readCalendarYears(shipped);
    for (const table of read.ok ? read.value : []) {
      const text = await readFile(join(shipped, `${table.year}.yaml`), 'utf8');
      for (const day of table.days) {
        expect(text).toContain(`date: ${day.on} # ${names[weekdayOf(day.on) - 1] ?? ''}\n`);
      }
    }
  });
});

describe('a calendar is read', () => {
  test('in order of year, whatever the directory lists first; a README may lie beside', async () => {
    expect(
      await problemsOf({
        '2019.yaml': yearFile(2019),
        '2018.yaml': yearFile(2018),
        'README.md': '# Lịch',
        'ghi-chu.txt': '…',
      }),
    ).toEqual([]);
    const read = await readCalendarYears(dir);
    expect(read.ok ? read.value.map((table) => table.year) : []).toEqual([2018, 2019]);
  });

  test('with swaps over New Year’s Eve, also into a year that has no file yet', async () => {
    expect(
      await problemsOf({
        '2018.yaml': yearFile(2018, row('2018-12-31', 'swap_off', ', swappedWith: 2019-01-05')),
        '2019.yaml': yearFile(
          2019,
          row('2019-01-05', 'swap_work', ', swappedWith: 2018-12-31'),
          row('2019-12-31', 'swap_off', ', swappedWith: 2020-01-04'),
        ),
      }),
    ).toEqual([]);
  });
});

describe('what is wrong is said with file, line, what was found and what is allowed', () => {
  test('all faults of all files at once', async () => {
    const problems = await problemsOf({
      '2018.yaml': yearFile(2018, row('2018-02-31'), row('2018-05-01', 'feast')),
      '2019.yaml': yearFile(2019),
      '2020.yaml': yearFile(2020, row('2020-01-05', 'compensation')),
    });
    expect(problems).toEqual([
      '2018.yaml:5 days[0].date: gặp "2018-02-31"; cần một ngày có thật, viết NĂM-THÁNG-NGÀY, ví dụ 2018-04-10.',
      '2018.yaml:6 days[1].kind: gặp "feast"; cần một trong: "holiday", "compensation", "swap_off", "swap_work".',
      '2020.yaml:5 days[0].kind: gặp "compensation" cho Chủ nhật 05/01/2020; cần ngày nghỉ bù, nghỉ hoán đổi là ngày từ thứ Hai đến thứ Sáu.',
    ]);
  });

  test('years between that have no file are named in one sentence', async () => {
    expect(await problemsOf({ '2018.yaml': yearFile(2018), '2021.yaml': yearFile(2021) })).toEqual([
      `${dir}: gặp không có tệp của 2 năm: 2019, 2020; cần đủ các năm từ 2018 đến 2021.`,
    ]);
  });

  test.each([
    [
      'a directory that is not there',
      null,
      /^\/nowhere\/calendar: gặp lỗi khi đọc thư mục: .*ENOENT.*; cần một thư mục có các tệp NĂM\.yaml/,
    ],
    ['an empty directory', {}, /gặp không có tệp lịch nào; cần một thư mục có các tệp NĂM\.yaml/],
    [
      'a file with another name',
      { 'lich-2018.yaml': yearFile(2018) },
      /gặp tệp "lich-2018\.yaml"; cần tên tệp là năm/,
    ],
    ['a short ending', { '2018.yml': yearFile(2018) }, /gặp tệp "2018\.yml"; cần tên tệp là năm/],
    [
      'a year that is not the file’s',
      { '2018.yaml': yearFile(2019) },
      /2018\.yaml:1 year: gặp 2019; cần 2018/,
    ],
    ['broken YAML', { '2018.yaml': 'year: [' }, /^2018\.yaml:\d+: gặp /],
    [
      'the program’s own mark',
      { '2018.yaml': yearFile(2018, row('2018-01-01').replace('press', 'computed')) },
      /days\[0\]\.mark: gặp "computed"; cần một trong: "official", "press", "unverified"/,
    ],
    [
      'a row without a source',
      { '2018.yaml': yearFile(2018, row('2018-01-01').replace('source: một văn bản', 'source: ""')) },
      /days\[0\]\.source: gặp ""; cần chữ, không để trống/,
    ],
    [
      'a key that nobody knows',
      { '2018.yaml': yearFile(2018, row('2018-01-01', 'holiday', ', reason: lễ')) },
      /days\[0\]\.reason: gặp khóa "reason"; cần một trong các khóa: date, kind/,
    ],
    [
      'no days',
      { '2018.yaml': 'year: 2018\nlaws: [{ from: 2018-01-01, source: luật }]\ndays: []' },
      /days: .*mỗi ngày một mục/,
    ],
    [
      'no law',
      { '2018.yaml': yearFile(2018).replace(/laws:\n.*\n/, 'laws: []\n') },
      /laws: .*ít nhất một văn bản/,
    ],
    [
      'a law that begins in the middle of the year',
      { '2018.yaml': yearFile(2018).replace('from: 2018-01-01', 'from: 2018-05-01') },
      /laws\[0\]\.from: gặp "2018-05-01"; cần 2018-01-01: văn bản thứ nhất áp dụng từ đầu năm/,
    ],
    [
      'laws in the wrong order',
      { '2018.yaml': yearFile(2018).replace('days:', '  - { from: 2018-01-01, source: luật }\ndays:') },
      /laws\[1\]\.from: gặp "2018-01-01"; cần một ngày của năm 2018, sau văn bản đứng trước/,
    ],
    [
      'a law of another year',
      { '2018.yaml': yearFile(2018).replace('days:', '  - { from: 2019-01-01, source: luật }\ndays:') },
      /laws\[1\]\.from: gặp "2019-01-01"; cần một ngày của năm 2018/,
    ],
    [
      'a day of another year',
      { '2018.yaml': yearFile(2018, row('2019-01-01')) },
      /days\[0\]\.date: gặp "2019-01-01"; cần một ngày của năm 2018/,
    ],
    [
      'a day twice',
      { '2018.yaml': yearFile(2018, row('2018-01-01'), row('2018-01-01')) },
      /2018\.yaml:6 days\[1\]\.date: gặp "2018-01-01"; cần một ngày sau 2018-01-01/,
    ],
    [
      'days out of order',
      { '2018.yaml': yearFile(2018, row('2018-05-01'), row('2018-04-30')) },
      /days\[1\]\.date: gặp "2018-04-30"; cần một ngày sau 2018-05-01/,
    ],
    [
      'a swap for a Sunday off',
      { '2018.yaml': yearFile(2018, row('2018-12-30', 'swap_off', ', swappedWith: 2019-01-05')) },
      /gặp "swap_off" cho Chủ nhật 30\/12\/2018; cần ngày nghỉ bù, nghỉ hoán đổi là ngày từ thứ Hai/,
    ],
    [
      'a Monday worked for a Monday',
      { '2018.yaml': yearFile(2018, row('2018-12-31', 'swap_work', ', swappedWith: 2019-01-07')) },
      /gặp "swap_work" cho thứ Hai 31\/12\/2018; cần ngày làm bù là thứ Bảy hoặc Chủ nhật/,
    ],
    [
      'a swap that does not say for which day',
      { '2018.yaml': yearFile(2018, row('2018-12-31', 'swap_off')) },
      /days\[0\]\.swappedWith: gặp không có gì; cần ngày được đổi với ngày này/,
    ],
    [
      'a holiday that is swapped',
      { '2018.yaml': yearFile(2018, row('2018-01-01', 'holiday', ', swappedWith: 2018-01-06')) },
      /days\[0\]\.swappedWith: gặp "2018-01-06"; cần không có khóa này/,
    ],
    [
      'a swap that is never made up',
      { '2018.yaml': yearFile(2018, row('2018-04-30', 'swap_off', ', swappedWith: 2018-05-05')) },
      /swappedWith: gặp "2018-05-05"; cần một ngày swap_work có swappedWith: 2018-04-30/,
    ],
    [
      'a make-up day that points elsewhere',
      {
        '2018.yaml': yearFile(2018, row('2018-12-31', 'swap_off', ', swappedWith: 2019-01-05')),
        '2019.yaml': yearFile(2019, row('2019-01-05', 'swap_work', ', swappedWith: 2018-12-28')),
      },
      /2018\.yaml:5 .*cần một ngày swap_work có swappedWith: 2018-12-31/,
    ],
    [
      'a make-up day for a day that is worked',
      {
        '2018.yaml': yearFile(2018),
        '2019.yaml': yearFile(2019, row('2019-01-05', 'swap_work', ', swappedWith: 2018-12-31')),
      },
      /2019\.yaml:5 .*cần một ngày swap_off có swappedWith: 2019-01-05/,
    ],
  ])('%s', async (_, files, expected) => {
    if (files === null) {
      const read = await readCalendar('/nowhere/calendar');
      expect(read.ok ? [] : read.problem.map(formatProblem)).toEqual([expect.stringMatching(expected)]);
      return;
    }
    expect(await problemsOf(files)).toContainEqual(expect.stringMatching(expected));
  });
});
