import { dropSpelledNumbers, joinDigits, splitQuarters } from './repair-numbers.ts';
import { bareOf } from './spelling.ts';
import type { Token } from './tokens.ts';
import { TERMS } from './vocabulary.ts';
import type { Term } from './vocabulary.ts';

/** Terms of time that a text without accents most likely means where several share their bare letters. */
const PREFERRED: readonly Term[] = [
  'ngày',
  'tháng',
  'năm',
  'quý',
  'tuần',
  'giờ',
  'trước',
  'từ',
  'đến',
  'hết',
  'kể',
  'chậm',
  'nhất',
  'hằng',
  'kỳ',
  'mỗi',
  'hạn',
  'thời',
  'làm',
  'việc',
  'hoàn',
  'thành',
  'thực',
  'hiện',
  'báo',
  'cáo',
  'sau',
  'trong',
  'và',
  'của',
  'cuối',
  'đầu',
  'là',
  'vào',
  'thứ',
  'chủ',
  'nhật',
  'bắt',
  'ban',
  'hành',
  'tổ',
  'chức',
  'theo',
  'để',
  'các',
  'lần',
  'tiếp',
  'định',
  'hai',
  'ba',
  'bảy',
  'tám',
  'chín',
  'mười',
  'một',
  'không',
  'quá',
];

const BARE: ReadonlyMap<string, Term> = new Map<string, Term>([
  ...TERMS.map((term): [string, Term] => [bareOf(term), term]),
  ...PREFERRED.map((term): [string, Term] => [bareOf(term), term]),
]);

/** Words of time that scanners spoil, and what must stand beside one before it is believed. */
interface Spoiled {
  readonly term: Term;
  readonly beside: (before: Token | undefined, next: Token | undefined) => boolean;
}

const isCount = (token: Token | undefined): boolean => token?.kind === 'number' || token?.roman === true;
const isOne = (token: Token | undefined, ...terms: readonly Term[]): boolean =>
  terms.some((term) => token?.term === term);
const isBare = (token: Token | undefined, bare: string): boolean =>
  token !== undefined && bareOf(token.text) === bare;

const SPOILED: Readonly<Record<string, Spoiled>> = {
  nam: { term: 'năm', beside: (_, next) => next?.kind === 'number' && next.text.length === 4 },
  thang: { term: 'tháng', beside: (before, next) => isCount(before) || isCount(next) },
  ngay: {
    term: 'ngày',
    beside: (before, next) =>
      next?.kind === 'number' ||
      (before?.kind === 'number' && isOne(next, 'làm', 'kể')) ||
      (isOne(before, 'từ') && isOne(next, 'ban', 'ký', 'nhận', 'có')),
  },
  quy: { term: 'quý', beside: (_, next) => isCount(next) },
  ke: { term: 'kể', beside: (_, next) => isBare(next, 'tu') },
  tu: { term: 'từ', beside: (before) => isBare(before, 'ke') },
  truoc: { term: 'trước', beside: (_, next) => isBare(next, 'ngay') || isCount(next) },
  cham: { term: 'chậm', beside: (_, next) => isBare(next, 'nhat') },
  nhat: { term: 'nhất', beside: (before) => isBare(before, 'cham') },
  hang: { term: 'hằng', beside: (_, next) => isOne(next, 'tháng', 'quý', 'năm', 'tuần') },
};

const VARIANTS: Readonly<Record<string, string>> = { a: 'aăâ', e: 'eê', i: 'i', o: 'oôơ', u: 'uư', y: 'y' };
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

/** Every way in which a scanner can print the letters of a word with other marks. */
function spellingsOf(bare: string): readonly string[] {
  return Array.from(bare).reduce<readonly string[]>(
    (words, letter) => {
      const letters = Array.from(VARIANTS[letter] ?? letter);
      const printed =
        VARIANTS[letter] === undefined
          ? letters
          : letters.flatMap((one) => TONES.map((tone) => (one + tone).normalize('NFC')));
      return words.flatMap((word) => printed.map((one) => word + one));
    },
    [''],
  );
}

/** Looked up for each unknown word of each phrase: a table, because taking a word's marks off costs more than reading it. */
const SPOILED_SPELLINGS: ReadonlyMap<string, Spoiled> = new Map(
  Object.entries(SPOILED).flatMap(([bare, spoiled]) =>
    spellingsOf(bare).map((word): [string, Spoiled] => [word, spoiled]),
  ),
);

/** Terms that a spoiled word may happen to spell and that mean little beside a number: "ngay 05/5" is "ngày". */
const MISLEADING: ReadonlySet<string> = new Set<Term>(['ngay', 'quy']);

/**
 * Reads what typists and scanners spoiled: text without accents, `nãm 2019`, `kê từ`, `O5/5`; and passes over
 * numbers said once more in words, `06 (sáu)`. A changed token is marked, and the reading says so.
 */
export function repairTokens(tokens: readonly Token[]): readonly Token[] {
  const bare = isUnaccented(tokens);
  const words = tokens.map((token, at) =>
    bare ? accented(token) : unspoiled(token, tokens[at - 1], tokens[at + 1]),
  );
  return dropSpelledNumbers(splitQuarters(joinDigits(words)));
}

/** No accent anywhere, though there are several words of which one at least is a unit of time. */
function isUnaccented(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word');
  // eslint-disable-next-line no-control-regex -- the range is the point: any letter beyond ASCII is an accent.
  if (words.some(({ text }) => /[^\x00-\x7f]/u.test(text))) return false;
  return words.some(({ text }) => BARE_UNITS.has(text));
}

const BARE_UNITS: ReadonlySet<string> = new Set(['ngay', 'thang', 'nam', 'quy', 'tuan']);

function accented(token: Token): Token {
  const term = BARE.get(token.text);
  return term === undefined ? token : { ...token, term, repaired: true };
}

function unspoiled(token: Token, before: Token | undefined, next: Token | undefined): Token {
  if (token.term !== '' && !MISLEADING.has(token.term)) return token;
  const spoiled = SPOILED_SPELLINGS.get(token.text);
  return spoiled?.beside(before, next) === true ? { ...token, term: spoiled.term, repaired: true } : token;
}
