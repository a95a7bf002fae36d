import { END } from './tokens.ts';
import type { Token } from './tokens.ts';
import { TERMS } from './vocabulary.ts';
import type { Term } from './vocabulary.ts';

/** What a reader found, and the index of the token after it. */
export interface Found<T> {
  readonly value: T;
  readonly next: number;
}

export type Tokens = readonly Token[];

export const tokenAt = (ts: Tokens, i: number): Token => ts[i] ?? END;
export const isTerm = (ts: Tokens, i: number, term: Term): boolean => ts[i]?.term === term;
export const isMark = (ts: Tokens, i: number, mark: string): boolean => ts[i]?.mark === mark;
export const isNumber = (ts: Tokens, i: number): boolean => ts[i]?.kind === 'number';

/** The index after the terms when they stand at `i` one after another; -1 otherwise. */
export function after(ts: Tokens, i: number, ...terms: readonly Term[]): number {
  for (let k = 0; k < terms.length; k++) if (ts[i + k]?.term !== terms[k]) return -1;
  return i + terms.length;
}

/** `i` or, where one of the terms stands there, the index after it. */
export const skip = (ts: Tokens, i: number, ...terms: readonly Term[]): number => {
  const term = ts[i]?.term;
  return term !== undefined && term !== '' && terms.includes(term) ? i + 1 : i;
};

export const skipMark = (ts: Tokens, i: number, marks: string): number => {
  const mark = ts[i]?.mark ?? '';
  return mark !== '' && marks.includes(mark) ? i + 1 : i;
};

interface Entry<T> {
  readonly terms: readonly string[];
  readonly value: T;
}

const KNOWN: ReadonlySet<string> = new Set(TERMS);

/** Phrases of terms, found by their first term, the longest first. */
export class PhraseTable<T> {
  private readonly byFirst = new Map<string, Entry<T>[]>();

  /** RangeError for a phrase that holds a word outside the vocabulary: it could never match. */
  constructor(rows: readonly (readonly [string, T])[]) {
    for (const [phrase, value] of rows) this.add(phrase.split(' '), value);
    for (const entries of this.byFirst.values()) entries.sort((a, b) => b.terms.length - a.terms.length);
  }

  private add(terms: readonly string[], value: T): void {
    const unknown = terms.find((term) => !KNOWN.has(term));
    if (unknown !== undefined)
      throw new RangeError(`"${unknown}" in "${terms.join(' ')}" is not in vocabulary.ts`);
    const first = terms[0] ?? '';
    this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), { terms, value }]);
  }

  find(ts: Tokens, i: number): Found<T> | null {
    const entries = this.byFirst.get(ts[i]?.term ?? '');
    if (entries === undefined) return null;
    const entry = entries.find(({ terms }) => terms.every((term, k) => ts[i + k]?.term === term));
    return entry === undefined ? null : { value: entry.value, next: i + entry.terms.length };
  }
}
