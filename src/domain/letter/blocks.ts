/** A label and what it says: `Thời hạn` beside `chậm nhất hết ngày 31/12/2018`. */
export interface FactRow {
  readonly label: string;
  readonly value: string;
}

/** What a letter is made of. Plain text and HTML are rendered from the same blocks, so that they cannot differ. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** One line that must not be missed: whom the letter addresses, that it is a trial. */
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly FactRow[] }
  /** `href` is a placeholder or an address; it is never wrapped and never changed. */
  | { readonly kind: 'link'; readonly label: string; readonly href: string }
  | { readonly kind: 'fine'; readonly text: string };

export const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const strong = (text: string): Block => ({ kind: 'strong', text });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const fine = (text: string): Block => ({ kind: 'fine', text });

/** Rows whose value is null say nothing and are left out. */
export function facts(rows: Readonly<Record<string, string | null>>): Block {
  const said = Object.entries(rows).flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
  return { kind: 'facts', rows: said };
}

/** No block at all where there is nothing to answer. */
export const linkTo = (label: string, href: string | null): readonly Block[] =>
  href === null ? [] : [{ kind: 'link', label, href }];

/** Control characters, and marks that turn the direction of writing: they could make a letter look like another. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/**
 * A text of the plan or of a person as one line, its words unchanged. A placeholder inside it is broken up: only
 * the letter itself may say where a link stands, not the words that somebody typed into a form.
 */
export function cleanLine(text: string): string {
  const line = text.toWellFormed().replace(UNSAFE, ' ').replace(/ {2,}/gu, ' ').trim();
  return line.replaceAll('{{', '{ {');
}
