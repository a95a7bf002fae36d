import { describe, expect, test } from 'vitest';
import { bareOf } from '../../../src/domain/deadline/spelling.ts';
import { datesOf, meaningOf, read } from './support.ts';

describe('the same words, printed otherwise, read the same', () => {
  test.each([
    ['capitals', 'Hoàn thành trước ngày 30/6/2018', 'HOÀN THÀNH TRƯỚC NGÀY 30/6/2018'],
    ['decomposed letters', 'Hoàn thành trong quý II/2018', 'Hoàn thành trong quý II/2018'.normalize('NFD')],
    ['the tone on the other vowel', 'hoàn thành trong quý II/2018', 'hòan thành trong qúy II/2018'],
    ['hàng for hằng', 'trước ngày 25 hằng tháng', 'trước ngày 25 hàng tháng'],
    ['quí for quý', 'trong quý 3/2018', 'trong quí III/2018'],
    ['no-break and thin spaces', 'trước ngày 30/6/2018', 'trước\u00a0ngày\u202f30/6/2018'],
    ['full-width digits and strokes', 'trước ngày 30/6/2018', 'trước ngày ３０／６／２０１８'],
    ['full-width letters', 'quý IV/2018', 'quý ＩＶ/2018'],
    ['zero-width characters', 'trước ngày 30/6/2018', 'trước\u200b ngày 30/6/\ufeff2018'],
    ['line breaks', 'trước ngày 30 tháng 6 năm 2018', 'trước ngày 30\ntháng 6\r\nnăm 2018'],
    ['long dashes', 'giai đoạn 2018 - 2020', 'giai đoạn 2018 – 2020'],
    ['dots in the date', 'trước ngày 20/7/2018', 'trước ngày 20.7.2018'],
    ['the number in words besides', 'trong 06 tháng kể từ ngày ký', 'trong 06 (sáu) tháng kể từ ngày ký'],
    ['numbers in words', 'trong vòng 15 ngày kể từ ngày ký', 'trong vòng mười lăm ngày kể từ ngày ký'],
    ['thirty in words', 'trong vòng 30 ngày kể từ ngày ký', 'trong vòng ba mươi ngày kể từ ngày ký'],
    ['the hour with a letter', 'trước 16 giờ 00 ngày 05/5/2018', 'trước 16h00 ngày 05/5/2018'],
    ['the hour with a colon', 'trước 16 giờ 00 ngày 05/5/2018', 'trước 16:00 ngày 05/5/2018'],
    ['mùng, mồng', 'trước ngày mùng 5 tháng 3 năm 2019', 'trước mồng 5 tháng 3 năm 2019'],
    ['l for I in the quarter', 'trong quý III/2018', 'trong quý lIl/2018'],
  ])('%s', (_, plain, printed) => {
    expect(datesOf(read(printed))).toEqual(datesOf(read(plain)));
    expect(read(printed).refused).toBeNull();
  });
});

describe('what scanners and typists spoil is read, and said', () => {
  test.each([
    ['hoan thanh truoc ngay 30/6/2018', 'Hoàn thành trước ngày 30/6/2018'],
    ['trong quy II/2018', 'trong quý II/2018'],
    ['Hoàn thành trong nãm 2019', 'Hoàn thành trong năm 2019'],
    ['trước ngày O5/5/2018', 'trước ngày 05/5/2018'],
    ['trước ngày l5/5/2018', 'trước ngày 15/5/2018'],
    [
      'trong vòng 03 thang kê từ ngay ban hành Nghị quyết',
      'trong vòng 03 tháng kể từ ngày ban hành Nghị quyết',
    ],
    ['châm nhât ngày 15/5/2018', 'chậm nhất ngày 15/5/2018'],
    ['định kỳ 06 tháng, chậm nhất ngay 20/6', 'định kỳ 06 tháng, chậm nhất ngày 20/6'],
  ])('%s', (spoiled, meant) => {
    expect(meaningOf(read(spoiled))).toEqual(meaningOf(read(meant)));
    expect(read(spoiled).flags).toContain('spelling');
  });

  test('"ngay" that means "at once" stays what it is', () => {
    expect(read('ngay sau khi có kết luận').offset).toEqual({ amount: 0, unit: 'day', direction: 'after' });
  });
});

test('the words of an event stay as printed, whatever was folded to read them', () => {
  expect(read('sau khi Uỷ ban nhân dân tỉnh  ban hành Kế hoạch').event).toBe(
    'Uỷ ban nhân dân tỉnh  ban hành Kế hoạch',
  );
});

test('the understood words are pointed at in the text as given', () => {
  const text = 'Báo cáo kết quả '.normalize('NFD') + 'trước ngày 05/5/2018, gửi Ban Tổ chức';
  const [span] = read(text).spans;
  expect(text.slice(span?.from, span?.to)).toBe('trước ngày 05/5/2018');
});

test('bareOf leaves the letters alone', () => {
  expect(bareOf('Đường quý Hoà')).toBe('Duong quy Hoa');
});
