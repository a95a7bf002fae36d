import { fileTypeFromBlob } from 'file-type';
import { isBomb, readArchive, unpacking } from './archive.ts';
import { blobOf } from './stored-bytes.ts';
import type { StoredBytes } from './stored-bytes.ts';

/** By content; old Office files share one container, so there the name has to say which it is. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
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
const PACKED = ['docx', 'xlsx', 'odt'];

export const ACCEPT = Object.values(KINDS)
  .flatMap((endings) => endings.map((ending) => `.${ending}`))
  .join(',');
export const KINDS_WORDS = 'PDF, Word, Excel, ODT, JPG, PNG';

/** The type of a file that may be kept, or in words why it may not. The name has to be a safe one. */
export async function judgeFile(
  file: StoredBytes,
  name: string,
): Promise<{ readonly mime: string } | { readonly fault: string }> {
  const found = await fileTypeFromBlob(blobOf(file));
  const endings = KINDS[found?.mime ?? ''];
  if (found === undefined || endings === undefined)
    return { fault: `Tệp "${name}" không thuộc loại được nhận. Các loại được nhận: ${KINDS_WORDS}.` };
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  if (!endings.includes(ending)) {
    const right = endings.join(' hoặc .');
    return {
      fault: `Nội dung tệp "${name}" không khớp với đuôi tên; với nội dung này đuôi phải là .${right}.`,
    };
  }
  const fault = PACKED.includes(ending) ? await packedFault(file, name) : null;
  return fault === null ? { mime: OLD_OFFICE[ending] ?? found.mime } : { fault };
}

async function packedFault(file: StoredBytes, name: string): Promise<string | null> {
  const contents = await readArchive(file);
  if (contents === null)
    return `Tệp "${name}" bị hỏng hoặc chưa tải đủ: không đọc được mục lục bên trong. Đề nghị mở tệp, lưu lại rồi gửi.`;
  if (isBomb(contents, file.size))
    return `Tệp "${name}" khi mở ra lớn bất thường nên không nhận. Đề nghị xuất tệp thành PDF rồi gửi.`;
  switch (await unpacking(file, contents)) {
    case 'as-told':
      return null;
    case 'liar':
      return `Tệp "${name}" có phần bên trong không đúng với mục lục của tệp nên không nhận. Đề nghị mở tệp, lưu lại rồi gửi, hoặc xuất thành PDF.`;
    case 'damaged':
      return `Tệp "${name}" bị hỏng: có phần bên trong không mở được. Đề nghị mở tệp, lưu lại rồi gửi.`;
  }
}
