import type { Instant } from '../domain/calendar/instant.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { BodyId, EntityId, PlanId } from '../domain/plan/plan.ts';

/** What a message that has come was; what is none of our matters leaves no trace. Only an answer keeps its words; of the others it is known that they came. */
export type IncomingKind =
  /** A message of ours has not arrived. */
  | 'returned'
  /** It is still being tried, or has arrived by a detour. */
  | 'delayed'
  /** A vacation note or receipt for a message of ours. */
  | 'automatic'
  /** A person answers a message of ours. */
  | 'answer'
  /** It claims to come back for a message, with a tag that we have not made. */
  | 'forged'
  /** It could not be read, or says something that a person must understand. */
  | 'unreadable';

/** A person's answer, erasable: nothing else in the store repeats it. */
export interface IncomingLetter {
  /** The address in `From`, unchecked; empty where there was none. */
  readonly from: string;
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly cut: boolean;
  /** Not kept: names and sizes in bytes. */
  readonly files: readonly { readonly name: string; readonly size: number }[];
  /** To whom the message went that is answered. */
  readonly body: BodyId;
  /** That body's mailbox in the directory when the answer came; null: it had none. */
  readonly registered: string | null;
}

export interface IncomingRow {
  /** The same message has the same, however often and by whatever way it comes. */
  readonly id: string;
  readonly kind: IncomingKind;
  /** By the clock of the store. */
  readonly takenAt: Instant;
  /** Null: no plan of ours is meant. */
  readonly planId: PlanId | null;
  /** The message of ours that it is about; null: none, or only the thread of a task. */
  readonly messageId: string | null;
  readonly entities: readonly EntityId[];
  /** What to look for in the mailbox, or the server's words; one line, empty where there is nothing to say. */
  readonly words: string;
  /** Null: it is no answer, or its words were erased. */
  readonly letter: IncomingLetter | null;
  /** Null: no person has read it yet. */
  readonly readAt: Instant | null;
}

export type IncomingCounts = Readonly<Record<IncomingKind, number>>;

export interface IncomingReader {
  /** The latest first; `entityId`: about this task or round; `unread`: what no person has marked as read. */
  incoming(filter: {
    readonly planId?: PlanId;
    readonly kinds: readonly IncomingKind[];
    readonly entityId?: EntityId;
    readonly unread?: boolean;
    readonly limit?: number;
  }): Promise<readonly IncomingRow[]>;
  incomingById(id: string): Promise<IncomingRow | null>;
  countIncoming(): Promise<IncomingCounts>;
  /** Ids of the messages composed on a day, for comparing a tag with them. */
  messageIdsOn(planId: PlanId, on: LocalDate): Promise<readonly string[]>;
}

export interface IncomingWriter extends IncomingReader {
  /** False: it is known already, and stays as it is. */
  saveIncoming(row: IncomingRow): Promise<boolean>;
  /** False: there is none, or it was read before. */
  markIncomingRead(id: string, at: Instant): Promise<boolean>;
}
