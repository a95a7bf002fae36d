import type { Context } from 'hono';
import { routePath } from 'hono/route';
import { isSameOrigin } from '../security/same-origin.ts';
import type { PageProblem } from '../problem-page.tsx';
import type { Site } from '../site.ts';
import { takeFile } from '../uploads/arriving-file.ts';
import type { ArrivedFile } from '../uploads/arriving-file.ts';
import { readMultipart } from '../uploads/multipart.ts';
import { FILES_FIELD, KEPT_FIELD } from '../uploads/upload-fields.ts';
import { safeName } from './file-names.ts';

/** What was typed, by field name, as it was typed; a field that came twice keeps all its values. */
export interface TypedForm {
  readonly texts: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly ArrivedFile[];
}

/** Whether files of this form are stored, by what was typed before the first of them; nobody stores for strangers. */
export type FileGate = (typed: TypedForm) => Promise<boolean> | boolean;

/** `form` of what could not be read: as far as it came. */
type ReadForm =
  | { readonly ok: true; readonly form: TypedForm }
  | { readonly ok: false; readonly problem: PageProblem; readonly form?: TypedForm };

const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';
const MAX_URLENCODED_BYTES = 4 * 1024 * 1024;

/** Reads a form of ours. Text is taken in one spelling (NFC, `\n`), so that what looks the same is the same. */
export async function readForm(c: Context, site: Site, mayStore: FileGate = () => false): Promise<ReadForm> {
  if (!isSameOrigin(c, site.baseUrl)) return { ok: false, problem: 'cross-site' };
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const form = emptyForm();
  if (type === URLENCODED) return readUrlencoded(c, site, form);
  return type === MULTIPART ? readParts(c, site, form, mayStore) : { ok: false, problem: 'not-a-form' };
}

interface OpenForm {
  readonly texts: Record<string, string>;
  readonly lists: Record<string, string[]>;
  readonly files: ArrivedFile[];
}

const emptyForm = (): OpenForm => ({
  texts: Object.create(null) as Record<string, string>,
  lists: Object.create(null) as Record<string, string[]>,
  files: [],
});

function addText(form: OpenForm, name: string, value: string): void {
  const text = oneSpelling(value);
  form.texts[name] ??= text;
  (form.lists[name] ??= []).push(text);
}

async function readUrlencoded(c: Context, site: Site, form: OpenForm): Promise<ReadForm> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const body: ReadableStream<Uint8Array> | null = c.req.raw.body;
  try {
    for await (const part of body ?? []) {
      size += part.length;
      if (size > MAX_URLENCODED_BYTES) return { ok: false, problem: 'too-large' };
      parts.push(part);
    }
  } catch (error) {
    // The line was cut: nobody is there any more to read an answer.
    return unreadable(c, site, form, error);
  }
  const typed = new URLSearchParams(Buffer.concat(parts).toString());
  for (const [name, value] of typed) addText(form, name, value);
  return { ok: true, form };
}

async function readParts(c: Context, site: Site, form: OpenForm, mayStore: FileGate): Promise<ReadForm> {
  const body: ReadableStream<Uint8Array> | null = c.req.raw.body;
  if (body === null) return { ok: false, problem: 'broken-form' };
  const { outcome, error } = await readMultipart(body, c.req.header('content-type') ?? '', {
    text: (name, value) => addText(form, name, value),
    file: async (name, fileName, stream) => {
      const arrived = await takeOne(site, form, mayStore, { name, fileName, stream });
      if (arrived !== null) form.files.push(arrived);
    },
  });
  if (outcome === 'whole') return { ok: true, form };
  return outcome === 'broken' ? unreadable(c, site, form, error) : { ok: false, problem: outcome, form };
}

/** The route and the error's name alone: an address may hold a token or begin a line of its own, a message what was typed. */
function unreadable(c: Context, site: Site, form: OpenForm, error: unknown): ReadForm {
  site.log(`form not readable: ${routePath(c)}: ${error instanceof Error ? error.name : 'unknown'}`);
  return { ok: false, problem: 'broken-form', form };
}

interface Part {
  readonly name: string;
  readonly fileName: string;
  readonly stream: AsyncIterable<Buffer>;
}

/** Null: a file field that was left empty, which arrives as a file without name and bytes. */
async function takeOne(
  site: Site,
  form: OpenForm,
  mayStore: FileGate,
  { name, fileName, stream }: Part,
): Promise<ArrivedFile | null> {
  const kept = form.files.filter((file) => 'ref' in file).length + (form.lists[KEPT_FIELD] ?? []).length;
  const fault = await refusal(site, form, mayStore, name, fileName, kept);
  if (fault === null && fileName !== '') return takeFile(site, fileName, stream);
  const size = await drain(stream);
  return size === 0 && fileName === '' ? null : { fault: fault ?? 'Có tệp không có tên nên không nhận.' };
}

async function refusal(
  { uploads: { maxFiles } }: Site,
  form: OpenForm,
  mayStore: FileGate,
  name: string,
  fileName: string,
  kept: number,
): Promise<string | null> {
  const shown = safeName(fileName);
  if (name !== FILES_FIELD) return `Mẫu không có chỗ gửi tệp "${shown}" nên không nhận.`;
  if (kept >= maxFiles) return `Tối đa ${maxFiles} tệp; chưa nhận "${shown}".`;
  return (await mayStore(form)) ? null : `Chưa nhận tệp "${shown}".`;
}

async function drain(stream: AsyncIterable<Buffer>): Promise<number> {
  let size = 0;
  for await (const part of stream) size += part.length;
  return size;
}

/**
 * Control characters have no place in an answer, nor marks that turn the direction of writing and make a line read as
 * another; tabs and line ends stay.
 */
const CONTROLS = /[^\P{Cc}\t\n]|[\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

const oneSpelling = (text: string): string =>
  text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(CONTROLS, '');
