import type { Task } from '../task/task.ts';

export type ReportKind = 'progress' | 'presented' | 'result' | 'round' | 'decision';

/** What is known of a stored report by itself: its kind, and what it is about where it is more than that. */
interface Labelled {
  readonly kind: ReportKind;
  /** As stored: `extension`, `part-confirmed` …; null: nothing more. */
  readonly purpose: string | null;
}

const OF_KIND: Readonly<Record<ReportKind, string>> = {
  progress: 'Báo cáo tiến độ',
  presented: 'Đã trình cấp có thẩm quyền',
  result: 'Báo cáo kết quả',
  round: 'Kế hoạch, báo cáo của đơn vị',
  decision: 'Ý kiến về kết quả',
};

/** What was brought besides progress and results, and what was decided. */
const OF_PURPOSE: ReadonlyMap<string, string> = new Map([
  ['prepared', 'Kết quả đã chuẩn bị, trình thủ trưởng ký'],
  ['signed', 'Báo cáo kết quả, thủ trưởng ký gửi'],
  ['prepared-returned', 'Thủ trưởng trả lại kết quả đã chuẩn bị'],
  ['part', 'Báo cáo phần việc'],
  ['extension', 'Đề nghị gia hạn'],
  ['counter', 'Trả lời ngày gia hạn được đề xuất'],
  ['contest', 'Ý kiến về việc ghi quá hạn'],
  ['opinion-request', 'Đề nghị cho ý kiến'],
  ['opinion', 'Ý kiến của cơ quan được hỏi'],
  ['watch', 'Trả lời về văn bản đang chờ'],
  ['directive', 'Ý kiến chỉ đạo'],
  ['directive-answer', 'Trả lời ý kiến chỉ đạo'],
  ['extension-granted', 'Đồng ý gia hạn'],
  ['extension-refused', 'Không đồng ý gia hạn'],
  ['extension-countered', 'Đề xuất ngày gia hạn khác'],
  ['mark-concluded', 'Kết luận về thời hạn'],
  ['date-settled', 'Quyết định thời hạn khi có văn bản mới'],
  ['part-confirmed', 'Xác nhận phần việc'],
  ['part-returned', 'Trả lại phần việc'],
  ['reading-confirmed', 'Xác nhận cách hiểu thời gian'],
  ['eligibility-recorded', 'Ghi nhận nơi đủ điều kiện'],
  ['amended', 'Điều chỉnh thời hạn'],
  ['suspended', 'Tạm dừng nhiệm vụ'],
  ['resumed', 'Tiếp tục thực hiện nhiệm vụ'],
  ['cancelled', 'Thôi thực hiện nhiệm vụ'],
  ['divided', 'Chia nhiệm vụ'],
  ['division-undone', 'Rút việc chia nhiệm vụ'],
]);

/** `Báo cáo kết quả`, `Đề nghị gia hạn` */
export const reportLabel = ({ kind, purpose }: Labelled): string =>
  OF_PURPOSE.get(purpose ?? '') ?? OF_KIND[kind];

/** A short form of the report's id, to be read out on the telephone: `3F2A9C01B7`. */
export const receiptCode = (reportId: string): string =>
  reportId.replaceAll('-', '').slice(0, 10).toUpperCase();

/** How what was stored about a task can be put right, by the key of the sentence that says so. */
export type Correction = 'correct' | 'correctPrepared' | 'correctResult' | 'correctDecision' | 'correctEnded';

/** A result that waits for its confirmer is not replaced by the body; a task that takes nothing more, by nobody. */
export function correctionOf({ kind, purpose }: Labelled, { progress }: Pick<Task, 'progress'>): Correction {
  if (kind === 'decision') return 'correctDecision';
  if (progress === 'done' || progress === 'suspended' || progress === 'cancelled') return 'correctEnded';
  // What no head has signed is replaced by the next that is prepared.
  if (purpose === 'prepared') return 'correctPrepared';
  return kind === 'result' ? 'correctResult' : 'correct';
}
