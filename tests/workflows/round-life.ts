import { addMs, onOf, toEpochMs } from '../../src/domain/calendar/instant.ts';
import type { Instant } from '../../src/domain/calendar/instant.ts';
import { decideRound } from '../../src/domain/report/decide-round.ts';
import type { RoundFact } from '../../src/domain/report/round-fact.ts';
import type { Advanced } from '../../src/usecases/advance.ts';
import { phaseLabel } from '../../src/usecases/phase-label.ts';
import { PLAN } from '../domain/task/real-plan.ts';

/** A duty of reporting of the real plan in memory, lived by the workflow's time from its first fact on. */
export interface RoundLife {
  /** Days on which an instant was applied, in order. */
  readonly wakeUps: string[];
  readonly calls: () => number;
  readonly advance: (planId: string, entityId: string, workflowNowMs: number) => Promise<Advanced>;
  /** Something that happens besides the clock; a poke must follow. */
  tell(...facts: readonly RoundFact[]): void;
}

export function createRoundLife(entityId: string, first: RoundFact): RoundLife {
  let decision = decideRound(null, first);
  let beganMs: number | null = null;
  let calls = 0;
  const wakeUps: string[] = [];

  function answer(now: Instant): Advanced {
    const { state, next, finished } = decision;
    const row = { planId: PLAN.id, entityId, kind: 'round', state, version: 1, seenVersion: 1 } as const;
    const phase = phaseLabel(PLAN, { ...row, nextAt: null, nextWhy: null, finished, chain: '' });
    return {
      finished,
      next,
      phase,
      waitMs: next === null ? null : toEpochMs(next.at) - toEpochMs(now),
      dueOn: state.schedule.dueOn,
      bodies: [state.collector],
      details: next === null ? `${phase}.` : `${phase}. Tiếp theo: ${next.why}.`,
    };
  }

  return {
    wakeUps,
    calls: () => calls,
    advance(_planId, _entityId, workflowNowMs) {
      calls += 1;
      beganMs ??= workflowNowMs;
      const now = addMs(first.at, workflowNowMs - beganMs);
      if (decision.next !== null && decision.next.at <= now) {
        wakeUps.push(onOf(now));
        decision = decideRound(decision.state, { kind: 'instantReached', at: now });
      }
      return Promise.resolve(answer(now));
    },
    tell(...facts) {
      for (const fact of facts) decision = decideRound(decision.state, fact);
    },
  };
}
