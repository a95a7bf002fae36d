import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldAnswer } from '../../../src/domain/mail/fold-answer.ts';
import { readTag, tagAddress } from '../../../src/domain/mail/return-tag.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';

const kinds = (text: string): string =>
  foldAnswer(text)
    .map(({ kind }) => kind)
    .join(' ');

describe('an answer is folded', () => {
  test.each([
    ['words alone', 'Đã nhận.\n\nSở sẽ báo cáo.', 'said'],
    ['marked lines below', 'Đã nhận.\n\n> Kính gửi\n> Sở', 'said quoted'],
    [
      'answers between the lines',
      '> Đã nhận chưa?\nĐã nhận.\n> Khi nào báo cáo?\nNgày 20/4.',
      'quoted said quoted said',
    ],
    [
      'Gmail in English',
      'Ok\n\nOn Wed, Apr 11, 2018 at 8:00 AM Ban <a@b.example> wrote:\n\n> x',
      'said quoted',
    ],
    [
      'Gmail in Vietnamese, broken in two',
      'Ok\n\nVào Th 4, 11 thg 4, 2018 vào lúc 08:00 Ban\n<a@b.example> đã viết:\n> x',
      'said quoted',
    ],
    ['Outlook in English', 'Ok\n\nFrom: Ban\nSent: Wednesday\nTo: Sở\nSubject: x\n\nhết', 'said quoted'],
    ['Outlook in Vietnamese', 'Ok\n\nTừ: Ban\nĐã gửi: Thứ Tư\nTới: Sở\n\nhết', 'said quoted'],
    ['Outlook with a rule', 'Ok\n________________________________\nFrom: Ban\nSent: x\n\nhết', 'said quoted'],
    ['an original marked by dashes', 'Ok\n-----Original Message-----\nFrom: x', 'said quoted'],
    ['a signature', 'Ok\n-- \nNguyễn Văn An\nPhó Giám đốc', 'said signature'],
    ['a sentence that begins with "Từ:"', 'Từ: hôm nay\nSở làm việc.', 'said'],
    ['a sentence that begins with a day', 'Ngày 20/4 Sở viết:\nbáo cáo', 'said'],
    ['nothing', '', 'said'],
  ])('%s', (_what, text, expected) => {
    expect(kinds(text)).toBe(expected);
  });

  test('whatever it is, not a character is lost', () => {
    const line = fc.oneof(
      fc.constantFrom('> a', '-- ', 'From: a', 'Sent: b', 'On x wrote:', '', '___________'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        expect(
          foldAnswer(text)
            .map((piece) => piece.text)
            .join('\n'),
        ).toBe(text);
      }),
    );
  });
});

describe('the tag of a message', () => {
  const base = 'tra-lai@haugiang.example';
  const tag = { on: localDate('2018-12-19'), seal: '0123456789abcdef0123456789' };

  test('stands behind a plus sign, and is read back in whatever letters', () => {
    const address = tagAddress(base, tag);
    expect(address).toBe('tra-lai+1812190123456789abcdef0123456789@haugiang.example');
    expect(readTag(base, address.toUpperCase())).toEqual(tag);
  });

  test.each([
    ['tra-lai@haugiang.example', null],
    ['tra-lai+1812190123456789abcdef0123456789@khac.example', null],
    ['khac+1812190123456789abcdef0123456789@haugiang.example', null],
    ['tra-lai+x@haugiang.example', 'broken'],
    ['tra-lai+@haugiang.example', 'broken'],
    ['tra-lai+1813410123456789abcdef0123456789@haugiang.example', 'broken'],
  ])('%s: %s', (address, seen) => {
    expect(readTag(base, address)).toBe(seen);
  });
});
