import { describe, expect, test } from 'vitest';
import { parseDeadline } from '../../../src/domain/deadline/parse-deadline.ts';
import { readingContext } from '../../../src/domain/deadline/reading-context.ts';
import type { Meaning } from '../../../src/domain/deadline/reading.ts';
import { CORPORA, corpus, datesOf } from './support.ts';

const ROWS = CORPORA.flatMap(corpus);

const datesIn = (text: string, docDate: string | null): Omit<Meaning, 'event'> =>
  datesOf(parseDeadline(text, readingContext(docDate)));

describe('each corpus phrase, printed otherwise, reads the same', () => {
  const wide = (text: string): string =>
    text.replaceAll(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

  test.each<[string, (text: string) => string]>([
    ['decomposed letters', (text) => text.normalize('NFD')],
    ['no-break spaces', (text) => text.replaceAll(' ', '\u00a0')],
    ['line breaks', (text) => ` ${text.replaceAll(' ', '\n')} `],
    ['full-width digits', wide],
  ])('%s', (_, printed) => {
    const otherwise = ROWS.filter(({ text, doc_date }) => {
      const [plain, other] = [datesIn(text, doc_date), datesIn(printed(text), doc_date)];
      return JSON.stringify(plain) !== JSON.stringify(other);
    });
    expect(otherwise.map(({ id, text }) => [id, text])).toEqual([]);
  });
});
