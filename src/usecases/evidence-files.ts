import type { FileRef, StoreReader } from '../ports/store.ts';
import type { Deps } from './deps.ts';

const CHUNK_BYTES = 1024 * 1024;

/**
 * Stores the bytes of a file under their SHA-256 (lower-case hex), one chunk a transaction so that nobody waits long.
 * It comes before the report that names the file: bytes that no report names are seen by nobody. Twice is harmless.
 */
export async function saveFile(deps: Pick<Deps, 'store'>, sha256: string, bytes: Uint8Array): Promise<void> {
  for (let from = 0, index = 0; from < bytes.length; from += CHUNK_BYTES, index += 1) {
    const chunk = bytes.slice(from, from + CHUNK_BYTES);
    await deps.store.write((tx) => tx.saveFileChunk(sha256, index, chunk));
  }
}

export interface StoredFile {
  readonly ref: FileRef;
  readonly chunks: readonly Uint8Array[];
}

/** A file as a report names it; null where no report does, or where its bytes have been erased. */
export async function loadFile(deps: Pick<Deps, 'store'>, sha256: string): Promise<StoredFile | null> {
  return deps.store.read(async (tx) => {
    const ref = await findRef(tx, sha256);
    const chunks = ref === null ? [] : await tx.fileChunks(sha256);
    return ref === null || chunks.length === 0 ? null : { ref, chunks };
  });
}

async function findRef(tx: StoreReader, sha256: string): Promise<FileRef | null> {
  for (const planId of await tx.planIds()) {
    for (const { entityId } of await tx.entities(planId)) {
      const files = (await tx.reports(planId, entityId)).flatMap((report) => report.files);
      const found = files.find((file) => file.sha256 === sha256);
      if (found !== undefined) return found;
    }
  }
  return null;
}
