import { sentence } from './words.ts';

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
  /** `href` is a placeholder or an address; it is never wrapped and never changed. Compact: no button around it. */
  | { readonly kind: 'link'; readonly label: string; readonly href: string; readonly compact: boolean }
  | { readonly kind: 'fine'; readonly text: string };

export const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const strong = (text: string): Block => ({ kind: 'strong', text });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const fine = (text: string): Block => ({ kind: 'fine', text });

/** Each value is a sentence; rows whose value is null say nothing and are left out. */
export function facts(rows: Readonly<Record<string, string | null>>): Block {
  const said = Object.entries(rows).flatMap(([label, value]) =>
    value === null || value.trim() === '' ? [] : [{ label, value: sentence(value) }],
  );
  return { kind: 'facts', rows: said };
}

/** No block at all where there is nothing to answer. */
export const linkTo = (label: string, href: string | null): readonly Block[] =>
  href === null ? [] : [{ kind: 'link', label, href, compact: false }];
/** The links alone, without buttons: what is left of an item in a letter that would otherwise grow too long. */
export const compactLinks = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => (block.kind === 'link' ? [{ ...block, compact: true }] : []));
