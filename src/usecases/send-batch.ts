import { onOf, toEpochMs } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type { PlanId } from '../domain/plan/plan.ts';
import type { Mailer, OutgoingMail, SendResult } from '../ports/mailer.ts';
import type { AdoptedPlan, MessageRow, OutboxRow, StoreWriter } from '../ports/store.ts';
import { calendarOf, createComposer, groupKeyOf } from './compose-message.ts';
import type { ComposedGroup } from './compose-message.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';
import { withAddresses } from './links.ts';

/** What the mailroom needs besides the use cases' own. */
export interface MailDeps extends Deps {
  readonly mailer: Mailer;
  readonly office: OfficeAddress;
  /** What links in mail begin with, without a slash at the end. */
  readonly baseUrl: string;
  /** Milliseconds of the wall clock: leases are about machines, not about the office's time. */
  readonly wallMs: () => number;
}

export interface OfficeAddress {
  readonly address: string;
  readonly replyTo: string | null;
}

export interface BatchResult {
  readonly sent: number;
  readonly deferred: number;
  readonly refused: number;
  /** There may be more to send at once. */
  readonly more: boolean;
  /** Until the mailroom has something to do again; null: only a poke can tell. */
  readonly waitMs: number | null;
}

const BATCH = 20;
/** Longer than the mailer's own limit for one try, so that no message is both given up and sent; capturing takes no time. */
const LEASE_MS = { smtp: 60_000, captured: 5_000 } as const;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 15 * 60_000;

/**
 * Sends what is due: takes letters into messages, leases a few, sends each and records each result by itself.
 * A crash between sending and recording can send twice; the same Message-ID lets receivers drop the copy.
 */
export async function sendBatch(deps: MailDeps): Promise<BatchResult> {
  const now = await deps.clock.now();
  const taken = await deps.store.write((tx) => takeLetters(tx, deps, now));
  const leased = await deps.store.write((tx) =>
    tx.leaseMessages(deps.wallMs(), LEASE_MS[deps.mailer.mode], BATCH),
  );
  const results = await Promise.all(leased.map((message) => sendOne(deps, message, now)));
  const count = (kind: SendResult['kind']): number => results.filter((result) => result === kind).length;
  const more = taken === TAKE || leased.length === BATCH;
  const waitMs = more ? 0 : await untilNext(deps, now);
  return { sent: count('accepted'), deferred: count('deferred'), refused: count('refused'), more, waitMs };
}

const TAKE = 500;

/** Composes the messages of every recipient to whom something is due; outside sending hours it is put off instead. */
async function takeLetters(tx: StoreWriter, deps: MailDeps, now: Instant): Promise<number> {
  const due = await tx.dueLetters(now, TAKE);
  for (const [planId, rows] of Map.groupBy(due, (row) => row.planId)) {
    const adopted = await loadPlan(tx, planId);
    const moment = sendingMoment(now, { calendar: deps.calendar, policy: adopted.policy });
    if (moment > now)
      await tx.moveLetters(
        rows.map((row) => row.id),
        moment,
      );
    else await composeAll(tx, deps, adopted, rows, now);
  }
  return due.length;
}

async function composeAll(
  tx: StoreWriter,
  deps: MailDeps,
  adopted: AdoptedPlan,
  rows: readonly OutboxRow[],
  now: Instant,
): Promise<void> {
  const compose = await createComposer(tx, adopted, rows, deps.clock.mode === 'practice');
  const nextId = createNumbering(tx, adopted.plan.id);
  for (const group of Map.groupBy(rows, groupKeyOf).values()) {
    const composed = compose(group, now);
    const id = await nextId(`${onOf(now)}.${composed.recipient.id}`);
    await tx.saveMessage(
      messageOf(deps, adopted, id, composed, now),
      group.map((row) => row.id),
    );
  }
}

