import { createHmac, timingSafeEqual } from 'node:crypto';

/** Marks texts as our own. A mark made for one purpose is worth nothing for another. */
export interface Seal {
  readonly mark: (purpose: string, text: string) => string;
  readonly isMark: (purpose: string, text: string, mark: string) => boolean;
}

export function createSeal(key: string): Seal {
  const mark = (purpose: string, text: string): string =>
    createHmac('sha256', key).update(`${purpose}\n${text}`).digest('base64url');
  return { mark, isMark: (purpose, text, given) => sameText(mark(purpose, text), given) };
}

/** In constant time for texts of one length; the length itself is no secret. */
export function sameText(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
