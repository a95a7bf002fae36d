import type { Instant } from '../domain/calendar/instant.ts';
import type { CalendarEntry } from '../domain/letter/calendar-entries.ts';
import type { RelayRate } from '../domain/mail/relay-rate.ts';

/** Days for the receiver's calendar program, sent along with a message. */
export interface MailCalendar {
  /** How new days are offered; a day that is taken back is a cancellation either way. */
  readonly method: 'publish' | 'request';
  readonly stampAt: Instant;
  /** `uid` is the same for a store, a task and a body for ever: what comes later replaces what came before. */
  readonly entries: readonly (CalendarEntry & { readonly uid: string })[];
}

/** A message as it leaves: everything composed, every address one strict mailbox. */
export interface OutgoingMail {
  /** With angle brackets, the same on every try. */
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string | null;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Message-IDs of the thread of the task, oldest first. */
  readonly references: readonly string[];
  readonly date: Date;
  /** The address to which servers return what cannot be delivered; absent or null: the sender's. */
  readonly returnPath?: string | null;
  /** Absent or null: the message moves no date. */
  readonly calendar?: MailCalendar | null;
}

export type SendResult =
  /** The server has taken responsibility; its own words. */
  | { readonly kind: 'accepted'; readonly response: string }
  /** 4xx or trouble with the connection: worth another try. */
  | { readonly kind: 'deferred'; readonly response: string; readonly connection: boolean }
  /** 5xx: no further try will help. */
  | { readonly kind: 'refused'; readonly response: string };

export interface Mailer {
  /** `captured`: nothing leaves the machine, the outbox is the mailbox. */
  readonly mode: 'captured' | 'smtp';
  /** `captured` or `smtp://host:port`, never with a password. */
  readonly label: string;
  /** How many messages can be under way at once; more would only stand in a queue. */
  readonly connections: number;
  /** What the server takes; without a server there is no limit, so that years of practice pass in a minute. */
  readonly rate: RelayRate;
  /**
   * Never throws for what a server answered or refused; only for a defect of our own. `stillOurs` is asked when the
   * server is ready for the text and again before its end: where it says no, the message is broken off unsent.
   */
  send(mail: OutgoingMail, stillOurs?: () => boolean): Promise<SendResult>;
  /** The exact source of the message (RFC 5322), as it was or would be sent. */
  source(mail: OutgoingMail): Promise<string>;
  close(): Promise<void>;
}
