import type { Instant } from '../domain/calendar/instant.ts';
import { bodyName } from '../domain/plan/directory.ts';
import type { BodyId, EntityId, PlanId } from '../domain/plan/plan.ts';
import type { LinkPurpose, ReportRow } from '../ports/store.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';
import { isLinkRecord, isRecordOf } from './link-record.ts';
import { shownLink } from './withdraw-link.ts';

/** A link as the office sees it: whose it is and whether it opens, never what opens it. */
export interface LinkView {
  readonly body: BodyId;
  readonly name: string;
  readonly purpose: LinkPurpose;
  readonly state: 'open' | 'closed' | 'revoked' | 'expired';
  /** Exclusive. */
  readonly expiresAt: Instant;
  /** The key of what is shown (`shownLink`), for the form. */
  readonly shown: string;
  /** Who has taken it back, when and why; the latest first. */
  readonly withdrawals: readonly ReportRow[];
}

/** The links of one task or round, in the order of their ids. */
export async function listLinks(
  deps: Deps,
  planId: PlanId,
  entityId: EntityId,
): Promise<readonly LinkView[]> {
  const now = await deps.clock.now();
  return deps.store.read(async (tx) => {
    const { plan } = await loadPlan(tx, planId);
    const records = (await tx.reports(planId, entityId)).filter(isLinkRecord).toReversed();
    return (await tx.links(planId, entityId)).map((link) => ({
      body: link.body,
      name: bodyName(plan, link.body),
      purpose: link.purpose,
      state: link.status !== 'revoked' && link.expiresAt <= now ? 'expired' : link.status,
      expiresAt: link.expiresAt,
      shown: shownLink(link),
      withdrawals: records.filter((record) => record.body === link.body && isRecordOf(record, link.purpose)),
    }));
  });
}
