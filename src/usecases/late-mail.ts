import { instantOf, onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type { MessageRow, OutboxRow } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { planningRules } from './deps.ts';

/** A message that left on a later day than its earliest letter was meant for. */
export interface LateMail {
  readonly id: string;
  readonly to: readonly string[];
  readonly recipient: string;
  readonly subject: string;
  readonly plannedAt: Instant;
  readonly sentAt: Instant;
}

/**
 * What went out late (gửi muộn), the latest first: after a standstill of the machine or of the mail server. A letter that
 * was ordered outside sending hours is on time on the next morning on which mail may leave.
 */
export function lateMails(
  rules: Rules,
  outbox: readonly OutboxRow[],
  messages: readonly MessageRow[],
): readonly LateMail[] {
  const byMessage = Map.groupBy(outbox, (row) => row.messageId);
  return messages
    .flatMap((message): readonly LateMail[] => {
      const { id, to, recipient, subject, sentAt } = message;
      const rows = byMessage.get(id) ?? [];
      const [plannedAt] = rows.flatMap((row) => plannedOf(rules, row) ?? []).toSorted();
      if (sentAt === null || plannedAt === undefined || onOf(sentAt) <= onOf(plannedAt)) return [];
      return [{ id, to, recipient, subject, plannedAt, sentAt }];
    })
    .toSorted((a, b) => (a.sentAt > b.sentAt ? -1 : a.sentAt < b.sentAt ? 1 : 0));
}

/** Null: a draft, which waited for a person, or a letter of before the moment was kept. */
function plannedOf(rules: Rules, { about }: OutboxRow): Instant | null {
  const { plannedAt, held } = about;
  const meant = typeof plannedAt === 'string' ? instantOf(plannedAt) : null;
  return meant === null || held === true ? null : sendingMoment(meant, planningRules(rules));
}
