import { isMark, isTerm, PhraseTable } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { Relation, Work } from './clause.ts';
import type { Term } from './vocabulary.ts';

/** What the words say about the work itself, longest first; labels are recognised by their colon. */
const WORKS = new PhraseTable<Work>([
  ['thực hiện và hoàn thành', 'both'],
  ['thực hiện hoàn thành', 'finish'],
  ['triển khai và hoàn thành', 'both'],
  ['triển khai thực hiện và hoàn thành', 'both'],
  ['triển khai thực hiện hoàn thành', 'finish'],
  ['thực hiện', 'carry'],
  ['triển khai', 'carry'],
  ['triển khai thực hiện', 'carry'],
  ['tổ chức thực hiện', 'carry'],
  ['hoàn thành', 'finish'],
  ['xong', 'finish'],
  ['báo cáo', 'finish'],
  ['trình', 'finish'],
  ['ban hành', 'finish'],
  ['gửi', 'finish'],
  ['nộp', 'finish'],
  ['phê duyệt', 'finish'],
  ['thông qua', 'finish'],
  ['xây dựng', 'finish'],
  ['tổng hợp', 'finish'],
  ['kết thúc', 'finish'],
  ['thời hạn', 'finish'],
  ['tổ chức', 'finish'],
  ['xem xét', 'finish'],
  ['cung cấp', 'finish'],
  ['lập', 'finish'],
  ['rà soát', 'finish'],
]);

export const readWork = (ts: Tokens, i: number): Found<Work> | null => WORKS.find(ts, i);

/** "Thời gian thực hiện:", "Tiến độ:", "Lộ trình thực hiện:" … up to the colon. */
const LABELS = new PhraseTable<Work | 'none'>([
  ['thời gian thực hiện', 'carry'],
  ['thời gian triển khai', 'carry'],
  ['thời gian triển khai thực hiện', 'carry'],
  ['thời gian tổ chức thực hiện', 'carry'],
  ['tiến độ thực hiện', 'carry'],
  ['lộ trình thực hiện', 'carry'],
  ['thời gian hoàn thành', 'finish'],
  ['thời hạn hoàn thành', 'finish'],
  ['thời hạn', 'finish'],
  ['thời hạn thực hiện', 'finish'],
  ['thời gian', 'none'],
  ['tiến độ', 'none'],
  ['tiến độ hoàn thành', 'finish'],
  ['lộ trình', 'none'],
  ['thời hạn gửi báo cáo', 'finish'],
  ['thời gian báo cáo', 'finish'],
  ['thời gian gửi báo cáo', 'finish'],
  ['thời hạn báo cáo', 'finish'],
]);

/** A label at `i`, up to and including its colon; words may stand between ("Thời gian thực hiện Chương trình:"). */
export function readLabel(ts: Tokens, i: number): Found<Work | 'none'> | null {
  const label = LABELS.find(ts, i);
  if (label === null) return null;
  for (let at = label.next; at < label.next + 6; at++)
    if (isMark(ts, at, ':')) return { value: label.value, next: at + 1 };
  return null;
}

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
  ['chậm nhất', lead(null, true)],
  ['chậm nhất là', lead(null, true)],
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

export const SOFT = new PhraseTable<true>([
  ['dự kiến', true],
  ['phấn đấu', true],
  ['tầm nhìn', true],
  ['định hướng', true],
]);

export const ONGOING = new PhraseTable<'standing' | 'onwards'>([
  ['thường xuyên', 'standing'],
  ['liên tục', 'standing'],
  ['lâu dài', 'standing'],
  ['các năm tiếp theo', 'onwards'],
  ['những năm tiếp theo', 'onwards'],
  ['các năm sau', 'onwards'],
  ['những năm sau', 'onwards'],
  ['năm tiếp theo', 'onwards'],
  ['các tháng tiếp theo', 'onwards'],
  ['các quý tiếp theo', 'onwards'],
  ['các năm kế tiếp', 'onwards'],
  ['các năm sau đó', 'onwards'],
  ['các kỳ tiếp theo', 'onwards'],
  ['các giai đoạn tiếp theo', 'onwards'],
  ['trở đi', 'onwards'],
  ['thời gian tiếp theo', 'onwards'],
]);

/** Words that sound like a time and name none. */
export const VAGUE = new PhraseTable<true>([
  ['thời gian tới', true],
  ['thời gian sớm nhất', true],
  ['sớm nhất', true],
  ['kịp thời', true],
  ['trong thời gian tới', true],
  ['thời gian gần nhất', true],
  ['sớm', true],
]);

/** What "khi" may be followed by without naming an event: whoever reads it decides when that is. */
export const VAGUE_CONDITIONS = new PhraseTable<true>([
  ['thấy', true],
  ['nào', true],
  ['phù hợp', true],
  ['thích hợp', true],
  ['hợp lý', true],
  ['thuận lợi', true],
  ['thuận tiện', true],
  ['có thể', true],
  ['có thời gian', true],
  ['điều kiện cho phép', true],
  ['có điều kiện thuận lợi', true],
]);
