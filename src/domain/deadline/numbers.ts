import { isMark, isNumber, isTerm, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';

const DIGIT_WORDS: Readonly<Record<string, number>> = {
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};

/** `ba` → 3, `mười lăm` → 15, `hai mươi mốt` → 21, `ba mươi` → 30. */
export function readNumberWords(ts: Tokens, i: number): Found<number> | null {
  const first = DIGIT_WORDS[tokenAt(ts, i).term];
  if (isTerm(ts, i, 'mười')) return readUnits(ts, i + 1, 10);
  if (first === undefined) return null;
  if (isTerm(ts, i + 1, 'mươi')) return readUnits(ts, i + 2, first * 10);
  return { value: first, next: i + 1 };
}

function readUnits(ts: Tokens, i: number, tens: number): Found<number> {
  const term = tokenAt(ts, i).term;
  const units = DIGIT_WORDS[term];
  // "mười năm": ten years, unless the unit still follows ("mười năm ngày" is not written; "mười lăm" is).
  return units === undefined || term === 'năm'
    ? { value: tens, next: i }
    : { value: tens + units, next: i + 1 };
}

/** Digits, a decimal comma ("10,5"), Roman letters never. */
export function readCount(ts: Tokens, i: number): Found<number> | null {
  if (!isNumber(ts, i)) return readNumberWords(ts, i);
  if (isMark(ts, i + 1, '/') && isNumber(ts, i + 2) && isTerm(ts, i + 3, 'ngày')) {
    return { value: tokenAt(ts, i).value / tokenAt(ts, i + 2).value, next: i + 3 };
  }
  let value = tokenAt(ts, i).value;
  let next = i + 1;
  if (
    isMark(ts, next, ',') &&
    isNumber(ts, next + 1) &&
    !tokenAt(ts, next).spaced &&
    !tokenAt(ts, next + 1).spaced
  ) {
    value = Number(`${tokenAt(ts, i).text}.${tokenAt(ts, next + 1).text}`);
    next += 2;
  }
  return { value, next };
}
