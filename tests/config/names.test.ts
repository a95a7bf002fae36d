import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMailbox } from '../../config/fields.ts';
import { foldName, nearestName } from '../../config/names.ts';

describe('one name, many spellings', () => {
  test.each([
    ['Ban Tổ chức Tỉnh uỷ', 'Ban Tổ chức Tỉnh ủy', 'the tone mark on another letter'],
    ['hoà bình', 'hòa bình', 'the same with oa'],
    ['Ban thường vụ các huyện, thị, thành uỷ', 'Ban Thường vụ các huyện, thị, thành ủy', 'case'],
    ['Sở  Nội\u00a0vụ ', 'Sở Nội vụ', 'blanks'],
    ['Sở Nội vụ'.normalize('NFD'), 'Sở Nội vụ', 'Unicode form'],
  ])('%s = %s (%s)', (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  test.each([
    ['Huyện ủy Long Mỹ', 'Thị ủy Long Mỹ'],
    ['Huyện ủy Châu Thành', 'Huyện ủy Châu Thành A'],
    ['trưởng ấp', 'trường áp'],
  ])('%s ≠ %s', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });

  test('folding a folded name changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => foldName(foldName(name)) === foldName(name)),
    );
  });
});

describe('the nearest known name', () => {
  const known = ['Sở Nội vụ', 'Sở Tài chính', 'Ban Tổ chức Tỉnh ủy', 'so-noi-vu'];

  test.each([
    ['Sở Nội vu', 'Sở Nội vụ'],
    ['sở nội  vụ', 'Sở Nội vụ'],
    ['Ban Tổ chức Tình uỷ', 'Ban Tổ chức Tỉnh ủy'],
    ['so-noi-vuu', 'so-noi-vu'],
    ['Ủy ban nhân dân xã', null],
    ['', null],
  ])('%s → %s', (name, nearest) => {
    expect(nearestName(name, known)).toBe(nearest);
  });

  test('a known name is its own nearest', () => {
    fc.assert(fc.property(fc.constantFrom(...known), (name) => nearestName(name, known) === name));
  });
});

describe('a mailbox is one strict address', () => {
  test.each([
    ['so-noi-vu@haugiang.example', true],
    ['van.thu+kh77@tinhuy.haugiang.gov.vn', true],
    ['Sở Nội vụ <so-noi-vu@haugiang.example>', false],
    ['a@haugiang.example, b@haugiang.example', false],
    ['a@haugiang.example;b@haugiang.example', false],
    ['so-noi-vu@haugiang.example\nBcc: x@y.example', false],
    [' so-noi-vu@haugiang.example', false],
    ['so-noi-vu@haugiang', false],
    ['so-noi-vu', false],
    ['@haugiang.example', false],
    ['so..noi@haugiang.example', false],
    ['.so@haugiang.example', false],
    ['so@noi@haugiang.example', false],
    ['so-noi-vu@-haugiang.example', false],
    ['so-noi-vu@haugiang..example', false],
    ['sở-nội-vụ@haugiang.example', false],
    ['"so noi vu"@haugiang.example', false],
    [`${'a'.repeat(65)}@haugiang.example`, false],
    [`a@${'b'.repeat(64)}.example`, false],
    [`a@${'b.'.repeat(130)}example`, false],
  ])('%j: %s', (address, good) => {
    expect(isMailbox(address)).toBe(good);
  });

  test('nothing that ends a line or separates addresses ever passes', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('\r', '\n', ',', ';', '<', '>', ' ', '\0', ':', '"'),
        fc.string(),
        (a, bad, b) => {
          expect(isMailbox(`${a}${bad}${b}@haugiang.example`)).toBe(false);
          expect(isMailbox(`a@${a}${bad}${b}.example`)).toBe(false);
        },
      ),
    );
  });
});
