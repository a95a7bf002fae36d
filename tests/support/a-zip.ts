import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP file as office programs write it: each entry deflated, and a table of contents at the end. */
export function aZip(entries: Readonly<Record<string, Buffer | string>>): Buffer {
  const parts: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(plain), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(plain.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), shared, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    table.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), shared, tail, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const contents = Buffer.concat(table);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, contents, end]);
}

/** The same file, saying of one entry in its table of contents that it unpacks to so many bytes. */
export function claiming(zip: Buffer, name: string, unpacked: number): Buffer {
  const lying = Buffer.from(zip);
  lying.writeUInt32LE(unpacked, tableRowOf(lying, name) + 24);
  return lying;
}

/** The same file, with the second entry's row pointing at the bytes of the first. */
export function sharing(zip: Buffer, first: string, second: string): Buffer {
  const lying = Buffer.from(zip);
  const [from, to] = [tableRowOf(lying, first), tableRowOf(lying, second)];
  lying.copy(lying, to + 16, from + 16, from + 28);
  lying.copy(lying, to + 42, from + 42, from + 46);
  return lying;
}

function tableRowOf(zip: Buffer, name: string): number {
  // Behind the row's 46 bytes stands its name; the one in the table is the last in the file.
  return zip.lastIndexOf(name) - 46;
}

const CONTENT_TYPES = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

/** A Word document, as far as its type is told by its content. */
export const aDocx = (more: Readonly<Record<string, Buffer | string>> = {}): Buffer =>
  aZip({ '[Content_Types].xml': CONTENT_TYPES, 'word/document.xml': '<w:document/>', ...more });
