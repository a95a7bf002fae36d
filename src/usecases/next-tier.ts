import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { layOutSummary } from '../domain/report/lay-out-round.ts';
import { dutyOf, summaryIdOf } from '../domain/report/round-id.ts';
import { ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { EntityRow, StoreWriter } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Change, Rules } from './apply-facts.ts';
import { planningRules } from './deps.ts';
import { newEntity } from './new-entity.ts';
import { nextMorning } from './next-morning.ts';

/**
 * Where a round has just been closed whose reports only pass through the collector, the collector owes its own report to
 * the body they are for: a duty with a day of its own. Nobody judges himself, so another body keeps it; the body above is
 * never reminded of anything. In the transaction of the fact that closed the round.
 */
export async function beginNextTier(
  tx: StoreWriter,
  rules: Rules,
  changed: readonly EntityRow[],
  at: Instant,
): Promise<Result<readonly EntityRow[]>> {
  const { plan } = rules.adopted;
  const changes = changed.flatMap((row) => summaryOf(rules, row, at) ?? []);
  const ids = changes.map((change) => change.entityId);
  const known = new Set((await tx.entities(plan.id, ids)).map((row) => row.entityId));
  const fresh = changes.filter((change) => !known.has(change.entityId));
  if (fresh.length === 0) return ok([]);
  await tx.saveEntities(fresh.map((change) => newEntity(plan.id, change.entityId, 'round')));
  const applied = await applyFacts(tx, rules, fresh);
  return applied.ok ? ok(applied.value.changed) : applied;
}

function summaryOf(rules: Rules, { entityId, state }: EntityRow, at: Instant): Change | null {
  const { plan, policy } = rules.adopted;
  const addressedTo = dutyOf(plan, entityId)?.addressedTo ?? null;
  if (addressedTo === null || state?.kind !== 'round' || state.progress !== 'closed') return null;
  const { asked, collector, closing } = state;
  if (asked.kind !== 'period' || collector === addressedTo) return null;
  const laidOut = layOutSummary(onOf(closing.at), planningRules(rules));
  return {
    entityId: summaryIdOf(entityId),
    key: 'opened',
    fact: {
      kind: 'roundOpened',
      at,
      asked: { kind: 'summary', period: asked.period, of: entityId },
      collector: addressedTo,
      keeper: policy.confirmers.find((body) => body !== collector && body !== addressedTo) ?? plan.office,
      expected: [collector],
      schedule: laidOut.schedule,
      requestSendAt: laidOut.asksAtOnce ? nextMorning(rules, at) : null,
    },
  };
}
