import { onOf } from '../domain/calendar/instant.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import type { BodyId, EntityId, PlanId } from '../domain/plan/plan.ts';
import { fail } from '../domain/result.ts';
import type { Problem, Result } from '../domain/result.ts';
import type { EntityState, PaperDelivery } from '../ports/store.ts';
import type { Deps } from './deps.ts';
import { submitReport } from './submit-report.ts';
import type { Receipt, ReportForm } from './submit-report.ts';

/** Whose paper it is, and about what. */
export interface PaperSubject {
  readonly planId: PlanId;
  readonly entityId: EntityId;
  readonly body: BodyId;
}

/** Bodies whose answer can come on paper: the parties of a task, those that owe a report of a round. */
export function answeringBodies(state: EntityState): readonly BodyId[] {
  if (state.kind === 'round') return state.expected;
  const { leads, coordinating, implementing } = state.parties;
  return [...new Set([...leads, ...coordinating, ...implementing])];
}

/**
 * Enters for a body what it sent on paper. The day on which the office had it judges, and not the day of entering: a body
 * does not become late on the desk of the office. The day of sending is kept beside it.
 */
export async function enterPaper(
  deps: Deps,
  subject: PaperSubject,
  form: ReportForm,
  paper: PaperDelivery,
): Promise<Result<Receipt>> {
  const now = await deps.clock.now();
  const [row] = await deps.store.read((tx) => tx.entities(subject.planId, [subject.entityId]));
  const state = row?.state ?? null;
  if (state === null)
    return fail({ kind: 'unknown-entity', words: `Không có nhiệm vụ hoặc đợt "${subject.entityId}".` });
  const problem = refuseSender(state, subject.body, form.kind) ?? refuseDays(form, paper, onOf(now));
  return problem === null ? submitReport(deps, { link: subject }, form, paper) : fail(problem);
}

function refuseSender(state: EntityState, body: BodyId, kind: ReportForm['kind']): Problem | null {
  if ((state.kind === 'round') !== (kind === 'round'))
    return { kind: 'wrong-kind', words: 'Loại văn bản này không thuộc việc đang nhập.' };
  if (!answeringBodies(state).includes(body))
    return { kind: 'not-a-party', words: 'Cơ quan này không có tên trong việc đang nhập.' };
  if (state.kind === 'task' && kind !== 'progress' && !state.parties.leads.includes(body))
    return {
      kind: 'not-a-lead',
      words: 'Kết quả và tờ trình là của cơ quan tham mưu; với cơ quan khác, chọn "Tiến độ, ý kiến".',
    };
  return null;
}

type Today = ReturnType<typeof onOf>;

/** A document is dated, then sent, then received, and none of it tomorrow. */
function refuseDays(
  { documentOn }: ReportForm,
  { sentOn, receivedOn }: PaperDelivery,
  today: Today,
): Problem | null {
  if (receivedOn > today)
    return { kind: 'future-receipt', words: `Ngày nhận ${formatDate(receivedOn)} ở sau hôm nay.` };
  if (sentOn > receivedOn)
    return {
      kind: 'sent-after-receipt',
      words: `Ngày gửi ${formatDate(sentOn)} ở sau ngày nhận ${formatDate(receivedOn)}.`,
    };
  if (documentOn !== null && documentOn > sentOn)
    return {
      kind: 'dated-after-sending',
      words: `Ngày văn bản ${formatDate(documentOn)} ở sau ngày gửi ${formatDate(sentOn)}.`,
    };
  return null;
}
