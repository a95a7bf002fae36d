import type { Instant } from '../domain/calendar/instant.ts';
import type { StoreReader, StoreWriter } from '../ports/store.ts';

/** How far the mailbox has been read, and how the last tries went; whichever process reads. Times of the wall clock. */
export interface MailboxState {
  /** `imaps://host:993/INBOX`; another mailbox is another matter and begins with a clean sheet. */
  readonly label: string;
  /** Null: nothing has been read yet. */
  readonly position: { readonly uidValidity: string; readonly lastUid: number } | null;
  /** The message that was begun last: one that ends the process is not begun for ever. */
  readonly begun: { readonly uid: number; readonly times: number } | null;
  /** The end of the last reading that went well. */
  readonly readAt: Instant | null;
  /** In a row. */
  readonly failures: number;
  /** Milliseconds; 0: may be read now. */
  readonly retryAtMs: number;
  /** What the server said, or why it could not be reached. */
  readonly trouble: string | null;
}

const MAILBOX = 'mailbox.state';

const unread = (label: string): MailboxState => ({
  label,
  position: null,
  begun: null,
  readAt: null,
  failures: 0,
  retryAtMs: 0,
  trouble: null,
});

/** Null: no mailbox is read here. Written by this file alone, as JSON of this very type. */
export async function loadMailbox(tx: StoreReader): Promise<MailboxState | null> {
  const text = await tx.setting(MAILBOX);
  return text === null || text === '' ? null : (JSON.parse(text) as MailboxState);
}

export async function loadMailboxOf(tx: StoreReader, label: string): Promise<MailboxState> {
  const stored = await loadMailbox(tx);
  return stored?.label === label ? stored : unread(label);
}

export const saveMailbox = (tx: StoreWriter, state: MailboxState): Promise<void> =>
  tx.setSetting(MAILBOX, JSON.stringify(state));

/** At a start without a mailbox: the console must not show one that is not read any more. */
export const forgetMailbox = (tx: StoreWriter): Promise<void> => tx.setSetting(MAILBOX, '');
