import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readKeptTexts, readLetterTexts } from '../../config/letter-texts.ts';
import { formatProblem } from '../../config/problem.ts';
import { sourcesOf } from '../domain/letter/texts/letter-texts.ts';
import type { LetterTexts } from '../domain/letter/texts/letter-texts.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import { MAIL_TEXTS_DIR } from './paths.ts';

/** In the data folder: what the office writes, and the words by which everything goes that runs. */
const OFFICE_FOLDER = 'mail';
const IN_USE_FILE = 'mail-texts.json';

/** The words as the files say now; null for the folder: the one in the data folder. Every fault at once. */
export async function readOfficeTexts(dataDir: string, folder: string | null): Promise<Result<LetterTexts>> {
  const read = await readLetterTexts({ own: MAIL_TEXTS_DIR, office: folder ?? join(dataDir, OFFICE_FOLDER) });
  return read.ok ? read : fail({ kind: 'config', words: read.problem.map(formatProblem).join('\n') });
}

/**
 * Keeps the words of a start. All processes go by them until the next start: a file that is being edited changes nothing
 * that runs, and stops nothing that has to be started again. A command does not read all files anew.
 */
export async function takeUpTexts(dataDir: string, texts: LetterTexts): Promise<void> {
  const file = join(dataDir, IN_USE_FILE);
  await writeFile(`${file}.new`, JSON.stringify(sourcesOf(texts)), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** The words as the last start has taken them up; where there was none of this version yet, as the files say now. */
export async function loadTextsInUse(dataDir: string): Promise<Result<LetterTexts>> {
  const json = await readFile(join(dataDir, IN_USE_FILE), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const kept = readKeptTexts(json);
  return kept === null ? readOfficeTexts(dataDir, null) : ok(kept);
}
