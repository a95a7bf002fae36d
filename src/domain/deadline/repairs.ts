import { readNumberWords } from './numbers.ts';
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
  token !== undefined && token.term !== '' && terms.includes(token.term);

const SPOILED: Readonly<Record<string, Spoiled>> = {
  nam: { term: 'năm', beside: (_, next) => next?.kind === 'number' && next.text.length === 4 },
  thang: { term: 'tháng', beside: (before, next) => isCount(before) || next?.kind === 'number' },
  ngay: {
    term: 'ngày',
    beside: (before, next) =>
      next?.kind === 'number' ||
      (before?.kind === 'number' && isOne(next, 'làm', 'kể')) ||
      (isOne(before, 'từ') && isOne(next, 'ban', 'ký', 'nhận', 'có')),
  },
  quy: { term: 'quý', beside: (_, next) => isCount(next) },
  ke: { term: 'kể', beside: (_, next) => bareOf(next?.text ?? '') === 'tu' },
  tu: { term: 'từ', beside: (before) => before?.text === 'kê' || isOne(before, 'kể') },
  truoc: { term: 'trước', beside: (_, next) => bareOf(next?.text ?? '') === 'ngay' || isCount(next) },
  cham: { term: 'chậm', beside: (_, next) => bareOf(next?.text ?? '') === 'nhat' },
  nhat: { term: 'nhất', beside: (before) => bareOf(before?.text ?? '') === 'cham' },
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
  return words.some(
    ({ text }) => text === 'ngay' || text === 'thang' || text === 'nam' || text === 'quy' || text === 'tuan',
  );
}

function accented(token: Token): Token {
  const term = token.kind === 'word' && !token.roman ? BARE.get(token.text) : undefined;
  return term === undefined || term === token.term ? token : { ...token, term, repaired: true };
}

function unspoiled(token: Token, before: Token | undefined, next: Token | undefined): Token {
  if (token.kind !== 'word' || token.text.length > 6 || (token.term !== '' && !MISLEADING.has(token.term)))
    return token;
  const spoiled = SPOILED_SPELLINGS.get(token.text);
  return spoiled?.beside(before, next) === true ? { ...token, term: spoiled.term, repaired: true } : token;
}

/** `O5/5/2018`, `3O/6`, `0l/7`: a letter glued to digits is a digit. */
function joinDigits(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(isLetterDigit)) return tokens;
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    let to = at;
    while (to < tokens.length && isDigitLike(tokens[to]) && (to === at || tokens[to]?.spaced === false))
      to += 1;
    const run = tokens.slice(at, to);
    joined.push(
      ...(isSpoiledNumber(run, tokens[to]) ? [numberOf(run)] : tokens.slice(at, Math.max(to, at + 1))),
    );
    at = Math.max(to, at + 1);
  }
  return joined;
}

const isDigitLike = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === 'number' || isLetterDigit(token));

/** Digits and such letters in one word: not "l" alone, and not the beginning of a word ("2 lần" has a space). */
const isSpoiledNumber = (run: readonly Token[], next: Token | undefined): boolean =>
  run.length > 1 &&
  run.some(({ kind }) => kind === 'number') &&
  (next === undefined || next.kind !== 'word' || next.spaced);

function numberOf(run: readonly Token[]): Token {
  const [first, last] = [run[0], run.at(-1)] as [Token, Token];
  const text = run
    .map((token) => (token.text === 'o' ? '0' : token.text === 'l' ? '1' : token.text))
    .join('');
  const value = Number(text);
  return {
    ...first,
    kind: 'number',
    term: '',
    text,
    value,
    roman: false,
    capital: false,
    to: last.to,
    repaired: true,
  };
}

/** `QII/2026`: the letter of the quarter and its Roman number without a space. */
function splitQuarters(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(isQuarter)) return tokens;
  return tokens.flatMap((token) => {
    if (!isQuarter(token)) return [token];
    const cut = token.from + 1;
    const text = token.text.slice(1);
    const value = text === 'iv' ? 4 : text.length;
    return [
      { ...token, term: 'q' as const, text: 'q', to: cut },
      { ...token, text, value, roman: true, from: cut, spaced: false },
    ];
  });
}

const isQuarter = ({ kind, text }: Token): boolean => kind === 'word' && /^q(?:i{1,3}|iv)$/u.test(text);

const isLetterDigit = ({ kind, text }: Token): boolean => kind === 'word' && (text === 'o' || text === 'l');

/** `06 (sáu) tháng`, `ngày 25 (hai mươi lăm) tháng 11`: the words in parentheses say the digits again. */
function dropSpelledNumbers(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ mark }) => mark === '(')) return tokens;
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const words =
      token.mark === '(' && tokens[at - 1]?.kind === 'number' ? readNumberWords(tokens, at + 1) : null;
    if (words !== null && tokens[words.next]?.mark === ')') at = words.next;
    else kept.push(token);
  }
  return kept;
}
