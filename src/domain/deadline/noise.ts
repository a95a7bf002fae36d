import { isMark, isNumber, isTerm, PhraseTable, skipMark, tokenAt } from './cursor.ts';
import type { Tokens } from './cursor.ts';
import { readDay, readNumericDate } from './read-day.ts';

/** "Điều 5", "khoản 2", "Phụ lục II", "khóa XVI", "lần thứ XIV": a number that names a part or an ordinal. */
const NUMBERED = new PhraseTable<true>([
  ['điều', true],
  ['khoản', true],
  ['mục', true],
  ['chương', true],
  ['phụ lục', true],
  ['khóa', true],
  ['khoá', true],
  ['lần thứ', true],
  ['lần', true],
  ['đề án', true],
  ['thứ', true],
  ['kỳ họp thứ', true],
]);

/**
 * The index after a document's number and date ("Nghị định số 68/2000/NĐ-CP, ngày 17/11/2000"), an article's number
 * or an ordinal; `i` where none stands. Their digits are no time.
 */
export function skipNoise(ts: Tokens, i: number): number {
  const numbered = NUMBERED.find(ts, i);
  if (numbered !== null && (isNumber(ts, numbered.next) || tokenAt(ts, numbered.next).roman))
    return numbered.next + 1;
  const number = skipDocumentNumber(ts, isTerm(ts, i, 'số') ? i + 1 : i, isTerm(ts, i, 'số'));
  return number < 0 ? i : skipIssueDate(ts, number);
}

/** No document's number has more parts; without a bound, "1/1/1/…" would be read again from each of its digits. */
const LONGEST_NUMBER = 24;

/** `77-KH/TU`, `163/2025/QĐ-CTUBND`, `66.25/2026/NQ-CP`: digits that run into letters without a space. */
function skipDocumentNumber(ts: Tokens, i: number, announced: boolean): number {
  if (!isNumber(ts, i)) return -1;
  let at = i + 1;
  let letters = false;
  while (
    at < i + LONGEST_NUMBER &&
    isJoint(ts, at) &&
    (isNumber(ts, at + 1) || tokenAt(ts, at + 1).kind === 'word') &&
    isTight(ts, at, announced)
  ) {
    const word = tokenAt(ts, at + 1);
    if (word.kind === 'word' && (!word.capital || word.roman)) break;
    letters ||= word.kind === 'word';
    at += 2;
    while (letters && tokenAt(ts, at).kind === 'number' && !tokenAt(ts, at).spaced) at += 1;
  }
  return letters || announced ? at : -1;
}

const isJoint = (ts: Tokens, i: number): boolean =>
  isMark(ts, i, '-') || isMark(ts, i, '/') || isMark(ts, i, '.');

/** "77 -KH/TU": one stray space is the scanner's; a space on both sides is a range or a dash. */
const isTight = (ts: Tokens, i: number, announced: boolean): boolean =>
  announced || !tokenAt(ts, i).spaced || !tokenAt(ts, i + 1).spaced;

/** ", ngày 17/11/2000" right after the number: when that document was signed. */
function skipIssueDate(ts: Tokens, i: number): number {
  const at = skipMark(ts, skipMark(ts, i, ','), '(');
  if (!isTerm(ts, at, 'ngày')) return i;
  const date = readNumericDate(ts, at + 1, false) ?? readDay(ts, at);
  return date?.value.year === undefined
    ? i
    : isMark(ts, at - 1, '(')
      ? skipMark(ts, date.next, ')')
      : date.next;
}
