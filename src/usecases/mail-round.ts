import { onOf, toEpochMs } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { CLOSED, mayTry, noteAsking, noteTrouble } from '../domain/mail/breaker.ts';
import type { Breaker } from '../domain/mail/breaker.ts';
import { spend } from '../domain/mail/relay-rate.ts';
import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type { Mailer, OutgoingMail, SendResult } from '../ports/mailer.ts';
import type { EntityRow, MessageRow, StoreWriter } from '../ports/store.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';
import { outgoingOf } from './envelope.ts';
import type { OfficeAddress } from './envelope.ts';
import { loadPause, loadRelayOf, mayHandOver, saveRelay } from './mailroom-state.ts';
import { givenUp, takeLetters } from './take-letters.ts';
import type { TakingDeps } from './take-letters.ts';
import { tellServed } from './tell-served.ts';
import type { Outcome } from './tell-served.ts';
import { withVoidLinks } from './void-links.ts';

/** What the mailroom needs besides the use cases' own. */
export interface MailDeps extends Deps, Pick<TakingDeps, 'writeLetter'> {
  readonly mailer: Mailer;
  readonly office: OfficeAddress;
  /** What links in mail begin with, without a slash at the end. */
  readonly baseUrl: string;
  /** Milliseconds of the wall clock: leases are about machines, not about the office's time. */
  readonly wallMs: () => number;
}

/** A message that was handed to the server and whose result is not recorded yet. */
export interface Sending {
  readonly message: MessageRow;
  /** Milliseconds of the wall clock; moves while the lease is prolonged. */
  leaseUntilMs: number;
  /** Another process has taken the message over. */
  lost: boolean;
}

/** `result` null: it could not be made. */
export interface Finished {
  readonly sending: Sending;
  readonly result: SendResult | null;
}

export interface Round {
  readonly leased: readonly { readonly sending: Sending; readonly mail: OutgoingMail }[];
  readonly prolonged: readonly { readonly sending: Sending; readonly untilMs: number }[];
  readonly lost: readonly Sending[];
  /** Entities to wake, because a result has moved their next instant. */
  readonly woken: readonly EntityRow[];
  /** There is something to do at once. */
  readonly again: boolean;
}

interface RoundInput {
  readonly done: readonly Finished[];
  /** What is under way besides. */
  readonly others: readonly Sending[];
  readonly wanted: number;
  readonly now: Instant;
}

/**
 * A frozen or dead process holds nothing longer than this: the next batch of any other takes its messages over. A living
 * one prolongs its leases while its messages are under way, however slow the server is.
 */
const LEASE_MS = 10_000;
/** Prolonged when less than this is left: often enough to survive a pause of the process, rarely enough to cost nothing. */
const PROLONG_MS = 7_000;

/** One transaction of the mailroom. It changes nothing outside the store, so that it may be run again. */
export async function runRound(tx: StoreWriter, deps: MailDeps, input: RoundInput): Promise<Round> {
  const { done, others, wanted, now } = input;
  const wallMs = deps.wallMs();
  const loaded = await loadRelayOf(tx, deps.mailer);
  const outcomes = await record(tx, deps, done, now);
  const held = await prolong(tx, others, wallMs);
  const relay = { ...loaded, breaker: judge(loaded.breaker, done, held.prolonged.length > 0, wallMs) };
  const open = wanted > 0 && mayTry(relay.breaker, wallMs) > 0 && (await loadPause(tx)) === null;
  const taken = open ? await takeLetters(tx, deps, now) : { more: false, useless: [] };
  const limit = open ? Math.min(wanted, mayHandOver(relay, wallMs)) : 0;
  const leased = limit > 0 ? await tx.leaseMessages(wallMs, LEASE_MS, limit) : [];
  const { fit, givenUp: over } = await sift(tx, deps, leased, { now, wallMs });
  await saveRelay(tx, {
    ...relay,
    breaker: fit.length > 0 ? noteAsking(relay.breaker, wallMs + LEASE_MS) : relay.breaker,
    spent: spend(relay.rate, relay.spent, wallMs, fit.length),
  });
  const useless = [...taken.useless, ...over].map((message): Outcome => ({ message, served: false }));
  return {
    ...held,
    leased: await readyToSend(tx, deps, fit),
    woken: await tellServed(tx, deps, [...outcomes, ...useless], now),
    again: taken.more || fit.length < leased.length,
  };
}

/** Each result by itself; answers those that are final. What a lost fence has to say counts for nothing. */
async function record(
  tx: StoreWriter,
  deps: MailDeps,
  done: readonly Finished[],
  now: Instant,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { sending, result } of done) {
    if (result === null) continue;
    const { message } = sending;
    const change = changeAfter(deps, result, now, message.tries + 1);
    const ours = await tx.updateMessage(message.planId, message.id, message.fence, change);
    if (ours && result.kind !== 'deferred') outcomes.push({ message, served: result.kind === 'accepted' });
  }
  return outcomes;
}

const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 15 * 60_000;
/** Trouble with the connection is the server's matter and the breaker's, not the message's: it need not wait long. */
const LAST_RETRY_AFTER_TROUBLE_MS = 30_000;

