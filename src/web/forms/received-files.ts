import { z } from 'zod';
import { sizeWords } from '../../domain/letter/words.ts';
import type { FileRef } from '../../ports/store.ts';
import { stillStored } from '../../usecases/evidence-files.ts';
import type { Seal } from '../security/seal.ts';
import type { Site } from '../site.ts';
import type { UploadLimits } from '../uploads/arriving-file.ts';
import { KINDS_WORDS } from '../uploads/file-kinds.ts';
import { KEPT_FIELD } from '../uploads/upload-fields.ts';
import type { TypedForm } from './typed-form.ts';

export interface KeptFile {
  readonly words: string;
  readonly value: string;
}

/** What the file field of a form shows. */
export interface FileBox {
  readonly hint: string;
  readonly kept: readonly KeptFile[];
}

export const fileBox = (
  { uploads: { maxBytes, maxFiles } }: { readonly uploads: UploadLimits },
  kept: readonly KeptFile[] = [],
): FileBox => ({
  hint: `Tối đa ${maxFiles} tệp, mỗi tệp không quá ${sizeWords(maxBytes)}: ${KINDS_WORDS}.`,
  kept,
});

export interface ReceivedFiles {
  readonly refs: readonly FileRef[];
  readonly kept: readonly KeptFile[];
  /** What is wrong with the files that were not taken; null: all were. */
  readonly fault: string | null;
}

/**
 * The files of a form: those that came with it and those of an earlier try. `binding` is the cookie of the form, so that
 * a kept file is worth nothing in another person's form.
 */
export async function receiveFiles(site: Site, form: TypedForm, binding: string): Promise<ReceivedFiles> {
  const earlier = keptRefs(site.seal, form.lists[KEPT_FIELD] ?? [], binding);
  const stored = await stillStored(site.deps, earlier, Date.now());
  const gone = earlier.filter((ref) => !stored.includes(ref));
  const refs = [...stored];
  const faults = gone.map(({ name }) => `Tệp "${name}" đã gửi quá lâu nên không còn giữ; đề nghị chọn lại.`);
  for (const file of form.files) {
    if ('fault' in file) faults.push(file.fault);
    else if (!refs.some(({ sha256 }) => sha256 === file.ref.sha256)) refs.push(file.ref);
  }
  const kept = refs.map((ref) => keepFile(site.seal, ref, binding));
  return { refs, kept, fault: faults.length === 0 ? null : faults.join(' ') };
}

const REF = z.object({ sha256: z.string(), name: z.string(), mime: z.string(), size: z.number() });

export function keepFile(seal: Seal, ref: FileRef, binding: string): KeptFile {
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
