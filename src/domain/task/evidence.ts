import type { Problem } from '../result.ts';
import type { Evidence } from './fact.ts';

/** A result closes only with the number and date of a document, or with a file (design, §5); null: it does. */
export function refuseUnproven({ documentNumber, documentOn, files }: Evidence): Problem | null {
  const proven = files.length > 0 || (documentNumber !== null && documentOn !== null);
  if (proven) return null;
  return {
    kind: 'no-evidence',
    words: 'Kết quả phải kèm số và ngày của văn bản, hoặc ít nhất một tệp văn bản.',
  };
}
