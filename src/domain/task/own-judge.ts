import type { BodyId } from '../plan/plan.ts';
import type { Problem } from '../result.ts';
import type { Task } from './task.ts';

/** Nobody judges himself: neither the body that asks nor any lead of the task decides about it (domain, §5). */
export function refuseOwnJudge(task: Task, by: BodyId, asker: BodyId): Problem | null {
  if (by !== asker && !task.parties.leads.includes(by)) return null;
  return {
    kind: 'judges-himself',
    words:
      'Cơ quan được giao nhiệm vụ không tự quyết định về việc của chính mình; việc này thuộc cơ quan khác.',
  };
}
