import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { bodyName } from '../domain/plan/directory.ts';
import type { LinkRow, OutboxRow, ReportRow, StoreReader, StoreWriter } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { loadRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { linkIdOf, linkRowOf } from './links.ts';
import { renewalGoesTo } from './renew-link.ts';
import { ownReports } from './submit-report.ts';

/** Whether a copy of a receipt can be had by mail, and what has become of today's. */
export type ReceiptCopy =
  | { readonly kind: 'no-mailbox' }
  /** `to`: by name, the body whose registered mailbox would take it. */
  | { readonly kind: 'offered'; readonly to: string }
  | {
      readonly kind: 'asked';
      readonly to: string;
      /** `captured`: composed and kept, because this store sends nothing. */
      readonly status: 'waiting' | 'sent' | 'captured' | 'failed';
      /** When it was sent or captured. */
      readonly sentAt: Instant | null;
    };

type Link = Pick<LinkRow, 'planId' | 'entityId' | 'body'>;

const MAILS: ReadonlySet<string> = new Set(['receipt', 'round-receipt']);

/** What the receipt page says of the copy by mail. */
export async function showReceiptCopy(deps: Deps, link: Link, reportId: string): Promise<ReceiptCopy> {
  const at = await deps.clock.now();
  return deps.store.read(async (tx) => {
    const rules = await loadRules(tx, deps, link.planId);
    const asked = await askedToday(tx, link, reportId, at);
    if (asked !== null) {
      const to = bodyName(rules.adopted.plan, asked.to);
      return { kind: 'asked', to, ...(await fateOf(tx, asked)) };
    }
    const recipient = renewalGoesTo(rules, link.body, at);
    return recipient === null ? { kind: 'no-mailbox' } : { kind: 'offered', to: recipient.name };
  });
}

/**
 * Somebody who has a receipt before him asks for it by mail. It goes to the mailbox that the directory has for the body and
 * nowhere else, once a day for each receipt: a body hears of what was sent in its name, and nobody can have it flooded.
 * False: nothing was stored under this id through this link.
 */
export async function mailReceipt(deps: Deps, link: Link, reportId: string): Promise<boolean> {
  const at = await deps.clock.now();
  const outcome = await deps.store.write(async (tx) => {
    const own = await ownReports(tx, link.planId, link.entityId, link.body);
    const report = own.find(({ id }) => id === reportId);
    if (report === undefined) return 'unknown';
    return queueCopy(tx, await loadRules(tx, deps, link.planId), report, at);
  });
  if (outcome === 'queued') await deps.workflows.pokeMailroom();
  return outcome !== 'unknown';
}

async function queueCopy(
  tx: StoreWriter,
  rules: Rules,
  report: ReportRow,
  at: Instant,
): Promise<'queued' | 'nothing to do'> {
  const { planId, entityId, id: reportId } = report;
  const recipient = renewalGoesTo(rules, report.body, at);
  const [row] = await tx.entities(planId, [entityId]);
  if (recipient === null || row === undefined || (await askedToday(tx, report, reportId, at)) !== null)
    return 'nothing to do';
  // Who has taken the place of a body has a link of his own; the present one is not prolonged by asking for copies.
  const linkId = linkIdOf(planId, entityId, recipient.id);
  if (!(await tx.links(planId, entityId)).some(({ id }) => id === linkId))
    await tx.saveLinks([linkRowOf(rules, entityId, recipient.id, at)]);
  await tx.queueLetters([
    {
      ...{ planId, entityId, to: recipient.id, copy: false, sendAt: at, status: 'queued' },
      orderKey: orderKeyOf(reportId, at),
      mail: row.kind === 'task' ? 'receipt' : 'round-receipt',
      about: { reportId, storedAt: report.at, plannedAt: at },
    },
  ]);
  return 'queued';
}

const orderKeyOf = (reportId: string, at: Instant): string => `receipt/${reportId}/${onOf(at)}`;

async function askedToday(
  tx: StoreReader,
  { planId, entityId }: Pick<Link, 'planId' | 'entityId'>,
  reportId: string,
  at: Instant,
): Promise<OutboxRow | null> {
  const key = orderKeyOf(reportId, at);
  const letters = await tx.outbox(planId, { entityId });
  return letters.find(({ mail, orderKey }) => MAILS.has(mail) && orderKey === key) ?? null;
}

async function fateOf(tx: StoreReader, letter: OutboxRow) {
  const [message] = letter.messageId === null ? [] : await tx.messages(letter.planId, [letter.messageId]);
  switch (message?.status) {
    case 'sent':
    case 'captured':
      return { status: message.status, sentAt: message.sentAt } as const;
    case 'failed':
    case 'bounced':
      return { status: 'failed', sentAt: null } as const;
    case 'queued':
    case 'withdrawn':
    case undefined:
      return { status: 'waiting', sentAt: null } as const;
  }
}
