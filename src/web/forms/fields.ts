import { z } from 'zod';
import { dateOf, parseLocalDate, yearOf } from '../../domain/calendar/local-date.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';

/** What is wrong, by field name, each in a sentence. */
export type Faults = Readonly<Record<string, string>>;

/** Every fault at once, the first one of each field. */
export function checkFields<S extends z.ZodType>(
  schema: S,
  typed: unknown,
): { readonly ok: true; readonly value: z.output<S> } | { readonly ok: false; readonly faults: Faults } {
  const checked = schema.safeParse(typed);
  if (checked.success) return { ok: true, value: checked.data };
  const faults: Record<string, string> = {};
  for (const issue of checked.error.issues) faults[String(issue.path[0])] ??= issue.message;
  return { ok: false, faults };
}

/** One line of text. `empty` is what is said where nothing was typed; null: it may stay empty. */
export const lineField = (max: number, empty: string | null) =>
  textField(max, empty).transform((text) => text.replace(/\s+/g, ' '));

/** Text with line ends. */
export const textField = (max: number, empty: string | null) =>
  z
    .string()
    .default('')
    .transform((text) => text.trim())
    .refine((text) => empty === null || text !== '', { error: empty ?? '' })
    .refine((text) => text.length <= max, {
      error: `Dài quá ${max} ký tự. Đề nghị rút gọn, hoặc gửi phần đầy đủ thành tệp.`,
    });

/** `17/9/2018` or `2018-09-17`; empty → null unless `empty` says what is missing. */
export const dateField = (empty: string | null) =>
  z
    .string()
    .default('')
    .transform((text, context): LocalDate | null => {
      const words = text.trim();
      if (words === '') {
        if (empty !== null) context.addIssue(empty);
        return null;
      }
      const found = readDate(words);
      if (found === null) context.addIssue(dateFault(words));
      return found;
    });

/** A date that must be there. */
export const givenDate = (empty: string) => dateField(empty).transform((on): LocalDate => on ?? z.NEVER);

const DAY_FIRST = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/;

/** Years that a plan, its deadlines and its documents can lie in; what counts from a date beyond them leads nowhere. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

export function readDate(text: string): LocalDate | null {
  const on = anyDate(text);
  return on === null || yearOf(on) < FIRST_YEAR || yearOf(on) > LAST_YEAR ? null : on;
}

/** What is wrong with a text that `readDate` does not take. */
export const dateFault = (text: string): string =>
  anyDate(text) === null
    ? `"${text.slice(0, 40)}" không phải một ngày có thật. Ghi ngày/tháng/năm, ví dụ 17/9/2018.`
    : `"${text}" nằm ngoài các năm ${FIRST_YEAR} đến ${LAST_YEAR}.`;

function anyDate(text: string): LocalDate | null {
  const [, day, month, year] = DAY_FIRST.exec(text) ?? [];
  const iso = parseLocalDate(text);
  return day === undefined ? iso : dateOf(Number(year), Number(month), Number(day));
}

/** The id that a form carries, so that sending it twice stores it once. */
export const formIdField = z.uuid({ error: 'Mẫu này không còn dùng được. Đề nghị mở lại trang.' });
