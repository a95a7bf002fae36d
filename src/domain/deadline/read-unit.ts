import { isMark, isNumber, isTerm, PhraseTable, skip, skipMark, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import { readNumberWords } from './numbers.ts';
import type { Every } from './reading.ts';
import type { LooseUnit, When } from './when.ts';

/** "tháng sau", "quý trước liền kề", "năm báo cáo": which one, seen from the period reported on. */
const NEIGHBOURS = new PhraseTable<number>([
  ['sau liền kề', 1],
  ['liền kề sau', 1],
  ['liền sau', 1],
  ['kế sau', 1],
  ['tiếp theo liền kề', 1],
  ['liền kề tiếp theo', 1],
  ['kế tiếp liền kề', 1],
  ['sau kế tiếp', 1],
  ['tiếp theo', 1],
  ['kế tiếp', 1],
  ['tiếp sau', 1],
  ['sau', 1],
  ['tới', 1],
  ['sau đó', 1],
  ['liền kề', 1],
  ['trước liền kề', -1],
  ['liền kề trước', -1],
  ['liền trước', -1],
  ['trước đó', -1],
  ['trước', -1],
  ['báo cáo', 0],
  ['kế hoạch', 0],
  ['kh', 0],
  ['đó', 0],
  ['này', 0],
  ['ấy', 0],
]);

const LOOSE: Readonly<Record<string, LooseUnit>> = {
  tuần: 'week',
  tháng: 'month',
  quý: 'quarter',
  năm: 'year',
  kỳ: 'period',
};
const EVERY: Readonly<Record<string, Every>> = {
  tuần: 'week',
  tháng: 'month',
  quý: 'quarter',
  năm: 'year',
  kỳ: 'unspecified',
};

/** "02 lần", "02 kỳ", "01 đợt", "04 cuộc": what is counted in a period. */
export const isOccurrence = (ts: Tokens, i: number): boolean =>
  isTerm(ts, i, 'lần') || isTerm(ts, i, 'kỳ') || isTerm(ts, i, 'đợt') || isTerm(ts, i, 'cuộc');

/** "hằng tháng", "mỗi quý", "từng năm", "các tháng". */
export function readEach(ts: Tokens, i: number): Found<Every> | null {
  const at = skip(ts, i, 'của');
  const each = skip(ts, at, 'hằng', 'mỗi', 'từng', 'các');
  if (each === at) return null;
  const every = EVERY[tokenAt(ts, each).term];
  if (every === undefined || (isTerm(ts, at, 'các') && (isNeighbour(ts, each + 1) || isPartOfUnit(ts, each))))
    return null;
  // "mỗi năm 2026" would name one year; "các năm 2026, 2027" a list.
  return isNumber(ts, each + 1) && !isOccurrence(ts, each + 2) ? null : { value: every, next: each + 1 };
}

/** "các tháng cuối năm 2018", "các tháng đầu quý": some months, told by their place. */
function isPartOfUnit(ts: Tokens, i: number): boolean {
  const unit = skip(ts, skip(ts, i + 1, 'đầu', 'cuối'), 'của');
  return isTerm(ts, i, 'tháng') && (isTerm(ts, unit, 'năm') || isTerm(ts, unit, 'quý'));
}

/** "các năm tiếp theo" is no recurrence but "from then on". */
const isNeighbour = (ts: Tokens, i: number): boolean => (NEIGHBOURS.find(ts, i)?.value ?? 0) !== 0;

const CURRENT: Readonly<Record<string, 'month' | 'quarter' | 'year'>> = {
  tháng: 'month',
  quý: 'quarter',
  năm: 'year',
};

/** "năm nay", "tháng này": the unit that holds the date of the document; with `implied`, a bare "năm" too ("từ nay đến cuối năm"). */
export function readCurrent(ts: Tokens, i: number, implied: boolean): Found<When> | null {
  const current = CURRENT[tokenAt(ts, i).term];
  if (current === undefined) return null;
  const named = isTerm(ts, i + 1, 'nay') || isTerm(ts, i + 1, 'này');
  if (
    !named &&
    !(
      implied &&
      !isNumber(ts, i + 1) &&
      !tokenAt(ts, i + 1).roman &&
      !isNeighbour(ts, i + 1) &&
      !isTerm(ts, i + 1, 'học')
    )
  )
    return null;
  return { value: { current, flags: ['year-inferred'] }, next: named ? i + 2 : i + 1 };
}

/** "(của) tháng", "quý sau", "năm liền kề trước năm kế hoạch": a unit without its number. */
export function readLoose(ts: Tokens, i: number): Found<When> | null {
  const at = skip(ts, i, 'của', 'trong', 'thuộc');
  const unit = LOOSE[tokenAt(ts, at).term];
  if (unit === undefined || isNumber(ts, at + 1) || (unit === 'quarter' && tokenAt(ts, at + 1).roman))
    return null;
  const neighbour = readNeighbour(ts, at + 1);
  const next = skipReported(ts, neighbour?.next ?? at + 1);
  const by = neighbour?.value ?? 0;
  const offset = by === 0 || unit === 'period' || unit === 'term' ? {} : { offset: { unit, by } };
  return { value: { loose: unit, ...offset }, next };
}

/** "báo cáo 6 tháng đầu năm trước ngày 10/6": not the year before, but before the day. */
const beginsLimit = (ts: Tokens, i: number): boolean =>
  (isTerm(ts, i, 'trước') || isTerm(ts, i, 'sau')) &&
  (isTerm(ts, i + 1, 'ngày') || isTerm(ts, i + 1, 'khi') || isNumber(ts, i + 1));

/** "(năm) sau", "(quý) báo cáo", "(năm) kế hoạch tiếp theo": the name and then the shift; a lone "trước" begins a limit. */
function readNeighbour(ts: Tokens, i: number): Found<number> | null {
  const first = beginsLimit(ts, i) ? null : NEIGHBOURS.find(ts, i);
  const shift = first?.value === 0 ? NEIGHBOURS.find(ts, first.next) : null;
  return shift !== null && shift.value !== 0 && first !== null && shift.next > first.next + 1 ? shift : first;
}

/** "… của năm báo cáo", "… năm kế hoạch", "… kỳ báo cáo": the period reported on, named once more. */
function skipReported(ts: Tokens, i: number): number {
  const at = skip(ts, i, 'của', 'thuộc');
  if (LOOSE[tokenAt(ts, at).term] === undefined) return i;
  const named = PERIOD_NAMES.find(ts, at + 1);
  return named === null ? i : named.next;
}

const PERIOD_NAMES = new PhraseTable<true>([
  ['báo cáo', true],
  ['kế hoạch', true],
  ['kh', true],
  ['đó', true],
  ['này', true],
]);

const NTH = new PhraseTable<number>([
  ['đầu tiên', 1],
  ['đầu', 1],
  ['thứ nhất', 1],
  ['giữa', 2],
  ['thứ hai', 2],
  ['thứ ba', 3],
  ['cuối cùng', -1],
  ['cuối', -1],
]);

/** "đầu tiên" → 1, "cuối cùng" → -1, "thứ 5" → 5. */
export function readNth(ts: Tokens, i: number): Found<number> | null {
  const named = NTH.find(ts, i);
  if (named !== null || !isTerm(ts, i, 'thứ')) return named;
  if (isNumber(ts, i + 1)) return { value: tokenAt(ts, i + 1).value, next: i + 2 };
  return readNumberWords(ts, i + 1);
}

/** Four digits, or two after a stroke (flagged): what a year may look like after "năm" or "/". */
export function readYearNumber(ts: Tokens, i: number): Found<When> | null {
  if (!isNumber(ts, i)) return null;
  const { text, value } = tokenAt(ts, i);
  if (text.length === 4 && value >= 1900 && value <= 2199) return { value: { year: value }, next: i + 1 };
  if (text.length === 2 && value >= 18 && value <= 60)
    return { value: { year: 2000 + value, flags: ['two-digit-year'] }, next: i + 1 };
  // "một năm 2 kỳ": one or two digits count something; three or five are a year spoiled.
  return text.length < 3 ? null : { value: { problem: 'no-such-year' }, next: i + 1 };
}

/** The year after a month, quarter or half: "/2026", ", năm 2026", "năm 2026", "-2026". */
export function readYearAfter(ts: Tokens, i: number): Found<When> | null {
  if (
    isMark(ts, i, '/') ||
    ((isMark(ts, i, '-') || isMark(ts, i, '.')) && tokenAt(ts, i + 1).text.length === 4)
  ) {
    return readYearNumber(ts, i + 1);
  }
  const comma = skip(ts, skipMark(ts, i, ',('), 'của');
  return isTerm(ts, comma, 'năm') && isNumber(ts, comma + 1) && tokenAt(ts, comma + 1).text.length >= 3
    ? closeParen(ts, i, readYearNumber(ts, comma + 1))
    : null;
}

function closeParen(ts: Tokens, i: number, year: Found<When> | null): Found<When> | null {
  return year !== null && isMark(ts, i, '(') ? { ...year, next: skipMark(ts, year.next, ')') } : year;
}

const ORIGINS = new PhraseTable<true>([
  ['kể từ', true],
  ['tính từ', true],
  ['từ ngày', true],
  ['từ khi', true],
  ['sau', true],
  ['trước', true],
]);

/** "kể từ", "từ ngày", "sau", "trước" …: what a length is counted from begins here. */
export const isOrigin = (ts: Tokens, i: number): boolean => ORIGINS.find(ts, i) !== null;
