import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLetterTexts } from '../../config/letter-texts.ts';
import type { ReadTexts } from '../../config/letter-texts.ts';
import { formatProblem } from '../../config/problem.ts';
import type { ConfigProblem } from '../../config/problem.ts';
import type { LetterTexts } from '../domain/letter/texts/letter-texts.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import { MAIL_TEXTS_DIR } from './paths.ts';

/** In the data folder: what the office writes, and what a start has found good in it. */
const OFFICE_FOLDER = 'mail';
const IN_USE_FILE = 'mail-texts.json';

/** The words as the office has them in its files now; null for the folder: the one in the data folder. */
export const readOfficeTexts = (
  dataDir: string,
  folder: string | null,
): Promise<Result<ReadTexts, readonly ConfigProblem[]>> =>
  readLetterTexts({ own: MAIL_TEXTS_DIR, office: folder ?? join(dataDir, OFFICE_FOLDER) });

/** Read before a start claims anything, so that one with a fault in them leaves nothing behind. */
export async function readTextsForStart(dataDir: string): Promise<Result<ReadTexts>> {
  const read = await readOfficeTexts(dataDir, null);
  return read.ok ? read : faults(read.problem);
}

/**
 * Keeps a copy of what the office has worded. All processes go by the copy until the next start: a file that is being edited
 * changes nothing that runs, and stops nothing that has to be started again.
 */
export async function takeUpTexts(dataDir: string, { worded }: ReadTexts): Promise<void> {
  const file = join(dataDir, IN_USE_FILE);
  await writeFile(`${file}.new`, JSON.stringify(worded), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** The words as the last start has taken them up; where there was none yet, those of the program. */
export async function loadTextsInUse(dataDir: string): Promise<Result<LetterTexts>> {
  const file = join(dataDir, IN_USE_FILE);
  const read = await readLetterTexts({ own: MAIL_TEXTS_DIR, office: existsSync(file) ? file : null });
  return read.ok ? ok(read.value.texts) : faults(read.problem);
}

const faults = (problems: readonly ConfigProblem[]): Result<never> =>
  fail({ kind: 'config', words: problems.map(formatProblem).join('\n') });
