import { describe, expect, test } from 'vitest';
import {
  EMPTY_OUTLINE,
  NIL_WORDS,
  OUTLINE,
  outlineText,
  readOutline,
} from '../../../src/domain/report/outline.ts';

test('the six headings of "Báo cáo tình hình thực hiện", and what a body says that has nothing to report', () => {
  expect(OUTLINE.map(({ heading }) => heading)).toEqual([
    'I. Tình hình triển khai',
    'II. Kết quả thực hiện',
    'III. Tồn tại, hạn chế, nguyên nhân',
    'IV. Khó khăn, vướng mắc',
    'V. Kiến nghị, đề xuất',
    'VI. Nhiệm vụ thời gian tới',
  ]);
  expect(EMPTY_OUTLINE).toEqual({ I: '', II: '', III: '', IV: '', V: '', VI: '' });
  expect(NIL_WORDS).toBe('Không phát sinh.');
});

describe('one text out of what was written under the headings', () => {
  test('parts stand apart by an empty line; a heading without words is left out', () => {
    const parts = {
      ...EMPTY_OUTLINE,
      I: '  Đã quán triệt.\n',
      II: 'Giảm 02 phòng.\nGiảm 05 biên chế.',
      IV: ' \n ',
    };
    expect(outlineText(parts)).toBe(
      'I. Tình hình triển khai\nĐã quán triệt.\n\nII. Kết quả thực hiện\nGiảm 02 phòng.\nGiảm 05 biên chế.',
    );
  });

  test('nothing was written: no text', () => {
    expect(outlineText(EMPTY_OUTLINE)).toBe('');
  });
});

describe('the same text taken apart again', () => {
  test('every part comes back, also under a heading that was typed with blanks around it', () => {
    const text =
      'I. Tình hình triển khai\nĐã quán triệt.\n\n  V. Kiến nghị, đề xuất  \nCho kéo dài.\nThêm kinh phí.\n';
    expect(readOutline(text)).toEqual({
      ...EMPTY_OUTLINE,
      I: 'Đã quán triệt.',
      V: 'Cho kéo dài.\nThêm kinh phí.',
    });
  });

  test('words before the first heading belong to the results', () => {
    expect(readOutline('Đã xong 02 việc.\nIII. Tồn tại, hạn chế, nguyên nhân\nChậm.')).toEqual({
      ...EMPTY_OUTLINE,
      II: 'Đã xong 02 việc.',
      III: 'Chậm.',
    });
  });

  test('a sentence that begins like a heading begins no part', () => {
    expect(readOutline('II. Kết quả thực hiện năm 2018 khá.')).toEqual({
      ...EMPTY_OUTLINE,
      II: 'II. Kết quả thực hiện năm 2018 khá.',
    });
  });
});
