import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { EntityId, PlanId } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Problem, Result } from '../domain/result.ts';
import { isWitnessed } from '../domain/task/notice.ts';
import type { MessageRow, OutboxRow, ReportRow } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Change, Rules } from './apply-facts.ts';
import { KEEPER_TITLE, decisionRecord } from './decision-record.ts';
import { loadRules, pokeChanged } from './deps.ts';
import type { Deps } from './deps.ts';
import { timesAfterServing } from './ladder-times.ts';

/** A letter that was handed over on paper, as the office's book of outgoing documents says. */
export interface PaperHandOver {
  readonly planId: PlanId;
  /** The message whose paper twin it is. */
  readonly messageId: string;
  /** In the book of outgoing documents. */
  readonly number: string;
  readonly deliveredOn: LocalDate;
  /** Who took it. */
  readonly receivedBy: string;
  /** Who at the office records it. */
  readonly enteredBy: string;
}

/**
 * Records that a letter came to its recipient on paper. For the ladder it counts as much as a mail server's word, and a
 * bounce does not take it back; for letters on which nothing rests only the record is kept. Once a message.
 */
export async function recordPaperDelivery(deps: Deps, form: PaperHandOver): Promise<Result<null>> {
  const now = await deps.clock.now();
  const { planId, messageId } = form;
  const outcome = await deps.store.write(async (tx) => {
    const [message] = await tx.messages(planId, [messageId]);
    const problem = refuse(message, form, onOf(now));
    if (message === undefined || problem !== null) return fail(problem ?? NOT_COMPOSED);
    const records = message.tasks.map((entityId) => recordOf(form, message, entityId, now));
    for (const { id } of records) if ((await tx.report(planId, id)) !== null) return fail(KNOWN);
    const rules = await loadRules(tx, deps, planId);
    const letters = await tx.outbox(planId, { messageIds: [messageId] });
    const served = letters.filter(isWitnessed);
    const applied = await applyFacts(
      tx,
      rules,
      served.map((letter) => servedOnPaper(rules, letter, message, now)),
    );
    if (!applied.ok) return applied;
    for (const record of records) await tx.saveReport(record);
    return ok({ adopted: rules.adopted, changed: applied.value.changed });
  });
  if (!outcome.ok) return outcome;
  await pokeChanged(deps, outcome.value.adopted, outcome.value.changed);
  return ok(null);
}

/** How a message was handed over on paper; null: nobody has recorded that it was. */
export async function paperDeliveryOf(
  deps: Deps,
  planId: PlanId,
  mail: { readonly id: string; readonly tasks: readonly EntityId[] },
): Promise<ReportRow | null> {
  const [first] = mail.tasks;
  return first === undefined ? null : deps.store.read((tx) => tx.report(planId, recordId(mail.id, first)));
}

const recordId = (messageId: string, entityId: EntityId): string => `on-paper/${messageId}/${entityId}`;

const NOT_COMPOSED: Problem = {
  kind: 'not-composed',
  words: 'Thư này chưa đến giờ gửi nên chưa có bản để chuyển; đề nghị ghi nhận sau khi thư được lập.',
};
const KNOWN: Problem = { kind: 'known', words: 'Thư này đã được ghi nhận chuyển bằng văn bản giấy.' };

function refuse(message: MessageRow | undefined, form: PaperHandOver, today: LocalDate): Problem | null {
  if (message === undefined) return NOT_COMPOSED;
  if (message.status === 'withdrawn')
    return { kind: 'withdrawn', words: 'Thư này đã được rút; nội dung còn lại nằm ở thư khác.' };
  if (form.deliveredOn > today)
    return { kind: 'future-delivery', words: `Ngày chuyển ${formatDate(form.deliveredOn)} ở sau hôm nay.` };
  const composedOn = onOf(message.sendAt);
  if (form.deliveredOn < composedOn)
    return {
      kind: 'before-letter',
      words: `Ngày chuyển ${formatDate(form.deliveredOn)} ở trước ngày của thư (${formatDate(composedOn)}).`,
    };
  return null;
}

/** Times that begin with the delivery are counted from the record on: nobody's hours run before anybody could know. */
function servedOnPaper(rules: Rules, letter: OutboxRow, message: MessageRow, now: Instant): Change {
  const { orderKey, mail, to, entityId } = letter;
  return {
    entityId,
    key: `notice/on-paper/${message.id}/${orderKey}`,
    fact: {
      kind: 'noticeServed',
      at: now,
      orderKey,
      mail,
      to,
      by: 'paper',
      recordId: recordId(message.id, entityId),
      ...timesAfterServing(rules, letter, now),
    },
  };
}

function recordOf(form: PaperHandOver, message: MessageRow, entityId: EntityId, at: Instant): ReportRow {
  const said = {
    planId: form.planId,
    id: recordId(message.id, entityId),
    entityId,
    by: message.recipient,
    personName: form.enteredBy,
    personTitle: KEEPER_TITLE,
    words: `Đã chuyển bằng văn bản giấy ngày ${formatDate(form.deliveredOn)}; người nhận: ${form.receivedBy}. Thư: ${message.subject}`,
    documentNumber: form.number,
    documentOn: form.deliveredOn,
  };
  return decisionRecord(said, at, 'delivered-on-paper');
}
