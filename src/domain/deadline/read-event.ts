import { after, isMark, isNumber, isTerm, PhraseTable, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { Amount, EventWords } from './clause.ts';
import { readOpening } from './event-openings.ts';
import { readRelation } from './limit-words.ts';
import { readAmount } from './read-amount.ts';
import { readStretch } from './read-stretch.ts';

export interface EventFound {
  readonly event: EventWords;
  /** "… 3 tháng" at the end of the event's words: how long after (or before) it. */
  readonly tail: Amount | null;
}

/** Words after which no event goes on: the limit of a duty, or the duty itself. */
const STOPS = new PhraseTable<true>([
  ['chậm nhất', true],
  ['muộn nhất', true],
  ['và hoàn thành', true],
  ['hoàn thành trước', true],
  ['hoàn thành trong', true],
  ['đến khi', true],
  ['đến ngày', true],
  ['cho đến khi', true],
  ['phải', true],
  ['mà', true],
  ['và thực hiện', true],
  ['và triển khai', true],
  ['và đồng loạt', true],
  ['và thống nhất', true],
]);

/** After a comma an event goes on ("Bộ, ngành"), unless one of these begins something new. */
const AFTER_COMMA = new PhraseTable<true>([
  ['các', true],
  ['phải', true],
  ['gửi', true],
  ['báo cáo', true],
  ['trình', true],
  ['chậm nhất', true],
  ['hoàn thành', true],
  ['trước', true],
  ['trong', true],
  ['để', true],
  ['tức', true],
  ['là', true],
  ['cơ quan', true],
  ['đơn vị', true],
  ['thực hiện', true],
  ['đồng thời', true],
  ['ủy ban', true],
  ['khi', true],
  ['nhưng', true],
  ['đến', true],
  ['từ', true],
  ['kể từ', true],
  ['không', true],
  ['tối đa', true],
  ['sở', true],
  ['triển khai', true],
  ['dự kiến', true],
  ['phấn đấu', true],
  ['nếu', true],
]);

/** The words of an event from `i`: to the end of its clause, its parenthesis, or the next thing said about time. */
export function readEventWords(ts: Tokens, i: number): Found<EventFound> | null {
  let depth = 0;
  let at = i;
  let tail: Found<Amount> | null = null;
  for (; at < ts.length; at++) {
    const { mark } = tokenAt(ts, at);
    if (mark === '(' && depth === 0 && at > i && isDatedAside(ts, at)) break;
    if (mark === '(') depth += 1;
    else if (mark === ')' && depth > 0) depth -= 1;
    else if (depth === 0) {
      if (endsEvent(ts, at, i)) break;
      tail = readTail(ts, at);
      if (tail !== null) break;
    }
  }
  const to = trimmedEnd(ts, i, at);
  if (to <= i) return null;
  return { value: { event: { from: i, to }, tail: tail?.value ?? null }, next: tail?.next ?? to };
}

/** "Kỳ họp thứ 2, Quốc hội khóa XVI (tháng 10/2026)", "trước Tết (trước ngày 20/01)": when the event is, said beside it. */
function isDatedAside(ts: Tokens, i: number): boolean {
  const when = readStretch(ts, readRelation(ts, i + 1)?.next ?? i + 1, false);
  return when !== null && isMark(ts, when.next, ')');
}

/** "bầu cử 95 ngày", "văn bản hướng dẫn 3 tháng và …", "… là sau 01 (một) ngày". */
function readTail(ts: Tokens, i: number): Found<Amount> | null {
  const begin = Math.max(
    after(ts, i, 'là', 'sau'),
    after(ts, i, 'ít', 'nhất'),
    after(ts, i, 'tối', 'thiểu'),
    after(ts, i, 'trong', 'vòng'),
    after(ts, i, 'không', 'quá'),
    i,
  );
  if (!isNumber(ts, begin) || isTerm(ts, begin - 1, 'thứ') || isTerm(ts, begin - 1, 'lần')) return null;
  const amount = readAmount(ts, begin);
  return amount !== null && closes(ts, amount.next) ? amount : null;
}

const closes = (ts: Tokens, i: number): boolean =>
  i >= ts.length ||
  isMark(ts, i, ',') ||
  isMark(ts, i, ')') ||
  isMark(ts, i, '.') ||
  isMark(ts, i, ';') ||
  isMark(ts, i, '(') ||
  isTerm(ts, i, 'và') ||
  isTerm(ts, i, 'phải');

function endsEvent(ts: Tokens, at: number, from: number): boolean {
  const { mark } = tokenAt(ts, at);
  if (mark === ';' || mark === ')' || mark === ':' || (mark === '.' && sentenceEnds(ts, at))) return true;
  if (mark === ',') return AFTER_COMMA.find(ts, at + 1) !== null || readOpening(ts, at + 1) !== null;
  if (at > from && STOPS.find(ts, at) !== null) return true;
  if (at === from) return isTerm(ts, at, 'đến') && (isTerm(ts, at + 1, 'ngày') || isTerm(ts, at + 1, 'khi'));
  const limit = isLimit(ts, at) ? readRelation(ts, at) : null;
  return limit !== null && readStretch(ts, limit.next, false) !== null;
}

/** A stop that is no abbreviation's or number's: at the end, or before a capital. */
const sentenceEnds = (ts: Tokens, at: number): boolean => {
  const next = tokenAt(ts, at + 1);
  return next.kind === 'end' || (next.spaced && next.capital && !SHORT.has(tokenAt(ts, at - 1).text));
};

/** "TP. Vị Thanh", "TS. Nguyễn Văn A": shortened before a name. */
const SHORT: ReadonlySet<string> = new Set(['tp', 'tx', 'tt', 'p', 'q', 'ts', 'ths', 'gs', 'pgs']);

const isLimit = (ts: Tokens, at: number): boolean =>
  isTerm(ts, at, 'trước') || isTerm(ts, at, 'đến') || isTerm(ts, at, 'từ');

function trimmedEnd(ts: Tokens, from: number, to: number): number {
  let end = to;
  while (
    end > from &&
    ((tokenAt(ts, end - 1).kind === 'mark' && !isMark(ts, end - 1, ')')) ||
      isTerm(ts, end - 1, 'và') ||
      isTerm(ts, end - 1, 'là'))
  )
    end -= 1;
  return end;
}
