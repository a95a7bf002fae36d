import { z } from 'zod';
import { atTime, instantOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { parseLocalDate } from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';

/** The words of each message are what is allowed, as a noun phrase. */
function field<T>(allowed: string, parse: (text: string) => T | null) {
  return z.string(allowed).transform((text, context): T => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: allowed });
    return z.NEVER;
  });
}

/** A day that exists. */
export const dateField = field<LocalDate>(
  'một ngày có thật, viết NĂM-THÁNG-NGÀY, ví dụ 2018-09-17',
  parseLocalDate,
);

const OFFICE_OPENS = '08:00';

export const MOMENT_WORDS =
  'một thời điểm như 2018-12-19T08:00+07:00, hoặc một ngày có thật như 2018-12-19 (hiểu là 08 giờ 00)';

/** An instant with its offset, or a day: then 08 giờ 00 of it, when the office opens. */
export const momentField = field<Instant>(MOMENT_WORDS, (text) => {
  const on = parseLocalDate(text);
  return on === null ? instantOf(text) : atTime(on, OFFICE_OPENS);
});

export const wholeField = (min: number, max: number) =>
  field(`một số nguyên từ ${min} đến ${max}`, (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : null;
  });

export const wordsField = (what: string) => field(what, (text) => (text.trim() === '' ? null : text.trim()));

/** `K1,K2` → each once, in the order written. */
export const keysField = (what: string) =>
  field<readonly string[]>(what, (text) => {
    const keys = text.split(',').map((key) => key.trim());
    return keys.includes('') ? null : [...new Set(keys)];
  });
