import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { describeReading } from '../../../src/domain/deadline/describe-deadline.ts';
import { occurrencesBetween } from '../../../src/domain/deadline/occurrences.ts';
import { publishedCalendar, read } from './support.ts';

/**
 * One form of the language after another: the phrase, what was understood, its flags, how many other readings it has,
 * and of what comes again the first five last days in time of 2019.
 */
const ROWS = readFileSync(new URL('./readings-by-aspect.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string, string, string, string?]);

let calendar: WorkingCalendar;
beforeAll(async () => {
  calendar = await publishedCalendar();
});

test.each(ROWS)('%s', (phrase, words, flags, others, days) => {
  const reading = read(phrase);
  const { refused, recurrence } = reading;
  const said = refused === null ? describeReading(reading, 'short') : `✗ ${refused.code}: ${refused.words}`;
  const due =
    recurrence === null
      ? []
      : occurrencesBetween(recurrence, localDate('2019-01-01'), localDate('2019-12-31'), calendar)
          .map(({ dueOn }) => dueOn.slice(5))
          .slice(0, 5);
  expect([said, reading.flags.join(' '), reading.readings.length, due.join(' ')]).toEqual([
    words,
    flags,
    Number(others),
    days ?? '',
  ]);
});
