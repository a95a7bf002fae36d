import { readNumberWords } from './numbers.ts';
import type { Token } from './tokens.ts';

/** `O5/5/2018`, `3O/6`, `0l/7`: a letter glued to digits is a digit. */
export function joinDigits(tokens: readonly Token[]): readonly Token[] {
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
export function splitQuarters(tokens: readonly Token[]): readonly Token[] {
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
export function dropSpelledNumbers(tokens: readonly Token[]): readonly Token[] {
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
