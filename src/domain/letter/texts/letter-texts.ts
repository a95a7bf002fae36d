import { COMMON_TEXTS } from './common-texts.ts';
import { DECISION_TEXTS } from './decision-texts.ts';
import { DOCUMENT_TEXTS } from './document-texts.ts';
import { LATENESS_TEXTS } from './lateness-texts.ts';
import { REMINDER_TEXTS } from './reminder-texts.ts';
import { RESULT_TEXTS } from './result-texts.ts';
import { ROUND_TEXTS } from './round-texts.ts';
import { createTemplate } from './template.ts';
import type { Template } from './template.ts';
import type { TextRule, TextRules } from './text-rule.ts';

/**
 * Every text that an office may word, by the kind of letter it stands in; besides the kinds: the frame that all letters
 * share, the headings of a letter of several items, and the letter of a confidential task.
 */
export const TEXT_CATALOGUE = {
  ...COMMON_TEXTS,
  ...REMINDER_TEXTS,
  ...LATENESS_TEXTS,
  ...DOCUMENT_TEXTS,
  ...RESULT_TEXTS,
  ...DECISION_TEXTS,
  ...ROUND_TEXTS,
} as const satisfies Readonly<Record<string, TextRules>>;

type Catalogue = typeof TEXT_CATALOGUE;

/** The words of one office: each text with the placeholders that the catalogue allows it. */
export type LetterTexts = {
  readonly [G in keyof Catalogue]: {
    readonly [K in keyof Catalogue[G]]: Catalogue[G][K] extends TextRule<infer P> ? Template<P> : never;
  };
};

/** The texts as they are written, by kind and key. */
export type TextSources = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Every text as it is written, to be kept and made again by `createLetterTexts`. */
export const sourcesOf = (texts: LetterTexts): TextSources =>
  Object.fromEntries(
    Object.entries<Readonly<Record<string, Template>>>(texts).map(([group, own]) => [
      group,
      Object.fromEntries(Object.entries(own).map(([key, { source }]) => [key, source])),
    ]),
  );

/** RangeError for a text that is missing or breaks its rule: sources come from a reader that has told a person so. */
export function createLetterTexts(sources: TextSources): LetterTexts {
  const groups = Object.entries<TextRules>(TEXT_CATALOGUE).map(([group, rules]) => {
    const texts = Object.entries(rules).map(([key, rule]): [string, Template] => {
      const source = sources[group]?.[key];
      if (source === undefined) throw new RangeError(`there is no text ${group}.${key}`);
      return [key, createTemplate(source, rule.may)];
    });
    return [group, Object.fromEntries(texts)] as const;
  });
  // Holds exactly the keys of the catalogue, which is what the type says of them.
  return Object.fromEntries(groups) as LetterTexts;
}
