import type { Clause } from './clause.ts';
import { after, isNumber, isTerm, tokenAt } from './cursor.ts';
import type { Tokens } from './cursor.ts';
import type { FlagCode } from './flags.ts';

const UNITS: ReadonlySet<string> = new Set(['ngày', 'tháng', 'quý', 'năm', 'tuần', 'giờ']);

/** Flags for what the grammar passed over or repaired: nothing that sounds like a time is dropped in silence. */
export function leftOver(
  ts: Tokens,
  clauses: readonly Clause[],
  noise: readonly { readonly from: number; readonly to: number }[],
): readonly FlagCode[] {
  const flags: FlagCode[] = ts.some(({ repaired }) => repaired) ? ['spelling'] : [];
  const read = new Uint8Array(ts.length);
  for (const { from, to } of [...clauses, ...noise]) read.fill(1, from, to);
  const open = clauses.some(({ kind, to }) => kind === 'time' && read[to] === 0 && leadsOn(ts, to));
  for (let i = 0; i < ts.length; i++)
    if (open || (read[i] === 0 && soundsLikeTime(ts, i))) return [...flags, 'other-words'];
  return flags;
}

/** "từ nay đến …": the other end of the span was not understood. */
const leadsOn = (ts: Tokens, i: number): boolean =>
  (isTerm(ts, i, 'đến') || isTerm(ts, i, 'tới')) && !isTerm(ts, i + 1, 'nay');

function soundsLikeTime(ts: Tokens, i: number): boolean {
  const { term, kind, text, value } = tokenAt(ts, i);
  const next = tokenAt(ts, i + 1);
  if (kind === 'number')
    return UNITS.has(next.term) || next.term === 'h' || (text.length === 4 && value >= 2010 && value <= 2060);
  if (UNITS.has(term)) return next.kind === 'number' || next.roman || next.term === 'kể';
  if (term === 'trước')
    return UNITS.has(next.term) || next.kind === 'number' || next.term === 'khi' || next.term === 'thứ';
  if (term === 'hằng' || term === 'mỗi') return UNITS.has(next.term);
  return (
    after(ts, i, 'chậm', 'nhất') > 0 ||
    after(ts, i, 'muộn', 'nhất') > 0 ||
    after(ts, i, 'kể', 'từ') > 0 ||
    after(ts, i, 'định', 'kỳ') > 0 ||
    after(ts, i, 'trong', 'vòng') > 0 ||
    (isTerm(ts, i, 'thứ') && isNumber(ts, i + 1))
  );
}
