import { onOf } from '../domain/calendar/instant.ts';
import { answersFor } from '../domain/report/owing-name.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { ReportRow, StoreWriter } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Applied, Change, Rules } from './apply-facts.ts';
import { beginNextTier } from './next-tier.ts';

/**
 * Takes a report into a round, in the transaction that stores its words. One that has taken the place of several bodies
 * answers for each of them; where the last one has come, the round is closed and the next tier begins.
 */
export async function receiveReport(
  tx: StoreWriter,
  rules: Rules,
  report: ReportRow,
  nil: boolean,
): Promise<Result<Applied>> {
  const { plan } = rules.adopted;
  const [row] = await tx.entities(plan.id, [report.entityId]);
  const round = row?.state?.kind === 'round' ? row.state : null;
  if (round === null)
    return fail({ kind: 'unknown-entity', words: `Không có đợt "${report.entityId}" trong kế hoạch.` });
  const owed = answersFor(plan, round.expected, report.body, onOf(report.at));
  // A body that owes nothing is refused by the round itself.
  const bodies = owed.length === 0 ? [report.body] : owed;
  const applied = await applyFacts(
    tx,
    rules,
    bodies.map((body) => receiptOf(report, body, nil)),
  );
  if (!applied.ok) return applied;
  const next = await beginNextTier(tx, rules, applied.value.changed, report.at);
  return next.ok ? ok({ ...applied.value, changed: [...applied.value.changed, ...next.value] }) : next;
}

function receiptOf(report: ReportRow, body: string, nil: boolean): Change {
  const { at, id: reportId, documentNumber, documentOn, paper, entityId } = report;
  return {
    entityId,
    key: `report/${reportId}/${body}`,
    fact: {
      kind: 'reportReceived',
      at,
      body,
      reportId,
      documentNumber,
      documentOn,
      files: report.files.map((file) => file.sha256),
      nil,
      sentOn: paper?.sentOn ?? null,
      receivedOn: paper?.receivedOn ?? onOf(at),
    },
  };
}
