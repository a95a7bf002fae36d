import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import type { StoredBytes } from './stored-bytes.ts';

/** A ZIP container (docx, xlsx, odt) by its table of contents, in which nothing is believed that can be counted. */
export interface ArchiveContents {
  readonly entries: readonly ArchiveEntry[];
}

interface ArchiveEntry {
  /** Where its own head begins. */
  readonly at: number;
  readonly packed: number;
  /** What the table of contents says of it. */
  readonly unpacked: number;
  readonly method: number;
}

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const HEAD_MARK = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const HEAD_BYTES = 30;
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
  return readTable(viewOf(await file.read(tableFrom, tableFrom + tableBytes)));
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

function readTable(table: DataView): ArchiveContents | null {
  const entries: ArchiveEntry[] = [];
  for (let at = 0; at < table.byteLength;) {
    if (at + ENTRY_BYTES > table.byteLength || table.getUint32(at, true) !== ENTRY_MARK) return null;
    entries.push({
      at: table.getUint32(at + 42, true),
      packed: table.getUint32(at + 20, true),
      unpacked: table.getUint32(at + 24, true),
      method: table.getUint16(at + 10, true),
    });
    const [name, extra, comment] = [28, 30, 32].map((offset) => table.getUint16(at + offset, true));
    at += ENTRY_BYTES + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return { entries };
}

const MAX_ENTRIES = 10_000;
/** Office files of pages and tables unpack to ten or twenty times their size; pictures to nothing more. */
const MAX_RATIO = 100;
const ALWAYS_FINE_BYTES = 50 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 500 * 1024 * 1024;

/** So much may come out of a file of this size before whoever opens it has his machine filled up. */
const mostUnpacked = (size: number): number =>
  Math.min(MAX_UNPACKED_BYTES, Math.max(ALWAYS_FINE_BYTES, size * MAX_RATIO));

/** By what it says of itself. */
export function isBomb({ entries }: ArchiveContents, size: number): boolean {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  return entries.length > MAX_ENTRIES || unpacked > mostUnpacked(size);
}

/** `liar`: what comes out is not what the table of contents says. `damaged`: nothing can be unpacked where it points. */
export type Unpacking = 'as-told' | 'liar' | 'damaged';

const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks every entry and counts what comes out, a piece at a time and keeping nothing; it ends with the first byte that is
 * more than was said. So no more is unpacked than `isBomb` allows, whatever the table says. Programs differ in which of the
 * two sizes they believe, and an entry that does not keep its word was made to deceive one of them. Encrypted entries and
 * methods that office programs do not write cannot be counted: damaged.
 */
export async function unpacking(file: StoredBytes, { entries }: ArchiveContents): Promise<Unpacking> {
  if (overlap(entries)) return 'liar';
  for (const entry of entries) {
    const found = await unpackEntry(file, entry);
    if (found !== 'as-told') return found;
  }
  return 'as-told';
}

/** Entries that share their bytes make much out of little, each of them telling the truth. */
function overlap(entries: readonly ArchiveEntry[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.at - b.at);
  return inOrder.some(({ at, packed }, index) => {
    const next = inOrder[index + 1];
    return next !== undefined && at + HEAD_BYTES + packed > next.at;
  });
}

async function unpackEntry(file: StoredBytes, entry: ArchiveEntry): Promise<Unpacking> {
  const head = viewOf(await file.read(entry.at, entry.at + HEAD_BYTES));
  if (head.byteLength < HEAD_BYTES || head.getUint32(0, true) !== HEAD_MARK) return 'damaged';
  const from = entry.at + HEAD_BYTES + head.getUint16(26, true) + head.getUint16(28, true);
  if (from + entry.packed > file.size || head.getUint16(8, true) !== entry.method) return 'damaged';
  if (entry.method === STORED || entry.packed === 0)
    return entry.packed === entry.unpacked ? 'as-told' : 'liar';
  return entry.method === DEFLATED ? inflate(file, from, entry) : 'damaged';
}

class MoreThanTold extends Error {}

async function inflate(
  file: StoredBytes,
  from: number,
  { packed, unpacked }: ArchiveEntry,
): Promise<Unpacking> {
  let size = 0;
  const counting = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const part of source) {
      size += part.length;
      if (size > unpacked) throw new MoreThanTold();
    }
  };
  try {
    await pipeline(pieces(file, from, from + packed), createInflateRaw(), counting);
    return size === unpacked ? 'as-told' : 'liar';
  } catch (error) {
    return error instanceof MoreThanTold ? 'liar' : unreadable(error);
  }
}

const PIECE_BYTES = 64 * 1024;

async function* pieces(file: StoredBytes, from: number, until: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < until; at += PIECE_BYTES)
    yield await file.read(at, Math.min(until, at + PIECE_BYTES));
}

/** What zlib says of bytes that were not deflated; anything else is ours and no fault of the file. */
function unreadable(error: unknown): 'damaged' {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!ZLIB_FAULTS.has(code)) throw error;
  return 'damaged';
}

const ZLIB_FAULTS: ReadonlySet<string> = new Set(['Z_DATA_ERROR', 'Z_BUF_ERROR', 'Z_NEED_DICT']);
