import type { BodyId, EntityId, PlanId } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { EntityRow, Fact, ReportRow, StoreWriter } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Rules } from './apply-facts.ts';
import { decisionRecord } from './decision-record.ts';
import { loadRules, pokeChanged } from './deps.ts';
import type { Deps } from './deps.ts';
import { beginNextTier } from './next-tier.ts';
import { tellMissedReports } from './tell-missed-reports.ts';

/** A named person of the body that keeps the round. `id` is made by the form, so that sending it twice decides once. */
interface Decision {
  readonly id: string;
  readonly planId: PlanId;
  readonly roundId: EntityId;
  readonly personName: string;
  readonly personTitle: string;
  readonly words: string;
}

export type RoundClosing = Decision;

export type BoundaryConclusion = Decision & {
  readonly body: BodyId;
  readonly verdict: 'on-time' | 'late';
};

/**
 * Closes a round: who has not reported by now has missed it, and what comes later is taken and stamped. The collector's
 * own report to the level above begins, where one is owed.
 */
export function closeRound(deps: Deps, closing: RoundClosing): Promise<Result<EntityRow>> {
  return decide(deps, closing, (by, at) => ({ kind: 'roundClosed', at, by, decisionId: closing.id }));
}

/** Decides what arrived on X of "trước ngày X". That it was late is said with a reason: the mark must be explainable. */
export async function concludeBoundary(
  deps: Deps,
  conclusion: BoundaryConclusion,
): Promise<Result<EntityRow>> {
  const { id: decisionId, body, verdict } = conclusion;
  if (verdict === 'late' && conclusion.words.trim() === '')
    return fail({ kind: 'no-reason', words: 'Kết luận quá thời hạn phải nêu lý do.' });
  return decide(deps, conclusion, (by, at) => ({
    kind: 'boundaryConcluded',
    at,
    by,
    body,
    verdict,
    decisionId,
  }));
}

async function decide(
  deps: Deps,
  decision: Decision,
  factOf: (by: BodyId, at: ReportRow['at']) => Fact,
): Promise<Result<EntityRow>> {
  const { planId, roundId, id, personName } = decision;
  if (personName.trim() === '') return fail({ kind: 'no-name', words: 'Chưa ghi họ tên người quyết định.' });
  const at = await deps.clock.now();
  const outcome = await deps.store.write(async (tx) => {
    const rules = await loadRules(tx, deps, planId);
    const by = await keeperOf(tx, rules, roundId);
    if (!by.ok) return by;
    const change = { entityId: roundId, key: `decided/${id}`, fact: factOf(by.value, at) };
    const applied = await applyFacts(tx, rules, [change]);
    if (!applied.ok) return applied;
    if (applied.value.known === 0) await tx.saveReport(wordsOf(decision, by.value, at));
    const next = await beginNextTier(tx, rules, applied.value.changed, at);
    if (!next.ok) return next;
    const told = await tellMissedReports(tx, rules, roundId, at);
    if (!told.ok) return told;
    const [row] = await tx.entities(planId, [roundId]);
    return ok({ rules, row, changed: [...applied.value.changed, ...next.value, ...told.value.changed] });
  });
  if (!outcome.ok) return outcome;
  const { rules, row, changed } = outcome.value;
  if (row === undefined) return fail(unknownRound(roundId));
  await pokeChanged(deps, rules.adopted, changed);
  return ok(row);
}

/** Whoever sits at the console speaks for the body that keeps the round. */
async function keeperOf(tx: StoreWriter, rules: Rules, roundId: EntityId): Promise<Result<BodyId>> {
  const [row] = await tx.entities(rules.adopted.plan.id, [roundId]);
  return row?.state?.kind === 'round' ? ok(row.state.keeper) : fail(unknownRound(roundId));
}

const unknownRound = (id: string) => ({
  kind: 'unknown-entity',
  words: `Không có đợt báo cáo "${id.slice(0, 60)}" trong kế hoạch.`,
});

const wordsOf = (decision: Decision, by: BodyId, at: ReportRow['at']): ReportRow =>
  decisionRecord({ ...decision, entityId: decision.roundId, by }, at, null);
