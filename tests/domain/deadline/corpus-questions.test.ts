import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDeadline } from '../../../src/domain/deadline/parse-deadline.ts';
import { readingContext } from '../../../src/domain/deadline/reading-context.ts';
import type { Reading } from '../../../src/domain/deadline/reading.ts';
import { corpus, datesOf } from './support.ts';

/**
 * What a person is asked of each corpus phrase: its flags, the number of other readings, the event whose date is
 * awaited, or the refusal. A question
 * that comes or goes is seen in the diff of `corpus-questions.tsv`; `UPDATE_QUESTIONS=1` writes it anew.
 */
const FILE = new URL('./corpus-questions.tsv', import.meta.url);
const NAMES = [
  'dev',
  'own',
  'unseen',
  'unseen-2',
  'unseen-3',
  'unseen-4',
  'unseen-5',
  'unseen-6',
  'unseen-7',
];
const ROWS = NAMES.flatMap((name) => corpus(name).map((row) => ({ ...row, name })));

const readRow = (text: string, docDate: string | null): Reading =>
  parseDeadline(text, readingContext(docDate));

function questionOf({ refused, flags, readings, scope, condition, event }: Reading): string {
  if (refused !== null) return `✗ ${refused.code}: ${refused.words}`;
  return [String(readings.length), flags.join(' '), scope ?? '', condition ?? '', event ?? '']
    .join(' | ')
    .replace(/[ |]+$/u, '');
}

const linesOf = (name: string): readonly string[] =>
  ROWS.filter((row) => row.name === name).map(
    ({ id, text, doc_date }) =>
      `${name}\t${id}\t${questionOf(readRow(text, doc_date)).replaceAll(/\s+/gu, ' ').trim()}`,
  );

if (process.env['UPDATE_QUESTIONS'] === '1') writeFileSync(FILE, `${NAMES.flatMap(linesOf).join('\n')}\n`);
const KNOWN = readFileSync(FILE, 'utf8')
  .split('\n')
  .filter((line) => line !== '');

describe('what is asked of each corpus phrase', () => {
  test.each(NAMES)('%s', (name) => {
    expect(linesOf(name)).toEqual(KNOWN.filter((line) => line.startsWith(`${name}\t`)));
  });
});

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
      const [plain, other] = [readRow(text, doc_date), readRow(printed(text), doc_date)];
      return JSON.stringify(datesOf(plain)) !== JSON.stringify(datesOf(other));
    });
    expect(otherwise.map(({ id, text }) => [id, text])).toEqual([]);
  });
});
