import { after, isMark, isNumber, isTerm, skipMark, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { Clause } from './clause.ts';
import { readCount } from './numbers.ts';
import { isBlank } from './read-month.ts';
import { isOrigin } from './read-unit.ts';
import { bareOf } from './spelling.ts';

const UNITS: readonly string[] = ['ngày', 'tuần', 'tháng', 'quý', 'năm', 'giờ'];

/** "vài", "mấy": some, nobody knows how many. */
const isSome = (ts: Tokens, i: number): boolean => isTerm(ts, i, 'vài') || isTerm(ts, i, 'mấy');

/** "0 ngày làm việc kể từ ngày nhận": a length of nothing is a number left open. */
export function readNothing(ts: Tokens, i: number, at: number, depth: number): Found<Clause> | null {
  const none = (isNumber(ts, at) && tokenAt(ts, at).value === 0) || isSome(ts, at);
  if (!none || !UNITS.includes(tokenAt(ts, at + 1).term)) return null;
  const working = after(ts, at + 2, 'làm', 'việc');
  const next = working > 0 ? working : at + 2;
  return isOrigin(ts, skipMark(ts, next, ','))
    ? { value: { kind: 'problem', code: 'number-missing', from: i, to: next, depth }, next }
    : null;
}

/** The index after "…", "(…)", "vài": where the number should be; `i` where none of them stands. */
function skipOpen(ts: Tokens, i: number): number {
  let at = skipMark(ts, i, '(');
  const begun = at;
  while (isBlank(ts, at) || isMark(ts, at, '.') || isSome(ts, at)) at += 1;
  return at === begun ? skipInstruction(ts, i) : skipMark(ts, at, ')');
}

/** "(ghi số ngày) ngày": what the form asks for, instead of the number. */
function skipInstruction(ts: Tokens, i: number): number {
  if (!isMark(ts, i, '(')) return i;
  for (let at = i + 1; at < i + 8 && !isNumber(ts, at); at++) if (isMark(ts, at, ')')) return at + 1;
  return i;
}

/** "trong vòng … ngày kể từ", "trong thời hạn ngày kể từ", "trong vòng 15 kể từ": a number or a unit is missing. */
export function readGap(ts: Tokens, i: number, at: number, depth: number): Found<Clause> | null {
  const problem = (code: 'number-missing' | 'unit-missing', to: number): Found<Clause> => ({
    value: { kind: 'problem', code, from: i, to, depth },
    next: to,
  });
  const open = skipOpen(ts, at);
  const unitNext = UNITS.includes(tokenAt(ts, open).term);
  const working = after(ts, open + 1, 'làm', 'việc');
  if (unitNext && (open > at || isOrigin(ts, skipMark(ts, working > 0 ? working : open + 1, ',')))) {
    const firm =
      open > at ||
      working > 0 ||
      isTerm(ts, at - 1, 'vòng') ||
      isTerm(ts, at - 1, 'hạn') ||
      isTerm(ts, at - 1, 'quá') ||
      isTerm(ts, at - 1, 'đa');
    if (firm) return problem('number-missing', working > 0 ? working : open + 1);
  }
  return readUnitGap(ts, at, problem);
}

type Problem = (code: 'number-missing' | 'unit-missing', to: number) => Found<Clause>;

/** A count, and no unit between it and the origin (or the end): "trong vòng 15 kể từ", "sau 03 thág kể từ khi". */
function readUnitGap(ts: Tokens, at: number, problem: Problem): Found<Clause> | null {
  const count = readCount(ts, at);
  if (
    count === null ||
    // "đủ 17 tuổi trong năm": the year, and not five of something.
    isTerm(ts, at, 'năm') ||
    tokenAt(ts, at).text.length > 3 ||
    isMark(ts, count.next, '/') ||
    isMark(ts, count.next, '.')
  )
    return null;
  const ends = count.next >= ts.length || isMark(ts, count.next, ')');
  if (ends || isOrigin(ts, skipMark(ts, count.next, ','))) return problem('unit-missing', count.next);
  const to = spoiledUnit(ts, count.next);
  return to > 0 && isOrigin(ts, skipMark(ts, to, ',')) ? problem('unit-missing', to) : null;
}

/** The index after what stands where the unit should: "10 làm việc", "10 - ngày", "03 thág"; -1 for a thing counted. */
function spoiledUnit(ts: Tokens, i: number): number {
  if (isMark(ts, i, '-') && UNITS.includes(tokenAt(ts, i + 1).term)) return i + 2;
  const { kind, term, text } = tokenAt(ts, i);
  if (kind === 'word' && term === '' && BARE_UNITS.some((unit) => isSlip(bareOf(text), unit))) return i + 1;
  return after(ts, i, 'làm', 'việc');
}

const BARE_UNITS = UNITS.map(bareOf);

/** One letter more, less or other, or two in the wrong order: "ngy", "ngayy", "nagy"; not "phuong" or "nganh". */
function isSlip(word: string, unit: string): boolean {
  if (Math.abs(word.length - unit.length) > 1) return false;
  let head = 0;
  while (head < unit.length && word[head] === unit[head]) head += 1;
  const rest = (text: string, skipped: number): string => text.slice(head + skipped);
  return (
    rest(word, 1) === rest(unit, 1) ||
    rest(word, 1) === rest(unit, 0) ||
    rest(word, 0) === rest(unit, 1) ||
    (word[head] === unit[head + 1] && word[head + 1] === unit[head] && rest(word, 2) === rest(unit, 2))
  );
}
