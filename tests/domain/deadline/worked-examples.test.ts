import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { WorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import type { ResolvedDeadline } from '../../../src/domain/deadline/resolved.ts';
import { publishedCalendar, resolve } from './support.ts';
import type { Known } from './support.ts';

/**
 * Sums as a clerk would check them by hand, in `worked-examples.txt`. A paragraph is one example: the phrase, a line
 * with what is known of the event where something is, the count in one sentence (`=`), a conflict (`!`), then each
 * step with its rule, its day and its sentence (`-`), and each phase (`~`). Lines with `#` are headings.
 */
const PARAGRAPHS = readFileSync(new URL('./worked-examples.txt', import.meta.url), 'utf8')
  .split(/\n\n+/u)
  .map((paragraph) => paragraph.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
  .filter((lines) => lines.length > 0);

/** `sự kiện 2018-04-10, nhận 2018-04-13`. */
function knownOf(line: string | undefined): Known {
  const [, issuedOn, receivedOn] = /^sự kiện (\S{10})(?:, nhận (\S{10}))?$/u.exec(line ?? '') ?? [];
  return {
    ...(issuedOn === undefined ? {} : { issuedOn }),
    ...(receivedOn === undefined ? {} : { receivedOn }),
  };
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

let calendar: WorkingCalendar;
beforeAll(async () => {
  calendar = await publishedCalendar();
});

describe('sums that a clerk can check by hand', () => {
  test.each(
    PARAGRAPHS.map(([phrase = '', ...rest]) => {
      const known = knownOf(rest[0]);
      const wanted = known.issuedOn === undefined ? rest : rest.slice(1);
      return [phrase, rest[0]?.startsWith('sự kiện') ? rest[0] : '', known, wanted] as const;
    }),
  )('%s %s', (phrase, _, known, wanted) => {
    expect(linesOf(resolve(phrase, calendar, known))).toEqual(wanted);
  });
});

describe('each step says what it follows', () => {
  test.each([
    ['trong 03 tháng kể từ khi có kết luận', '2018-09-17', 'event', 'Nguyên văn của văn bản'],
    [
      'trong 03 tháng kể từ khi có kết luận',
      '2018-09-17',
      'first-day',
      'Bộ luật Dân sự 91/2015/QH13, Điều 147.3',
    ],
    ['trong 03 tháng kể từ khi có kết luận', '2018-09-17', 'length', 'Bộ luật Dân sự 91/2015/QH13, Điều 148'],
    [
      'trong 03 tháng kể từ khi có kết luận',
      '2017-11-30',
      'month-end',
      'Bộ luật Dân sự 91/2015/QH13, Điều 148.3',
    ],
    ['10 ngày kể từ khi có kết luận', '2019-01-26', 'roll', 'Bộ luật Dân sự 91/2015/QH13, Điều 148.5'],
    ['24 giờ kể từ khi phát hiện', '2018-05-03', 'hours', 'Bộ luật Dân sự 91/2015/QH13, Điều 147.1'],
    [
      '02 ngày làm việc kể từ khi họp',
      '2018-05-03',
      'working-days',
      'Lịch làm việc, ngày nghỉ lễ, nghỉ bù đã công bố',
    ],
    ['02 ngày trước khi họp', '2018-05-03', 'backwards', 'Thông lệ: đếm ngược, không dời ngày'],
    ['trước ngày 05/5/2018', null, 'before', 'Thông lệ: "trước ngày X" không tính ngày X'],
    ['trong quý I/2019', null, 'printed', 'Nguyên văn của văn bản'],
    [
      'trong quý I/2019',
      null,
      'last-working-day',
      'Thông lệ: mốc in sẵn không dời; nhắc theo ngày làm việc cuối cùng',
    ],
  ])('%s %s: %s', (phrase, issuedOn, rule, source) => {
    const { working } = resolve(phrase, calendar, issuedOn === null ? {} : { issuedOn });
    expect(working.find((step) => step.rule === rule)?.source).toBe(source);
  });
});
