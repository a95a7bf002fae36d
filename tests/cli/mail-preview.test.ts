import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAIL_KINDS } from '../../src/usecases/preview-recipes.ts';
import { cliPlace, PLAN_DIR } from './cli-place.ts';
import type { CliPlace } from './cli-place.ts';

describe('mail preview', () => {
  let place: CliPlace;
  const dir = mkdtempSync(join(tmpdir(), 'dondoc-preview-'));
  beforeAll(async () => {
    place = await cliPlace();
  });
  afterAll(() => {
    place.remove();
    rmSync(dir, { recursive: true });
  });
  const run = (line: string) => place.run(line.split(' '));

  test('a reminder, as Sở Nội vụ would read it', async () => {
    const { exit, stdout } = await run('mail preview reminder --to so-noi-vu');
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^Tiêu đề +\[KH 77-KH\/TU\] Nhiệm vụ \d+: còn \d\d ngày làm việc/mu);
    expect(stdout).toContain('Kính gửi: Sở Nội vụ');
    expect(stdout).toContain('https://dondoc.invalid/r/duong-dan-mau');
    expect((await run('mail preview reminder --html')).stdout).toMatch(/^<!doctype html>/u);
  });

  test('as a message, with the date for the calendar', async () => {
    const parsed = await simpleParser((await run('mail preview assignment --eml')).stdout);
    expect(parsed.subject).toContain('Thông báo giao nhiệm vụ');
    expect(parsed.attachments.map(({ filename }) => filename)).toContain('thoi-han.ics');
  });

  test('all kinds on one page that fetches nothing, of a folder, without a store', async () => {
    const file = join(dir, 'thu.html');
    const { exit } = await run(`mail preview --all ${file} --of ${PLAN_DIR}`);
    expect(exit).toBe(0);
    const page = readFileSync(file, 'utf8');
    for (const kind of MAIL_KINDS) expect(page).toContain(`<section id="${kind}">`);
    expect(page).not.toMatch(/<script|<link |src="http/u);
  });

  test('as the office words it: from its data folder, or from a draft elsewhere', async () => {
    const draft = join(dir, 'nhap');
    mkdirSync(draft);
    writeFileSync(
      join(draft, 'loi-van.yaml'),
      'reminder:\n  request: "{deNghi} {nguoiNhan} gửi kết quả < 5 tệp & đủ."\ncommon:\n  closing: Kính chào.\n',
    );
    const { stdout } = await run(`mail preview reminder --texts ${draft}`);
    expect(stdout.replaceAll('\n', ' ')).toMatch(/Đề nghị \S.* gửi kết quả < 5 tệp & đủ\. .*Kính chào\./u);
    expect((await run(`mail preview reminder --html --texts ${draft}`)).stdout).toContain(
      'gửi kết quả &lt; 5 tệp &amp; đủ.',
    );
    mkdirSync(join(place.dataDir, 'mail'));
    writeFileSync(join(place.dataDir, 'mail', 'chung.yaml'), 'common: { closing: Xin cảm ơn. }\n');
    expect((await run('mail preview reminder')).stdout).toContain('\nXin cảm ơn.\n');
    rmSync(join(place.dataDir, 'mail'), { recursive: true });
  });

  test('words with faults: all of them, with file and line, and exit 2', async () => {
    const draft = join(dir, 'sai');
    mkdirSync(draft);
    writeFileSync(
      join(draft, 'loi-van.yaml'),
      'reminder:\n  subject: Nhiệm vụ {so}\n  why: <b>gấp</b>\nla: {}\n',
    );
    const { exit, stdout, stderr } = await run(`mail preview reminder --texts ${draft}`);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/loi-van\.yaml:2 reminder\.subject: gặp chỗ điền \{so\}; cần một trong/u);
    expect(stderr).toMatch(/loi-van\.yaml:2 reminder\.subject: gặp câu không có \{soNhiemVu\}; cần /u);
    expect(stderr).toMatch(/loi-van\.yaml:3 reminder\.why: gặp "<b>"; cần chữ thuần/u);
    expect(stderr).toMatch(/loi-van\.yaml:4 la: gặp khóa "la"; cần một trong các khóa: /u);
  });

  test.each([
    ['mail preview nhac-viec', /gặp "nhac-viec"; cần một trong: assignment, reminder, /u],
    ['mail preview', /gặp không có gì; cần một trong: assignment, /u],
    ['mail preview reminder --to so-la', /--to: gặp cơ quan "so-la"; cần một trong: /u],
    ['mail preview reminder --of khong-co', /khong-co/u],
    [
      'mail preview --all /khong/co/thu.html',
      /--all: gặp "\/khong\/co\/thu\.html", không ghi được \(ENOENT\)/u,
    ],
  ])('%s: exit 2, with what is allowed', async (line, words) => {
    const { exit, stderr } = await run(line);
    expect(exit).toBe(2);
    expect(stderr).toMatch(words);
  });
});
