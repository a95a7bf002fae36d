import type { Instant } from '../domain/calendar/instant.ts';
import type { BodyId, PlanId } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Problem, Result } from '../domain/result.ts';
import type { OutboxRow, ReportRow } from '../ports/store.ts';
import { decisionRecord } from './decision-record.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';
import type { MailView } from './list-mail.ts';

/** A leader's word on a draft: he lets it go. */
export interface LetterRelease {
  readonly planId: PlanId;
  readonly mail: Pick<MailView, 'letters'>;
  readonly personName: string;
  readonly personTitle: string;
}

/**
 * Releases a draft; it leaves in the next sending hours. Who released it and when is kept with each of its letters, in the
 * same transaction: no letter to a head leaves without a name behind it. Resolves to the number of letters.
 */
export async function releaseLetter(deps: Deps, release: LetterRelease): Promise<Result<number>> {
  const { planId, mail } = release;
  const problem = refuse(release);
  if (problem !== null) return fail(problem);
  const now = await deps.clock.now();
  const released = await deps.store.write(async (tx) => {
    const { plan } = await loadPlan(tx, planId);
    const held = await tx.outbox(planId, { status: 'held' });
    const letters = held.filter(({ id }) => mail.letters.includes(id));
    for (const letter of letters) {
      await tx.releaseLetter(letter.id, now);
      await tx.saveReport(recordOf(release, letter, plan.office, now));
    }
    return letters.length;
  });
  if (released === 0) return fail(NO_DRAFT);
  await deps.workflows.pokeMailroom();
  return ok(released);
}

/** Who released a letter, before it left or after; null: it has never been a draft. */
export async function releaseOf(
  deps: Pick<Deps, 'store'>,
  planId: PlanId,
  mail: Pick<MailView, 'id' | 'letters' | 'messageId'>,
): Promise<ReportRow | null> {
  return deps.store.read(async (tx) => {
    const ids =
      mail.messageId === null
        ? mail.letters
        : (await tx.outbox(planId, { messageIds: [mail.id] })).map(({ id }) => id);
    for (const id of ids) {
      const record = await tx.report(planId, recordId(id));
      if (record !== null) return record;
    }
    return null;
  });
}

const NO_DRAFT: Problem = { kind: 'not-held', words: 'Thư này không còn là dự thảo chờ duyệt.' };

function refuse({ personName, personTitle }: LetterRelease): Problem | null {
  if (personName.trim() === '')
    return { kind: 'no-name', words: 'Chưa ghi họ tên người duyệt; thư chỉ đi khi có người duyệt.' };
  return personTitle.trim() === '' ? { kind: 'no-title', words: 'Chưa ghi chức vụ người duyệt.' } : null;
}

const recordId = (letterId: number): string => `released/${letterId}`;

function recordOf(release: LetterRelease, letter: OutboxRow, office: BodyId, at: Instant): ReportRow {
  const said = {
    planId: release.planId,
    id: recordId(letter.id),
    entityId: letter.entityId,
    by: office,
    personName: release.personName.trim(),
    personTitle: release.personTitle.trim(),
    words: '',
  };
  return decisionRecord(said, at, 'letter-released');
}
