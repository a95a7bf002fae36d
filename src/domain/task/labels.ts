import type { EventKey, Plan } from '../plan/plan.ts';
import type { TaskProgress } from './task.ts';

/** What the screen and Temporal say for a progress key (domain, §4). */
export const PROGRESS_LABEL: Readonly<Record<TaskProgress, string>> = {
  waiting: 'Chờ văn bản Trung ương',
  'not-started': 'Chưa đến thời gian thực hiện',
  open: 'Trong thời gian thực hiện, chưa có báo cáo',
  standing: 'Thường xuyên',
  presented: 'Đã trình, chờ cấp có thẩm quyền quyết định',
  submitted: 'Đã báo cáo, chờ xác nhận',
  done: 'Đã hoàn thành đúng hạn',
  suspended: 'Tạm dừng',
  cancelled: 'Thôi thực hiện',
  impossible: 'Chưa thực hiện được do chưa có hướng dẫn',
};

/** Waiting for a central document and waiting for a place to be eligible are different things to an office. */
export function waitingLabel(plan: Plan, awaits: readonly EventKey[]): string {
  const awaited = plan.events.filter((event) => awaits.includes(event.key));
  return awaited.length > 0 && awaited.every((event) => event.kind === 'eligibility')
    ? 'Chờ đủ điều kiện'
    : PROGRESS_LABEL.waiting;
}
