import { onOf } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { countWorkingDays } from '../calendar/working-calendar.ts';
import type { PlanningRules } from './plan-schedule.ts';
import type { Task, Verdict } from './task.ts';

/** The axis of the deadline (design, §5); computed for an instant, never stored as truth. */
export type DeadlineStatus =
  | 'awaiting-event'
  | 'not-yet'
  | 'in-time'
  | 'due-soon'
  | 'due-today'
  | 'overdue'
  | 'contested'
  | 'boundary'
  | 'no-deadline'
  | 'conflict'
  | 'to-confirm'
  | 'on-time'
  | 'late';

/** What the screen says for a status (domain, §4); `overdue` is followed by the number of working days. */
export const DEADLINE_LABEL: Readonly<Record<DeadlineStatus, string>> = {
  'awaiting-event': 'Chờ văn bản Trung ương',
  'not-yet': 'Chưa đến thời gian thực hiện',
  'in-time': 'Trong hạn',
  'due-soon': 'Sắp đến hạn',
  'due-today': 'Đến hạn hôm nay',
  overdue: 'Quá hạn',
  contested: 'Đang xem xét ý kiến của cơ quan',
  boundary: 'Nhận đúng ngày, chờ kết luận',
  'no-deadline': 'Không ấn định thời hạn',
  conflict: 'Vướng về thời hạn, chờ quyết định',
  'to-confirm': 'Chờ xác nhận cách tính thời hạn',
  'on-time': 'Đúng hạn',
  late: 'Quá hạn khi hoàn thành',
};

export function deadlineStatus(task: Task, now: Instant, rules: PlanningRules): DeadlineStatus {
  if (task.contest !== null) return 'contested';
  if (task.progress === 'done') return task.verdict;
  // No date runs while a task is suspended, and none will any more once it is cancelled.
  if (task.progress === 'suspended' || task.progress === 'cancelled') return 'no-deadline';
  // What has been handed in was judged on that day: waiting for confirmation, or for the decision above an adviser's
  // tờ trình, is not the body's delay.
  if (task.progress === 'submitted') return HANDED_IN[task.submission.verdict];
  if (task.progress === 'presented') return HANDED_IN[task.presentation.verdict];
  const { schedule } = task;
  if (schedule.conflict !== null) return 'conflict';
  // A mark that rests on one of several readings would not be a just one.
  if (schedule.toConfirm) return 'to-confirm';
  if (task.progress === 'waiting' || task.progress === 'impossible') return 'awaiting-event';
  if (schedule.dueOn === null) return 'no-deadline';
  if (task.progress === 'not-started') return 'not-yet';
  return running(task, now, rules);
}

const HANDED_IN: Readonly<Record<Verdict, DeadlineStatus>> = {
  'on-time': 'in-time',
  late: 'overdue',
  boundary: 'boundary',
  'no-deadline': 'no-deadline',
};

function running(task: Task, now: Instant, { calendar, policy }: PlanningRules): DeadlineStatus {
  const { dueOn, lastWorkingOn } = task.schedule;
  const today = onOf(now);
  if (dueOn === null) return 'no-deadline';
  if (today > dueOn) return 'overdue';
  if (today === dueOn || today === lastWorkingOn) return 'due-today';
  const left = lastWorkingOn === null ? 0 : countWorkingDays(calendar, today, lastWorkingOn);
  return left <= policy.dueSoonWorkingDays ? 'due-soon' : 'in-time';
}
