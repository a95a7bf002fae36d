import type { EntityId } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { EntityRow } from '../ports/store.ts';
import { applyFacts, refuse } from './apply-facts.ts';
import type { Change } from './apply-facts.ts';
import type { DecisionWords } from './decide-task.ts';
import { decisionRecord } from './decision-record.ts';
import { loadRules, pokeChanged } from './deps.ts';
import type { Deps } from './deps.ts';

/** Who takes the division back, and why; a document is not asked for: nobody has been told of it yet. */
export type UndoDivisionForm = Omit<DecisionWords, 'documentNumber' | 'documentOn'>;

interface UndoneDivision {
  readonly tasks: readonly EntityId[];
}

/**
 * Takes a division back within its window, in one transaction: the divided task lives on as it was, the new ones end and
 * are no part of the plan any more, and no letter about it leaves. Their letters of the alphabet stay used.
 */
export async function undoDivision(deps: Deps, form: UndoDivisionForm): Promise<Result<UndoneDivision>> {
  const { planId, entityId, id } = form;
  if (form.words.trim() === '') return fail({ kind: 'no-reason', words: 'Chưa ghi lý do rút việc chia.' });
  const at = await deps.clock.now();
  const outcome = await deps.store.write(async (tx) => {
    const rules = await loadRules(tx, deps, planId);
    const [row] = await tx.entities(planId, [entityId]);
    const division = divisionOf(row);
    if (division === null) return fail(NOT_DIVIDED);
    const { decisionId, ids } = division;
    const changes: readonly Change[] = [
      { entityId, key: `report/${id}`, fact: { kind: 'divisionUndone', at, decisionId } },
      ...ids.map((newId): Change => ({
        entityId: newId,
        key: `taken-back/${decisionId}`,
        fact: { kind: 'taskTakenBack', at, decisionId, replacedBy: [entityId] },
      })),
    ];
    // Nothing is written before all of it is known to be taken.
    const states = new Map((await tx.entities(planId, [entityId, ...ids])).map((r) => [r.entityId, r.state]));
    const refused = changes.map((change) => refuse(states.get(change.entityId) ?? null, change.fact));
    const problem = refused.find((found) => found !== null) ?? null;
    if (problem !== null) return fail(problem);
    const applied = await applyFacts(tx, rules, changes);
    if (!applied.ok) throw new RangeError(`what was looked at is refused: ${applied.problem.words}`);
    await tx.undoLaterTasks(planId, ids);
    const words = { ...form, documentNumber: null, documentOn: null };
    await tx.saveReport(decisionRecord(words, at, 'division-undone'));
    return ok({ rules, ids, changed: applied.value.changed });
  });
  if (!outcome.ok) return outcome;
  const { rules, ids, changed } = outcome.value;
  await pokeChanged(deps, rules.adopted, changed);
  return ok({ tasks: ids });
}

function divisionOf(row: EntityRow | undefined) {
  const state = row?.state;
  if (state?.kind !== 'task' || state.progress !== 'cancelled' || state.division === undefined) return null;
  return { decisionId: state.division.decisionId, ids: state.replacedBy };
}

const NOT_DIVIDED = {
  kind: 'not-divided',
  words: 'Nhiệm vụ này không có việc chia nào để rút; có thể việc chia đã được rút trước đó.',
};
