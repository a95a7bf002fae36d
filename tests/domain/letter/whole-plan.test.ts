import { beforeAll, describe, expect, test } from 'vitest';
import { composeLetter } from '../../../src/domain/letter/compose-letter.ts';
import type { Letter, LetterInput } from '../../../src/domain/letter/letter.ts';
import { flat, visible, wordsOf } from './reading.ts';
import { threeYearsOfLetters } from './three-years.ts';

/** The plan of 2018 as it is adopted, if nobody ever answered: some 280 messages. */
describe('every message of three years of the real plan', () => {
  let letters: readonly (Letter & { readonly input: LetterInput })[] = [];
  const to = (date: string, body: string): string => {
    const found = letters.filter(({ input }) => input.sendAt.startsWith(date) && input.recipient.id === body);
    return found.map(({ subject, text }) => flat(`${subject}\n${text}`)).join('\n');
  };
  beforeAll(async () => {
    const inputs = await threeYearsOfLetters('2021-01-31');
    letters = inputs.map((input) => ({ input, ...composeLetter(input) }));
  });

  test('is complete, short enough, polite, and the same in both forms', () => {
    expect(letters.length).toBeGreaterThan(250);
    for (const { subject, text, html } of letters) {
      expect(Array.from(subject).length).toBeLessThanOrEqual(120);
      expect(subject).not.toContain('…');
      expect(Buffer.byteLength(html)).toBeLessThan(60 * 1024);
      expect(wordsOf(visible(html))).toEqual(wordsOf(text));
      expect(text).not.toMatch(/!|\bnull\b|\bundefined\b|\.\.|;\s*[.;]|\(\s*\)|: \.|,\s*[.,]/u);
      expect(text).toContain('Vì sao có thư này: ');
      expect(text).toContain('Cách tính: ');
      expect(text).toContain('Tiếp theo: ');
    }
  });

  test('Sở Nội vụ learns of its sixteen tasks in one notice', () => {
    const notice = to('2018-04-11', 'so-noi-vu');
    expect(notice).toContain('Thông báo giao nhiệm vụ: 16 nhiệm vụ, thời hạn gần nhất 31/12/2018');
    expect(notice).toContain('Sở Nội vụ được giao tham mưu 14 nhiệm vụ và phối hợp 02 nhiệm vụ');
    expect(notice).toContain('trưởng ấp, khu vực không phải là đảng viên');
    expect(notice).not.toContain('trường áp');
    expect(notice).toContain('các sở, ban, ngành tỉnh có liên quan (chưa xác định)');
  });

  test('a district committee is given its tasks and asked for its plan in one message', () => {
    const message = to('2018-04-11', 'huyen-uy-long-my');
    expect(message).toContain('05 nhiệm vụ được giao, 01 kế hoạch, báo cáo cần gửi; hạn gần nhất 04/5/2018');
    expect(message).toContain('chậm nhất hết ngày 04/5/2018 (Kế hoạch ghi "trước ngày 05/5/2018")');
  });

  test('who has not sent its plan is reminded with the count, and named to the office afterwards', () => {
    expect(to('2018-05-04', 'huyen-uy-long-my')).toContain(
      'đã nhận 0/21, còn 21 đơn vị chưa gửi (hạn 04/5/2018)',
    );
    expect(to('2018-05-07', 'ban-to-chuc-tinh-uy')).toContain('- Huyện ủy Long Mỹ');
  });

  test('task 9 is reminded on 19/12/2018 as the model mail says', () => {
    const reminder = to('2018-12-19', 'so-noi-vu');
    expect(reminder).toContain('Nhiệm vụ 9: còn 07 ngày làm việc đến 28/12/2018 (hạn 31/12/2018)');
    expect(reminder).toContain(
      '(Đồng gửi cơ quan phối hợp: Ban Tổ chức Tỉnh ủy; Ban Thường vụ các huyện, thị, thành ủy)',
    );
    expect(reminder).toContain('hệ thống nhắc lại ngày 25/12/2018 và ngày 28/12/2018');
  });

  test('nothing is ever written to Ban Thường vụ', () => {
    expect(letters.filter(({ input }) => input.recipient.id === 'ban-thuong-vu-tinh-uy')).toEqual([]);
  });
});
