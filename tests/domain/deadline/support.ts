import { readFileSync } from 'node:fs';
import { readCalendar } from '../../../config/calendar-schema.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import type { LocalDate } from '../../../src/domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { parseDeadline } from '../../../src/domain/deadline/parse-deadline.ts';
import type { Meaning, Reading } from '../../../src/domain/deadline/reading.ts';
import { resolveDeadline } from '../../../src/domain/deadline/resolve-deadline.ts';
import type { ResolvedDeadline } from '../../../src/domain/deadline/resolved.ts';

/** The day on which Kế hoạch 77-KH/TU was signed. */
export const SIGNED_ON = localDate('2018-04-10');

export const read = (text: string, documentOn: LocalDate | null = SIGNED_ON): Reading =>
  parseDeadline(text, { documentOn });

export interface Known {
  readonly issuedOn?: string;
  readonly receivedOn?: string;
  readonly documentOn?: string;
}

export function resolve(text: string, calendar: WorkingCalendar, known: Known = {}): ResolvedDeadline {
  const documentOn = localDate(known.documentOn ?? SIGNED_ON);
  const event =
    known.issuedOn === undefined
      ? null
      : {
          issuedOn: localDate(known.issuedOn),
          receivedOn: known.receivedOn === undefined ? null : localDate(known.receivedOn),
          words: 'văn bản',
        };
  return resolveDeadline(parseDeadline(text, { documentOn }), { documentOn, event }, calendar);
}

/** The published calendar of 2018–2026. */
export async function publishedCalendar(): Promise<WorkingCalendar> {
  const calendar = await readCalendar(new URL('../../../config/calendar', import.meta.url).pathname);
  if (!calendar.ok) throw new Error(JSON.stringify(calendar.problem));
  return calendar.value;
}

export const meaningOf = ({
  start,
  finish,
  finishInclusive,
  offset,
  event,
  recurrence,
  ongoing,
}: Meaning): Meaning => ({
  start,
  finish,
  finishInclusive,
  offset,
  event,
  recurrence,
  ongoing,
});

/** Everything but the event's words, which keep the spelling of the text. */
export const datesOf = ({
  start,
  finish,
  finishInclusive,
  offset,
  recurrence,
  ongoing,
}: Meaning): Omit<Meaning, 'event'> => ({
  start,
  finish,
  finishInclusive,
  offset,
  recurrence,
  ongoing,
});

export interface CorpusRow {
  readonly id: string;
  readonly text: string;
  readonly doc_date: string | null;
}

export const corpusPath = (name: string): string =>
  new URL(`../../fixtures/deadlines-${name}.jsonl`, import.meta.url).pathname;

export const corpus = (name: string): readonly CorpusRow[] =>
  readFileSync(corpusPath(name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as CorpusRow);

/** The phrases of real and of our own documents, by the name of their file. */
export const CORPORA = [
  'dev',
  'own',
  'unseen',
  'unseen-2',
  'unseen-3',
  'unseen-4',
  'unseen-5',
  'unseen-6',
  'unseen-7',
  'unseen-8',
] as const;
