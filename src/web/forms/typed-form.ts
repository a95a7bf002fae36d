import type { Context } from 'hono';
import { isSameOrigin } from '../security/same-origin.ts';
import type { PageProblem } from '../problem-page.tsx';
import type { Site } from '../site.ts';

/** What was typed, by field name, as it was typed; a field that came twice keeps all its values. */
export interface TypedForm {
  readonly texts: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly File[];
}

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** Reads a form of ours. Text is taken in one spelling (NFC, `\n`), so that what looks the same is the same. */
export async function readForm(
  c: Context,
  site: Site,
): Promise<
  { readonly ok: true; readonly form: TypedForm } | { readonly ok: false; readonly problem: PageProblem }
> {
  if (!isSameOrigin(c, site.baseUrl)) return { ok: false, problem: 'cross-site' };
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!FORM_TYPES.includes(type)) return { ok: false, problem: 'not-a-form' };
  try {
    return { ok: true, form: typedForm(await c.req.formData()) };
  } catch (error) {
    // The name alone: a parser's message may quote what was typed.
    site.log(`form not readable: ${c.req.path}: ${error instanceof Error ? error.name : 'unknown'}`);
    return { ok: false, problem: 'broken-form' };
  }
}

function typedForm(data: FormData): TypedForm {
  const texts: Record<string, string> = Object.create(null) as Record<string, string>;
  const lists: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  const files: File[] = [];
  for (const [name, value] of data) {
    if (typeof value !== 'string') {
      // A file field that was left empty arrives as a file without name and bytes.
      if (value.name !== '' || value.size > 0) files.push(value);
      continue;
    }
    const text = oneSpelling(value);
    texts[name] ??= text;
    (lists[name] ??= []).push(text);
  }
  return { texts, lists, files };
}

/** Control characters have no place in an answer; tabs and line ends stay. */
const CONTROLS = /[^\P{Cc}\t\n]/gu;

const oneSpelling = (text: string): string =>
  text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(CONTROLS, '');
