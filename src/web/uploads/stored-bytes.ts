import type { Upload } from '../../usecases/evidence-files.ts';

export const ROW_BYTES = 1024 * 1024;

/** The bytes of an upload, wherever one looks: no more than one row of it lies in memory. */
export interface StoredBytes {
  readonly size: number;
  /** From `from` (inclusive) to `until` (exclusive), or to the end where that comes first. */
  read(from: number, until: number): Promise<Uint8Array<ArrayBuffer>>;
}

export function storedBytes(upload: Pick<Upload, 'row'>, size: number): StoredBytes {
  let held: { readonly index: number; readonly bytes: Uint8Array } | null = null;
  async function row(index: number): Promise<Uint8Array> {
    if (held?.index !== index) held = { index, bytes: (await upload.row(index)) ?? new Uint8Array() };
    return held.bytes;
  }
  return {
    size,
    async read(from, until) {
      const end = Math.min(until, size);
      const bytes = new Uint8Array(Math.max(0, end - from));
      for (let at = from; at < end;) {
        const within = at % ROW_BYTES;
        const part = (await row(Math.floor(at / ROW_BYTES))).subarray(within, within + end - at);
        if (part.length === 0) throw new RangeError(`an upload of ${size} bytes ends at ${at}`);
        bytes.set(part, at - from);
        at += part.length;
      }
      return bytes;
    },
  };
}

/**
 * The same as a `Blob`, for a library that knows only those: it asks for the size, for slices and for their bytes, and each
 * of these is answered from the store.
 */
export function blobOf(file: StoredBytes, from = 0, until = file.size): Blob {
  const within = (at: number): number => Math.min(from + at, until);
  return Object.defineProperties(new Blob([]), {
    size: { value: until - from },
    slice: { value: (start = 0, end = until - from) => blobOf(file, within(start), within(end)) },
    arrayBuffer: { value: async () => (await file.read(from, until)).buffer },
  });
}
