import { beforeAll, describe, expect, test } from 'vitest';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import type { WorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { PhraseTable } from '../../../src/domain/deadline/cursor.ts';
import { describeReading, describeResolved } from '../../../src/domain/deadline/describe-deadline.ts';
import { asksPerson } from '../../../src/domain/deadline/flags.ts';
import { addLength } from '../../../src/domain/deadline/length.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import { readingContext } from '../../../src/domain/deadline/reading-context.ts';
import { publishedCalendar, read, resolve } from './support.ts';

let calendar: WorkingCalendar;
beforeAll(async () => {
  calendar = await publishedCalendar();
});

const TASK_12 = 'Sau khi Trung ương ban hành văn bản hướng dẫn 3 tháng và hoàn thành trước năm 2020';

describe('the rule in words', () => {
  test.each([
    [
      'a date',
      'trước ngày 05/5/2018',
      'trước ngày 05/5/2018',
      'Trước ngày 05/5/2018: hết ngày 04/5/2018, thứ Sáu.',
    ],
    [
      'an hour',
      'chậm nhất 17h00 ngày 05/5/2018',
      'chậm nhất 17 giờ 00 ngày 05/5/2018',
      'Chậm nhất 17 giờ 00 ngày 05/5/2018, thứ Bảy.',
    ],
    [
      'a period',
      'trong 03 tháng kể từ ngày nhận kết luận',
      'trong vòng 03 tháng kể từ khi nhận kết luận',
      'Trong vòng 03 tháng kể từ khi nhận kết luận. Thời hạn phụ thuộc một sự kiện chưa có ngày.',
    ],
    [
      'a half day',
      '10,5 ngày làm việc kể từ ngày nhận hồ sơ',
      'trong vòng 10,5 ngày làm việc kể từ khi nhận hồ sơ',
      'Trong vòng 10,5 ngày làm việc kể từ khi nhận hồ sơ. Số ngày lẻ nửa: tính đến hết ngày làm việc. Thời hạn phụ thuộc một sự kiện chưa có ngày.',
    ],
    [
      'an exclusive range',
      'từ năm 2018 và hoàn thành trước năm 2020',
      'từ ngày 01/01/2018 và hoàn thành trước ngày 01/01/2020',
      'Từ ngày 01/01/2018 và hoàn thành trước ngày 01/01/2020: hết ngày 31/12/2019, thứ Ba. Mốc bắt đầu in ra sớm hơn ngày ký văn bản; thời gian hiển thị tính từ ngày ký.',
    ],
  ])('%s', (_, text, short, long) => {
    expect(describeReading(read(text), 'short')).toBe(short);
    expect(describeReading(read(text), 'long')).toBe(long);
  });

  test('scope and condition are never dropped', () => {
    expect(describeReading(read('từ quý II/2018 (đối với 02 đơn vị thí điểm)'), 'long')).toContain(
      'Phạm vi: đối với 02 đơn vị thí điểm.',
    );
    expect(describeReading(read('từ năm 2019 (theo hướng dẫn của Trung ương)'), 'long')).toContain(
      'Điều kiện: theo hướng dẫn của Trung ương.',
    );
  });

  test('a refusal says the words and what would be understood', () => {
    expect(describeReading(read('trước ngày 31/02/2018'), 'long')).toBe(
      '"trước ngày 31/02/2018": Không có ngày này trong lịch.',
    );
    expect(describeReading(read('trước ngày 31/02/2018'), 'short')).toBe('Không có ngày này trong lịch.');
  });
});

describe('the computed date in words', () => {
  test.each([
    ['a printed date', 'trước ngày 05/5/2018', {}, 'hết ngày 04/5/2018, thứ Sáu'],
    ['an hour', 'chậm nhất 17h00 ngày 05/5/2018', {}, '17 giờ 00 ngày 05/5/2018, thứ Bảy'],
    ['a provisional date', 'chậm nhất ngày 28/6/2030', {}, 'hết ngày 28/6/2030, thứ Sáu (tạm tính)'],
    ['what goes on', 'từ năm 2019', {}, 'từ ngày 01/01/2019'],
    ['what waits', 'sau khi có hướng dẫn', {}, 'chưa có thời hạn: chờ sự kiện'],
    ['what comes again', 'trước ngày 25 hằng tháng', {}, 'Hằng tháng, trước ngày 25 của tháng'],
    ['a refusal', 'trong thời gian tới', {}, 'không ấn định thời hạn'],
  ])('%s', (_, text, known, words) => {
    expect(describeResolved(resolve(text, calendar, known), 'short')).toBe(words);
  });

  test('the long form tells the steps', () => {
    expect(describeResolved(resolve(TASK_12, calendar, { issuedOn: '2018-09-15' }), 'long')).toBe(
      '03 tháng kể từ ngày 15/9/2018 (không tính ngày 15/9): ngày 15/12/2018, thứ Bảy là ngày nghỉ, tính đến hết ngày 17/12/2018, thứ Hai. ' +
        'Trung ương ban hành văn bản hướng dẫn: ngày 15/9/2018. Ngày 15/9/2018 không tính; bắt đầu đếm từ ngày 16/9/2018. ' +
        '03 tháng: kết thúc ngày 15/12/2018. Ngày 15/12/2018 là ngày nghỉ (thứ Bảy): tính đến hết ngày 17/12/2018, thứ Hai.',
    );
  });

  test('a printed date on a day off names the day to aim at', () => {
    expect(describeResolved(resolve('Hoàn thành trong năm 2018', calendar), 'long')).toBe(
      'Chậm nhất hết ngày 31/12/2018, thứ Hai; ngày 31/12/2018 là ngày nghỉ (nghỉ hoán đổi, làm bù thứ Bảy 05/01/2019), ' +
        'nên ngày làm việc cuối cùng trong hạn là ngày 28/12/2018, thứ Sáu. Nhắc theo ngày làm việc cuối cùng 28/12/2018.',
    );
  });

  test.each([
    [
      'a Sunday',
      'Hoàn thành trong quý I/2019',
      'Chậm nhất hết ngày 31/3/2019, Chủ nhật; ngày làm việc cuối cùng trong hạn là ngày 29/3/2019, thứ Sáu',
    ],
    ['a working day', 'Hoàn thành trong năm 2019', 'Chậm nhất hết ngày 31/12/2019, thứ Ba'],
    [
      'another day than the printed one',
      'trước ngày 05/5/2018',
      'Trước ngày 05/5/2018: hết ngày 04/5/2018, thứ Sáu',
    ],
    [
      'a start before the signing',
      'Thực hiện từ năm 2018 và hoàn thành trong năm 2019',
      'Từ ngày 01/01/2018 đến hết ngày 31/12/2019, thứ Ba; văn bản ký ngày 10/4/2018 nên tính từ ngày ký',
    ],
    ['a start after it', 'Thực hiện từ năm 2019', 'Từ ngày 01/01/2019'],
  ])('the count says each day once: %s', (_, phrase, counted) => {
    expect(resolve(phrase, calendar).counted).toBe(counted);
  });

  test('a conflict is said once, for a person to decide', () => {
    const long = describeResolved(resolve(TASK_12, calendar, { issuedOn: '2019-10-10' }), 'long');
    expect(long.split('Vướng về thời hạn')).toHaveLength(2);
  });

  test('a roll names the days that were passed over, with their reason', () => {
    const { working } = resolve('10 ngày kể từ khi có kết luận', calendar, { issuedOn: '2019-01-26' });
    const roll = working.find(({ rule }) => rule === 'roll');
    expect(roll?.skipped?.map(({ on }) => on)).toEqual([
      '2019-02-05',
      '2019-02-06',
      '2019-02-07',
      '2019-02-08',
      '2019-02-09',
      '2019-02-10',
    ]);
    expect(roll?.source).toContain('148.5');
  });

  test('the last day of a shorter month is explained', () => {
    const { working } = resolve('03 tháng kể từ khi có kết luận', calendar, { issuedOn: '2017-11-30' });
    expect(working.map(({ rule }) => rule)).toEqual(['event', 'first-day', 'month-end']);
  });
});

describe('small parts', () => {
  test('which flags wait for a person', () => {
    expect(asksPerson(['event-and-ceiling'])).toBe(true);
    expect(asksPerson(['start-before-document', 'scope'])).toBe(false);
  });

  test('the date of a document as catalogues print it', () => {
    expect(readingContext('2025-11-17')).toEqual({ documentOn: '2025-11-17' });
    expect(readingContext('2025-11')).toEqual({ documentOn: null, documentYear: 2025 });
    expect(readingContext(null)).toEqual({ documentOn: null });
  });

  test('a length beyond the calendar has no end; working days need a calendar', () => {
    const on = localDate('2018-01-31');
    expect(addLength(on, { amount: 9_999, unit: 'year', direction: 'after' })).toBeNull();
    expect(addLength(on, { amount: 1, unit: 'month', direction: 'after' })).toBe('2018-02-28');
    expect(addLength(on, { amount: 1, unit: 'working_day', direction: 'after' })).toBeNull();
    expect(addLength(on, { amount: 3, unit: 'day', direction: 'before' })).toBe('2018-01-28');
  });

  test('a phrase of a word outside the vocabulary can never match, and is refused when the table is made', () => {
    expect(() => new PhraseTable([['trước hoàng hôn', true]])).toThrow('"hoàng" in "trước hoàng hôn"');
  });

  test('a calendar of one year makes all others provisional', () => {
    const one = createWorkingCalendar([calendar.year(2018)]);
    expect(resolve('chậm nhất ngày 30/6/2019', one).provisional).toBe(true);
  });
});
