import type { LetterInput } from '../../../src/domain/letter/letter.ts';
import { SAMPLES } from './samples.ts';

/** The letter as somebody reads it aloud: lines run together, rules under headings left out. */
export const flat = (text: string): string =>
  text
    .replace(/^[=_-]{3,}$/gmu, '')
    .replace(/\s+/gu, ' ')
    .trim();

export function sample(name: string): LetterInput {
  const found = SAMPLES[name];
  if (found === undefined) throw new Error(`there is no sample letter "${name}"`);
  return found;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What an HTML letter shows, read without a parser of ours: tags out, entities back, in order. */
export function visible(html: string): string {
  const body = /<body[^>]*>([\s\S]*)<\/body>/u.exec(html)?.[1] ?? '';
  return body
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&(#?\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** Words alone: list marks and rules are drawn by the one form and not by the other. */
export const wordsOf = (text: string): readonly string[] =>
  flat(text)
    .split(' ')
    .map((word) => word.replace(/:$/u, ''))
    .filter((word) => word !== '' && word !== '-');
