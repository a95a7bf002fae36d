import { ALIASES, TERMS } from './vocabulary.ts';
import type { Term } from './vocabulary.ts';

const TONES = '\u0300\u0301\u0303\u0309\u0323';
const VOWELS = 'aeiouyăâêôơư';

/** The syllable without its tone, and the tone: `hòa` → [`hoa`, U+0300]. The letters keep â, ê, ơ … */
function splitTone(syllable: string): readonly [string, string] {
  let letters = '';
  let tone = '';
  for (const char of syllable.normalize('NFD')) {
    if (TONES.includes(char)) tone = char;
    else letters += char;
  }
  return [letters.normalize('NFC'), tone];
}

/** The syllable with its tone on each of its vowels in turn: `hoà`, `hòa`; scanners and typists use them all. */
function tonePlacements(syllable: string): readonly string[] {
  const [letters, tone] = splitTone(syllable);
  if (tone === '') return [letters];
  const chars = Array.from(letters);
  return chars.flatMap((char, at) =>
    VOWELS.includes(char)
      ? [[...chars.slice(0, at), char + tone, ...chars.slice(at + 1)].join('').normalize('NFC')]
      : [],
  );
}

/** Without any mark, đ as d: what is left when a text is typed or scanned without accents. */
export const bareOf = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

const SPELLINGS: ReadonlyMap<string, Term> = new Map<string, Term>([
  ...TERMS.flatMap((term) => tonePlacements(term).map((spelling): [string, Term] => [spelling, term])),
  ...Object.entries(ALIASES),
  // Last, so that a term is itself even where another term's tone placed oddly would give the same letters.
  ...TERMS.map((term): [string, Term] => [term, term]),
]);

/** The term that a lower-case, composed word spells in any tone placement; '' for a word outside the vocabulary. */
export const termOf = (word: string): Term | '' => SPELLINGS.get(word) ?? '';
