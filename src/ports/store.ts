import type { Instant } from '../domain/calendar/instant.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { Block } from '../domain/letter/blocks.ts';
import type { ReportKind } from '../domain/letter/report-words.ts';
import type { BodyId, EntityId, EventKey, Plan, PlanId, TaskDefinition } from '../domain/plan/plan.ts';
import type { Policy } from '../domain/policy.ts';
import type { RoundFact } from '../domain/report/round-fact.ts';
import type { Round } from '../domain/report/round.ts';
import type { TaskFact } from '../domain/task/fact.ts';
import type { MailKind } from '../domain/task/order.ts';
import type { Task } from '../domain/task/task.ts';
import type { ClockMode } from './clock.ts';
import type { DraftReads, DraftWrites } from './draft-store.ts';
import type { FileReads, FileWrites } from './file-store.ts';
import type { IncomingReader, IncomingWriter } from './incoming-store.ts';
import type { MailCalendar } from './mailer.ts';

/** The facts and everything derived from them. Facts are the system of record; all else can be folded again. */
export interface Store {
  /** UUID of this store: part of every workflow id and Message-ID. */
  readonly id: string;
  /** One snapshot. */
  read<T>(work: (tx: StoreReader) => Promise<T>): Promise<T>;
  /** One transaction, begun immediately; when the database is busy the whole work is run again, so it must hold nothing but store calls. */
  write<T>(work: (tx: StoreWriter) => Promise<T>): Promise<T>;
  /** As `write`, but rolled back at the end: what would happen. */
  rehearse<T>(work: (tx: StoreWriter) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type Fact = TaskFact | RoundFact;
export type EntityState = Task | Round;

/** An entity as last folded. */
export interface EntityRow {
  readonly planId: PlanId;
  readonly entityId: EntityId;
  readonly kind: 'task' | 'round';
  /** Null before the first fact. */
  readonly state: EntityState | null;
  /** Number of facts applied. */
  readonly version: number;
  /** The version that the workflow has seen; smaller means that a poke is owed. */
  readonly seenVersion: number;
  readonly nextAt: Instant | null;
  readonly nextWhy: string | null;
  readonly finished: boolean;
  /** Digest of the last fact in the audit chain; empty before the first. */
  readonly chain: string;
}

export interface StoredFact {
  readonly planId: PlanId;
  readonly entityId: EntityId;
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  /** Idempotency key, unique within the entity. */
  readonly key: string;
  readonly fact: Fact;
}

export type OutboxStatus = 'queued' | 'held' | 'taken' | 'withdrawn';

/** A letter that an order asks for: one row a recipient, before it is grouped into a message. */
export interface OutboxRow {
  readonly id: number;
  readonly planId: PlanId;
  readonly entityId: EntityId;
  readonly orderKey: string;
  readonly mail: MailKind;
  readonly to: BodyId;
  readonly copy: boolean;
  readonly sendAt: Instant;
  readonly status: OutboxStatus;
  readonly about: Readonly<Record<string, string | number | boolean | null>>;
  /** The message that carries it; null until the mailroom takes it. */
  readonly messageId: string | null;
}

export type MessageStatus =
  | 'queued'
  | 'sent'
  | 'captured'
  /** Refused for good, or of no use any more before a server took it. */
  | 'failed'
  /** A server had taken it, and it came back. */
  | 'bounced'
  /** Taken back before it left; what is still to be said travels in another message. */
  | 'withdrawn';

/** A composed message to one recipient. Links stand in it as placeholders `{{link:ID}}`, never as tokens. */
export interface MessageRow {
  readonly planId: PlanId;
  /** `2018-12-19.so-noi-vu.1` */
  readonly id: string;
  readonly kind: MailKind;
  readonly recipient: BodyId;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What text and HTML were rendered from, for the paper twin; empty in messages of an older version. */
  readonly blocks: readonly Block[];
  readonly calendar: MailCalendar | null;
  /** Header, with angle brackets. */
  readonly messageId: string;
  readonly references: readonly string[];
  readonly tasks: readonly EntityId[];
  readonly sendAt: Instant;
  /** 0 leaves first. */
  readonly priority: number;
  readonly composedAt: Instant;
  /** Exclusive; after that it is given up. */
  readonly usefulUntil: Instant;
  readonly status: MessageStatus;
  readonly sentAt: Instant | null;
  /** The server's own words on the last try. */
  readonly response: string | null;
  readonly tries: number;
  /** Wall clock, milliseconds: until then only the holder of `fence` may send it. */
  readonly leaseUntil: number;
  readonly fence: number;
  /** Wall clock, milliseconds: not tried again before. */
  readonly retryAt: number;
}

export type LinkPurpose = 'answer' | 'sign';

export interface LinkRow {
  readonly planId: PlanId;
  readonly id: string;
  readonly entityId: EntityId;
  readonly body: BodyId;
  /** `answer`: what the body brings; `sign`: what its head signs. Neither opens the other's pages. */
  readonly purpose: LinkPurpose;
  readonly digest: string;
  /** 1, 2 …: renewed, its token is another one, and the one before opens nothing any more. */
  readonly generation: number;
  readonly expiresAt: Instant;
  /** `open` takes answers, `closed` only shows, `revoked` is as good as unknown. */
  readonly status: 'open' | 'closed' | 'revoked';
}

/** A link that is not as it was first sent. */
export interface ChangedLink extends Pick<LinkRow, 'generation'> {
  /** Nothing opens it until it is renewed. */
  readonly revoked: boolean;
}

/** The erasable words of a report: facts hold only its id and digests. */
export interface ReportRow {
  readonly planId: PlanId;
  readonly id: string;
  readonly entityId: EntityId;
  readonly body: BodyId;
  readonly kind: ReportKind;
  /** What a progress report or a decision is about, where it is more than that: `extension`, `part-confirmed` …; null: nothing. */
  readonly purpose: string | null;
  readonly at: Instant;
  readonly personName: string;
  readonly personTitle: string;
  readonly words: string;
  readonly documentNumber: string | null;
  readonly documentOn: LocalDate | null;
  readonly files: readonly FileRef[];
  /** Where it came on paper and was entered for the body; null: through its link. */
  readonly paper: PaperDelivery | null;
}

/** Both days count: when the body sent it, and when the office had it, by which it is judged. */
export interface PaperDelivery {
  readonly sentOn: LocalDate;
  readonly receivedOn: LocalDate;
  /** Who at the office entered it. */
  readonly enteredBy: string;
}

export interface FileRef {
  readonly sha256: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
}

export interface GuidanceRow {
  readonly planId: PlanId;
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly issuedBy: string;
  readonly issuedOn: LocalDate;
  readonly receivedOn: LocalDate | null;
  readonly events: readonly EventKey[];
  readonly registeredAt: Instant;
  readonly undoUntil: Instant;
  readonly undone: { readonly at: Instant; readonly reason: string } | null;
}

export interface AdoptedPlan {
  readonly plan: Plan;
  readonly policy: Policy;
  readonly adoptedAt: Instant;
  /** SHA-256 over the plan's files: a changed file is noticed. */
  readonly digest: string;
}

/** A task that a decision has added: read over the adopted plan, which itself never changes. */
export interface LaterTask {
  readonly planId: PlanId;
  readonly definition: TaskDefinition;
  /** The decision was taken back within its window: the task is no part of the plan any more. */
  readonly undone: boolean;
  /** SHA-256 over the definition as it is stored: the task's first fact holds the same. */
  readonly digest: string;
}

/** What is due and not yet done at an instant: all zero means settled. */
export interface Unsettled {
  readonly unapplied: number;
  readonly unacknowledged: number;
  /** Letters that are due and messages that nobody has tried to send; what a relay has put off is not among them. */
  readonly unsent: number;
}

export interface StoreReader extends FileReads, DraftReads, IncomingReader {
  clock(): Promise<{ readonly mode: ClockMode; readonly practiceNow: Instant | null }>;
  planIds(): Promise<readonly PlanId[]>;
  /** As it was adopted; what was decided later is laid over it by whoever reads (`laterTasks`). */
  plan(planId: PlanId): Promise<AdoptedPlan | null>;
  /** In the order in which they were decided. */
  laterTasks(planId: PlanId): Promise<readonly LaterTask[]>;
  /** All entities of a plan in the plan's order, or the named ones. */
  entities(planId: PlanId, ids?: readonly EntityId[]): Promise<readonly EntityRow[]>;
  /** Entities that the engine owes something: due, or changed and unseen. At most `limit`, oldest first. */
  owed(now: Instant, limit: number): Promise<readonly EntityRow[]>;
  facts(planId: PlanId, entityId: EntityId): Promise<readonly StoredFact[]>;
  outbox(
    planId: PlanId,
    filter?: {
      readonly entityId?: EntityId;
      readonly status?: OutboxStatus;
      /** Letters that one of these messages carries. */
      readonly messageIds?: readonly string[];
    },
  ): Promise<readonly OutboxRow[]>;
  messages(planId: PlanId, ids?: readonly string[]): Promise<readonly MessageRow[]>;
  /** Which of these messages carry a letter that was taken back after they were composed. */
  recalled(planId: PlanId, messageIds: readonly string[]): Promise<ReadonlySet<string>>;
  linkByDigest(digest: string): Promise<LinkRow | null>;
  /** The link as it stands now that this token once opened, before it was renewed. */
  linkByFormerDigest(digest: string): Promise<LinkRow | null>;
  links(planId: PlanId, entityId: EntityId): Promise<readonly LinkRow[]>;
  /** By id, the links that have been renewed or revoked: all of a plan, or those among the named ones. */
  changedLinks(planId: PlanId, ids?: readonly string[]): Promise<ReadonlyMap<string, ChangedLink>>;
  reports(planId: PlanId, entityId: EntityId): Promise<readonly ReportRow[]>;
  report(planId: PlanId, id: string): Promise<ReportRow | null>;
  guidances(planId: PlanId): Promise<readonly GuidanceRow[]>;
  unsettled(now: Instant): Promise<Unsettled>;
  /** Messages that are due and have not left; the letters of one recipient that are still to be composed count as one. */
  waitingMail(now: Instant): Promise<number>;
  /** An open entity has its `next` after the one instant and not after the other, and is not applied yet. */
  anyDueWithin(after: Instant, until: Instant): Promise<boolean>;
  /** The earliest `next` of an open entity or `sendAt` of a queued letter; null where nothing is planned. */
  earliestMoment(): Promise<Instant | null>;
  /** The earliest instant (store time) at which the mailroom has something to send; null: nothing queued. */
  nextSendAt(): Promise<Instant | null>;
  /** Wall clock, milliseconds, of the earliest try of a message that is composed and not sent; null: there is none. */
  nextRetryAt(): Promise<number | null>;
  setting(name: string): Promise<string | null>;
}

export interface StoreWriter extends StoreReader, FileWrites, DraftWrites, IncomingWriter {
  adoptPlan(adopted: AdoptedPlan): Promise<void>;
  /** Stores definitions that no task of the plan has yet, and returns their digests. */
  addLaterTasks(
    planId: PlanId,
    definitions: readonly TaskDefinition[],
  ): Promise<ReadonlyMap<EntityId, string>>;
  undoLaterTasks(planId: PlanId, ids: readonly EntityId[]): Promise<void>;
  /** Creates entities in the given order, or replaces the folded state of existing ones. */
  saveEntities(rows: readonly EntityRow[]): Promise<void>;
  /** Appends facts and returns the chain digest of the last fact of each entity; the caller has numbered them. */
  appendFacts(
    facts: readonly (StoredFact & { readonly previousChain: string })[],
  ): Promise<ReadonlyMap<EntityId, string>>;
  /** Which of these idempotency keys are already stored for the entity. */
  knownKeys(
    planId: PlanId,
    keys: readonly { readonly entityId: EntityId; readonly key: string }[],
  ): Promise<ReadonlySet<string>>;
  markSeen(planId: PlanId, entityId: EntityId, version: number): Promise<void>;
  /** Rows whose order key is already there are left as they are. */
  queueLetters(rows: readonly Omit<OutboxRow, 'id' | 'messageId'>[]): Promise<void>;
  /**
   * Takes back what is queued or held, and says how many letters that were. What is composed and not yet sent is marked:
   * its message is dissolved before it is tried again (`recalled`, `dissolveMessage`).
   */
  /** `to` null: whoever they are for; `under`: only order keys that lie under this one, as `a/b` under `a`. */
  withdrawLetters(
    planId: PlanId,
    entityId: EntityId,
    mails: readonly MailKind[],
    to: BodyId | null,
    under?: string,
  ): Promise<number>;
  moveLetters(ids: readonly number[], sendAt: Instant): Promise<void>;
  /** A leader releases a draft: `held` becomes `queued`. */
  releaseLetter(id: number, sendAt: Instant): Promise<boolean>;
  /** Binds outbox rows to a composed message. */
  saveMessage(row: MessageRow, outboxIds: readonly number[]): Promise<void>;
  updateMessage(planId: PlanId, id: string, fence: number, change: Partial<MessageRow>): Promise<boolean>;
  /** Takes an unsent message apart: letters that were taken back are withdrawn, the others queued again. */
  dissolveMessage(planId: PlanId, id: string, fence: number): Promise<boolean>;
  /** Letters that may leave now, oldest first: queued rows with `sendAt <= now`. */
  dueLetters(now: Instant, limit: number): Promise<readonly OutboxRow[]>;
  /**
   * Leases unsent messages whose lease has ended, the most pressing first, giving each a new fence. `wallMs` is the wall
   * clock.
   */
  leaseMessages(wallMs: number, leaseMs: number, limit: number): Promise<readonly MessageRow[]>;
  saveLinks(rows: readonly LinkRow[]): Promise<void>;
  /** In place of the link with that id; the token before it stays known, and opens nothing. */
  renewLink(row: LinkRow): Promise<void>;
  setLinkStatus(planId: PlanId, entityId: EntityId, status: LinkRow['status']): Promise<void>;
  /** One link for good: only `renewLink` puts another in its place. False: there is none of that id, or it was revoked before. */
  revokeLink(planId: PlanId, id: string): Promise<boolean>;
  saveReport(row: ReportRow): Promise<void>;
  saveGuidance(row: GuidanceRow): Promise<void>;
  setPracticeNow(now: Instant): Promise<void>;
  setSetting(name: string, value: string): Promise<void>;
  /** A named lease for a lonely job (sweeper, clock). True: it is the holder's until `untilMs`, wall clock. */
  takeLease(name: string, holder: string, wallMs: number, untilMs: number): Promise<boolean>;
  dropLease(name: string, holder: string): Promise<void>;
}
