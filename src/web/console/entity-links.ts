import { taskNumber } from '../../domain/letter/task-words.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import { dutyOf } from '../../domain/report/round-id.ts';
import { roundPath } from './round-summary.tsx';
import { taskPath } from './task-table.tsx';

/** Where a task or a round is shown, and how it is called. */
export const linksIn =
  (plan: Plan) =>
  (entityId: string): readonly [href: string, words: string] => {
    const task = plan.tasks.find(({ id }) => id === entityId);
    if (task !== undefined) return [taskPath(entityId), `nhiệm vụ ${taskNumber(task)}`];
    const duty = dutyOf(plan, entityId);
    return [roundPath(entityId), duty === null ? entityId : `mục ${duty.no}`];
  };
