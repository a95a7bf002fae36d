import { isTerm, PhraseTable } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { Relation } from './clause.ts';
import type { Term } from './vocabulary.ts';

/** Words that say how a time limits the work. They pile up ("chậm nhất đến hết ngày"); the strongest counts. */
const LIMITS = new PhraseTable<Relation | 'link'>([
  ['trước', 'before'],
  ['chậm nhất', 'by'],
  ['muộn nhất', 'by'],
  ['trễ nhất', 'by'],
  ['không quá', 'by'],
  ['không muộn hơn', 'by'],
  ['không chậm hơn', 'by'],
  ['không trễ hơn', 'by'],
  ['đến', 'by'],
  ['tới', 'by'],
  ['hết', 'by'],
  ['cho đến', 'by'],
  ['cho tới', 'by'],
  ['hạn chót', 'by'],
  ['hạn cuối', 'by'],
  ['hạn cuối cùng', 'by'],
  ['kết thúc', 'by'],
  ['thời điểm', 'link'],
  ['thời hạn', 'link'],
  ['thời gian', 'link'],
  ['khoảng', 'link'],
  ['khoảng thời gian', 'link'],
  ['trong', 'in'],
  ['vào', 'on'],
  ['vào dịp', 'on'],
  ['vào sáng', 'on'],
  ['vào chiều', 'on'],
  ['nhân dịp', 'on'],
  ['dịp', 'link'],
  ['giờ làm việc', 'link'],
  ['buổi sáng', 'link'],
  ['buổi chiều', 'link'],
  ['ngay trong', 'in'],
  ['tại', 'in'],
  ['trong vòng', 'in'],
  ['nội trong', 'in'],
  ['lúc', 'on'],
  ['từ', 'from'],
  ['kể từ', 'from'],
  ['tính từ', 'from'],
  ['bắt đầu từ', 'from'],
  ['bắt đầu', 'from'],
  ['bắt đầu vào', 'from'],
  ['không sớm hơn', 'from'],
  ['không trước', 'from'],
  ['sớm nhất từ', 'from'],
  ['sớm nhất', 'from'],
  ['xong', 'link'],
  ['sau', 'after'],
  ['từ sau', 'after'],
  ['là', 'link'],
]);

const STRENGTH: readonly (Relation | 'link')[] = ['link', 'on', 'in', 'by', 'from', 'after', 'before'];

/** No relation piles up more; without a bound, "đến đến đến …" would be read again from each of its words. */
const MOST_WORDS = 6;

/** "lịch tuần sau chậm nhất …": "sau" tells which week; the limit begins after it. */
const isNeighbour = (ts: Tokens, i: number): boolean =>
  isTerm(ts, i, 'sau') && UNIT_WORDS.has(ts[i - 1]?.term ?? '') && LIMITS.find(ts, i + 1) !== null;

const UNIT_WORDS: ReadonlySet<string> = new Set<Term>(['tuần', 'tháng', 'quý', 'năm', 'kỳ']);

/** "chậm nhất là trước", "trong khoảng thời gian từ", "đến hết": one relation, the strongest of the words. */
export function readRelation(ts: Tokens, i: number): Found<Relation> | null {
  if (isNeighbour(ts, i)) return null;
  let strongest: Relation | 'link' = 'link';
  let next = i;
  for (let words = 0; words < MOST_WORDS; words++) {
    const word = LIMITS.find(ts, next);
    if (word === null) break;
    if (STRENGTH.indexOf(word.value) > STRENGTH.indexOf(strongest)) strongest = word.value;
    next = word.next;
  }
  return strongest === 'link' ? null : { value: strongest, next };
}

/** Words before a length: which way it runs when nothing after it says so. */
export type Lead = {
  readonly direction: 'after' | 'before' | null;
  readonly limit: boolean;
  readonly sau: boolean;
};
const lead = (direction: Lead['direction'], limit = false, sau = false): Lead => ({ direction, limit, sau });

const LEADS = new PhraseTable<Lead>([
  ['trong', lead('after')],
  ['trong vòng', lead('after')],
  ['trong thời hạn', lead('after')],
  ['trong thời gian', lead('after')],
  ['trong khoảng', lead('after')],
  ['trong khoảng thời gian', lead('after')],
  ['trong thời hạn tối đa', lead('after')],
  ['trong vòng tối đa', lead('after')],
  ['thời hạn', lead('after')],
  ['thời hạn là', lead('after')],
  ['thời gian', lead('after')],
  ['trong thời hạn không quá', lead('after')],
  ['trong thời gian không quá', lead('after')],
  ['trong thời gian tối đa', lead('after')],
  ['không quá', lead('after')],
  ['tối đa', lead('after')],
  ['tối đa không quá', lead('after')],
  ['kéo dài', lead('after')],
  ['gia hạn', lead('after')],
  ['gia hạn thêm', lead('after')],
  ['ngay trong', lead('after')],
  ['chậm nhất trong', lead('after')],
  ['chậm nhất trong vòng', lead('after')],
  ['chậm nhất trong thời hạn', lead('after')],
  ['muộn nhất trong', lead('after')],
  ['chậm nhất là trong', lead('after')],
  ['chậm nhất là trong vòng', lead('after')],
  ['chậm nhất là trong thời hạn', lead('after')],
  ['muộn nhất là trong', lead('after')],
  ['muộn nhất vào', lead(null, true)],
  ['chậm nhất', lead(null, true)],
  ['chậm nhất là', lead(null, true)],
  ['chậm nhất vào', lead(null, true)],
  ['chậm nhất là vào', lead(null, true)],
  ['muộn nhất', lead(null, true)],
  ['muộn nhất là', lead(null, true)],
  ['chậm nhất sau', lead('after')],
  ['chậm nhất là sau', lead('after')],
  ['chậm nhất trước', lead('before')],
  ['chậm nhất là trước', lead('before')],
  ['sau', lead('after', false, true)],
  ['ngay sau', lead('after')],
  ['trước', lead('before')],
  ['sớm trước', lead('before')],
  ['sớm hơn', lead('before')],
  ['sớm hơn ít nhất', lead('before')],
  ['ít nhất trước', lead('before')],
  ['tối thiểu trước', lead('before')],
  ['trước ít nhất', lead('before')],
  ['trước tối thiểu', lead('before')],
  ['ít nhất', lead(null)],
  ['tối thiểu', lead(null)],
  ['ít nhất là', lead(null)],
  ['trước thời hạn', lead('before')],
]);

export const readLead = (ts: Tokens, i: number): Found<Lead> | null => LEADS.find(ts, i);
