import type { Plan } from '../domain/plan/plan.ts';
import { PROGRESS_LABEL, waitingLabel } from '../domain/task/labels.ts';
import type { EntityRow } from '../ports/store.ts';

/** The progress of an entity in the words of the screen. */
export function phaseLabel(plan: Plan, row: EntityRow): string {
  const { state } = row;
  if (state === null) return 'Chưa giao';
  if (state.kind === 'round') {
    const { received, expected, progress } = state;
    return progress === 'done'
      ? `Đã nhận đủ ${received.length}/${expected.length}`
      : `Đã nhận ${received.length}/${expected.length}`;
  }
  const definition = plan.tasks.find((task) => task.id === row.entityId);
  if (state.progress === 'waiting') return waitingLabel(plan, definition?.awaits ?? []);
  if (state.progress === 'open' && state.reports > 0) return 'Đang thực hiện';
  if (state.progress === 'done')
    return state.verdict === 'late' ? 'Đã hoàn thành quá hạn' : PROGRESS_LABEL.done;
  return PROGRESS_LABEL[state.progress];
}
