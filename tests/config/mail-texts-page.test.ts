import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TEXT_CATALOGUE } from '../../src/domain/letter/texts/letter-texts.ts';
import type { TextRules } from '../../src/domain/letter/texts/text-rule.ts';
import { MAIL_KINDS } from '../../src/usecases/preview-recipes.ts';
import { LETTER_TEXTS } from '../support/letter-texts.ts';
import { idlePlaceholders, mailTextsPage } from './mail-texts-page.ts';

test('the page in docs/ says what the table and the files say', () => {
  const path = 'docs/mail-texts.md';
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, mailTextsPage(LETTER_TEXTS));
  expect(readFileSync(path, 'utf8')).toBe(mailTextsPage(LETTER_TEXTS));
});

/** What stands in letters of several kinds. */
const FRAMES = ['common', 'headings', 'several-alike', 'several-mixed', 'confidential'];

test('every kind of letter can be worded, and nothing that is no letter', () => {
  const groups = Object.keys(TEXT_CATALOGUE);
  expect(groups.toSorted()).toEqual([...MAIL_KINDS, ...FRAMES].toSorted());
});

test('what a text must hold it may hold, once', () => {
  for (const [group, rules] of Object.entries<TextRules>(TEXT_CATALOGUE))
    for (const [key, { may, must }] of Object.entries(rules)) {
      expect(may, `${group}.${key}`).toEqual(expect.arrayContaining([...must]));
      expect(new Set(may).size, `${group}.${key}`).toBe(may.length);
    }
});

test('every placeholder of the page may stand somewhere', () => {
  expect(idlePlaceholders()).toEqual([]);
});
