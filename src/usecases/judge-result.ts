import type { BodyId, EntityId, PlanId } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { EntityRow, Fact } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import { decisionRecord } from './decision-record.ts';
import { loadRules, pokeChanged } from './deps.ts';
import type { Deps } from './deps.ts';
import { resumeAfterReturn } from './ladder-times.ts';
import { judgedMatterOf, refuseOther } from './shown-matter.ts';

/** A leader's word on a result. `id` is made by the form, so that sending it twice decides once. */
export interface Judgement {
  readonly id: string;
  readonly planId: PlanId;
  readonly entityId: EntityId;
  readonly verdict: 'confirm' | 'return';
  /** The body whose leader speaks; the domain refuses a body that judges its own result. */
  readonly by: BodyId;
  readonly personName: string;
  readonly personTitle: string;
  /** Required where the result is returned: what is missing. */
  readonly words: string;
  /** Which result the form showed; absent: the word came without a form. */
  readonly shown?: string | undefined;
}

/** Confirms a result, which ends the task, or returns it with a reason, which opens it again. */
export async function judgeResult(deps: Deps, judgement: Judgement): Promise<Result<EntityRow>> {
  const { planId, entityId, id, by, verdict } = judgement;
  if (verdict === 'return' && judgement.words.trim() === '') {
    return fail({ kind: 'no-reason', words: 'Trả lại kết quả phải nêu lý do để cơ quan bổ sung.' });
  }
  const at = await deps.clock.now();
  const outcome = await deps.store.write(async (tx) => {
    const rules = await loadRules(tx, deps, planId);
    const [before] = await tx.entities(planId, [entityId]);
    const isAgain = (await tx.report(planId, id)) !== null;
    if (before?.state?.kind === 'task' && !isAgain) {
      const stale = refuseOther(judgement.shown, judgedMatterOf(before.state), OTHER_RESULT);
      if (stale !== null) return fail(stale);
    }
    const said = { at, by, decisionId: id };
    const fact: Fact =
      verdict === 'confirm'
        ? { kind: 'resultConfirmed', ...said }
        : { kind: 'resultReturned', ...said, resume: resumeAfterReturn(rules, id, at) };
    const applied = await applyFacts(tx, rules, [{ entityId, key: `judged/${id}`, fact }]);
    if (!applied.ok) return applied;
    if (applied.value.known === 0) await tx.saveReport(decisionRecord(judgement, at, null));
    const [row] = await tx.entities(planId, [entityId]);
    return ok({ rules, changed: applied.value.changed, row });
  });
  if (!outcome.ok) return outcome;
  const { rules, changed, row } = outcome.value;
  if (row === undefined) return fail({ kind: 'unknown-entity', words: `Không có nhiệm vụ "${entityId}".` });
  await pokeChanged(deps, rules.adopted, changed);
  return ok(row);
}

const OTHER_RESULT = 'cơ quan đã báo cáo một kết quả khác';
