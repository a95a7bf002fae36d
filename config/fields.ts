import { z } from 'zod';
import { parseLocalDate } from '../src/domain/calendar/local-date.ts';
import type { LocalDate } from '../src/domain/calendar/local-date.ts';

/** A real date `YYYY-MM-DD`; 2018-02-31 is refused. */
export const dateField = z.string().transform((text, context): LocalDate => {
  const on = parseLocalDate(text);
  if (on !== null) return on;
  context.addIssue({ code: 'custom', message: 'một ngày có thật, viết NĂM-THÁNG-NGÀY, ví dụ 2018-04-10' });
  return z.NEVER;
});

/** Text that says something: not empty, not only blanks, no blank at either end. */
export const textField = z
  .string()
  .refine(
    (text) => text !== '' && text === text.trim(),
    'chữ, không để trống, không thừa dấu cách ở hai đầu',
  );

/** Kebab case without accents, as it stands in links, keys and file names: `so-noi-vu`. */
export const slugField = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'mã viết thường, không dấu, nối bằng gạch ngang, ví dụ "so-noi-vu"');

const LOCAL_PART = /^[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*$/;
const DOMAIN_LABEL = /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/;

/**
 * One address and nothing else: no display name, no list, no comment, no blank or line break. Narrower than
 * RFC 5321 on purpose: what passes here is put into an SMTP envelope.
 */
export function isMailbox(text: string): boolean {
  const parts = text.split('@');
  const [local, domain] = parts;
  if (parts.length !== 2 || local === undefined || domain === undefined) return false;
  if (text.length > 254 || local.length > 64 || !LOCAL_PART.test(local)) return false;
  const labels = domain.split('.');
  return labels.length >= 2 && labels.every((label) => label.length <= 63 && DOMAIN_LABEL.test(label));
}

export const mailboxField = z
  .string()
  .refine(isMailbox, 'đúng một địa chỉ thư, không kèm tên, ví dụ "so-noi-vu@haugiang.example"');
