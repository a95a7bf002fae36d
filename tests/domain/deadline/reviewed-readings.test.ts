import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import { describeReading } from '../../../src/domain/deadline/describe-deadline.ts';
import { read } from './support.ts';

/** Phrases as offices write them, each with its reading as a person reviewed it. */
const ROWS = readFileSync(new URL('./reviewed-readings.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string, string, string?]);

const DOCUMENT_ON = localDate('2025-11-17');

describe('reviewed readings', () => {
  test.each(ROWS)('%s', (phrase, words, flags, others) => {
    const reading = read(phrase, DOCUMENT_ON);
    const { refused } = reading;
    const said = refused === null ? describeReading(reading, 'short') : `✗ ${refused.code}: ${refused.words}`;
    expect([said, reading.flags.join(' '), reading.readings.length]).toEqual([
      words,
      flags,
      Number(others ?? 0),
    ]);
  });
});
