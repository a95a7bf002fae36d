import { onOf } from '../domain/calendar/instant.ts';
import { recipientOn } from '../domain/plan/directory.ts';
import type { BodyId, Plan } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Problem, Result } from '../domain/result.ts';
import type { TaskFact } from '../domain/task/fact.ts';
import type { PreparedResult } from '../domain/task/signature-fact.ts';
import type { Task } from '../domain/task/task.ts';
import type { ReportRow, StoreWriter } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Applied, Rules } from './apply-facts.ts';
import { decisionRecord } from './decision-record.ts';
import { loadRules, pokeChanged } from './deps.ts';
import type { Deps } from './deps.ts';
import { confirmBy } from './ladder-times.ts';
import { PREPARED_RETURNED, SIGNED } from './prepare-result.ts';
import { preparedMatterOf, refuseOther } from './shown-matter.ts';
import { FORM_REUSED } from './submit-report.ts';
import type { OpenedLink, Receipt } from './submit-report.ts';

/** A head's word on what a specialist of his body has prepared. `id` is made by the form: sent twice it is said once. */
export interface Signature {
  readonly id: string;
  readonly verdict: 'sign' | 'return';
  readonly personName: string;
  readonly personTitle: string;
  /** Required where it is given back. */
  readonly words: string;
  /** `preparedMatterOf` of what the form showed. */
  readonly shown: string;
}

/** What waits behind a body's link for signing, also where it has taken the place of the body that prepared it. */
export const draftBehind = (
  plan: Plan,
  { prepared }: Pick<Task, 'prepared'>,
  body: BodyId,
  on: ReturnType<typeof onOf>,
): PreparedResult | null =>
  prepared.find((draft) => draft.body === body || recipientOn(plan, draft.body, on)?.id === body) ?? null;

/**
 * Signs a prepared result, which hands it in as of this moment, or gives it back with a reason. What is signed gets a row of
 * its own, with the same words and files under the name of the head: to everybody outside the body that is the result.
 */
export async function signResult(
  deps: Deps,
  { link }: Pick<OpenedLink, 'link'>,
  signature: Signature,
): Promise<Result<Receipt>> {
  const { verdict, words, id } = signature;
  if (verdict === 'return' && words.trim() === '')
    return fail({ kind: 'no-reason', words: 'Trả lại kết quả phải nêu lý do để người chuẩn bị hoàn thiện.' });
  const at = await deps.clock.now();
  const { planId, entityId, body } = link;
  const outcome = await deps.store.write(async (tx) => {
    const earlier = await tx.report(planId, id);
    if (earlier !== null)
      return earlier.entityId === entityId && earlier.body === body
        ? ok({ again: earlier })
        : fail(FORM_REUSED);
    const rules = await loadRules(tx, deps, planId);
    const signed = await sign(tx, rules, { planId, entityId, by: body, at, signature });
    return signed.ok ? ok({ ...signed.value, adopted: rules.adopted }) : signed;
  });
  if (!outcome.ok) return outcome;
  if ('again' in outcome.value) return ok({ report: outcome.value.again, again: true });
  const { report, applied, adopted } = outcome.value;
  await pokeChanged(deps, adopted, applied.changed);
  return ok({ report, again: false });
}

interface Signing extends Pick<ReportRow, 'planId' | 'entityId' | 'at'> {
  readonly by: BodyId;
  readonly signature: Signature;
}

async function sign(
  tx: StoreWriter,
  rules: Rules,
  signing: Signing,
): Promise<Result<{ readonly report: ReportRow; readonly applied: Applied }>> {
  const { planId, entityId, by, at, signature } = signing;
  const [row] = await tx.entities(planId, [entityId]);
  if (row?.state?.kind !== 'task') return fail(NOTHING_WAITS);
  const draft = draftBehind(rules.adopted.plan, row.state, by, onOf(at));
  const stale = refuseOther(signature.shown, preparedMatterOf(row.state, draft), CHANGED);
  if (stale !== null) return fail(stale);
  const words = draft === null ? null : await tx.report(planId, draft.reportId);
  if (draft === null || words === null) return fail(NOTHING_WAITS);
  const own = signature.verdict === 'sign' ? refuseSamePerson(words, signature) : null;
  if (own !== null) return fail(own);
  const fact = factOf(rules, draft, signing);
  const applied = await applyFacts(tx, rules, [{ entityId, key: `report/${signature.id}`, fact }]);
  if (!applied.ok) return applied;
  const report = rowOf(words, signing);
  await tx.saveReport(report);
  return ok({ report, applied: applied.value });
}

function factOf(rules: Rules, draft: PreparedResult, { at, signature: { id, verdict } }: Signing): TaskFact {
  const { body, reportId, evidence } = draft;
  if (verdict === 'return') return { kind: 'preparedReturned', at, body, reportId, returnId: id };
  const next = confirmBy(rules, id, at);
  return { kind: 'resultSubmitted', at, body, reportId: id, evidence, signs: reportId, confirmBy: next };
}

function rowOf(draft: ReportRow, { planId, entityId, by, at, signature }: Signing): ReportRow {
  if (signature.verdict === 'return')
    return decisionRecord({ ...signature, planId, entityId, by }, at, PREPARED_RETURNED);
  const { id, personName, personTitle } = signature;
  return { ...draft, id, body: by, at, purpose: SIGNED, personName, personTitle };
}

const CHANGED = 'kết quả chờ ký hoặc thời hạn của nhiệm vụ đã thay đổi';

const NOTHING_WAITS: Problem = {
  kind: 'nothing-to-sign',
  words: 'Hiện không có kết quả nào của cơ quan chờ ký về nhiệm vụ này.',
};

/** Names are typed and prove nothing; what is caught is that one person, in good faith, does both. */
function refuseSamePerson(draft: Pick<ReportRow, 'personName'>, { personName }: Signature): Problem | null {
  if (oneSpelling(draft.personName) !== oneSpelling(personName)) return null;
  return {
    kind: 'same-person',
    words: `Người ký phải khác người chuẩn bị (đồng chí ${draft.personName}). Nếu là hai người trùng họ tên, ghi thêm để phân biệt; nếu đồng chí tự chuẩn bị kết quả, trả lại để người khác chuẩn bị.`,
  };
}

const oneSpelling = (name: string): string =>
  name
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/^đồng chí\s+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
