import { fromEpochMs } from '../domain/calendar/instant.ts';
import type { Mailbox, OpenMailbox } from '../ports/mailbox.ts';
import type { ReturnedMail } from '../ports/returned-mail.ts';
import { loadMailboxOf, saveMailbox } from './mailbox-state.ts';
import type { MailboxState } from './mailbox-state.ts';
import { takeReturnedMail } from './take-returned-mail.ts';
import type { ReturnDeps, TakenReturn } from './take-returned-mail.ts';

export interface ReadingDeps extends ReturnDeps {
  readonly mailbox: Mailbox;
  /** Rejects where a message is built to hurt. `cut`: these are its first bytes only. */
  readonly parseReturnedMail: (raw: Uint8Array, cut: boolean) => Promise<ReturnedMail>;
  readonly log: (line: string) => void;
  /** The process is about to end: no further message is begun. */
  readonly isEnding?: () => boolean;
}

/** One reading: what has come since the last one. `more`: there is more to read at once. */
export interface Reading {
  readonly taken: readonly TakenReturn['kind'][];
  readonly setAside: number;
  readonly more: boolean;
  /** Null: all went well. */
  readonly trouble: string | null;
}

/** Messages of one reading; then whoever else waits for the process has its turn. */
const MOST = 200;
/** The first time, and where the server has numbered its messages anew: older ones are somebody else's matter. */
const FIRST_REACH_MS = 14 * 24 * 3_600_000;
/** A message at which the process died, or the store failed, so often is not begun again. */
const MOST_TIMES = 3;

const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 15 * 60_000;

const NOTHING: Reading = { taken: [], setAside: 0, more: false, trouble: null };

/**
 * Reads what is new, one message after the other, each in a transaction of its own. The position moves on when a message is
 * taken and marked, so that a crash in between reads it again, which changes nothing. Trouble with the server rests for a
 * while, doubling up to a quarter of an hour; trouble with one message sets that message aside.
 */
export async function readMailbox(deps: ReadingDeps): Promise<Reading> {
  const { mailbox, store } = deps;
  const state = await store.read((tx) => loadMailboxOf(tx, mailbox.label));
  if (state.retryAtMs > deps.wallMs()) return { ...NOTHING, trouble: state.trouble };
  const keep = createKeeper(deps, state);
  try {
    const open = await mailbox.open();
    try {
      const reading = await readNew(deps, open, keep);
      await keep({ readAt: fromEpochMs(deps.wallMs()), failures: 0, retryAtMs: 0, trouble: null });
      return reading;
    } finally {
      await open.close();
    }
  } catch (error) {
    const trouble = wordsOf(error);
    const failures = keep.state().failures + 1;
    const restsMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10));
    await keep({ failures, retryAtMs: deps.wallMs() + restsMs, trouble });
    deps.log(`the mailbox ${mailbox.label} could not be read: ${trouble}`);
    return { ...NOTHING, trouble };
  }
}

const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/gu, ' ').trim().slice(0, 300);

type Keeper = ((change: Partial<MailboxState>) => Promise<void>) & { readonly state: () => MailboxState };

function createKeeper({ store }: ReadingDeps, loaded: MailboxState): Keeper {
  let state = loaded;
  const keep = async (change: Partial<MailboxState>): Promise<void> => {
    state = { ...state, ...change };
    const saved = state;
    await store.write((tx) => saveMailbox(tx, saved));
  };
  return Object.assign(keep, { state: () => state });
}

async function readNew(deps: ReadingDeps, open: OpenMailbox, keep: Keeper): Promise<Reading> {
  const { position } = keep.state();
  const { uidValidity } = open;
  const after = position?.uidValidity === uidValidity ? position.lastUid : null;
  const uids = await open.newer(after, new Date(deps.wallMs() - FIRST_REACH_MS));
  const taken: TakenReturn['kind'][] = [];
  let setAside = 0;
  let waits = false;
  for (const uid of uids.slice(0, MOST)) {
    if (deps.isEnding?.() === true) break;
    const kind = await readOne(deps, open, uid, keep);
    if (kind === 'set-aside') setAside += 1;
    else if (kind !== null) taken.push(kind);
    // What is too early is read again, and what lies behind it with it: twice is harmless, and it is a matter of seconds.
    waits ||= kind === 'too-early';
    if (!waits) await keep({ position: { uidValidity, lastUid: uid }, begun: null });
  }
  return { taken, setAside, more: uids.length > MOST && !waits, trouble: null };
}

/** Null: it is gone. */
async function readOne(
  deps: ReadingDeps,
  open: OpenMailbox,
  uid: number,
  keep: Keeper,
): Promise<TakenReturn['kind'] | 'set-aside' | null> {
  const { begun } = keep.state();
  const times = begun?.uid === uid ? begun.times + 1 : 1;
  if (times > MOST_TIMES) return setAsideOne(deps, open, uid, 'nhiều lần đọc không xong');
  await keep({ begun: { uid, times } });
  const lying = await open.fetch(uid);
  if (lying === null) return null;
  let mail: ReturnedMail;
  try {
    mail = await deps.parseReturnedMail(lying.raw, lying.cut);
  } catch (error) {
    return setAsideOne(deps, open, uid, wordsOf(error));
  }
  const { kind, message } = await takeReturnedMail(deps, mail);
  const isOurs = !UNTOUCHED.has(kind) && (kind !== 'automatic' || message !== null);
  if (kind === 'unclear') await open.mark(uid, 'look');
  else if (isOurs) await open.mark(uid, 'done');
  if (kind === 'too-early') await keep({ begun: null });
  return kind;
}

/** Not ours, or not yet: such a message stays as it lies, for the people whose mailbox it is. */
const UNTOUCHED: ReadonlySet<TakenReturn['kind']> = new Set(['letter', 'unknown-message', 'too-early']);

/** A person is told where it lies; the others go on. */
async function setAsideOne(
  deps: ReadingDeps,
  open: OpenMailbox,
  uid: number,
  because: string,
): Promise<'set-aside'> {
  const now = await deps.clock.now();
  const words = `Một thư trong hộp thư ${deps.mailbox.label} (số ${String(uid)}) không đọc được: ${because}. Mở hộp thư để xem.`;
  await deps.store.write((tx) =>
    tx.saveIncoming({
      id: `${deps.mailbox.label} ${open.uidValidity} ${String(uid)}`,
      kind: 'unreadable',
      takenAt: now,
      planId: null,
      messageId: null,
      entities: [],
      words,
      letter: null,
      readAt: null,
    }),
  );
  await open
    .mark(uid, 'look')
    .catch((error: unknown) => deps.log(`it could not be marked: ${wordsOf(error)}`));
  deps.log(`a message of ${deps.mailbox.label} is set aside (${String(uid)}): ${because}`);
  return 'set-aside';
}
