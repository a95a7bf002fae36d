import type { Clause } from './clause.ts';
import { isMark, PhraseTable, skipMark } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import { readRelation } from './limit-words.ts';
import { readFrequency } from './read-every.ts';
import { readStretch } from './read-stretch.ts';
import type { Scene } from './scene.ts';
import { VAGUE } from './work-words.ts';

const SCOPES = new PhraseTable<'scope' | 'condition'>([
  ['đối với', 'scope'],
  ['ở', 'scope'],
  ['tại', 'scope'],
  ['riêng', 'scope'],
  ['kể cả', 'scope'],
  ['trừ', 'scope'],
  ['trên cơ sở', 'condition'],
  ['nếu', 'condition'],
]);

/** "(đối với 02 đơn vị được chọn thí điểm)": a parenthesis that limits or conditions the time before it. */
export function readAside(ts: Tokens, i: number, scene: Scene): Found<Clause> | null {
  if (!isMark(ts, i, '(')) return null;
  const at = skipMark(ts, i + 1, '*');
  const kind = SCOPES.find(ts, at);
  // "(đối với báo cáo năm)" names the period that the day before it belongs to.
  if (kind === null || readFrequency(ts, at) !== null) return null;
  let to = at;
  // No aside is longer; without a bound, parentheses that never close would be read again and again.
  const limit = Math.min(ts.length, at + 60);
  while (to < limit && !isMark(ts, to, ')')) {
    if (readRelation(ts, to) !== null && readStretch(ts, readRelation(ts, to)?.next ?? to, false) !== null)
      return null;
    to += 1;
  }
  return {
    value: {
      kind: 'aside',
      as: kind.value,
      from: at,
      to: isMark(ts, to - 1, '*') ? to - 1 : to,
      depth: scene.depth + 1,
    },
    next: skipMark(ts, to, ')'),
  };
}

export function readVague(ts: Tokens, i: number, { depth }: Scene): Found<Clause> | null {
  const found = VAGUE.find(ts, i);
  return found === null
    ? null
    : { value: { kind: 'vague', from: i, to: found.next, depth }, next: found.next };
}
