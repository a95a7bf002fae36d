import { taskOf } from '../domain/plan/directory.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { daylessPeriods } from '../domain/report/round.ts';
import type { Round } from '../domain/report/round.ts';
import { PROGRESS_LABEL, waitingLabel } from '../domain/task/labels.ts';
import type { EntityRow } from '../ports/store.ts';

/** The progress of an entity in the words of the screen. */
export function phaseLabel(plan: Plan, row: EntityRow): string {
  const { state } = row;
  if (state === null) return 'Chưa giao';
  if (state.kind === 'round') return roundLabel(state);
  if (state.progress === 'waiting') return waitingLabel(plan, taskOf(plan, row.entityId)?.awaits ?? []);
  if (state.progress === 'open' && state.reports > 0) return 'Đang thực hiện';
  if (state.progress === 'done')
    return state.verdict === 'late' ? 'Đã hoàn thành quá hạn' : PROGRESS_LABEL.done;
  return PROGRESS_LABEL[state.progress];
}

function roundLabel(round: Round): string {
  if (round.progress === 'awaiting-day')
    return daylessPeriods(round).length === 0 ? 'Đã ấn định ngày nộp' : 'Chờ ấn định ngày nộp bằng văn bản';
  const { received, expected, progress } = round;
  const count = `${received.length}/${expected.length}`;
  if (progress === 'not-yet') return 'Chưa đến thời gian báo cáo';
  if (progress === 'open') return `Đã nhận ${count}`;
  return received.length === expected.length ? `Đã nhận đủ ${count}` : `Đã chốt, nhận ${count}`;
}
