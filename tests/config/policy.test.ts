import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../config/policy-schema.ts';
import { LADDER_POLICY } from '../support/ladder-policy.ts';
import { emptyFolder, messages } from './plan-folder.ts';
import type { Edits } from './plan-folder.ts';

const FILE = 'config/policy.yaml';
const AGENCIES = 'config/agencies.yaml';
const text = readFileSync(FILE, 'utf8');

/** What is said of the file after some edits; empty: nothing. */
async function faults(edits: Edits): Promise<readonly string[]> {
  const dir = emptyFolder();
  const edited = Object.entries(edits).reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`the file does not hold "${from}"`);
    return before.replace(from, () => to);
  }, text);
  writeFileSync(path.join(dir, 'policy.yaml'), edited);
  const read = await readPolicy(path.join(dir, 'policy.yaml'), { agenciesFile: AGENCIES });
  return read.ok ? [] : messages(dir, read.problem);
}

test('the policy is the proposal of the domain', async () => {
  expect(await readPolicy(FILE, { agenciesFile: AGENCIES })).toEqual({
    ok: true,
    value: {
      sending: {
        from: '08:00',
        until: '10:00',
        retryUntil: '17:00',
        prepareAt: '06:00',
        workingDaysOnly: true,
        usefulWorkingDays: 5,
      },
      reminders: {
        byLength: [
          { longerThanWorkingDays: 60, workingDaysBefore: [30, 15, 7, 3, 0] },
          { longerThanWorkingDays: 10, workingDaysBefore: [15, 5, 0] },
          { longerThanWorkingDays: 0, workingDaysBefore: [3, 0] },
        ],
        quietAfterAssignment: 3,
      },
      overdue: { letterAfterWorkingDays: 1, reviewMonths: 24 },
      rounds: {
        askMonthsBeforeEnd: [2, 1, 0],
        requestWorkingDaysBefore: 20,
        remindWorkingDaysBefore: [3],
        closeAfterWorkingDays: 1,
        summaryWorkingDays: 10,
      },
      ladder: LADDER_POLICY,
      superiors: ['bo-phan-thuong-truc', 'van-phong-tinh-uy', 'uy-ban-kiem-tra-tinh-uy'],
      completion: { implementing: 'counted' },
      secondSignature: 'none',
      decisions: {
        extensionWorkingDays: 5,
        counterReminderWorkingDays: 5,
        counterLapseWorkingDays: 10,
        contestWorkingDays: 10,
        opinionWorkingDays: 7,
        suspensionReviewWorkingDays: 60,
      },
      watchMonths: [1, 4, 7, 10],
      horizonYears: 5,
      standingReviewMonth: 1,
      dueSoonWorkingDays: 5,
      confirmers: ['ban-to-chuc-tinh-uy', 'van-phong-tinh-uy', 'bo-phan-thuong-truc'],
      guidance: { undoMinutes: 30 },
      calendarEntries: 'publish',
      links: { validDays: 1100 },
      contact: null,
    },
  });
});

test('each key of the file is preceded by a comment that says where it comes from', () => {
  const keys = text.split('\n').filter((line) => /^\s*- |^\s*[a-zA-Z]+:/.test(line));
  const sources = text.match(/Đề xuất|đề xuất|Thông lệ|Kế hoạch/g) ?? [];
  expect(sources.length).toBeGreaterThan(12);
  expect(keys.length).toBeGreaterThan(20);
});

