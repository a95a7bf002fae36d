/** A message of a mailbox, from its beginning. */
export interface LyingMail {
  readonly raw: Uint8Array;
  /** It is longer than what was read. */
  readonly cut: boolean;
}

/** A folder that is open. Each call rejects where the server is gone or refuses. */
export interface OpenMailbox {
  /** While it stays the same, the numbers of messages mean the same messages (RFC 3501, 2.3.1.1). */
  readonly uidValidity: string;
  /** Numbers above `after`, rising; null: of what has come since `since`. */
  newer(after: number | null, since: Date): Promise<readonly number[]>;
  /** Null: it is not there any more. Reading leaves it as unread as it was. */
  fetch(uid: number): Promise<LyingMail | null>;
  /** Shows a person what has become of it; never deletes. `done`: taken care of. `look`: it asks for a look. */
  mark(uid: number, as: 'done' | 'look'): Promise<void>;
  close(): Promise<void>;
}

/** The mailbox to which messages come back and in which people answer. */
export interface Mailbox {
  /** `imaps://host:993/INBOX`, never with a name or password. */
  readonly label: string;
  open(): Promise<OpenMailbox>;
}
