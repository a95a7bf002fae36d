import { isPlaceholder } from './placeholder.ts';
import type { Placeholder } from './placeholder.ts';

/** One text as an office has worded it, taken apart at its placeholders. `P`: the ones that may stand in it. */
export interface Template<P extends Placeholder = Placeholder> {
  readonly source: string;
  readonly parts: readonly (string | { readonly name: P })[];
}

/** What each placeholder says in one letter. A getter is only asked where its placeholder is used. */
export type Values<P extends Placeholder> = Readonly<Record<P, string>>;

/** Names in braces, in order, also those that nobody knows. */
export const namesIn = (source: string): readonly string[] =>
  [...source.matchAll(BRACED)].map(([, name]) => name ?? '');

const BRACED = /\{([^{}]*)\}/gu;

/**
 * Takes a text apart. RangeError for a name outside `allowed`: texts have been held against their rules before, so that
 * the office has been told in its own words.
 */
export function createTemplate<P extends Placeholder>(source: string, allowed: readonly P[]): Template<P> {
  const parts = source.split(BRACED).map((part, index) => (index % 2 === 0 ? part : { name: nameOf(part) }));
  return { source, parts: parts.filter((part) => part !== '') };

  function nameOf(name: string): P {
    const known = isPlaceholder(name) ? allowed.find((one) => one === name) : undefined;
    if (known === undefined) throw new RangeError(`"${source}" must not hold the placeholder {${name}}`);
    return known;
  }
}

/**
 * Fills texts with values that many of them share; what a text needs beyond them is given with it. Each value stands as it
 * is: braces inside it are words, not a placeholder.
 */
export type Say<B extends Placeholder> = <P extends Placeholder>(
  template: Template<P>,
  ...own: Exclude<P, B> extends never ? [] : [own: Values<Exclude<P, B>>]
) => string;

export function createSay<B extends Placeholder>(base: Values<B>): Say<B> {
  return (template, own?: Readonly<Partial<Record<Placeholder, string>>>) => {
    const shared: Readonly<Partial<Record<Placeholder, string>>> = base;
    let text = '';
    for (const part of template.parts)
      text += typeof part === 'string' ? part : valueOf(part.name, own?.[part.name] ?? shared[part.name]);
    return text;
  };
}

function valueOf(name: Placeholder, value: string | undefined): string {
  if (value === undefined) throw new RangeError(`nothing is known to stand for {${name}}`);
  return value;
}
