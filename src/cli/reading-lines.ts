import { parseLocalDate } from '../domain/calendar/local-date.ts';
import { parseDeadline } from '../domain/deadline/parse-deadline.ts';
import { readingContext } from '../domain/deadline/reading-context.ts';
import { foundWords } from './command.ts';
import type { CliContext } from './context.ts';
import { linesOf } from './lines.ts';
import { jsonOf } from './json.ts';
import { readingView } from './reading-view.ts';

interface Row {
  readonly id: unknown;
  readonly text: string;
  /** As catalogues print it: a day, a month, a year, or nothing. */
  readonly documentDate: string | null;
}

/** Reads `{ id, text, doc_date }` lines and prints one Reading a line, in order. Faulty lines are told of, each with its number: exit 2. */
export async function readJsonLines({ stdin, stdout, stderr }: CliContext): Promise<0 | 2> {
  let exit: 0 | 2 = 0;
  let number = 0;
  for await (const line of linesOf(stdin)) {
    number += 1;
    if (line.trim() === '') continue;
    const row = rowOf(line);
    if (typeof row === 'string') {
      stderr(`stdin:${number}: ${row}\n`);
      exit = 2;
    } else stdout(jsonOf(readingView(row.id, parseDeadline(row.text, readingContext(row.documentDate)))));
  }
  return exit;
}

const ALLOWED = 'cần một đối tượng JSON { "id", "text", "doc_date" }';

/** The row, or what is wrong with the line. */
function rowOf(line: string): Row | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return `gặp dòng không phải JSON (${error.message}); ${ALLOWED}.`;
    throw error;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `gặp ${foundWords(value)}; ${ALLOWED}.`;
  const { id = null, text, doc_date: date = null } = value as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string') return `text: gặp ${foundWords(text)}; cần một chuỗi chữ.`;
  const documentDate = typeof date === 'number' ? String(date) : date;
  if (documentDate === null || isDocumentDate(documentDate)) return { id, text, documentDate };
  return `doc_date: gặp ${foundWords(date)}; cần "2018-04-10", "2018-04", "2018" hoặc null.`;
}

const isDocumentDate = (value: unknown): value is string =>
  typeof value === 'string' && (/^\d{4}(-(0[1-9]|1[0-2]))?$/.test(value) || parseLocalDate(value) !== null);