describe('each fault is told with its line, what was found, what is allowed', () => {
  test.each<readonly [what: string, edits: Edits, words: string]>([
    [
      'an hour that is none',
      { "from: '08:00'": "from: '8h'" },
      'sending.from: gặp "8h"; cần giờ viết trong dấu nháy',
    ],
    [
      'sending ends before it begins',
      { "until: '10:00'": "until: '07:00'" },
      'sending.until: gặp "07:00"; cần giờ sau sending.from (08:00)',
    ],
    [
      'prepared after it is sent',
      { "prepareAt: '06:00'": "prepareAt: '09:00'" },
      'sending.prepareAt: gặp "09:00"; cần giờ không sau',
    ],
    [
      'a word for a number',
      { 'quietAfterAssignment: 3': 'quietAfterAssignment: ba' },
      'reminders.quietAfterAssignment: gặp "ba"; cần một số nguyên từ 0 đến 60',
    ],
    [
      'half a day',
      { 'dueSoonWorkingDays: 5': 'dueSoonWorkingDays: 2.5' },
      'dueSoonWorkingDays: gặp 2.5; cần một số nguyên',
    ],
    [
      'a question more than a year before the end of a period',
      { 'askMonthsBeforeEnd: [2, 1, 0]': 'askMonthsBeforeEnd: [12, 1]' },
      'rounds.askMonthsBeforeEnd[0]: gặp 12; cần một số nguyên từ 0 đến 11',
    ],
    [
      'a closing on the very day',
      { 'closeAfterWorkingDays: 1': 'closeAfterWorkingDays: 0' },
      'rounds.closeAfterWorkingDays: gặp 0; cần một số nguyên từ 1 đến 60',
    ],
    [
      'a thirteenth month',
      { 'watchMonths: [1, 4, 7, 10]': 'watchMonths: [1, 13]' },
      'watchMonths[1]: gặp 13; cần một số nguyên từ 1 đến 12',
    ],
    [
      'a month twice',
      { 'watchMonths: [1, 4, 7, 10]': 'watchMonths: [4, 4]' },
      'watchMonths[1]: gặp 4; cần mỗi mục một lần',
    ],
    [
      'short before long',
      { 'longerThanWorkingDays: 60': 'longerThanWorkingDays: 5' },
      'reminders.byLength[1].longerThanWorkingDays: gặp 10; cần số nhỏ hơn dòng trên (5)',
    ],
    [
      'nothing for the shortest',
      { 'longerThanWorkingDays: 0': 'longerThanWorkingDays: 2' },
      'reminders.byLength[2].longerThanWorkingDays: gặp 2; cần 0 ở dòng cuối',
    ],
    [
      'near before far',
      { '[30, 15, 7, 3, 0]': '[3, 15]' },
      'reminders.byLength[0].workingDaysBefore[1]: gặp 15; cần số nhỏ hơn số đứng trước (3)',
    ],
    [
      'an unknown body',
      { '- van-phong-tinh-uy': '- van-phong-tinh-ui' },
      'confirmers[1]: gặp "van-phong-tinh-ui"; cần mã (id) của một cơ quan',
    ],
    [
      'a key that nobody knows',
      { 'horizonYears: 5': 'horizonYears: 5\nhorizon: 5' },
      'gặp khóa "horizon"; cần một trong các khóa',
    ],
    [
      'a key left out',
      { 'horizonYears: 5': '' },
      'horizonYears: gặp không có gì; cần một số nguyên từ 1 đến 20',
    ],
    [
      'half a contact',
      { 'contact: null': 'contact: { name: Nguyễn Văn A }' },
      'contact.room: gặp không có gì',
    ],
    [
      'an offer that ends before anybody is reminded of it',
      { 'counterLapseWorkingDays: 10': 'counterLapseWorkingDays: 5' },
      'decisions.counterLapseWorkingDays: gặp 5; cần số lớn hơn decisions.counterReminderWorkingDays (5)',
    ],
    [
      'a decider who would be told that somebody is silent',
      { '  - uy-ban-kiem-tra-tinh-uy': '  - ban-thuong-vu-tinh-uy' },
      'superiors[2]: gặp "ban-thuong-vu-tinh-uy"; cần một cơ quan khác cấp quyết định',
    ],
    [
      'a second signature of nobody knows whom',
      { 'secondSignature: none': 'secondSignature: một số' },
      'secondSignature: gặp "một số"; cần none (không nhiệm vụ nào), all (mọi nhiệm vụ), hoặc danh sách mã nhiệm vụ',
    ],
    [
      'one of no task',
      { 'secondSignature: none': 'secondSignature: []' },
      'secondSignature: gặp một danh sách trống; cần ít nhất một mã nhiệm vụ, hoặc none',
    ],
    [
      'one of the same task twice',
      { 'secondSignature: none': 'secondSignature: [77-9, 77-9]' },
      'secondSignature[1]: gặp "77-9"; cần mỗi mục một lần',
    ],
    ['broken YAML', { 'watchMonths: [1, 4, 7, 10]': 'watchMonths: [1, 4' }, 'policy.yaml:'],
  ])('%s', async (_, edits, words) => {
    const found = await faults(edits);
    expect(found.join('\n')).toContain(words);
    expect(found.every((message) => /^policy\.yaml:\d+ |^policy\.yaml:\d+: /.test(message))).toBe(true);
  });

  test('all of them at once, in the order of the lines', async () => {
    const found = await faults({
      "until: '10:00'": "until: '07:00'",
      'horizonYears: 5': 'horizonYears: 0',
      '- bo-phan-thuong-truc': '- bo-phan',
    });
    expect(found.map((message) => message.split(' ')[1])).toEqual([
      'sending.until:',
      'horizonYears:',
      'confirmers[2]:',
    ]);
  });

  test('a file that is not there', async () => {
    const read = await readPolicy('config/khong-co.yaml');
    expect(read.ok ? null : read.problem[0]?.found).toBe('không có tệp này');
  });

  test('agencies that are not there are a fault too, where they are asked for', async () => {
    const read = await readPolicy(FILE, { agenciesFile: 'config/khong-co.yaml' });
    expect(read.ok ? null : read.problem.map(({ file }) => file)).toEqual(['config/khong-co.yaml']);
  });
});
