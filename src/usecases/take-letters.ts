import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import { recipientOn } from '../domain/plan/directory.ts';
import { priorityOf, usefulUntil } from '../domain/mail/usefulness.ts';
import type { PlanId } from '../domain/plan/plan.ts';
import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type { AdoptedPlan, MessageRow, OutboxRow, StoreReader, StoreWriter } from '../ports/store.ts';
import { calendarOf, createComposer, groupKeyOf, travelsAlone } from './compose-message.ts';
import type { ComposedGroup, ComposingDeps } from './compose-message.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';
import type { OfficeAddress } from './envelope.ts';
import { moreLettersCome } from './mailroom-state.ts';

export interface TakingDeps extends Pick<Deps, 'calendar' | 'store' | 'clock'>, ComposingDeps {
  readonly clock: Deps['clock'];
  readonly office: OfficeAddress;
}

export interface Taken {
  /** There may be more letters that are due. */
  readonly more: boolean;
  /** Messages that were of no use any more when their hour came: stored as failed, so that somebody is told. */
  readonly useless: readonly MessageRow[];
}

/** Letters in one transaction: what they need is read once for all of them. */
const TAKE = 500;

/** Composes the messages of every recipient to whom something is due; outside sending hours it is put off instead. */
export async function takeLetters(tx: StoreWriter, deps: TakingDeps, now: Instant): Promise<Taken> {
  if (await moreLettersCome(tx, now)) return { more: false, useless: [] };
  const due = await tx.dueLetters(now, TAKE);
  const more = due.length === TAKE;
  const useless: MessageRow[] = [];
  for (const [planId, rows] of Map.groupBy(more ? wholeRecipients(due) : due, (row) => row.planId)) {
    const adopted = await loadPlan(tx, planId);
    const moment = sendingMoment(now, { calendar: deps.calendar, policy: adopted.policy });
    if (moment > now)
      await tx.moveLetters(
        rows.map((row) => row.id),
        moment,
      );
    else useless.push(...(await composeAll(tx, deps, adopted, rows, now)));
  }
  return { more, useless };
}

/** The last recipient's letters may go on beyond the limit, and would make two messages of one. */
function wholeRecipients(due: readonly OutboxRow[]): readonly OutboxRow[] {
  const last = due.at(-1);
  const whole = due.filter((row) => row.to !== last?.to || row.sendAt !== last.sendAt);
  return whole.length === 0 ? due : whole;
}

async function composeAll(
  tx: StoreWriter,
  deps: TakingDeps,
  adopted: AdoptedPlan,
  rows: readonly OutboxRow[],
  now: Instant,
): Promise<readonly MessageRow[]> {
  const planId = adopted.plan.id;
  const compose = await createComposer(tx, deps, adopted, rows);
  const endOf = await createUsefulness(tx, deps, adopted, rows);
  const groups = [...Map.groupBy(rows, (row) => `${groupKeyOf(row)} ${endOf(row) > now}`).values()];
  const recipients = groups.map((group) => compose(group, now));
  const nextId = await createNumbering(tx, planId, now, recipients);
  const useless: MessageRow[] = [];
  for (const [index, composed] of recipients.entries()) {
    const letters = groups[index] ?? [];
    const usefulTo = letters.map(endOf).reduce((a, b) => (a > b ? a : b));
    const message = messageOf(deps, adopted, await nextId(composed), composed, { now, usefulTo });
    await tx.saveMessage(
      message,
      letters.map((row) => row.id),
    );
    if (message.status === 'failed') useless.push(message);
  }
  return useless;
}

/** Until when each of these letters is worth delivering, by the dates of what it is about. */
async function createUsefulness(
  tx: StoreReader,
  { calendar }: TakingDeps,
  { plan, policy }: AdoptedPlan,
  rows: readonly OutboxRow[],
): Promise<(row: OutboxRow) => Instant> {
  const ids = [...new Set(rows.map((row) => row.entityId))];
  const known = await tx.entities(plan.id, ids);
  const dueOn = new Map(known.map((row) => [row.entityId, row.state?.schedule.dueOn ?? null]));
  const ends = new Map(
    rows.map((row) => [row.id, usefulUntil(row, dueOn.get(row.entityId) ?? null, { calendar, policy })]),
  );
  // A body that has gone without a successor can get nothing: a person is told instead.
  const isGone = (row: OutboxRow): boolean => recipientOn(plan, row.to, onOf(row.sendAt)) === null;
  return (row) => (isGone(row) ? row.sendAt : (ends.get(row.id) ?? row.sendAt));
}

/** A message ready to leave; one whose hour has come too late is stored as failed at once. */
function messageOf(
  deps: TakingDeps,
  adopted: AdoptedPlan,
  id: string,
  { recipient, letter, rows }: ComposedGroup,
  { now, usefulTo }: { readonly now: Instant; readonly usefulTo: Instant },
): MessageRow {
  const planId = adopted.plan.id;
  const [first] = rows;
  const tasks = [...new Set(rows.map((row) => row.entityId))];
  const host = deps.office.address.split('@')[1] ?? 'localhost';
  const [only, ...others] = tasks;
  const late = usefulTo <= now;
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
    priority: priorityOf(
      rows.map((row) => row.mail),
      travelsAlone,
    ),
    composedAt: now,
    usefulUntil: usefulTo,
    status: late ? 'failed' : 'queued',
    sentAt: null,
    response: late ? givenUp(usefulTo, null) : null,
    tries: 0,
    leaseUntil: 0,
    fence: 0,
    retryAt: 0,
  };
}

/** Why nothing was or will be sent; `usefulTo` is exclusive. */
export function givenUp(usefulTo: Instant, lastWords: string | null): string {
  const lastOn = formatDate(onOf(new Date(Date.parse(usefulTo) - 1).toISOString() as Instant));
  const words = `thôi gửi vì thư chỉ có ích đến hết ngày ${lastOn}`;
  return lastWords === null
    ? `${words}; máy chủ thư chưa nhận lần nào`
    : `${words}; lần thử cuối: ${lastWords}`;
}

/** An id tells the day and the recipient; a second message on that day is counted on from those that are stored. */
async function createNumbering(
  tx: StoreReader,
  planId: PlanId,
  now: Instant,
  all: readonly ComposedGroup[],
): Promise<(composed: ComposedGroup) => Promise<string>> {
  const stemOf = ({ recipient }: ComposedGroup): string => `${onOf(now)}.${recipient.id}`;
  const firsts = [...new Set(all.map((composed) => `${stemOf(composed)}.1`))];
  // Most recipients get the first message of their day: one question for all of them.
  const used = new Set((await tx.messages(planId, firsts)).map((message) => message.id));
  const last = new Map<string, number>();
  return async (composed) => {
    const stem = stemOf(composed);
    for (let n = (last.get(stem) ?? 0) + 1; ; n += 1) {
      last.set(stem, n);
      const id = `${stem}.${n}`;
      const mayBeUsed = used.has(`${stem}.1`);
      if (!mayBeUsed || (id !== `${stem}.1` && (await tx.messages(planId, [id])).length === 0)) return id;
    }
  };
}