/** A message ready to leave. */
function messageOf(
  deps: MailDeps,
  adopted: AdoptedPlan,
  id: string,
  composed: ComposedGroup,
  now: Instant,
): MessageRow {
  const { recipient, letter, rows } = composed;
  const planId = adopted.plan.id;
  const [first] = rows;
  const tasks = [...new Set(rows.map((row) => row.entityId))];
  const host = deps.office.address.split('@')[1] ?? 'localhost';
  const [only, ...others] = tasks;
  return {
    planId,
    id,
    kind: first?.mail ?? 'reminder',
    recipient: recipient.id,
    to: recipient.mailbox === null ? [] : [recipient.mailbox],
    ...letter,
    calendar: calendarOf(letter.calendar, adopted, deps.store.id, now),
    messageId: `<${planId}.${id}.${deps.store.id}@${host}>`,
    // One thread a task and recipient: every message about it refers to a root that needs no message of its own.
    references:
      only !== undefined && others.length === 0
        ? [`<${planId}.${only}.${recipient.id}.${deps.store.id}@${host}>`]
        : [],
    tasks,
    sendAt: first?.sendAt ?? now,
    status: 'queued',
    sentAt: null,
    response: null,
    tries: 0,
    leaseUntil: 0,
    fence: 0,
    retryAt: 0,
  };
}

/** An id tells the day and the recipient; a second message on that day is counted on from those that are stored. */
function createNumbering(tx: StoreWriter, planId: PlanId): (stem: string) => Promise<string> {
  const last = new Map<string, number>();
  return async (stem) => {
    for (let n = (last.get(stem) ?? 0) + 1; ; n += 1) {
      last.set(stem, n);
      const id = `${stem}.${n}`;
      if ((await tx.messages(planId, [id])).length === 0) return id;
    }
  };
}

async function sendOne(deps: MailDeps, message: MessageRow, now: Instant): Promise<SendResult['kind']> {
  const result = await deps.mailer.send(await outgoing(deps, message, now));
  const tries = message.tries + 1;
  const change = resultOf(deps, result, now, tries);
  // A lost fence means that another worker has taken the message over; what it records counts.
  await deps.store.write((tx) => tx.updateMessage(message.planId, message.id, message.fence, change));
  return result.kind;
}

function resultOf(deps: MailDeps, result: SendResult, now: Instant, tries: number): Partial<MessageRow> {
  const { response } = result;
  if (result.kind === 'accepted') {
    return {
      status: deps.mailer.mode === 'captured' ? 'captured' : 'sent',
      sentAt: now,
      response,
      tries,
      leaseUntil: 0,
    };
  }
  if (result.kind === 'refused') return { status: 'failed', response, tries, leaseUntil: 0 };
  const backOff = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(tries - 1, 12));
  return { response, tries, leaseUntil: 0, retryAt: deps.wallMs() + backOff };
}

/** Who writes, in every message of a plan. */
export function envelopeOf(
  { plan }: AdoptedPlan,
  { address, replyTo }: OfficeAddress,
): Pick<OutgoingMail, 'from' | 'replyTo'> {
  const office = plan.bodies.find((body) => body.id === plan.office);
  return {
    from: { name: `${office?.name ?? plan.office} (theo dõi Kế hoạch ${plan.number})`, address },
    replyTo,
  };
}

/** A stored message as it leaves, with the addresses of its links. */
async function outgoing(deps: MailDeps, message: MessageRow, now: Instant): Promise<OutgoingMail> {
  const adopted = await deps.store.read((tx) => loadPlan(tx, message.planId));
  return {
    ...envelopeOf(adopted, deps.office),
    messageId: message.messageId,
    to: message.to,
    cc: [],
    subject: message.subject,
    text: withAddresses(message.text, deps.tokens, deps.baseUrl),
    html: withAddresses(message.html, deps.tokens, deps.baseUrl),
    references: message.references,
    calendar: message.calendar,
    date: new Date(toEpochMs(message.sentAt ?? now)),
  };
}

/** How long nothing will be due: until the next letter by the store's clock, or the next retry by the wall clock. */
async function untilNext(deps: MailDeps, now: Instant): Promise<number | null> {
  const { sendAt, retryMs } = await deps.store.read(async (tx) => ({
    sendAt: await tx.nextSendAt(),
    retryMs: await tx.nextRetryAt(),
  }));
  const waits: number[] = [];
  if (retryMs !== null) waits.push(Math.max(0, retryMs - deps.wallMs()));
  // A frozen clock does not run towards a letter; whoever moves it pokes.
  if (sendAt !== null && (deps.clock.mode === 'real' || sendAt <= now))
    waits.push(Math.max(0, toEpochMs(sendAt) - deps.wallMs()));
  return waits.length === 0 ? null : Math.min(...waits);
}
