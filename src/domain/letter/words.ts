import { formatDate, formatWeekday } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { cleanLine } from './clean-line.ts';

/** Offices write counts below ten with a zero, so that no digit can be put before them: `07 ngày làm việc`. */
export const two = (count: number): string => String(count).padStart(2, '0');

/** `31/12/2018 (thứ Hai)` */
export const dayAndWeekday = (on: LocalDate): string => `${formatDate(on)} (${formatWeekday(on)})`;

/** `ngày 25/12/2018 và ngày 28/12/2018`; the list is not empty. */
export function joinDates(dates: readonly LocalDate[]): string {
  return joinWords(dates.map((on) => `ngày ${formatDate(on)}`));
}

/** `a, b và c` */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} và ${last}`;
}

/** A comma may stand inside a name ("Ban Bảo vệ, chăm sóc sức khỏe cán bộ"), so names are set apart by semicolons. */
export const joinNames = (names: readonly string[]): string => names.join('; ');

/**
 * Words of the document inside a sentence of ours: the full stop at their end is left out. Words that hold quotation
 * marks themselves get the curved ones around them.
 */
export function quoted(text: string): string {
  const words = cleanLine(text).replace(/[\s./;]+$/u, '');
  return words.includes('"') ? `“${words}”` : `"${words}"`;
}

/** With exactly one mark at its end. */
export function sentence(text: string): string {
  const line = cleanLine(text);
  return /[.?…]$/u.test(line) || line === '' ? line : `${line.replace(/[\s,;:]+$/u, '')}.`;
}

export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
export const uncapitalised = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

/** At most `length` characters, cut between words; what was left out shows as `…`. */
export function shortened(text: string, length: number): string {
  const characters = Array.from(cleanLine(text));
  if (characters.length <= length) return characters.join('');
  const cut = characters.slice(0, length - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.("]+$/u, '')}…`;
}

/** `1,2 MB`, `20 MB`, `340 KB` */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`;
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`;
  return `${(bytes / (1024 * 1024)).toFixed(1).replace('.0', '').replace('.', ',')} MB`;
}

const SUBJECT_LENGTH = 120;

/** `[KH 77-KH/TU] …`: one line that stands alone, at most 120 characters, never with a line break. */
export function subjectLine(planNumber: string, words: string): string {
  return shortened(`[KH ${shortened(planNumber, 30)}] ${words}`, SUBJECT_LENGTH);
}
