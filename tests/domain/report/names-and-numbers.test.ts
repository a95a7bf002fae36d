import { describe, expect, test } from 'vitest';
import { lengthsOf, isSameKind, periodWords, periodsBetween } from '../../../src/domain/report/period.ts';
import type { PeriodLength } from '../../../src/domain/report/period.ts';
import { answersFor, owingName } from '../../../src/domain/report/owing-name.ts';
import { isRoundFact } from '../../../src/domain/report/round-fact.ts';
import { dutyOf, roundIdOf, summaryIdOf } from '../../../src/domain/report/round-id.ts';
import { readTaskPhrase } from '../../../src/domain/task/lay-out-task.ts';
import { PLAN, definitionOf, on } from '../task/real-plan.ts';
import { begun, closed, concluded, opened, periodNamed, reached, received } from './a-round.ts';

const yearOf2018 = (...lengths: readonly PeriodLength[]) =>
  periodsBetween(lengths, on('2018-01-01'), on('2018-01-01'), on('2018-12-31'));

describe('the periods of a year, by the number of their round and in words', () => {
  test.each<[PeriodLength, readonly string[], readonly string[]]>([
    ['year', ['2018'], ['năm 2018']],
    ['6month', ['2018-h1', '2018-h2'], ['6 tháng đầu năm 2018', '6 tháng cuối năm 2018']],
    [
      'quarter',
      ['2018-q1', '2018-q2', '2018-q3', '2018-q4'],
      ['quý I năm 2018', 'quý II năm 2018', 'quý III năm 2018', 'quý IV năm 2018'],
    ],
  ])('%s', (every, keys, words) => {
    expect(yearOf2018(every).map(({ key }) => key)).toEqual(keys);
    expect(yearOf2018(every).map(periodWords)).toEqual(words);
  });

  test('twelve months, each to its last day', () => {
    const months = yearOf2018('month');
    expect(months).toHaveLength(12);
    expect([months[0], months[9]]).toEqual([
      { key: '2018-m01', every: 'month', first: '2018-01-01', last: '2018-01-31' },
      { key: '2018-m10', every: 'month', first: '2018-10-01', last: '2018-10-31' },
    ]);
    expect(months.map(periodWords).slice(8, 10)).toEqual(['tháng 9 năm 2018', 'tháng 10 năm 2018']);
  });

  test('several lengths stand in order of their ends, the shorter first where two end on one day', () => {
    expect(yearOf2018('6month', 'quarter', 'month').map(({ key }) => key)).toEqual([
      ...['2018-m01', '2018-m02', '2018-m03', '2018-q1', '2018-m04', '2018-m05', '2018-m06', '2018-q2'],
      ...['2018-h1', '2018-m07', '2018-m08', '2018-m09', '2018-q3', '2018-m10', '2018-m11', '2018-m12'],
      ...['2018-q4', '2018-h2'],
    ]);
  });

  test('a period belongs to the list from the day of signing to the last day asked for, both included', () => {
    const keys = (from: string, until: string) =>
      periodsBetween(['quarter'], on('2018-04-10'), on(from), on(until)).map(({ key }) => key);
    expect(keys('2018-06-30', '2019-01-01')).toEqual(['2018-q2', '2018-q3', '2018-q4', '2019-q1']);
    expect(keys('2018-07-01', '2018-12-31')).toEqual(['2018-q3', '2018-q4']);
    expect(keys('2018-01-01', '2018-06-30')).toEqual(['2018-q2']);
  });

  test.each([
    ['2018-h1', '2019-h1', true],
    ['2018', '2019', true],
    ['2018-h1', '2018', false],
  ])('the day set for %s holds in its turn for %s: %s', (a, b, same) => {
    expect(isSameKind(periodNamed(a), periodNamed(b))).toBe(same);
  });

  test('the two halves of a year are two kinds, two quarters are one', () => {
    const [first, second] = yearOf2018('6month');
    const [q1, q2] = yearOf2018('quarter');
    if (!first || !second || !q1 || !q2) throw new Error('a year has halves and quarters');
    expect([isSameKind(first, second), isSameKind(q1, q2)]).toEqual([false, true]);
  });
});

