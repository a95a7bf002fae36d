import { describe, expect, test } from 'vitest';
import { tokenize } from '../../../src/domain/deadline/tokens.ts';

/** Each character between two letters: does it part them (`a b`), join them (`a…b` is one word), or stand as a mark? */
describe('what stands between two letters', () => {
  const between = (code: number): string => {
    const [, second, third] = tokenize(`a${String.fromCharCode(code)}b`);
    if (second === undefined) return 'letter';
    if (third !== undefined) return second.kind;
    return second.spaced ? 'space' : 'nothing';
  };

  test.each([
    ['a line break', 0x0a, 'space'],
    ['a space', 0x20, 'space'],
    ['a no-break space', 0xa0, 'space'],
    ['the first of the typographic spaces', 0x2000, 'space'],
    ['a hair space', 0x200a, 'space'],
    ['a zero-width space', 0x200b, 'nothing'],
    ['a zero-width joiner', 0x200d, 'nothing'],
    ['a narrow no-break space', 0x202f, 'space'],
    ['a word joiner', 0x2060, 'nothing'],
    ['a soft hyphen', 0xad, 'letter'],
    ['an ideographic space', 0x3000, 'space'],
    ['a byte order mark', 0xfeff, 'nothing'],
    ['@, before A', 0x40, 'mark'],
    ['A', 0x41, 'letter'],
    ['Z', 0x5a, 'letter'],
    ['[, after Z', 0x5b, 'mark'],
    ['`, before a', 0x60, 'mark'],
    ['z', 0x7a, 'letter'],
    ['{, after z', 0x7b, 'mark'],
    ['/, before 0', 0x2f, 'mark'],
    ['0', 0x30, 'number'],
    ['9', 0x39, 'number'],
    [':, after 9', 0x3a, 'mark'],
    ['a superscript two', 0xb2, 'mark'],
    ['×, in the midst of the letters', 0xbf, 'mark'],
    ['À, the first accented letter', 0xc0, 'letter'],
    ['ư', 0x1b0, 'letter'],
    ['ự', 0x1ef1, 'letter'],
    ['a hyphen', 0x2010, 'mark'],
    ['an en dash', 0x2013, 'mark'],
    ['an ellipsis', 0x2026, 'mark'],
    ['the last of general punctuation', 0x206f, 'mark'],
    ['a superscript zero', 0x2070, 'letter'],
    ['an ideographic comma', 0x3001, 'mark'],
    ['the last ideographic mark', 0x303f, 'mark'],
    ['a kana', 0x3042, 'letter'],
    ['a full-width exclamation mark', 0xff01, 'mark'],
    ['a full-width digit', 0xff15, 'number'],
    ['a full-width letter', 0xff21, 'letter'],
    ['a full-width tilde', 0xff5e, 'mark'],
    ['a half-width kana', 0xff71, 'letter'],
  ])('%s', (_, code, stands) => {
    expect(between(code)).toBe(stands);
  });
});

const PLAIN = { term: '', mark: '', roman: false, capital: false, repaired: false };

describe('a token as a whole', () => {
  test.each([
    ['05', { ...PLAIN, kind: 'number', text: '05', value: 5, from: 0, to: 2, spaced: true }],
    ['０５', { ...PLAIN, kind: 'number', text: '05', value: 5, from: 0, to: 2, spaced: true }],
    [
      'Ngày',
      { ...PLAIN, kind: 'word', term: 'ngày', text: 'ngày', capital: true, from: 0, to: 4, spaced: true },
    ],
    ['ﬁ', { ...PLAIN, kind: 'word', text: 'ﬁ', from: 0, to: 1, spaced: true }],
    ['–', { ...PLAIN, kind: 'mark', mark: '-', text: '–', from: 0, to: 1, spaced: true }],
    [
      'IV',
      {
        ...PLAIN,
        kind: 'word',
        text: 'iv',
        value: 4,
        roman: true,
        capital: true,
        from: 0,
        to: 2,
        spaced: true,
      },
    ],
  ])('%s', (text, token) => {
    const [only, ...more] = tokenize(text);
    expect(more).toEqual([]);
    expect(only).toEqual({ value: Number.NaN, ...token });
  });

  test('a full-width mark after a word leaves the word as it is', () => {
    expect(tokenize('ﬁ！2').map(({ text, mark, spaced }) => [text, mark, spaced])).toEqual([
      ['ﬁ', '', true],
      ['！', '!', false],
      ['2', '', false],
    ]);
  });

  test('the end of the text ends a number', () => {
    expect(tokenize('quý 4').map(({ to }) => to)).toEqual([3, 5]);
  });
});

describe('numbers that Roman letters write', () => {
  test.each([
    ['I', 1],
    ['II', 2],
    ['IV', 4],
    ['IX', 9],
    ['XIV', 14],
    ['XXXVIII', 38],
    ['lII', 3],
    ['vi', 6],
    ['via', Number.NaN],
    ['mix', Number.NaN],
    ['quý', Number.NaN],
  ])('%s', (text, value) => {
    const [only] = tokenize(text);
    expect([only?.value, only?.roman]).toEqual([value, !Number.isNaN(value)]);
  });
});
