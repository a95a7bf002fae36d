import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readKeptTexts, readLetterTexts } from '../../config/letter-texts.ts';
import { sourcesOf, TEXT_CATALOGUE } from '../../src/domain/letter/texts/letter-texts.ts';
import type { TextRules } from '../../src/domain/letter/texts/text-rule.ts';
import { emptyFolder, messages } from './plan-folder.ts';

const OWN = 'config/mail';

/** What is said of an office's files; empty: nothing. */
async function faults(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const dir = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(dir, name), text);
  const read = await readLetterTexts({ own: OWN, office: dir });
  return read.ok ? [] : messages(dir, read.problem);
}

const worded = (group: string, key: string, text: string): Promise<readonly string[]> =>
  faults({ 'thu.yaml': `${group}:\n  ${key}: ${JSON.stringify(text)}\n` });

test('the program brings a text for every key, each within its rules', async () => {
  const read = await readLetterTexts({ own: OWN, office: null });
  if (!read.ok) throw new Error(messages(OWN, read.problem).join('\n'));
  for (const [group, rules] of Object.entries<TextRules>(TEXT_CATALOGUE))
    expect(Object.keys(read.value[group as keyof typeof TEXT_CATALOGUE])).toEqual(Object.keys(rules));
});

test('an office words what it wants to, in files of any name; the rest stays', async () => {
  const dir = emptyFolder();
  writeFileSync(path.join(dir, 'chung.yaml'), 'common:\n  closing: Xin trân trọng cảm ơn.\n');
  writeFileSync(
    path.join(dir, 'nhac-viec.yaml'),
    'reminder:\n  request: >-\n    {deNghi} {nguoiNhan} gửi\n    báo cáo.\n',
  );
  writeFileSync(path.join(dir, 'chua-viet.yaml'), '# còn trống\n');
  const read = await readLetterTexts({ own: OWN, office: dir });
  if (!read.ok) throw new Error(messages(dir, read.problem).join('\n'));
  const texts = read.value;
  expect(texts.common.closing.source).toBe('Xin trân trọng cảm ơn.');
  expect(texts.reminder.request.parts).toEqual([
    { name: 'deNghi' },
    ' ',
    { name: 'nguoiNhan' },
    ' gửi báo cáo.',
  ]);
  expect(texts.reminder.next.source).toBe('đã báo cáo thì không nhắc nữa');
});

test('texts are kept and made again; what another version has kept, or nobody, is not taken for them', async () => {
  const read = await readLetterTexts({ own: OWN, office: null });
  if (!read.ok) throw new Error('the words of the program do not read');
  const sources = sourcesOf(read.value);
  expect(readKeptTexts(JSON.stringify(sources))).toEqual(read.value);
  const { common, ...fewer } = sources;
  expect(common).toBeDefined();
  expect(readKeptTexts(JSON.stringify(fewer))).toBeNull();
  const reminder = { ...sources['reminder'], why: '{tieuDe}' };
  expect(readKeptTexts(JSON.stringify({ ...sources, reminder }))).toBeNull();
  for (const json of ['', '{', '[]', '{"common": 5}']) expect(readKeptTexts(json)).toBeNull();
});

test('no folder is no fault: nothing has been worded', async () => {
  const read = await readLetterTexts({ own: OWN, office: path.join(emptyFolder(), 'chua-co') });
  expect(read.ok && read.value.common.closing.source).toBe('Trân trọng.');
});

