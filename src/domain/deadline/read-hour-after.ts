import type { Relation } from './clause.ts';
import { isTerm, skip, skipMark } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import { isOrigin } from './read-unit.ts';
import { readTime } from './read-when.ts';
import type { Stretch } from './when.ts';

export interface Timed {
  readonly stretch: Stretch;
  readonly relation: Relation | null;
}

/**
 * "ngày 20/6/2025 lúc 14 giờ 00", "ngày 15/3/2026, từ 7 giờ 00 đến 19 giờ 00", "ngày 20/6/2025 (trước 17 giờ 00)": the
 * hour after its day. Null where the day has its hour, or "trước" said twice would leave both days open.
 */
export function readHourAfter(
  ts: Tokens,
  { value: { first, last }, next }: Found<Stretch>,
  relation: Relation | null,
): Found<Timed> | null {
  if (first.day === undefined || first.time !== undefined || last !== null) return null;
  const open = skipMark(ts, next, ',(');
  const lead = skip(ts, skip(ts, open, 'vào'), 'lúc', 'từ', 'trước');
  const time = lead === next ? null : readTime(ts, lead);
  const before = isTerm(ts, lead - 1, 'trước');
  if (time?.value == null || (before && relation === 'before')) return null;
  const end =
    isTerm(ts, time.next, 'đến') || isTerm(ts, time.next, 'tới') ? readTime(ts, time.next + 1) : null;
  if (end === null && (isTerm(ts, lead - 1, 'từ') || isOrigin(ts, skipMark(ts, time.next, ',')))) return null;
  if (end !== null && end.value === null) return null;
  const close = skipMark(ts, end?.next ?? time.next, ')');
  const at = { ...first, time: time.value };
  const stretch: Stretch =
    end?.value == null
      ? { first: at, between: [], last: null, joint: null }
      : { first: at, between: [], last: { ...first, time: end.value }, joint: 'to' };
  return { value: { stretch, relation: before ? 'before' : relation }, next: close };
}
