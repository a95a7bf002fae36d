import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { WorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import type { ResolvedDeadline } from '../../../src/domain/deadline/resolved.ts';
import { publishedCalendar, resolve } from './support.ts';
import type { Known } from './support.ts';

/**
 * Sums as a clerk would check them by hand, in `worked-examples.txt`. A paragraph is one example: the phrase, a line
 * with what is known of the event where something is, the count in one sentence (`=`), a conflict (`!`), then each
 * step with its rule, its day and its sentence (`-`), and each phase (`~`). Lines with `#` are headings.
 * `UPDATE_EXAMPLES=1` writes the answers of today into the file, to be read line by line before they are kept.
 */
const FILE = new URL('./worked-examples.txt', import.meta.url);
const PARAGRAPHS = readFileSync(FILE, 'utf8')
  .trim()
  .split(/\n\n+/u)
  .map((paragraph) => paragraph.split('\n'));

const isAnswer = (line: string): boolean => /^[=!~-] /u.test(line);

interface Example {
  readonly headings: readonly string[];
  readonly phrase: string;
  /** `sự kiện 2018-04-10, nhận 2018-04-13`. */
  readonly fact: string;
  readonly answers: readonly string[];
}

function exampleOf(lines: readonly string[]): Example {
  const asked = lines.filter((line) => !line.startsWith('#') && !isAnswer(line));
  const [phrase = '', fact = ''] = asked;
  return {
    headings: lines.filter((line) => line.startsWith('#')),
    phrase,
    fact,
    answers: lines.filter(isAnswer),
  };
}

function knownOf(fact: string): Known {
  if (fact === '') return {};
  const [, issuedOn, receivedOn] = /^sự kiện (\S{10})(?:, nhận (\S{10}))?$/u.exec(fact) ?? [];
  if (issuedOn === undefined) throw new Error(`"${fact}": write "sự kiện 2018-04-10, nhận 2018-04-13"`);
  return { issuedOn, ...(receivedOn === undefined ? {} : { receivedOn }) };
}

function linesOf({ counted, conflict, working, phases }: ResolvedDeadline): readonly string[] {
  return [
    `= ${counted}`,
    ...(conflict === null ? [] : [`! ${conflict}`]),
    ...working.map(({ rule, on, words }) => `- ${rule}${on === undefined ? '' : ` ${on}`}: ${words}`),
    ...phases.map(
      ({ words, startOn, awaitsEvent }) =>
        `~ ${words}: ${startOn ?? 'chưa có ngày'}${awaitsEvent ? ', chờ sự kiện' : ''}`,
    ),
  ];
}

const EXAMPLES = PARAGRAPHS.map(exampleOf);

let calendar: WorkingCalendar;
beforeAll(async () => {
  calendar = await publishedCalendar();
  if (process.env['UPDATE_EXAMPLES'] === '1')
    writeFileSync(FILE, `${EXAMPLES.map(rewritten).join('\n\n')}\n`);
});

const rewritten = ({ headings, phrase, fact }: Example): string =>
  [...headings, phrase, fact, ...(phrase === '' ? [] : linesOf(resolve(phrase, calendar, knownOf(fact))))]
    .filter((line) => line !== '')
    .join('\n');

describe('sums that a clerk can check by hand', () => {
  test.each(
    EXAMPLES.filter(({ phrase }) => phrase !== '').map(
      ({ phrase, fact, answers }) => [phrase, fact, answers] as const,
    ),
  )('%s %s', (phrase, fact, answers) => {
    expect(linesOf(resolve(phrase, calendar, knownOf(fact)))).toEqual(answers);
  });
});

describe('each step says what it follows', () => {
  const MONTHS = 'trong 03 tháng kể từ khi có kết luận';
  const CODE = 'Bộ luật Dân sự 91/2015/QH13, Điều';
  const CALENDAR = 'Lịch làm việc, ngày nghỉ lễ, nghỉ bù đã công bố';
  const LAST = 'Thông lệ: mốc in sẵn không dời; nhắc theo ngày làm việc cuối cùng';

  test.each([
    [MONTHS, '2018-09-17', 'event', 'Nguyên văn của văn bản'],
    [MONTHS, '2018-09-17', 'first-day', `${CODE} 147.3`],
    [MONTHS, '2018-09-17', 'length', `${CODE} 148`],
    [MONTHS, '2017-11-30', 'month-end', `${CODE} 148.3`],
    ['10 ngày kể từ khi có kết luận', '2019-01-26', 'roll', `${CODE} 148.5`],
    ['24 giờ kể từ khi phát hiện', '2018-05-03', 'hours', `${CODE} 147.1`],
    ['02 ngày làm việc kể từ khi họp', '2018-05-03', 'working-days', CALENDAR],
    ['02 ngày trước khi họp', '2018-05-03', 'backwards', 'Thông lệ: đếm ngược, không dời ngày'],
    ['trước ngày 05/5/2018', null, 'before', 'Thông lệ: "trước ngày X" không tính ngày X'],
    ['trong quý I/2019', null, 'printed', 'Nguyên văn của văn bản'],
    ['trong quý I/2019', null, 'last-working-day', LAST],
  ])('%s %s: %s', (phrase, issuedOn, rule, source) => {
    const { working } = resolve(phrase, calendar, issuedOn === null ? {} : { issuedOn });
    expect(working.find((step) => step.rule === rule)?.source).toBe(source);
  });
});