function changeAfter(deps: MailDeps, result: SendResult, now: Instant, tries: number): Partial<MessageRow> {
  const { response } = result;
  const rest = { response, tries, leaseUntil: 0 };
  if (result.kind === 'accepted')
    return { ...rest, status: deps.mailer.mode === 'captured' ? 'captured' : 'sent', sentAt: now };
  if (result.kind === 'refused') return { ...rest, status: 'failed' };
  const longest = result.connection ? LAST_RETRY_AFTER_TROUBLE_MS : LAST_RETRY_MS;
  const backOff = Math.min(longest, FIRST_RETRY_MS * 2 ** Math.min(tries - 1, 12));
  return { ...rest, retryAt: deps.wallMs() + backOff };
}

/** Any answer of the server ends the trouble, be it a refusal. A message that still asks keeps others from asking. */
function judge(before: Breaker, done: readonly Finished[], asking: boolean, wallMs: number): Breaker {
  let breaker = before;
  for (const { result } of done) {
    if (result === null) continue;
    const trouble = result.kind === 'deferred' && result.connection;
    breaker = trouble ? noteTrouble(breaker, wallMs, result.response) : CLOSED;
  }
  return asking && breaker.askingUntilMs > 0 ? noteAsking(breaker, wallMs + LEASE_MS) : breaker;
}

async function prolong(
  tx: StoreWriter,
  others: readonly Sending[],
  wallMs: number,
): Promise<Pick<Round, 'prolonged' | 'lost'>> {
  const untilMs = wallMs + LEASE_MS;
  const prolonged: { sending: Sending; untilMs: number }[] = [];
  const lost: Sending[] = [];
  for (const sending of others) {
    if (sending.lost || sending.leaseUntilMs - wallMs > PROLONG_MS) continue;
    const { planId, id, fence } = sending.message;
    if (await tx.updateMessage(planId, id, fence, { leaseUntil: untilMs }))
      prolonged.push({ sending, untilMs });
    else lost.push(sending);
  }
  return { prolonged, lost };
}

interface Sifted {
  readonly fit: readonly MessageRow[];
  readonly givenUp: readonly MessageRow[];
}

/** A last look before a message leaves: is it still wanted, still of use, do its links open, and is it an hour at which the office writes? */
async function sift(
  tx: StoreWriter,
  deps: MailDeps,
  leased: readonly MessageRow[],
  { now, wallMs }: { readonly now: Instant; readonly wallMs: number },
): Promise<Sifted> {
  const fit: MessageRow[] = [];
  const over: MessageRow[] = [];
  for (const [planId, messages] of Map.groupBy(leased, (message) => message.planId)) {
    const recalled = await tx.recalled(
      planId,
      messages.map((message) => message.id),
    );
    const voided = await withVoidLinks(tx, planId, messages);
    for (const message of messages) {
      const { id, fence, usefulUntil, response } = message;
      const laterMs = await hoursClosedMs(tx, deps, message, now);
      if (recalled.has(id) || voided.has(id) || isOfYesterday(message, now))
        await tx.dissolveMessage(planId, id, fence);
      else if (usefulUntil <= now) {
        const words = givenUp(usefulUntil, response);
        await tx.updateMessage(planId, id, fence, { status: 'failed', response: words, leaseUntil: 0 });
        over.push(message);
      } else if (laterMs > 0)
        await tx.updateMessage(planId, id, fence, { leaseUntil: 0, retryAt: wallMs + laterMs });
      else fit.push(message);
    }
  }
  return { fit, givenUp: over };
}

/**
 * Composed on an earlier day and never handed to a server: it is composed anew, because it counts the days that are left.
 * Once it was handed over it may have arrived, and keeps its text and its Message-ID on every try.
 */
const isOfYesterday = ({ fence, composedAt }: MessageRow, now: Instant): boolean =>
  fence === 1 && onOf(composedAt) < onOf(now);

/**
 * What the server has not taken by the end of the sending hours is still tried until the end of the office's day, and not
 * at night. Milliseconds until it may be tried; a practice clock stands still, so that nothing could be waited for.
 */
async function hoursClosedMs(
  tx: StoreWriter,
  deps: MailDeps,
  message: MessageRow,
  now: Instant,
): Promise<number> {
  if (deps.clock.mode === 'practice') return 0;
  const { policy } = await loadPlan(tx, message.planId);
  const sending = { ...policy.sending, until: policy.sending.retryUntil };
  const moment = sendingMoment(now, { calendar: deps.calendar, policy: { ...policy, sending } });
  return toEpochMs(moment) - toEpochMs(now);
}

async function readyToSend(
  tx: StoreWriter,
  deps: MailDeps,
  fit: readonly MessageRow[],
): Promise<Round['leased']> {
  const ready: { sending: Sending; mail: OutgoingMail }[] = [];
  for (const [planId, messages] of Map.groupBy(fit, (message) => message.planId)) {
    const adopted = await loadPlan(tx, planId);
    for (const message of messages) {
      const sending = { message, leaseUntilMs: message.leaseUntil, lost: false };
      ready.push({ sending, mail: outgoingOf(message, adopted, deps) });
    }
  }
  return ready;
}