describe('which lengths a phrase names', () => {
  const item = (every: 'month' | '6month' | 'year' | 'term') => ({ every });
  test.each<[string, Parameters<typeof lengthsOf>[0], readonly PeriodLength[]]>([
    [
      '"định kỳ báo cáo 6 tháng, năm"',
      { every: 'multi', due: [item('6month'), item('year')] },
      ['6month', 'year'],
    ],
    ['"hằng quý"', { every: 'quarter', due: null }, ['quarter']],
    ['the same length twice', { every: 'multi', due: [item('month'), item('month')] }, ['month']],
    ['a term is no length of a report', { every: 'multi', due: [item('term'), item('year')] }, ['year']],
    ['"hằng tuần"', { every: 'week', due: null }, []],
    ['several without a list', { every: 'multi', due: null }, []],
    ['"tháng hoặc quý": a person must choose', { every: 'choice', due: null }, []],
    ['no recurrence at all', null, []],
  ])('%s', (_, recurrence, lengths) => {
    expect(lengthsOf(recurrence)).toEqual(lengths);
  });

  test('a task with a date names none', () => {
    expect(lengthsOf(readTaskPhrase(PLAN, definitionOf('77-9')).recurrence)).toEqual([]);
  });
});

describe('the numbers of rounds', () => {
  test('a round is named after its duty and its period, the next tier after the round', () => {
    const round = roundIdOf('77-IV.2c', periodNamed('2018-h1'));
    expect([round, summaryIdOf(round)]).toEqual(['77-IV.2c-2018-h1', '77-IV.2c-2018-h1-tong-hop']);
  });

  test.each([
    ['77-IV.2a', '77-IV.2a'],
    ['77-IV.2c', '77-IV.2c'],
    ['77-IV.2c-2018-h1', '77-IV.2c'],
    ['77-IV.2c-2018-h1-tong-hop', '77-IV.2c'],
    // IV.1 is no beginning of IV.1b, and IV.3a is a duty of its own.
    ['77-IV.1b', '77-IV.1b'],
    ['77-IV.3a', '77-IV.3a'],
    ['77-9', null],
    ['x-77-IV.2c-', null],
  ])('%s belongs to the duty %s', (id, duty) => {
    expect(dutyOf(PLAN, id)?.id ?? null).toBe(duty);
  });
});

test.each(
  [
    ...[begun, opened, reached('2018-05-04'), received('so-noi-vu', '2018-05-04'), closed('2018-05-08')],
    ...[concluded('so-noi-vu', 'late'), { kind: 'reportDaySet' }, { kind: 'roundDayMoved' }],
  ].map(({ kind }) => kind),
)('%s belongs to a round', (kind) => {
  expect(isRoundFact({ kind })).toBe(true);
});

test.each(['taskAssigned', 'resultSubmitted', 'toString', ''])('%s belongs to none', (kind) => {
  expect(isRoundFact({ kind })).toBe(false);
});

describe('who owes a report, by the name of whoever answers for it on the day', () => {
  test.each([
    ['so-noi-vu', '2018-05-04', 'Sở Nội vụ'],
    ['thi-uy-nga-bay', '2018-05-04', 'Thị ủy Ngã Bảy'],
    ['thi-uy-nga-bay', '2020-03-02', 'Thành ủy Ngã Bảy (trước là Thị ủy Ngã Bảy)'],
    ['khong-co-trong-danh-muc', '2018-05-04', 'khong-co-trong-danh-muc (nay chưa rõ đơn vị kế thừa)'],
  ])('%s on %s: %s', (body, date, name) => {
    expect(owingName(PLAN, body, on(date))).toBe(name);
  });

  test('a body answers for itself, and for the one whose place it has taken', () => {
    const expected = ['so-noi-vu', 'thi-uy-nga-bay', 'huyen-uy-vi-thuy'];
    expect(answersFor(PLAN, expected, 'so-noi-vu', on('2018-05-04'))).toEqual(['so-noi-vu']);
    expect(answersFor(PLAN, expected, 'thanh-uy-nga-bay', on('2020-03-02'))).toEqual(['thi-uy-nga-bay']);
    expect(answersFor(PLAN, expected, 'thi-uy-nga-bay', on('2020-03-02'))).toEqual([]);
    expect(answersFor(PLAN, ['khong-co'], 'so-noi-vu', on('2018-05-04'))).toEqual([]);
  });
});
