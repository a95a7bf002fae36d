import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { TaskFact } from '../domain/task/fact.ts';
import type { Task } from '../domain/task/task.ts';
import type { ReportRow, StoreReader } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Rules } from './apply-facts.ts';
import { loadRules, pokeChanged } from './deps.ts';
import type { Deps } from './deps.ts';
import { FORM_REUSED } from './submit-report.ts';
import type { Receipt } from './submit-report.ts';

/**
 * Applies one fact of a task and stores the words that belong to it, in one transaction: both or neither. The fact is made
 * from the task as the transaction finds it. The same form sent again gives the same receipt.
 */
export async function storeWithWords(
  deps: Deps,
  report: ReportRow,
  factOf: (task: Task, rules: Rules, tx: StoreReader) => Result<TaskFact> | Promise<Result<TaskFact>>,
): Promise<Result<Receipt>> {
  const { planId, entityId, id, body } = report;
  const outcome = await deps.store.write(async (tx) => {
    const earlier = await tx.report(planId, id);
    if (earlier !== null)
      return earlier.entityId === entityId && earlier.body === body
        ? ok({ again: earlier })
        : fail(FORM_REUSED);
    const rules = await loadRules(tx, deps, planId);
    const [row] = await tx.entities(planId, [entityId]);
    if (row?.state?.kind !== 'task')
      return fail({ kind: 'unknown-entity', words: `Không có nhiệm vụ "${entityId}" trong kế hoạch.` });
    const fact = await factOf(row.state, rules, tx);
    if (!fact.ok) return fact;
    const applied = await applyFacts(tx, rules, [{ entityId, key: `report/${id}`, fact: fact.value }]);
    if (!applied.ok) return applied;
    await tx.saveReport(report);
    return ok({ applied: applied.value, adopted: rules.adopted });
  });
  if (!outcome.ok) return outcome;
  if ('again' in outcome.value) return ok({ report: outcome.value.again, again: true });
  await pokeChanged(deps, outcome.value.adopted, outcome.value.applied.changed);
  return ok({ report, again: false });
}
