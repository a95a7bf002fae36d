import { termOf } from './spelling.ts';
import type { Term } from './vocabulary.ts';

/** A word, a run of digits, or one mark; with its place in the text as it was given. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark' | 'end';
  /** The vocabulary's spelling of a word; '' for words outside it. */
  readonly term: Term | '';
  /** The mark, in its plain form (`–` is `-`); '' for the rest. */
  readonly mark: string;
  /** The digits as printed (full-width digits folded) or the word in lower case. */
  readonly text: string;
  /** The number that digits or Roman letters write; NaN for the rest. */
  readonly value: number;
  readonly roman: boolean;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** UTF-16 offsets in the original text; `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** A space (of any kind) or the beginning of the text stands before it. */
  readonly spaced: boolean;
  /** Read as another word than the letters spell (`repairs.ts`). */
  readonly repaired: boolean;
}

export const END: Token = {
  kind: 'end',
  term: '',
  mark: '',
  text: '',
  value: Number.NaN,
  roman: false,
  capital: false,
  from: 0,
  to: 0,
  spaced: true,
  repaired: false,
};

const DASHES = '–—−‐‑‒';
const isSpace = (code: number): boolean =>
  code <= 0x20 ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200d) ||
  code === 0x202f ||
  code === 0x2060 ||
  code === 0x3000 ||
  code === 0xfeff;

/** Where a printer may break a word ("tr\u00ADước"): it parts nothing and is no letter. */
const SOFT_HYPHEN = 0xad;

/** Full-width forms (U+FF01–FF5E) to ASCII. */
const plain = (code: number): number => (code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
/** Letters and combining marks: everything above ASCII that is neither a space, a dash nor general punctuation. */
function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  if (isSpace(code)) return false;
  return !(code < 0xc0 || (code >= 0x2010 && code <= 0x206f) || (code >= 0x3000 && code <= 0x303f));
}

/** Cuts a phrase into tokens. Linear in its length; nothing of the text is lost, the offsets lead back to it. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let spaced = true;
  for (let at = 0; at < text.length;) {
    const code = plain(text.charCodeAt(at));
    if (code === SOFT_HYPHEN) {
      at += 1;
      continue;
    }
    if (isSpace(code)) {
      // A zero-width joiner or soft break separates nothing; every other space does.
      if (!(code >= 0x200b && code <= 0x200d) && code !== 0x2060 && code !== 0xfeff) spaced = true;
      at += 1;
      continue;
    }
    const to = runEnd(text, at, code);
    tokens.push(
      isDigit(code)
        ? number(text, at, to, spaced)
        : isLetter(code)
          ? word(text, at, to, spaced)
          : markAt(code, text, at, spaced),
    );
    spaced = false;
    at = to;
  }
  return tokens;
}

function runEnd(text: string, from: number, code: number): number {
  const inRun = isDigit(code) ? isDigit : isLetter(code) ? isLetter : null;
  let to = from + 1;
  if (inRun === null) return to;
  while (to < text.length && (inRun(plain(text.charCodeAt(to))) || goesOn(text, to, inRun))) to += 1;
  return to;
}

/** A soft hyphen inside a run: more of the run stands behind it. */
const goesOn = (text: string, at: number, inRun: (code: number) => boolean): boolean =>
  text.charCodeAt(at) === SOFT_HYPHEN && inRun(plain(text.charCodeAt(at + 1)));

/** Full-width letters and digits are compatibility forms; besides the soft hyphen nothing else of a phrase may change here. */
function folded(text: string, from: number, to: number): string {
  const run = text.slice(from, to);
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === SOFT_HYPHEN || code >= 0xff01) return run.replaceAll('\u00AD', '').normalize('NFKC');
  }
  return run;
}

function number(text: string, from: number, to: number, spaced: boolean): Token {
  const digits = folded(text, from, to);
  return {
    kind: 'number',
    term: '',
    mark: '',
    text: digits,
    value: Number(digits),
    roman: false,
    capital: false,
    from,
    to,
    spaced,
    repaired: false,
  };
}

const HAS_MARK = /\p{M}/u;
/** Letters with their marks as one character, so that a word has one form and one length. */
const composed = (word: string): string => (HAS_MARK.test(word) ? word.normalize('NFC') : word);

function word(text: string, from: number, to: number, spaced: boolean): Token {
  const raw = folded(text, from, to);
  const lower = composed(raw.toLowerCase());
  const value = romanOf(lower);
  const capital = raw.charCodeAt(0) !== lower.charCodeAt(0);
  return {
    kind: 'word',
    term: termOf(lower),
    mark: '',
    text: lower,
    value,
    roman: !Number.isNaN(value),
    capital,
    from,
    to,
    spaced,
    repaired: false,
  };
}

function markAt(code: number, text: string, at: number, spaced: boolean): Token {
  const raw = String.fromCharCode(code);
  const mark = DASHES.includes(raw) ? '-' : raw;
  return {
    kind: 'mark',
    term: '',
    mark,
    text: text.charAt(at),
    value: Number.NaN,
    roman: false,
    capital: false,
    from: at,
    to: at + 1,
    spaced,
    repaired: false,
  };
}

const ROMAN_DIGITS = new Map([
  ['i', 1],
  ['l', 1],
  ['v', 5],
  ['x', 10],
]);

/** `iv` → 4; scanners print l for I (`lII`). NaN for what is no Roman number up to 39. */
function romanOf(word: string): number {
  let sum = 0;
  for (let at = 0; at < word.length; at++) {
    const value = ROMAN_DIGITS.get(word.charAt(at));
    if (value === undefined) return Number.NaN;
    sum += value < (ROMAN_DIGITS.get(word.charAt(at + 1)) ?? 0) ? -value : value;
  }
  return sum;
}
