import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDeadline } from '../../../src/domain/deadline/parse-deadline.ts';
import { readingContext } from '../../../src/domain/deadline/reading-context.ts';
import type { Reading } from '../../../src/domain/deadline/reading.ts';
import { CORPORA, corpus } from './support.ts';

/**
 * What a person is asked of each corpus phrase: its flags, the number of other readings, the event whose date is
 * awaited, or the refusal. A question
 * that comes or goes is seen in the diff of `corpus-questions.tsv`; `UPDATE_QUESTIONS=1` writes it anew.
 */
const FILE = new URL('./corpus-questions.tsv', import.meta.url);
const ROWS = CORPORA.flatMap((name) => corpus(name).map((row) => ({ ...row, name })));

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

if (process.env['UPDATE_QUESTIONS'] === '1') writeFileSync(FILE, `${CORPORA.flatMap(linesOf).join('\n')}\n`);
const KNOWN = readFileSync(FILE, 'utf8')
  .split('\n')
  .filter((line) => line !== '');

describe('what is asked of each corpus phrase', () => {
  test.each(CORPORA)('%s', (name) => {
    expect(linesOf(name)).toEqual(KNOWN.filter((line) => line.startsWith(`${name}\t`)));
  });
});
