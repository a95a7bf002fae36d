import type { Instant } from '../domain/calendar/instant.ts';
import type { EntityId, PlanId } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { Block } from '../domain/letter/blocks.ts';
import type { MailKind } from '../domain/task/order.ts';
import type { MailCalendar } from '../ports/mailer.ts';
import type { MessageRow, MessageStatus, OutboxRow, StoreReader } from '../ports/store.ts';
import { calendarOf, createComposer, groupKeyOf } from './compose-message.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';
import { withAddresses } from './links.ts';

/** A message that left, or one as it would leave now: `dondoc mail list` of the contract. */
export interface MailView {
  readonly id: string;
  readonly kind: MailKind;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly recipient: string;
  readonly subject: string;
  readonly sendAt: Instant;
  readonly status: 'held' | MessageStatus;
  readonly sentAt: Instant | null;
  readonly messageId: string | null;
  /** Message-IDs of its thread, oldest first. */
  readonly references: readonly string[];
  readonly tasks: readonly string[];
  readonly text: string;
  readonly html: string;
  /** What text and HTML were rendered from, with their addresses; empty in messages of an older version. */
  readonly blocks: readonly Block[];
  readonly calendar: MailCalendar | null;
  /** The server's words, where it has answered. */
  readonly response: string | null;
  /** Outbox rows behind a letter that waits for its release; empty otherwise. */
  readonly letters: readonly number[];
}

export interface Addressing {
  readonly baseUrl: string;
}

/**
 * Everything that has left or is planned, in the order of sending; `about`: only what speaks of this task or round. Letters
 * not yet taken are shown grouped, as they would leave; only what is shown is composed.
 */
export async function listMail(
  deps: Deps,
  planId: PlanId,
  { baseUrl, about }: Addressing & { readonly about?: EntityId },
): Promise<readonly MailView[]> {
  const isMeant = (tasks: readonly EntityId[]): boolean => about === undefined || tasks.includes(about);
  const views = await deps.store.read(async (tx) => {
    const messages = (await tx.messages(planId)).filter((row) => isShown(row) && isMeant(row.tasks));
    const groups = (await openGroups(tx, planId)).filter(([, rows]) =>
      isMeant(rows.map((row) => row.entityId)),
    );
    return [...messages.map(viewMessage), ...(await viewLetters(tx, deps, planId, groups))];
  });
  return views
    .map((view) => addressed(view, deps, baseUrl))
    .toSorted((a, b) => (a.sendAt === b.sendAt ? a.id.localeCompare(b.id) : a.sendAt < b.sendAt ? -1 : 1));
}

/** A message that was taken apart before it left is not shown: its letters are, wherever they are now. */
const isShown = ({ status }: MessageRow): boolean => status !== 'withdrawn';

const addressed = (view: MailView, { tokens }: Deps, baseUrl: string): MailView => ({
  ...view,
  text: withAddresses(view.text, tokens, baseUrl),
  html: withAddresses(view.html, tokens, baseUrl),
  blocks: view.blocks.map((block) =>
    block.kind === 'link' ? { ...block, href: withAddresses(block.href, tokens, baseUrl) } : block,
  ),
});

export async function showMail(
  deps: Deps,
  planId: PlanId,
  id: string,
  { baseUrl }: Addressing,
): Promise<Result<MailView>> {
  return deps.store.read(async (tx) => {
    const [message] = (await tx.messages(planId, [id])).filter(isShown);
    if (message !== undefined) return ok(addressed(viewMessage(message), deps, baseUrl));
    const groups = (await openGroups(tx, planId)).filter(([key]) => key === id);
    const [letter] = await viewLetters(tx, deps, planId, groups);
    if (letter !== undefined) return ok(addressed(letter, deps, baseUrl));
    const some = (await tx.messages(planId))
      .slice(-5)
      .map((row) => row.id)
      .join(', ');
    return fail({
      kind: 'unknown-mail',
      words: `Không có thư "${id}". Các thư gần đây: ${some || 'chưa có thư nào'}.`,
    });
  });
}

type Group = readonly [key: string, rows: readonly OutboxRow[]];

/** Letters that no message carries, grouped as they would leave. */
async function openGroups(tx: StoreReader, planId: PlanId): Promise<readonly Group[]> {
  const open = (await tx.outbox(planId)).filter((row) => row.status !== 'taken');
  return [...Map.groupBy(open, (row) => `${row.status}.${groupKeyOf(row)}`)];
}

const viewMessage = (row: MessageRow): MailView => ({
  id: row.id,
  kind: row.kind,
  to: row.to,
  cc: [],
  recipient: row.recipient,
  subject: row.subject,
  sendAt: row.sendAt,
  status: row.status,
  sentAt: row.sentAt,
  messageId: row.messageId,
  references: row.references,
  tasks: row.tasks,
  text: row.text,
  html: row.html,
  blocks: row.blocks,
  calendar: row.calendar,
  response: row.response,
  letters: [],
});

async function viewLetters(
  tx: StoreReader,
  deps: Deps,
  planId: PlanId,
  groups: readonly Group[],
): Promise<readonly MailView[]> {
  if (groups.length === 0) return [];
  const adopted = await loadPlan(tx, planId);
  const rows = groups.flatMap(([, group]) => group);
  const compose = await createComposer(tx, deps, adopted, rows);
  const views: MailView[] = [];
  for (const [key, group] of groups) {
    const [first] = group;
    if (first === undefined || first.status === 'taken') continue;
    const { recipient, letter, rows: written } = compose(group, first.sendAt);
    views.push({
      ...letter,
      calendar: calendarOf(letter.calendar, adopted, deps.store.id, first.sendAt),
      id: key,
      kind: written[0]?.mail ?? first.mail,
      to: recipient.mailbox === null ? [] : [recipient.mailbox],
      cc: [],
      recipient: recipient.id,
      sendAt: first.sendAt,
      status: first.status,
      sentAt: null,
      messageId: null,
      references: [],
      tasks: [...new Set(written.map((row) => row.entityId))],
      response: null,
      letters: group.map((row) => row.id),
    });
  }
  return views;
}
