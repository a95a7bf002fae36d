import { fromEpochMs, toEpochMs } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { CLOSED, mayTry, restsUntil } from '../domain/mail/breaker.ts';
import type { Breaker } from '../domain/mail/breaker.ts';
import { allowance, freeAt, NOTHING_SPENT, UNLIMITED } from '../domain/mail/relay-rate.ts';
import type { RelayRate, Spent } from '../domain/mail/relay-rate.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { StoreReader, StoreWriter } from '../ports/store.ts';

/** What is known of the mail server between two batches, whichever process runs them. */
export interface RelayState {
  readonly mode: Mailer['mode'];
  /** `captured` or `smtp://host:port`. */
  readonly label: string;
  readonly rate: RelayRate;
  readonly breaker: Breaker;
  readonly spent: Spent;
}

/** A person has stopped the mail. */
export interface MailPause {
  readonly at: Instant;
  /** Who, as typed. */
  readonly by: string;
  readonly because: string;
}

const RELAY = 'mailroom.relay';
const PAUSE = 'mailroom.pause';

const UNKNOWN: RelayState = {
  mode: 'captured',
  label: 'captured',
  rate: UNLIMITED,
  breaker: CLOSED,
  spent: NOTHING_SPENT,
};

/** Both settings are written here alone, as JSON of these very types. */
export async function loadRelay(tx: StoreReader): Promise<RelayState> {
  const text = await tx.setting(RELAY);
  return text === null ? UNKNOWN : (JSON.parse(text) as RelayState);
}

/** The state for this mailer: another server is another matter, and begins with a clean sheet. */
export async function loadRelayOf(tx: StoreReader, { mode, label, rate }: Mailer): Promise<RelayState> {
  const stored = await loadRelay(tx);
  const same = stored.mode === mode && stored.label === label;
  return same ? { ...stored, rate } : { ...UNKNOWN, mode, label, rate };
}

export async function saveRelay(tx: StoreWriter, state: RelayState): Promise<void> {
  const text = JSON.stringify(state);
  if (text !== (await tx.setting(RELAY))) await tx.setSetting(RELAY, text);
}

export async function loadPause(tx: StoreReader): Promise<MailPause | null> {
  const text = await tx.setting(PAUSE);
  return text === null || text === '' ? null : (JSON.parse(text) as MailPause);
}

export const savePause = (tx: StoreWriter, pause: MailPause | null): Promise<void> =>
  tx.setSetting(PAUSE, pause === null ? '' : JSON.stringify(pause));

/** How many messages may be handed to the server now. */
export const mayHandOver = ({ breaker, rate, spent }: RelayState, wallMs: number): number =>
  Math.min(mayTry(breaker, wallMs), allowance(rate, spent, wallMs));

/** When the server may be tried again, milliseconds of the wall clock; `wallMs` where it may be now. */
export const readyAt = ({ breaker, rate, spent }: RelayState, wallMs: number): number =>
  Math.max(restsUntil(breaker, wallMs) ?? wallMs, freeAt(rate, spent, wallMs));

/** Whether nothing can leave however much is due: a person has stopped the mail, or the server is left alone for a while. */
export async function mailRests(tx: StoreReader, wallMs: number): Promise<boolean> {
  if ((await loadPause(tx)) !== null) return true;
  return readyAt(await loadRelay(tx), wallMs) > wallMs;
}

/**
 * What comes due at one instant goes into one message, whichever task is applied first: while one of them is not applied
 * yet, letters wait for it. One that has been due for longer is stuck, and holds up nobody.
 */
export const moreLettersCome = (tx: StoreReader, now: Instant): Promise<boolean> =>
  tx.anyDueWithin(fromEpochMs(toEpochMs(now) - STUCK_AFTER_MS), now);

const STUCK_AFTER_MS = 15_000;
