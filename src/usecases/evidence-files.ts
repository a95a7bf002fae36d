import type { UploadedFile } from '../ports/file-store.ts';
import type { FileRef, StoreReader } from '../ports/store.ts';
import type { Deps } from './deps.ts';

type Files = Pick<Deps, 'store'>;

/** A file that is arriving: its rows are stored one a transaction, so that nobody waits long, and seen by nobody yet. */
export interface Upload {
  readonly id: string;
  /** At most 1 MB. */
  add(row: Uint8Array): Promise<void>;
  /** What has arrived so far, by row from 0; null past the end. */
  row(index: number): Promise<Uint8Array | null>;
  /** All of it is there: it can be named by its digest. It comes before the report that does. */
  complete(file: UploadedFile): Promise<void>;
  drop(): Promise<void>;
}

/** `id` is new; `wallMs` tells an upload that goes on from one that was cut off. */
export function beginUpload({ store }: Files, id: string, wallMs: () => number): Upload {
  let count = 0;
  return {
    id,
    async add(row) {
      const index = count;
      count += 1;
      await store.write((tx) => tx.saveUploadRow(id, index, row, wallMs()));
    },
    row: (index) => store.read((tx) => tx.uploadRow(id, index)),
    complete: (file) => store.write((tx) => tx.completeUpload(id, file, wallMs())),
    drop: () => store.write((tx) => tx.dropUpload(id)),
  };
}

/** Of these files those that are still stored; they are kept for as long again as a new one. */
export async function stillStored(
  { store }: Files,
  refs: readonly FileRef[],
  wallMs: number,
): Promise<readonly FileRef[]> {
  if (refs.length === 0) return [];
  return store.write(async (tx) => {
    const found: FileRef[] = [];
    for (const ref of refs) if (await tx.touchFile(ref.sha256, wallMs)) found.push(ref);
    return found;
  });
}

const HOUR_MS = 3_600_000;
/** Half an hour is what a slow line gets for a form; after two, whoever was sending is gone. */
const ARRIVING_MS = 2 * HOUR_MS;
/** A form that came back with a fault can be sent again for a day; its files stay longer. */
const UNNAMED_MS = 48 * HOUR_MS;
const SWEEP_LIMIT = 20;

/** Takes away what was cut off on the way and what no report has come to name; returns how many, twenty at most. */
export async function sweepUploads({ store }: Files, wallMs: number): Promise<number> {
  const before = { arrivingMs: wallMs - ARRIVING_MS, unnamedMs: wallMs - UNNAMED_MS };
  const lost = await store.read((tx) => tx.lostUploads(before, SWEEP_LIMIT));
  for (const id of lost) {
    await store.write(async (tx) => {
      // Looked at again in the same transaction: somebody may just have named it.
      if ((await tx.lostUploads(before, SWEEP_LIMIT)).includes(id)) await tx.dropUpload(id);
    });
  }
  return lost.length;
}

export interface StoredFile {
  readonly ref: FileRef;
  /** Row by row, so that a download never holds the whole. */
  readonly row: (index: number) => Promise<Uint8Array | null>;
}

/** A file as a report names it; null where no report does, or where its bytes have been erased. */
export async function loadFile({ store }: Files, sha256: string): Promise<StoredFile | null> {
  const ref = await store.read(async (tx) => {
    const found = await findRef(tx, sha256);
    return found === null || (await tx.fileRow(sha256, 0)) === null ? null : found;
  });
  return ref === null ? null : { ref, row: (index) => store.read((tx) => tx.fileRow(sha256, index)) };
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
