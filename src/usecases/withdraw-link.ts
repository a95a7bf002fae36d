import type { Instant } from '../domain/calendar/instant.ts';
import { bodyName } from '../domain/plan/directory.ts';
import type { BodyId, EntityId, PlanId } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Problem, Result } from '../domain/result.ts';
import type { LinkPurpose, LinkRow, ReportRow, StoreWriter } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { loadRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { isRecordOf, linkRecord } from './link-record.ts';
import type { WithdrawalWords } from './link-record.ts';
import { linkIdOf } from './links.ts';
import { RENEWALS, queueRenewal, renewalGoesTo, renewalsUnder } from './renew-link.ts';
import { FORM_REUSED } from './submit-report.ts';

export interface Withdrawal extends WithdrawalWords {
  /** The office sends a new link to the registered mailbox. */
  readonly fresh: boolean;
  /** Which of the body's links; absent: the one by which it answers. */
  readonly purpose?: LinkPurpose;
  /** `shownLink` of the page that the person saw. */
  readonly shown: string;
}

export interface Withdrawn {
  readonly record: ReportRow;
  /** The same form had been stored before. */
  readonly again: boolean;
}

/** What a form about a link showed: renewed or taken back meanwhile, it is another one. */
export const shownLink = ({ generation, status }: Pick<LinkRow, 'generation' | 'status'>): string =>
  `${generation}/${status === 'revoked' ? 'revoked' : 'valid'}`;

/**
 * Takes back the link of one body on one task or round: from this commit on its token opens nothing, and neither letters nor
 * events of the task open it again. Only a new generation does, which goes to the registered mailbox: now where `fresh`
 * says so, or when the body asks for it; letters that are composed in between say that there is none. What the body has begun to write stays. A link that was taken back before can
 * only be replaced.
 */
export async function withdrawLink(
  deps: Deps,
  planId: PlanId,
  entityId: EntityId,
  body: BodyId,
  withdrawal: Withdrawal,
): Promise<Result<Withdrawn>> {
  const unsigned = refuseWords(withdrawal);
  if (unsigned !== null) return fail(unsigned);
  const { purpose = 'answer' } = withdrawal;
  const at = await deps.clock.now();
  const outcome = await deps.store.write(async (tx): Promise<Result<Withdrawn>> => {
    const known = await tx.report(planId, withdrawal.id);
    if (known !== null)
      return isRecordOf(known, purpose) && known.entityId === entityId && known.body === body
        ? ok({ record: known, again: true })
        : fail(FORM_REUSED);
    const rules = await loadRules(tx, deps, planId);
    const link = await presentLink(tx, planId, entityId, body, purpose);
    const problem = refuse(rules, link, withdrawal, at);
    if (link === null || problem !== null) return fail(problem ?? NO_LINK);
    return ok({ record: await carryOut(tx, rules, link, withdrawal, at), again: false });
  });
  if (outcome.ok && !outcome.value.again && withdrawal.fresh) await deps.workflows.pokeMailroom();
  return outcome;
}

async function presentLink(
  tx: StoreWriter,
  planId: PlanId,
  entityId: EntityId,
  body: BodyId,
  purpose: LinkPurpose,
): Promise<LinkRow | null> {
  const id = linkIdOf(planId, entityId, body, purpose);
  return (await tx.links(planId, entityId)).find((link) => link.id === id) ?? null;
}

async function carryOut(
  tx: StoreWriter,
  rules: Rules,
  link: LinkRow,
  withdrawal: Withdrawal,
  at: Instant,
): Promise<ReportRow> {
  const { planId, entityId } = link;
  const record = linkRecord(link, withdrawal, { at, fresh: withdrawal.fresh });
  await tx.revokeLink(planId, link.id);
  await tx.saveReport(record);
  const [row] = await tx.entities(planId, [entityId]);
  // A letter that brings this very link has nothing to say any more; others are composed anew before they leave.
  await tx.withdrawLetters(planId, entityId, RENEWALS, link.body, renewalsUnder(link));
  // Each withdrawal sends its own letter: the one of this morning may have carried the link that is void now.
  if (withdrawal.fresh && row !== undefined)
    await queueRenewal(tx, rules, { link, row, at, occasion: withdrawal.id });
  return record;
}

function refuseWords({ by, because }: Withdrawal): Problem | null {
  if (by.trim() === '') return { kind: 'no-name', words: 'Chưa ghi họ tên người thu hồi.' };
  return because.trim() === '' ? { kind: 'no-reason', words: 'Thu hồi liên kết phải nêu lý do.' } : null;
}

const NO_LINK: Problem = { kind: 'no-link', words: 'Cơ quan này chưa được gửi liên kết về việc này.' };
const STALE: Problem = {
  kind: 'stale',
  words:
    'Liên kết đã được thay hoặc thu hồi sau khi trang này được mở. Nội dung vừa nhập chưa được thực hiện và vẫn ở trang; đề nghị xem lại tình trạng hiện nay rồi bấm lại nếu vẫn cần.',
};

function refuse(
  rules: Rules,
  link: LinkRow | null,
  { fresh, shown }: Withdrawal,
  at: Instant,
): Problem | null {
  if (link === null) return NO_LINK;
  if (shownLink(link) !== shown) return STALE;
  if (link.status === 'revoked' && !fresh)
    return {
      kind: 'already-withdrawn',
      words: 'Liên kết này đã được thu hồi từ trước; chỉ còn có thể gửi liên kết mới.',
    };
  if (fresh && renewalGoesTo(rules, link.body, at) === null)
    return {
      kind: 'no-mailbox',
      words: `${bodyName(rules.adopted.plan, link.body)} chưa có hộp thư đã đăng ký nên không gửi được liên kết mới. Bỏ dấu chọn gửi liên kết mới thì liên kết vẫn được thu hồi.`,
    };
  return null;
}
