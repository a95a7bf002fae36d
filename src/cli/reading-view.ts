import type { Reading } from '../domain/deadline/reading.ts';

/** `Reading` of the contract: everything that was understood, under the caller's own id. */
export type ReadingView = Reading & { readonly id: unknown };

export const readingView = (id: unknown, reading: Reading): ReadingView => ({ id, ...reading });
