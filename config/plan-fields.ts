import { z } from 'zod';
import type { Part, PartRole } from '../src/domain/plan/plan.ts';
import type { Directory, Reference } from './directory.ts';
import { idOf } from './directory.ts';
import { dateField, slugField, textField } from './fields.ts';
import { quote } from './problem.ts';

/** A text of the document; `checked` is given where a person corrected the scan. */
export const planTextField = z.strictObject({
  line: z.int().min(1),
  printed: textField,
  checked: textField.nullable().default(null),
});

export const confirmationField = z.strictObject({ by: textField, title: textField, on: dateField });

export const notesField = z.array(textField).default([]);

/** ASCII, because it stands in links, workflow ids and file names: `77-5a`, `77-IV.2a`. */
export const entityIdField = z
  .string()
  .regex(
    /^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/,
    'mã gồm chữ không dấu, số, "-" và ".", ví dụ "77-5a", "77-IV.2a"',
  );

/** The id of one body; a group is refused, because one body has to answer. */
export function bodyIdField(directory: Directory | null) {
  return z.string().transform((id, context): string => {
    if (directory === null) return id;
    const reference = directory.byId(id);
    if (reference !== null && 'body' in reference) return id;
    const kind = reference === null ? '' : ' (đây là mã của một nhóm)';
    refuse(context, `mã (id) của một cơ quan trong ${directory.file}${kind}${hint(directory, id, 'ids')}`);
    return z.NEVER;
  });
}

/**
 * One name of a column: as text where the name alone says who is meant, else with its condition or with
 * `refersTo`, the id of the body or group.
 */
export function partField(role: PartRole, directory: Directory | null) {
  const long = z.strictObject({
    printed: textField,
    condition: textField.nullable().default(null),
    refersTo: slugField.nullable().default(null),
  });
  const short = textField.transform((printed) => ({ printed, condition: null, refersTo: null }));
  return z.union([short, long]).transform((written, context): Part => {
    const found = lookUp(directory, written);
    if (typeof found !== 'string') {
      return { role, printed: written.printed, refersTo: found, condition: written.condition };
    }
    refuse(context, found);
    return z.NEVER;
  });
}

/** The body or group that is meant, or what would have to stand there. */
function lookUp(
  directory: Directory | null,
  written: { readonly printed: string; readonly refersTo: string | null },
): Reference | string {
  // Without a readable agencies file there is one fault to mend first; every name would only repeat it.
  if (directory === null) return { body: written.refersTo ?? written.printed };
  if (written.refersTo !== null) {
    return directory.byId(written.refersTo) ?? unknownWords(directory, written.refersTo, 'ids');
  }
  const [first, ...others] = directory.byName(written.printed);
  if (first === undefined) return unknownWords(directory, written.printed, 'names');
  if (others.length === 0) return first;
  const ids = [first, ...others].map(idOf).join(', ');
  return `refersTo: một trong ${ids} (nhiều cơ quan, nhóm cùng mang tên ${quote(written.printed)})`;
}

function unknownWords(directory: Directory, words: string, among: 'ids' | 'names'): string {
  const what = among === 'ids' ? 'refersTo là mã (id)' : 'tên (name hoặc aliases)';
  return `${what} của một cơ quan hoặc nhóm trong ${directory.file}${hint(directory, words, among)}`;
}

function hint(directory: Directory, words: string, among: 'ids' | 'names'): string {
  const nearest = directory.nearest(words, among);
  return nearest === null ? '' : `; gần nhất: ${quote(nearest)}`;
}

/** The value that was found is quoted by `checkShape`; the issue carries what is allowed. */
function refuse(context: z.core.$RefinementCtx, allowed: string): void {
  context.addIssue({ code: 'custom', message: allowed });
}
