import type { FileRef } from '../../ports/store.ts';
import type { Faults } from './fields.ts';
import { FILES_FIELD } from '../uploads/upload-fields.ts';

/** A result is proven by a document's number and date, or by a file. */
export function proofFaults(texts: Readonly<Record<string, string>>, files: readonly FileRef[]): Faults {
  const number = (texts['so_van_ban'] ?? '').trim();
  const on = (texts['ngay_van_ban'] ?? '').trim();
  if (files.length > 0 || (number !== '' && on !== '')) return {};
  if (number !== '') return { ngay_van_ban: 'Chưa ghi ngày của văn bản.' };
  if (on !== '') return { so_van_ban: 'Chưa ghi số của văn bản.' };
  return {
    so_van_ban: 'Ghi số và ngày của văn bản, hoặc gửi ít nhất một tệp.',
    [FILES_FIELD]: 'Gửi ít nhất một tệp, hoặc ghi số và ngày của văn bản.',
  };
}