describe('each fault with words that end the search', () => {
  test.each([
    [
      'reminder',
      'loiMo',
      'Chào.',
      'thu.yaml:2 reminder.loiMo: gặp khóa "loiMo"; cần một trong các khóa: subject,',
    ],
    [
      'nhac-viec',
      'subject',
      'Chào.',
      'thu.yaml:1 nhac-viec: gặp khóa "nhac-viec"; cần một trong các khóa: common,',
    ],
    [
      'reminder',
      'subject',
      'Nhiệm vụ {soNhiemVu}: {conLay} đến {hanCuoi}',
      'thu.yaml:2 reminder.subject: gặp chỗ điền {conLay}; cần một trong các chỗ điền của câu này: {nguoiNhan}, ',
    ],
    ['reminder', 'subject', 'Nhiệm vụ {soNhiemVu}: {conLay} đến {hanCuoi}', '; gần nhất: {conLai}.'],
    [
      'reminder',
      'subject',
      'Sắp đến hạn {hanCuoi}',
      'gặp câu không có {soNhiemVu}; cần chỗ điền {soNhiemVu} (số của nhiệm vụ) trong câu này.',
    ],
    [
      'confidential',
      'opening',
      '{nhiemVu}',
      'gặp chỗ điền {nhiemVu}; cần một trong các chỗ điền của câu này: ',
    ],
    ['reminder', 'why', 'a'.repeat(901), 'gặp chữ dài 901 ký tự; cần không quá 900 ký tự, tính cả chỗ điền.'],
    ['reminder', 'answer', 'ă'.repeat(81), 'gặp chữ dài 81 ký tự; cần không quá 80 ký tự'],
    [
      'reminder',
      'subject',
      '{soNhiemVu} {hanCuoi}\r\nBcc: a@b.example',
      'gặp chữ có xuống dòng; cần một dòng',
    ],
    ['reminder', 'why', 'một dòng\nhai dòng', 'gặp chữ có xuống dòng; cần một dòng'],
    ['reminder', 'why', 'chữ\u202engược', 'gặp ký tự không nhìn thấy U+202E; cần chữ, số và dấu câu'],
    ['reminder', 'why', 'một\u0007', 'gặp ký tự không nhìn thấy U+0007; cần chữ, số và dấu câu'],
    ['reminder', 'why', 'xem <b>kỹ</b>', 'gặp "<b>"; cần chữ thuần: không thẻ HTML'],
    ['reminder', 'why', 'xem <img src=x', 'gặp "<img src=x"; cần chữ thuần'],
    ['reminder', 'why', 'A &amp; B', 'gặp "&amp;"; cần chữ thuần'],
    ['reminder', 'why', 'xem [tại đây](dia-chi)', 'gặp "]("; cần chữ thuần'],
    ['reminder', 'why', 'xem https://o-dau.example', 'gặp "https:"; cần chữ thuần'],
    ['reminder', 'why', 'còn {conLai', 'gặp ngoặc nhọn không thành cặp; cần chỗ điền viết liền'],
    ['reminder', 'why', '{{link:77-9}}', 'gặp ngoặc nhọn không thành cặp; cần chỗ điền viết liền'],
    ['reminder', 'why', '{ vaiTro }', 'gặp chỗ điền { vaiTro }; cần một trong các chỗ điền của câu này'],
    [
      'reminder',
      'why',
      '{constructor}',
      'gặp chỗ điền {constructor}; cần một trong các chỗ điền của câu này',
    ],
    ['reminder', 'why', '  ', 'gặp chữ để trống; cần một câu; bỏ cả khóa để dùng lời văn kèm chương trình.'],
  ])('%s.%s: %j', async (group, key, text, words) => {
    const said = await worded(group, key, text);
    expect(said.join('\n')).toContain(words);
  });

  test('what is no text at all', async () => {
    expect(await faults({ 'thu.yaml': 'reminder: nhắc\n' })).toEqual([
      'thu.yaml:1 reminder: gặp "nhắc"; cần một nhóm khóa (khóa: giá trị).',
    ]);
    expect(await faults({ 'thu.yaml': 'reminder:\n  why: 5\n  next: [a]\n' })).toEqual([
      'thu.yaml:2 reminder.why: gặp 5; cần một chuỗi chữ; câu bắt đầu bằng chỗ điền thì đặt trong dấu nháy kép.',
      'thu.yaml:3 reminder.next: gặp một danh sách; cần một chuỗi chữ; câu bắt đầu bằng chỗ điền thì đặt trong dấu nháy kép.',
    ]);
    expect((await faults({ 'thu.yaml': 'reminder:\n  why: {nguoiNhan}\n' })).join()).toContain('thu.yaml:2');
    expect((await faults({ 'thu.yaml': 'reminder:\n  why: {nguoiNhan} nhận\n' })).join()).toContain(
      'thu.yaml:2',
    );
  });

  test('a key twice, in one file and in two', async () => {
    expect((await faults({ 'a.yaml': 'common:\n  closing: Một.\n  closing: Hai.\n' })).join()).toContain(
      'a.yaml:3',
    );
    expect(
      await faults({ 'a.yaml': 'common: { closing: Một. }', 'b.yaml': 'common: { closing: Hai. }' }),
    ).toEqual([
      expect.stringMatching(
        /^b\.yaml:1 common\.closing: gặp "Hai\."; cần mỗi khóa một lần; khóa này đã có ở .*a\.yaml:1\.$/u,
      ),
    ]);
  });

  test('a file that would be overlooked', async () => {
    expect(await faults({ 'thu.yaml.txt': 'common: {}', '.DS_Store': '' })).toEqual([
      'thu.yaml.txt: gặp tệp "thu.yaml.txt"; cần tệp có đuôi .yaml; tệp khác để ở thư mục khác.',
    ]);
  });

  test('all of them at once, over all files', async () => {
    const said = await faults({
      'a.yaml': 'reminder:\n  why: "{khong}"\n  subject: "<b>"\n',
      'b.yaml': 'la:\n  closing: a\n',
    });
    expect(said.map((line) => line.slice(0, line.indexOf(':', 8)))).toEqual([
      'a.yaml:2 reminder.why',
      'a.yaml:3 reminder.subject',
      'a.yaml:3 reminder.subject',
      'a.yaml:3 reminder.subject',
      'b.yaml:1 la',
    ]);
  });

  test('a text that the program itself has lost', async () => {
    const dir = emptyFolder();
    mkdirSync(path.join(dir, 'mail'));
    writeFileSync(path.join(dir, 'mail', 'common.yaml'), 'common:\n  closing: Trân trọng.\n');
    const read = await readLetterTexts({ own: path.join(dir, 'mail'), office: null });
    const said = read.ok ? [] : messages(dir, read.problem);
    expect(said).toContain(
      'mail common.greeting: gặp không có gì; cần câu chữ của khóa "common.greeting" trong một tệp .yaml của thư mục này.',
    );
    expect(said.join()).not.toContain('common.closing');
  });
});
