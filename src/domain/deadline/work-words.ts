import { isMark, PhraseTable } from './cursor.ts';
import type { Found, Tokens } from './cursor.ts';
import type { Work } from './clause.ts';

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
