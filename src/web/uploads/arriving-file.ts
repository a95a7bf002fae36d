import { createHash, randomUUID } from 'node:crypto';
import { sizeWords } from '../../domain/letter/words.ts';
import type { FileRef } from '../../ports/store.ts';
import { beginUpload } from '../../usecases/evidence-files.ts';
import type { Upload } from '../../usecases/evidence-files.ts';
import type { Site } from '../site.ts';
import { safeName } from '../forms/file-names.ts';
import { judgeFile } from './file-kinds.ts';
import { ROW_BYTES, storedBytes } from './stored-bytes.ts';

/** How much a form may bring. */
export interface UploadLimits {
  /** Of one file. */
  readonly maxBytes: number;
  readonly maxFiles: number;
}

/** A file that was taken, stored and seen by nobody until a report names it, or in words why it was not. */
export type ArrivedFile = { readonly ref: FileRef } | { readonly fault: string };

/**
 * Takes a file as it arrives: into rows of the store, never whole into memory. What is not fit leaves no row behind, also
 * where the line is cut (then it throws); a process that dies here leaves rows that the sweeper takes away.
 */
export async function takeFile(
  site: Pick<Site, 'deps' | 'uploads'>,
  givenName: string,
  stream: AsyncIterable<Buffer>,
): Promise<ArrivedFile> {
  const name = safeName(givenName);
  const upload = beginUpload(site.deps, randomUUID(), Date.now);
  try {
    const arrived = await taken(upload, name, stream, site.uploads.maxBytes);
    if ('fault' in arrived) await upload.drop();
    return arrived;
  } catch (cause) {
    await upload.drop();
    throw cause;
  }
}

async function taken(
  upload: Upload,
  name: string,
  stream: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<ArrivedFile> {
  const { size, sha256 } = await storeRows(upload, stream, maxBytes);
  if (size === 0) return { fault: `Tệp "${name}" rỗng (0 byte).` };
  if (size > maxBytes)
    return {
      fault: `Tệp "${name}" có dung lượng ${sizeWords(size)}; mỗi tệp không quá ${sizeWords(maxBytes)}.`,
    };
  const judged = await judgeFile(storedBytes(upload, size), name);
  if ('fault' in judged) return judged;
  await upload.complete({ sha256, size });
  return { ref: { sha256, name, mime: judged.mime, size } };
}

/** Reads to the end in any case, so that what was typed after the file is not lost; beyond the limit nothing is stored. */
async function storeRows(
  upload: Upload,
  stream: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const digest = createHash('sha256');
  const row = Buffer.allocUnsafe(ROW_BYTES);
  let [filled, size] = [0, 0];
  for await (const part of stream) {
    size += part.length;
    if (size > maxBytes) continue;
    digest.update(part);
    for (let from = 0; from < part.length;) {
      const copied = part.copy(row, filled, from);
      filled += copied;
      from += copied;
      if (filled === ROW_BYTES) {
        await upload.add(row);
        filled = 0;
      }
    }
  }
  if (filled > 0 && size <= maxBytes) await upload.add(row.subarray(0, filled));
  return { size, sha256: digest.digest('hex') };
}
