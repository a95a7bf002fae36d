import { describe, expect, test } from 'vitest';
import { readNotice, withNotice } from '../../src/web/notice.ts';
import { createSeal } from '../../src/web/security/seal.ts';

const seal = createSeal('khoa');
const given = (address: string): string => new URL(address, 'http://a').searchParams.get('tin') ?? '';
const back = (words: string) => readNotice(seal, given(withNotice(seal, '/thu', { tone: 'done', words })));

describe('what has just been done', () => {
  test('is read back as it was said', () => {
    expect(back('Đã lưu.\nNhiệm vụ 12: hết ngày 05/5/2018.')).toEqual({
      tone: 'done',
      words: 'Đã lưu.\nNhiệm vụ 12: hết ngày 05/5/2018.',
    });
    expect(withNotice(seal, '/?co-quan=x', { tone: 'done', words: 'a' })).toContain('/?co-quan=x&tin=');
  });
  test('of two thousand tasks: the first lines and how many more, in an address that every server takes', () => {
    const lines = Array.from({ length: 2_000 }, (_, n) => `Nhiệm vụ ${n + 1}: hết ngày 05/5/2018 (thứ Bảy).`);
    const address = withNotice(seal, '/van-ban', { tone: 'done', words: lines.join('\n') });
    expect(address.length).toBeLessThan(4_000);
    const words = readNotice(seal, given(address))?.words.split('\n') ?? [];
    expect(words.slice(0, 5)).toEqual(lines.slice(0, 5));
    expect(words.at(-1)).toBe(`Và ${2_000 - (words.length - 1)} dòng khác.`);
  });
  test('in one endless line is cut between characters', () => {
    expect(back('😀'.repeat(5_000))?.words.isWellFormed()).toBe(true);
    expect(withNotice(seal, '/', { tone: 'problem', words: '😀'.repeat(5_000) }).length).toBeLessThan(6_000);
  });
  test.each([undefined, '', '.', 'a.b', 'e30.', `e30.${createSeal('khac').mark('notice', 'e30')}`])(
    'that somebody else says (%j) is not shown',
    (text) => {
      expect(readNotice(seal, text)).toBeNull();
    },
  );
});
