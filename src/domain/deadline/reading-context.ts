import { parseLocalDate } from '../calendar/local-date.ts';
import type { ReadingContext } from './reading.ts';

/** What is known of the document from its date as catalogues print it: `2025-11-17`, `2025-11`, `2025`, or nothing. */
export function readingContext(documentDate: string | null): ReadingContext {
  const documentOn = parseLocalDate(documentDate ?? '');
  const year = /^(\d{4})(?:-\d\d)?$/.exec(documentDate ?? '')?.[1];
  return year === undefined ? { documentOn } : { documentOn, documentYear: Number(year) };
}
