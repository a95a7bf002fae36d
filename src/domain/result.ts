/** What an expected failure looks like: a value with a code, and a sentence that ends the search. */
export interface Problem {
  readonly kind: string;
  /** A full Vietnamese or English sentence for the person who has to act on it: where, what was found, what is allowed. */
  readonly words: string;
}

export type Result<T, P = Problem> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const fail = <P>(problem: P): Result<never, P> => ({ ok: false, problem });
