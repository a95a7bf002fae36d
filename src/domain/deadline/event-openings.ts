import type { EventClause } from './clause.ts';
import { isMark, isTerm, PhraseTable, tokenAt } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';

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
  const named = OCCASIONS.find(ts, i + 1) !== null || (relation === 'after' && tokenAt(ts, i + 1).capital);
  return named ? { value: open(relation), next: i + 1 } : null;
}

const NAMED = new PhraseTable<true>([
  ['kỳ họp', true],
  ['phiên họp', true],
  ['nhiệm kỳ', true],
  ['năm học', true],
  ['đầu năm học', true],
  ['giữa năm học', true],
  ['cuối năm học', true],
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
