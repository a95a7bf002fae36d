import type { StoredBytes } from './stored-bytes.ts';

/** What a ZIP container (docx, xlsx, odt) says of itself in its table of contents. */
export interface ArchiveContents {
  readonly entries: number;
  /** Bytes of all entries, as they will be when unpacked. */
  readonly unpacked: number;
}

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const MAX_COMMENT = 0xffff;
/** Thousands of entries; a table of contents beyond that is none that an office program writes. */
const MAX_TABLE_BYTES = 2 * 1024 * 1024;

/**
 * Reads the table of contents at the end of a ZIP file; nothing is unpacked. Null: it has none that can be read (cut off,
 * or written for more than 4 GB). Layout: PKWARE APPNOTE 6.3, 4.3.12 and 4.3.16.
 */
export async function readArchive(file: StoredBytes): Promise<ArchiveContents | null> {
  const tailFrom = Math.max(0, file.size - END_BYTES - MAX_COMMENT);
  const tail = viewOf(await file.read(tailFrom, file.size));
  const end = findEnd(tail);
  if (end === null) return null;
  const tableBytes = tail.getUint32(end + 12, true);
  const tableFrom = tail.getUint32(end + 16, true);
  if (tableBytes > MAX_TABLE_BYTES || tableFrom + tableBytes > tailFrom + end) return null;
  return addUp(viewOf(await file.read(tableFrom, tableFrom + tableBytes)));
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The last end mark whose comment reaches exactly to the end of the file. */
function findEnd(tail: DataView): number | null {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at -= 1)
    if (
      tail.getUint32(at, true) === END_MARK &&
      at + END_BYTES + tail.getUint16(at + 20, true) === tail.byteLength
    )
      return at;
  return null;
}

function addUp(table: DataView): ArchiveContents | null {
  let [entries, unpacked] = [0, 0];
  for (let at = 0; at < table.byteLength; entries += 1) {
    if (at + ENTRY_BYTES > table.byteLength || table.getUint32(at, true) !== ENTRY_MARK) return null;
    unpacked += table.getUint32(at + 24, true);
    const [name, extra, comment] = [28, 30, 32].map((offset) => table.getUint16(at + offset, true));
    at += ENTRY_BYTES + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return { entries, unpacked };
}

const MAX_ENTRIES = 10_000;
/** Office files of pages and tables unpack to ten or twenty times their size; pictures to nothing more. */
const MAX_RATIO = 100;
const ALWAYS_FINE_BYTES = 50 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 500 * 1024 * 1024;

/** Whether whoever opens it would have his machine filled up. */
export function isBomb({ entries, unpacked }: ArchiveContents, size: number): boolean {
  if (entries > MAX_ENTRIES || unpacked > MAX_UNPACKED_BYTES) return true;
  return unpacked > ALWAYS_FINE_BYTES && unpacked > size * MAX_RATIO;
}
