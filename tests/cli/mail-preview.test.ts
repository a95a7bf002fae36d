import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
