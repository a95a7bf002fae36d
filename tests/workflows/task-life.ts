import { addMs, onOf, toEpochMs } from '../../src/domain/calendar/instant.ts';
import type { Instant } from '../../src/domain/calendar/instant.ts';
import { decideTask } from '../../src/domain/task/decide.ts';
import type { TaskFact } from '../../src/domain/task/fact.ts';
import { PROGRESS_LABEL } from '../../src/domain/task/labels.ts';
import type { Task } from '../../src/domain/task/task.ts';
import type { Advanced } from '../../src/usecases/advance.ts';
import { ADOPTED_AT, assignment } from '../domain/task/real-plan.ts';

/**
 * A task of the real plan in memory, lived by the workflow's time: the first `advance` is 10/4/2018, 08:00. So the rules
 * are the real ones, and three years need no store and no waiting.
 */
export interface TaskLife {
  /** Days on which an instant was applied, in order. */
  readonly wakeUps: string[];
  /** How often `advance` was called. */
  readonly calls: () => number;
  readonly advance: (planId: string, entityId: string, workflowNowMs: number) => Promise<Advanced>;
  /** As it stands now. */
  readonly state: () => Task;
  /** Something that happens besides the clock; a poke must follow. */
  tell(...facts: readonly TaskFact[]): void;
}

export function createTaskLife(id: string): TaskLife {
  let decision = decideTask(null, assignment(id));
  let beganMs: number | null = null;
  let calls = 0;
  const wakeUps: string[] = [];

  function answer(now: Instant): Advanced {
    const { state, next, finished } = decision;
    const phase = PROGRESS_LABEL[state.progress];
    return {
      finished,
      next,
      phase,
      waitMs: next === null ? null : toEpochMs(next.at) - toEpochMs(now),
      dueOn: state.schedule.dueOn,
      bodies: state.parties.leads,
      details: next === null ? `${phase}.` : `${phase}. Tiếp theo: ${next.why}.`,
    };
  }

  return {
    wakeUps,
    calls: () => calls,
    state: () => decision.state,
    advance(_planId, _entityId, workflowNowMs) {
      calls += 1;
      beganMs ??= workflowNowMs;
      const now = addMs(ADOPTED_AT, workflowNowMs - beganMs);
      if (decision.next !== null && decision.next.at <= now) {
        wakeUps.push(onOf(now));
        decision = decideTask(decision.state, { kind: 'instantReached', at: now });
      }
      return Promise.resolve(answer(now));
    },
    tell(...facts) {
      for (const fact of facts) decision = decideTask(decision.state, fact);
    },
  };
}
