import type { Instant } from '../domain/calendar/instant.ts';
import type { PlanId } from '../domain/plan/plan.ts';
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

/** Everything that has left or is planned, in the order of sending. Letters not yet taken are shown grouped, as they would leave. */
export async function listMail(
  deps: Deps,
  planId: PlanId,
  { baseUrl }: Addressing,
): Promise<readonly MailView[]> {
  const practice = deps.clock.mode === 'practice';
  const views = await deps.store.read(async (tx) => {
    const messages = (await tx.messages(planId)).map(viewMessage);
    const open = (await tx.outbox(planId)).filter((row) => row.status !== 'taken');
    return [...messages, ...(await viewLetters(tx, { planId, storeId: deps.store.id, practice }, open))];
  });
  const addressed = views.map((view) => ({
    ...view,
    text: withAddresses(view.text, deps.tokens, baseUrl),
    html: withAddresses(view.html, deps.tokens, baseUrl),
    blocks: view.blocks.map((block) =>
      block.kind === 'link' ? { ...block, href: withAddresses(block.href, deps.tokens, baseUrl) } : block,
    ),
  }));
  return addressed.toSorted((a, b) =>
    a.sendAt === b.sendAt ? a.id.localeCompare(b.id) : a.sendAt < b.sendAt ? -1 : 1,
  );
}

export async function showMail(
  deps: Deps,
  planId: PlanId,
  id: string,
  addressing: Addressing,
): Promise<Result<MailView>> {
  const all = await listMail(deps, planId, addressing);
  const found = all.find((view) => view.id === id);
  if (found !== undefined) return ok(found);
  const some = all
    .slice(-5)
    .map((view) => view.id)
    .join(', ');
  return fail({
    kind: 'unknown-mail',
    words: `Không có thư "${id}". Các thư gần đây: ${some || 'chưa có thư nào'}.`,
  });
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
  about: { readonly planId: PlanId; readonly storeId: string; readonly practice: boolean },
  rows: readonly OutboxRow[],
): Promise<readonly MailView[]> {
  const { planId, storeId, practice } = about;
  const adopted = await loadPlan(tx, planId);
  const groups = Map.groupBy(rows, (row) => `${row.status}.${groupKeyOf(row)}`);
  const compose = await createComposer(tx, adopted, rows, practice);
  const views: MailView[] = [];
  for (const [key, group] of groups) {
    const [first] = group;
    if (first === undefined || first.status === 'taken') continue;
    const { recipient, letter, rows: written } = compose(group, first.sendAt);
    views.push({
      ...letter,
      calendar: calendarOf(letter.calendar, adopted, storeId, first.sendAt),
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
