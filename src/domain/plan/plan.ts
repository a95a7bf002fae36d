import type { LocalDate } from '../calendar/local-date.ts';

/** `77-1`, `77-5a`; obligations of section IV: `77-IV.2a`. */
export type EntityId = string;
/** `so-noi-vu`: kebab case, unaccented, stable. */
export type BodyId = string;
/** Says what is awaited, e.g. `tw-huong-dan-cong-dong`; never `event1`. */
export type EventKey = string;
export type PlanId = string;

/** A text of the document: as the scan prints it, and as a person checked it against the paper. */
export interface PlanText {
  readonly printed: string;
  /** What mails and screens print instead; null where nobody needed to correct the scan. */
  readonly checked: string | null;
  /** Line of `ke-hoach-77.md` (1-based) where the text begins. */
  readonly line: number;
}

/** Where a statement comes from: printed in the plan, or general knowledge that a local officer must confirm. */
export type Provenance = 'document' | 'general-knowledge';

export interface Body {
  readonly id: BodyId;
  readonly name: string;
  /** Other spellings under which documents print it ("Tỉnh uỷ" beside "Tỉnh ủy"). */
  readonly aliases: readonly string[];
  /** How its head is addressed: "Giám đốc Sở Nội vụ". Null where nobody has said. */
  readonly headTitle: string | null;
  /** Null: no mailbox is known, nothing can be mailed to it. */
  readonly mailbox: string | null;
  /** Where its head reads what he alone signs; null or absent: it goes to `mailbox`, to be put before him. */
  readonly headMailbox?: string | null;
  readonly provenance: Provenance;
  /** First and last day (inclusive) on which the body exists under this name; null: not known or open. */
  readonly validFrom: LocalDate | null;
  readonly validUntil: LocalDate | null;
  readonly successors: readonly BodyId[];
  readonly note: string | null;
}

/** "các huyện, thị, thành ủy": a name that stands for several bodies. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Null: the document names no list (chưa xác định); no mail until a person lists the members. */
  readonly members: readonly BodyId[] | null;
  /** Of the list: general knowledge where the document does not name every member. */
  readonly provenance: Provenance;
  readonly note: string | null;
}

export type PartRole = 'lead' | 'coordinating' | 'implementing';

/** One name in the columns tham mưu, phối hợp, thực hiện. */
export interface Part {
  readonly role: PartRole;
  /** The name as the document prints it. */
  readonly printed: string;
  readonly refersTo: { readonly body: BodyId } | { readonly group: string };
  /**
   * The parenthesis of the document, e.g. "nơi đủ điều kiện"; null where there is none. Where it is set, a member
   * owes something only once Ban Tổ chức has recorded that the condition is met there (plan, IV.3).
   */
  readonly condition: string | null;
}

/** Who said that a phrase is read the way it is read. */
export interface Confirmation {
  readonly by: string;
  readonly title: string;
  readonly on: LocalDate;
}

/** An awaited event: a central document, or the finding that a place is eligible. */
export interface AwaitedEvent {
  readonly key: EventKey;
  readonly kind: 'central-document' | 'eligibility';
  readonly words: string;
  /** The body that must watch for it and is asked "đã ban hành chưa?"; null: nobody is asked. */
  readonly watchedBy: BodyId | null;
}

/** Where a task comes from that the signed plan did not have: a decision has divided another one into it. */
interface TaskOrigin {
  readonly dividedFrom: EntityId;
  /** Of the erasable words: who decided, and why. */
  readonly decisionId: string;
  readonly documentNumber: string;
  readonly documentOn: LocalDate;
}

export interface TaskDefinition {
  readonly id: EntityId;
  /** The number in the document: 5 for both 77-5a and 77-5b. */
  readonly no: number;
  readonly title: PlanText;
  /** The verbatim time phrase of the whole numbered task. */
  readonly phrase: PlanText;
  /** Which words of `phrase` govern this part of a divided task; null: all of them. */
  readonly phrasePart: string | null;
  /** Mật: mail carries its number and a link, never its words, dates, partners or files. */
  readonly confidential: boolean;
  /** "đối với 02 đơn vị được chọn thí điểm": what the part is limited to; null: nothing. */
  readonly scope: string | null;
  readonly parts: readonly Part[];
  /** Who answers (chịu trách nhiệm chính): the first lead, unless a person decided otherwise. */
  readonly answeredBy: BodyId;
  readonly awaits: readonly EventKey[];
  /** Null: chưa xác nhận. */
  readonly readingConfirmedBy: Confirmation | null;
  /** Why the reading could be disputed, in Vietnamese; null: it has one reading. */
  readonly ambiguity: string | null;
  readonly notes: readonly string[];
  /** Absent: it stands in the plan as signed. Then `line` says where; otherwise it is the line of the divided task. */
  readonly origin?: TaskOrigin;
}

export type ObligationKind = 'one-off' | 'recurring' | 'standing' | 'structure' | 'amendment' | 'event-owner';

export interface Obligation {
  readonly id: EntityId;
  /** `IV.2a` */
  readonly no: string;
  readonly kind: ObligationKind;
  readonly text: PlanText;
  /** The words that hold the deadline ("trước ngày 05/5/2018"); null: the duty prints none. */
  readonly phrase: string | null;
  /** Owners as printed, each a body or a group. */
  readonly owners: readonly Part[];
  /** "phối hợp với …": helps, owes nothing of its own. */
  readonly coordinating: readonly Part[];
  /** Who receives and counts ("gửi về Ban Tổ chức Tỉnh ủy"); null where nothing is handed in. */
  readonly collectedBy: BodyId | null;
  /**
   * Whom the reports are for, where they only pass through the collector ("gửi về Ban Thường vụ … (qua Ban Tổ chức …)"):
   * then the collector owes a report of its own once a round is closed. Null: they are for the collector.
   */
  readonly addressedTo: BodyId | null;
  /** Null: chưa xác nhận. */
  readonly readingConfirmedBy: Confirmation | null;
  readonly ambiguity: string | null;
  readonly notes: readonly string[];
}

/** Something section II asks for without a line in section III: shown, never overdue. */
export interface UnassignedContent {
  readonly text: PlanText;
  /** What part of it a task does cover; null: none. */
  readonly note: string | null;
}

export interface Plan {
  readonly id: PlanId;
  /** `77-KH/TU` */
  readonly number: string;
  readonly title: string;
  readonly issuedBy: string;
  readonly signedBy: string;
  /** The date of the document; periods "từ năm 2018" never start before it. */
  readonly documentOn: LocalDate;
  /** The office in whose name mail goes out. */
  readonly office: BodyId;
  readonly tasks: readonly TaskDefinition[];
  readonly obligations: readonly Obligation[];
  readonly events: readonly AwaitedEvent[];
  readonly unassigned: readonly UnassignedContent[];
  /** "Nơi nhận" as printed, line by line: who was sent the document; nobody is mailed because of it. */
  readonly receivers: readonly PlanText[];
  /** Every body and group that the plan names, directly or as a member, and the successors of these bodies. */
  readonly bodies: readonly Body[];
  readonly groups: readonly Group[];
}
