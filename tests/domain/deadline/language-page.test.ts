import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FLAGS, REFUSALS } from '../../../src/domain/deadline/flags.ts';
import type { FlagCode, RefusalCode } from '../../../src/domain/deadline/flags.ts';
import { CHAPTERS, FLAG_EXAMPLES, REFUSAL_EXAMPLES } from './forms.ts';
import { languagePage } from './language-page.ts';
import { read, SIGNED_ON } from './support.ts';

describe.each(CHAPTERS.map((chapter) => [chapter.title, chapter.forms] as const))('%s', (_, forms) => {
  test.each(forms.map(({ phrase, says }) => [phrase, says] as const))('%s', (phrase, says) => {
    expect(read(phrase)).toMatchObject({ refused: null, ...says });
  });
});

/** What is known of the document decides some flags and refusals: those are raised without its date. */
const WITHOUT_DATE: readonly string[] = ['document-date-unknown', 'document-date-missing', 'year-missing'];

describe('the closed list of flags', () => {
  test.each(Object.keys(FLAGS) as FlagCode[])('%s', (code) => {
    expect(read(FLAG_EXAMPLES[code], WITHOUT_DATE.includes(code) ? null : SIGNED_ON).flags).toContain(code);
  });
});

describe('the closed list of refusals', () => {
  test.each(Object.keys(REFUSALS) as RefusalCode[])('%s', (code) => {
    const { refused } = read(REFUSAL_EXAMPLES[code], WITHOUT_DATE.includes(code) ? null : SIGNED_ON);
    expect(refused).toMatchObject({ code, reason: REFUSALS[code] });
    expect(REFUSAL_EXAMPLES[code]).toContain(refused?.words);
  });
});

test('the page in docs/ says what the tables say', () => {
  const path = new URL('../../../docs/deadline-language.md', import.meta.url).pathname;
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, languagePage());
  expect(readFileSync(path, 'utf8')).toBe(languagePage());
});
