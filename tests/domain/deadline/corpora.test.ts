import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDeadline } from '../../../src/domain/deadline/parse-deadline.ts';
import { readingContext } from '../../../src/domain/deadline/reading-context.ts';
import { corpus, corpusPath } from './support.ts';

interface Tally {
  readonly n: number;
  readonly exact: number;
  readonly wrong: number;
  readonly missing: number;
  readonly refusalsMissed: number;
}

/** The scorer that every reading is judged by, run on our answers to a corpus. */
function score(name: string): Tally {
  const folder = mkdtempSync(join(tmpdir(), 'readings-'));
  try {
    const answers = join(folder, 'answers.jsonl');
    const lines = corpus(name).map(({ id, text, doc_date }) =>
      JSON.stringify({ id, ...parseDeadline(text, readingContext(doc_date)) }),
    );
    writeFileSync(answers, lines.join('\n'));
    const scorer = new URL('../../support/score-deadlines.mjs', import.meta.url).pathname;
    const printed = execFileSync(process.execPath, [scorer, corpusPath(name), answers, '--show', '20'], {
      encoding: 'utf8',
    });
    return JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as Tally;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('phrases of real documents, judged by the scorer', () => {
  test.each([
    ['the sample (Party and State documents 2018–2026)', 'dev'],
    ['the own corpus, written apart from the grammar', 'own'],
    ['phrases written before it was seen what the language says of them', 'unseen'],
    ['a second lot, written after the first was mended', 'unseen-2'],
    ['a third lot, written after the second was mended', 'unseen-3'],
    ['a fourth lot, written after the third was mended', 'unseen-4'],
    ['a fifth lot, written after the fourth was mended', 'unseen-5'],
    ['a sixth lot, written after the fifth was mended', 'unseen-6'],
    ['a small seventh lot, written after the sixth was mended', 'unseen-7'],
    ['an eighth lot, written after the seventh was mended', 'unseen-8'],
  ])('%s: at least 98 %% exact, none silently wrong, every meaningless phrase refused', (_, name) => {
    const tally = score(name);
    expect(tally.exact / tally.n).toBeGreaterThanOrEqual(0.98);
    expect(tally).toMatchObject({ wrong: 0, missing: 0, refusalsMissed: 0 });
  });
});
