import type { DeadlineStatus } from '../task/deadline-status.ts';
import type { TaskProgress } from '../task/task.ts';

/** The lines of part II of "Báo cáo tình hình thực hiện" (domain, §6): each task stands in exactly one. */
export const PROGRESS_CLASSES = [
  { key: 'done-on-time', words: 'Đã hoàn thành đúng hạn' },
  { key: 'done-late', words: 'Đã hoàn thành quá hạn' },
  { key: 'doing', words: 'Đang thực hiện trong hạn' },
  { key: 'overdue', words: 'Đang thực hiện quá hạn' },
  { key: 'under-review', words: 'Đang xem xét, chờ kết luận về thời hạn' },
  { key: 'not-yet', words: 'Chưa đến thời điểm' },
  { key: 'awaiting', words: 'Chờ văn bản Trung ương, chờ đủ điều kiện' },
  { key: 'no-guidance', words: 'Chưa thực hiện được do chưa có hướng dẫn' },
  { key: 'no-deadline', words: 'Không ấn định thời hạn, thường xuyên' },
  { key: 'suspended', words: 'Tạm dừng' },
  { key: 'cancelled', words: 'Thôi thực hiện' },
] as const;

export type ProgressClass = (typeof PROGRESS_CLASSES)[number]['key'];

export interface Standing {
  readonly progress: TaskProgress;
  readonly status: DeadlineStatus;
}

/** Standing and waiting tasks are outside punctuality (domain, §4); what is contested or on the boundary is not overdue. */
export function classOf({ progress, status }: Standing): ProgressClass {
  switch (progress) {
    case 'suspended':
    case 'cancelled':
      return progress;
    case 'waiting':
      return 'awaiting';
    case 'impossible':
      return 'no-guidance';
    case 'not-started':
      return 'not-yet';
    case 'standing':
      return 'no-deadline';
    case 'done':
      return isReviewed(status) ? 'under-review' : status === 'late' ? 'done-late' : 'done-on-time';
    case 'open':
    case 'presented':
    case 'submitted':
      if (isReviewed(status)) return 'under-review';
      return status === 'overdue' ? 'overdue' : status === 'no-deadline' ? 'no-deadline' : 'doing';
  }
}

const isReviewed = (status: DeadlineStatus): boolean =>
  status === 'contested' || status === 'boundary' || status === 'conflict';

/** How many stand in each class, in the order of the report; the sum is the number of tasks. */
export function countClasses(
  tasks: readonly Standing[],
): readonly { readonly key: ProgressClass; readonly words: string; readonly count: number }[] {
  const classes = tasks.map(classOf);
  return PROGRESS_CLASSES.map(({ key, words }) => ({
    key,
    words,
    count: classes.filter((found) => found === key).length,
  }));
}
