import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LetterTexts } from '../../src/domain/letter/texts/letter-texts.ts';
import type { Result } from '../../src/domain/result.ts';
import { loadTextsInUse, readOfficeTexts, takeUpTexts } from '../../src/main/letter-texts.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dondoc-texts-'));
  mkdirSync(join(dataDir, 'mail'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const writes = (text: string): void => writeFileSync(join(dataDir, 'mail', 'loi-van.yaml'), text);
const closingOf = (texts: Result<LetterTexts>): string => (texts.ok ? texts.value.common.closing.source : '');

async function start(): Promise<string | null> {
  const read = await readOfficeTexts(dataDir, null);
  if (!read.ok) return read.problem.words;
  await takeUpTexts(dataDir, read.value);
  return null;
}

test('what an office writes holds from the next start on, for every process', async () => {
  writes('common: { closing: Một. }');
  expect(await start()).toBeNull();
  expect(closingOf(await loadTextsInUse(dataDir))).toBe('Một.');
  writes('common: { closing: Hai. }');
  expect(closingOf(await loadTextsInUse(dataDir))).toBe('Một.');
  expect(await start()).toBeNull();
  expect(closingOf(await loadTextsInUse(dataDir))).toBe('Hai.');
});

test('a start refuses faults; what runs goes on by the words that were good', async () => {
  writes('common: { closing: Một. }');
  await start();
  writes('common: { closing: "{gi}" }');
  expect(await start()).toMatch(/loi-van\.yaml:1 common\.closing: gặp chỗ điền \{gi\}; cần một trong/u);
  expect(closingOf(await loadTextsInUse(dataDir))).toBe('Một.');
});

test('words that are taken away are those of the program again', async () => {
  writes('common: { closing: Một. }');
  await start();
  rmSync(join(dataDir, 'mail'), { recursive: true });
  await start();
  expect(closingOf(await loadTextsInUse(dataDir))).toBe('Trân trọng.');
  mkdirSync(join(dataDir, 'mail'));
});
