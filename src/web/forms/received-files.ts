import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import type { FileRef } from '../../ports/store.ts';
import { saveFile } from '../../usecases/evidence-files.ts';
import type { Seal } from '../security/seal.ts';
import type { Site } from '../site.ts';
import { safeName, sizeWords } from './file-names.ts';
import type { TypedForm } from './typed-form.ts';

export const FILES_FIELD = 'tep';
/** Files of an earlier try that came back with a fault: they need not travel a slow line twice. */
export const KEPT_FIELD = 'da_nhan';

const MAX_FILES = 10;
const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_FORM_BYTES = 60 * 1024 * 1024;

/** By content; old Office files share one container, so there the name has to say which it is. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/x-cfb': ['doc', 'xls'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
};
const OLD_OFFICE: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
};

export const ACCEPT = Object.values(TYPES)
  .flatMap((endings) => endings.map((ending) => `.${ending}`))
  .join(',');
export const FILES_HINT = `Tối đa ${MAX_FILES} tệp, mỗi tệp không quá 20 MB: PDF, Word, Excel, ODT, JPG, PNG.`;

export interface KeptFile {
  readonly words: string;
  readonly value: string;
}

export interface ReceivedFiles {
  readonly refs: readonly FileRef[];
  readonly kept: readonly KeptFile[];
  /** What is wrong with the files that were not taken; null: all were. */
  readonly fault: string | null;
}

/**
 * Takes the files of a form: each that is fit is stored at once under its digest, seen by nobody until a report names it.
 * `binding` is the cookie of the form, so that a kept file is worth nothing in another person's form.
 */
export async function receiveFiles(site: Site, form: TypedForm, binding: string): Promise<ReceivedFiles> {
  const refs = keptRefs(site.seal, form.lists[KEPT_FIELD] ?? [], binding);
  const faults: string[] = [];
  for (const file of form.files) {
    if (refs.length >= MAX_FILES) {
      faults.push(`Tối đa ${MAX_FILES} tệp; chưa nhận "${safeName(file.name)}".`);
      continue;
    }
    const taken = await receive(site, file);
    if (typeof taken === 'string') faults.push(taken);
    else if (!refs.some((known) => known.sha256 === taken.sha256)) refs.push(taken);
  }
  const kept = refs.map((ref) => keepFile(site.seal, ref, binding));
  return { refs, kept, fault: faults.length === 0 ? null : faults.join(' ') };
}

/** The file as a report names it, or what is wrong with it. */
async function receive(site: Site, file: File): Promise<FileRef | string> {
  const name = safeName(file.name);
  if (file.size === 0) return `Tệp "${name}" rỗng (0 byte).`;
  if (file.size > MAX_FILE_BYTES)
    return `Tệp "${name}" có dung lượng ${sizeWords(file.size)}; mỗi tệp không quá 20 MB.`;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const found = await fileTypeFromBuffer(bytes);
  const endings = TYPES[found?.mime ?? ''];
  if (found === undefined || endings === undefined)
    return `Tệp "${name}" không thuộc loại được nhận. ${FILES_HINT}`;
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  if (!endings.includes(ending))
    return `Nội dung tệp "${name}" không khớp với đuôi tên; với nội dung này đuôi phải là .${endings.join(' hoặc .')}.`;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await saveFile(site.deps, sha256, bytes);
  return { sha256, name, mime: OLD_OFFICE[ending] ?? found.mime, size: bytes.length };
}

const REF = z.object({ sha256: z.string(), name: z.string(), mime: z.string(), size: z.number() });

function keepFile(seal: Seal, ref: FileRef, binding: string): KeptFile {
  const text = Buffer.from(JSON.stringify(ref)).toString('base64url');
  return {
    words: `${ref.name} (${sizeWords(ref.size)})`,
    value: `${text}.${seal.mark(`file ${binding}`, text)}`,
  };
}

function keptRefs(seal: Seal, values: readonly string[], binding: string): FileRef[] {
  return values.flatMap((value) => {
    const [text = '', mark = ''] = value.split('.');
    if (!seal.isMark(`file ${binding}`, text, mark)) return [];
    const found: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return [REF.parse(found)];
  });
}
