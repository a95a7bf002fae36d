import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { hasEnded } from '../domain/task/task.ts';
import type { EntityId } from '../domain/plan/plan.ts';
import type { Result } from '../domain/result.ts';
import type { StoreWriter } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Applied, Change, Rules } from './apply-facts.ts';
import { planningRules } from './deps.ts';
import { missedReports } from './missed-reports.ts';

/**
 * After a round was closed: tells the open tasks of every body that has missed reports how many they are by now. As many
 * as the policy names make the packet due as soon as a task of the body is late.
 */
export async function tellMissedReports(
  tx: StoreWriter,
  rules: Rules,
  roundId: EntityId,
  at: Instant,
): Promise<Result<Applied>> {
  const { plan, policy } = rules.adopted;
  const rows = await tx.entities(plan.id);
  const missed = missedReports(rows);
  const sendAt = sendingMoment(at, planningRules(rules));
  const changes = rows.flatMap(({ entityId, state }): readonly Change[] => {
    if (state?.kind !== 'task' || hasEnded(state)) return [];
    const body = state.parties.answeredBy;
    const count = missed.get(body)?.length ?? 0;
    if (count === 0 || count === state.ladder.missedReports) return [];
    const enough = count >= policy.ladder.packetAfterMissedReports;
    return [
      {
        entityId,
        key: `reports-missed/${roundId}`,
        fact: { kind: 'reportsMissed', at, body, missedReports: count, enough, sendAt },
      },
    ];
  });
  return applyFacts(tx, rules, changes);
}
