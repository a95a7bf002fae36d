import { onOf } from '../domain/calendar/instant.ts';
import { bodyName, recipientOn } from '../domain/plan/directory.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { TaskFact } from '../domain/task/fact.ts';
import type { ReportRow, StoreReader } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';

/** What a report is about that a specialist has drafted and no head has signed: it is not the body's result. */
export const PREPARED = 'prepared';
/** The same, signed: the words and files of the draft under the name of the head. */
export const SIGNED = 'signed';
/** Why a head has not signed. */
export const PREPARED_RETURNED = 'prepared-returned';

/** Whether a result that comes through the body's link is handed in only by the signature of its head. */
export async function waitsForSignature(
  tx: StoreReader,
  { planId, entityId, kind, paper }: ReportRow,
): Promise<boolean> {
  // A document on paper carries that signature.
  if (kind !== 'result' || paper !== null) return false;
  const [row] = await tx.entities(planId, [entityId]);
  return row?.state?.kind === 'task' && row.state.parties.secondSignature === true;
}

/** What nobody could be asked to sign is not taken. */
export function preparedFact({ adopted }: Rules, report: ReportRow): Result<TaskFact> {
  const { at, body, id: reportId, documentNumber, documentOn } = report;
  if (recipientOn(adopted.plan, body, onOf(at))?.mailbox == null)
    return fail({
      kind: 'no-mailbox',
      words: `${bodyName(adopted.plan, body)} chưa có hộp thư đã đăng ký nên không gửi được liên kết để thủ trưởng ký. Chưa lưu gì; đề nghị gửi kết quả bằng văn bản giấy, hoặc liên hệ cơ quan theo dõi.`,
    });
  const files = report.files.map((file) => file.sha256);
  return ok({ kind: 'resultPrepared', at, body, reportId, evidence: { documentNumber, documentOn, files } });
}
