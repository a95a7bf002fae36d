import { after, isMark, isNumber, isTerm, PhraseTable, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { Amount, EventClause, EventWords } from './clause.ts';
import { readAmount } from './read-amount.ts';
import { readStretch } from './read-stretch.ts';
import { readRelation } from './work-words.ts';

export interface EventOpening {
  readonly relation: EventClause['relation'];
  readonly immediate: boolean;
  /** The opening's last words belong to the event ("hết nhiệm kỳ"). */
  readonly keep: number;
}

const open = (relation: EventClause['relation'], immediate = false, keep = 0): EventOpening => ({
  relation,
  immediate,
  keep,
});

/** Words after which an event is named. Those in `ngày` are read only where no date follows. */
const OPENINGS = new PhraseTable<EventOpening>([
  ['ngay sau khi', open('after', true)],
  ['ngay sau ngày', open('after', true)],
  ['ngay khi', open('after', true)],
  ['ngay sau', open('after', true)],
  ['sau khi', open('after')],
  ['sau ngày', open('after')],
  ['sau thời điểm', open('after')],
  ['trước khi', open('before')],
  ['trước ngày', open('before')],
  ['trước thời điểm', open('before')],
  ['trước lúc', open('before')],
  ['trước giờ', open('before')],
  ['sau giờ', open('after')],
  ['đến hết năm học', open('until', false, 3)],
  ['hết năm học', open('until', false, 3)],
  ['đến năm học', open('until', false, 2)],
  ['từ năm học', open('from', false, 2)],
  ['trong năm học', open('at', false, 2)],
  ['trong học kỳ', open('at', false, 2)],
  ['từ nhiệm kỳ', open('from', false, 2)],
  ['trước nhiệm kỳ', open('before', false, 2)],
  ['kể từ khi', open('from')],
  ['kể từ ngày', open('from')],
  ['kể từ thời điểm', open('from')],
  ['kể từ lúc', open('from')],
  ['tính từ khi', open('from')],
  ['tính từ ngày', open('from')],
  ['tính từ thời điểm', open('from')],
  ['từ khi', open('from')],
  ['từ ngày', open('from')],
  ['từ thời điểm', open('from')],
  ['từ lúc', open('from')],
  ['đến khi', open('until')],
  ['cho đến khi', open('until')],
  ['tới khi', open('until')],
  ['đến ngày', open('until')],
  ['đến thời điểm', open('until')],
  ['đến hết thời hạn', open('until', false, 3)],
  ['cho đến hết thời hạn', open('until', false, 3)],
  ['đến hết thời gian', open('until', false, 3)],
  ['đến hết kỳ họp', open('until', false, 3)],
  ['đến hết khóa', open('until', false, 2)],
  ['đến hết đợt', open('until', false, 2)],
  ['đến hết nhiệm kỳ', open('until', false, 3)],
  ['cho đến hết nhiệm kỳ', open('until', false, 3)],
  ['hết nhiệm kỳ', open('until', false, 3)],
  ['đến đầu nhiệm kỳ', open('until', false, 3)],
  ['đến giữa nhiệm kỳ', open('until', false, 3)],
  ['đến cuối nhiệm kỳ', open('until', false, 3)],
  ['khi', open('when')],
  ['theo', open('following')],
  ['trong nhiệm kỳ', open('until', false, 2)],
]);

/** After these, without "khi" or "ngày", an event is named by its own first word: "sau Hội nghị", "trước kỳ họp". */
const OCCASIONS = new PhraseTable<true>([
  ['kỳ họp', true],
  ['hội nghị', true],
  ['đại hội', true],
  ['phiên họp', true],
  ['cuộc họp', true],
  ['hiệp', true],
  ['bầu cử', true],
  ['nhiệm kỳ', true],
  ['họp', true],
  ['tết', true],
  ['kỳ nghỉ', true],
  ['kỳ thi', true],
  ['dịp', true],
  ['đợt', true],
  ['mùa', true],
  ['cuộc bầu cử', true],
]);

export function readOpening(ts: Tokens, i: number): Found<EventOpening> | null {
  const found = OPENINGS.find(ts, i);
  if (found !== null) return { value: found.value, next: found.next - found.value.keep };
  return null;
}

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

/** "Kỳ họp thứ 2, Quốc hội khóa XVI (tháng 10/2026)": when the event is, said beside it. */
function isDatedAside(ts: Tokens, i: number): boolean {
  const when = readStretch(ts, i + 1, false);
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
  return next.kind === 'end' || (next.spaced && next.capital);
};

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

const OCCASION_RELATIONS: Readonly<Record<string, EventOpening['relation']>> = {
  sau: 'after',
  trước: 'before',
  đến: 'until',
  tới: 'until',
};

/** "sau Hội nghị hiệp thương", "trước kỳ họp thứ hai": the relation's own index is `i`. */
export function readOccasion(ts: Tokens, i: number): Found<EventOpening> | null {
  const relation = OCCASION_RELATIONS[tokenAt(ts, i).term] ?? null;
  if (relation === null) return null;
  const named =
    OCCASIONS.find(ts, i + 1) !== null ||
    (relation === 'after' && tokenAt(ts, i + 1).capital && tokenAt(ts, i + 1).term !== 'ngày');
  return named ? { value: open(relation), next: i + 1 } : null;
}

const NAMED = new PhraseTable<true>([
  ['kỳ họp', true],
  ['phiên họp', true],
  ['nhiệm kỳ', true],
  ['năm học', true],
  ['học kỳ', true],
  ['đầu nhiệm kỳ', true],
  ['giữa nhiệm kỳ', true],
  ['cuối nhiệm kỳ', true],
]);

/** "Kỳ họp thứ nhất Quốc hội khóa XVI", "nhiệm kỳ 2025 - 2030": an occasion standing alone or after a label. */
export function readNamedSession(ts: Tokens, i: number): boolean {
  if (NAMED.find(ts, i) === null) return false;
  const led = isTerm(ts, i - 1, 'tại') || isTerm(ts, i - 1, 'trong') || isTerm(ts, i - 1, 'vào');
  const before = led ? i - 2 : i - 1;
  return before < 0 || isMark(ts, before, ':') || isMark(ts, before, ';') || isMark(ts, before, '(');
}
