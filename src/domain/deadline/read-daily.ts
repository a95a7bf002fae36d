import { after, isNumber, isTerm, skip, skipMark } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import { frequency } from './frequency.ts';
import type { Frequency } from './frequency.ts';
import { readRelation } from './limit-words.ts';
import { readTime } from './read-when.ts';

/** "trước 17 giờ hằng ngày", "mỗi ngày": a day is no period of the vocabulary; a person sets it. */
export function readDaily(ts: Tokens, i: number): Found<Frequency> | null {
  const daily = readDailyBefore(ts, i);
  if (daily !== null) return daily;
  const relation = readRelation(ts, i)?.next ?? i;
  const time = readTime(ts, relation)?.next ?? i;
  const each = skip(ts, time, 'hằng', 'mỗi', 'từng');
  if (each === time || !isTerm(ts, each, 'ngày') || isNumber(ts, each + 1)) return null;
  const working = after(ts, each + 1, 'làm', 'việc');
  return {
    value: frequency([{ every: 'unspecified' }], { flags: ['outside-vocabulary'] }),
    next: working > 0 ? working : each + 1,
  };
}

/** "hằng ngày, trước 16 giờ 00": the hour after the day. */
function readDailyBefore(ts: Tokens, i: number): Found<Frequency> | null {
  const each = skip(ts, i, 'hằng', 'mỗi', 'từng');
  if (each === i || !isTerm(ts, each, 'ngày')) return null;
  const at = skipMark(ts, each + 1, ',');
  const time = readTime(ts, readRelation(ts, at)?.next ?? at);
  return time === null
    ? null
    : { value: frequency([{ every: 'unspecified' }], { flags: ['outside-vocabulary'] }), next: time.next };
}
