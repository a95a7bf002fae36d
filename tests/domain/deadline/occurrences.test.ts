import { beforeAll, describe, expect, test } from 'vitest';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { occurrencesBetween } from '../../../src/domain/deadline/occurrences.ts';
import type { Occurrence } from '../../../src/domain/deadline/occurrences.ts';
import { publishedCalendar, read } from './support.ts';

let calendar: WorkingCalendar;
beforeAll(async () => {
  calendar = await publishedCalendar();
});

function occurrences(text: string, from = '2019-01-01', to = '2019-12-31'): readonly Occurrence[] {
  const { recurrence } = read(text);
  if (recurrence === null) throw new Error(`no recurrence in "${text}"`);
  return occurrencesBetween(recurrence, localDate(from), localDate(to), calendar);
}

const days = (text: string, from?: string, to?: string): readonly string[] =>
  occurrences(text, from, to).map(({ dueOn }) => dueOn);

describe('the last day in time of each occurrence', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'before the 25th of each month',
      'trước ngày 25 hằng tháng',
      [
        '2019-01-24',
        '2019-02-24',
        '2019-03-24',
        '2019-04-24',
        '2019-05-24',
        '2019-06-24',
        '2019-07-24',
        '2019-08-24',
        '2019-09-24',
        '2019-10-24',
        '2019-11-24',
        '2019-12-24',
      ],
    ],
    [
      'in the last month of each quarter',
      'chậm nhất ngày 20 của tháng cuối quý',
      ['2019-03-20', '2019-06-20', '2019-09-20', '2019-12-20'],
    ],
    [
      'in the first month of the next quarter',
      'trước ngày 10 tháng đầu của quý sau',
      ['2019-01-09', '2019-04-09', '2019-07-09', '2019-10-09'],
    ],
    ['once a year', 'trước ngày 15/12 hằng năm', ['2019-12-14']],
    ['in the next year', 'chậm nhất ngày 31/01 năm sau', ['2019-01-31']],
    [
      'the half-yearly and the yearly report',
      'báo cáo 6 tháng trước ngày 20/6, báo cáo năm trước ngày 20/12',
      ['2019-06-19', '2019-12-19'],
    ],
    [
      'the first days of a quarter',
      'trong 10 ngày đầu của quý sau',
      ['2019-01-10', '2019-04-10', '2019-07-10', '2019-10-10'],
    ],
    [
      'the last day of the quarter',
      'chậm nhất ngày cuối cùng của quý',
      ['2019-03-31', '2019-06-30', '2019-09-30', '2019-12-31'],
    ],
  ])('%s', (_, text, wanted) => {
    expect(days(text)).toEqual(wanted);
  });

  test('a weekday: before the hour on the day itself', () => {
    const [first, second] = occurrences('trước 16h00 thứ Sáu hằng tuần', '2019-03-01', '2019-03-15');
    expect([first?.dueOn, first?.dueTime, second?.dueOn]).toEqual(['2019-03-01', '16:00', '2019-03-08']);
  });

  test('a weekday of the week before', () => {
    expect(days('chậm nhất thứ Năm tuần trước', '2019-03-01', '2019-03-15')).toEqual([
      '2019-03-07',
      '2019-03-14',
    ]);
  });

  test('the first and the last working day of a month', () => {
    expect(days('ngày làm việc đầu tiên hằng tháng', '2019-01-01', '2019-02-28')).toEqual([
      '2019-01-02',
      '2019-02-01',
    ]);
    expect(days('ngày làm việc cuối cùng của tháng', '2018-12-01', '2019-03-31')).toEqual([
      '2018-12-28',
      '2019-01-31',
      '2019-02-28',
      '2019-03-29',
    ]);
  });

  test('a month without the day: its last day is still in time, "before" included', () => {
    expect(days('trước ngày 30 hằng tháng', '2019-02-01', '2019-03-31')).toEqual([
      '2019-02-28',
      '2019-03-29',
    ]);
    expect(days('ngày 31 hằng tháng', '2020-02-01', '2020-04-30')).toEqual([
      '2020-02-29',
      '2020-03-31',
      '2020-04-30',
    ]);
    expect(
      occurrences('ngày 31 hằng tháng', '2020-02-01', '2020-03-31').map(({ shortened }) => shortened),
    ).toEqual([true, false]);
  });

  test('a printed day is not moved for a Sunday', () => {
    expect(days('chậm nhất ngày 15 hằng tháng', '2019-09-01', '2019-09-30')).toEqual(['2019-09-15']);
  });

  test('the window holds both of its ends', () => {
    expect(days('trước ngày 15/12 hằng năm', '2019-12-14', '2019-12-14')).toEqual(['2019-12-14']);
    expect(days('trước ngày 15/12 hằng năm', '2019-12-15', '2020-12-13')).toEqual([]);
  });

  test('two items due on one day keep the order of the words', () => {
    expect(
      occurrences('báo cáo 6 tháng trước ngày 20/12, báo cáo năm trước ngày 20/12').map(
        ({ item, period }) => [item, period.every],
      ),
    ).toEqual([
      [0, '6month'],
      [1, 'year'],
    ]);
  });

  test('the period reported on comes with each occurrence', () => {
    expect(occurrences('chậm nhất ngày 31/01 năm sau')[0]?.period).toEqual({
      every: 'year',
      first: '2018-01-01',
      last: '2018-12-31',
    });
  });
});

describe('the period that an occurrence is about', () => {
  test.each<[string, string, readonly [string, string]]>([
    ['the month before', 'chậm nhất ngày 10 của tháng sau', ['2018-12-01', '2018-12-31']],
    ['the quarter before', 'trước ngày 10 tháng đầu của quý sau', ['2018-10-01', '2018-12-31']],
    ['its own quarter', 'chậm nhất ngày 20 của tháng cuối quý', ['2019-01-01', '2019-03-31']],
    ['the week before', 'thứ Sáu tuần sau', ['2018-12-24', '2018-12-30']],
    ['the week after', 'chậm nhất thứ Năm tuần trước', ['2019-01-07', '2019-01-13']],
  ])('%s: %s', (_, text, [first, last]) => {
    expect(occurrences(text)[0]?.period).toMatchObject({ first, last });
  });

  test('reports of different lengths come in the order of their days', () => {
    expect(
      occurrences('báo cáo năm trước ngày 20/6, báo cáo 6 tháng trước ngày 01/6').map(({ item }) => item),
    ).toEqual([1, 0]);
  });

  test('a day that is counted on or spelled as the last is no shortened one', () => {
    expect(occurrences('trong 10 ngày đầu của quý sau').some(({ shortened }) => shortened)).toBe(false);
    expect(occurrences('chậm nhất ngày 28 hằng tháng').some(({ shortened }) => shortened)).toBe(false);
  });
});

describe('where no day is printed none is invented', () => {
  test.each([
    'hằng năm',
    'định kỳ báo cáo 6 tháng, năm',
    'định kỳ 03 tháng hoặc 06 tháng một lần',
    '5 năm một lần',
    'chậm nhất vào ngày 25 của tháng cuối kỳ báo cáo',
    'trong năm thứ hai của nhiệm kỳ',
    '3 năm một lần vào quý IV',
    'mỗi tuần một lần',
  ])('%s', (text) => {
    expect(days(text)).toEqual([]);
  });
});
