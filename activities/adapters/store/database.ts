import type { Generated } from 'kysely';
import type { Instant } from '../../../src/domain/calendar/instant.ts';
import type { LocalDate } from '../../../src/domain/calendar/local-date.ts';
import type { BodyId, EntityId, PlanId } from '../../../src/domain/plan/plan.ts';
import type { MailKind } from '../../../src/domain/task/order.ts';
import type { ClockMode } from '../../../src/ports/clock.ts';
import type { IncomingKind } from '../../../src/ports/incoming-store.ts';
import type { EntityRow, LinkRow, MessageStatus, OutboxStatus, ReportRow } from '../../../src/ports/store.ts';

/*
 * The tables as SQL sees them. Instants are their ISO text (which sorts as time does), dates `YYYY-MM-DD`, flags 0 and 1,
 * everything nested is JSON text (`Json`), wall-clock times are milliseconds. Unions are held by CHECK constraints.
 */
type Json = string;
type Flag = 0 | 1;

export interface Database {
  readonly meta: {
    /** Always 1: a store has one row of this. */
    readonly id: number;
    readonly store_id: string;
    readonly clock_mode: ClockMode;
    readonly practice_now: Instant | null;
  };
  readonly plan: {
    readonly plan_id: PlanId;
    readonly plan: Json;
    readonly policy: Json;
    readonly adopted_at: Instant;
    readonly digest: string;
  };
  readonly later_task: {
    readonly plan_id: PlanId;
    readonly entity_id: EntityId;
    /** Order of the decisions within the plan. */
    readonly position: number;
    readonly definition: Json;
    readonly undone: Flag;
  };
  readonly entity: {
    readonly plan_id: PlanId;
    readonly entity_id: EntityId;
    readonly kind: EntityRow['kind'];
    /** Order of creation, which is the plan's order. */
    readonly position: number;
    readonly state: Json | null;
    readonly version: number;
    readonly seen_version: number;
    readonly next_at: Instant | null;
    readonly next_why: string | null;
    readonly finished: Flag;
    readonly chain: string;
  };
  readonly fact: {
    readonly plan_id: PlanId;
    readonly entity_id: EntityId;
    readonly seq: number;
    readonly key: string;
    /** Chain digest of the fact before; empty for the first. */
    readonly previous: string;
    readonly chain: string;
    readonly fact: Json;
  };
  readonly outbox: {
    readonly id: Generated<number>;
    readonly plan_id: PlanId;
    readonly entity_id: EntityId;
    readonly order_key: string;
    readonly mail: MailKind;
    readonly to_body: BodyId;
    readonly copy: Flag;
    readonly send_at: Instant;
    readonly status: OutboxStatus;
    readonly about: Json;
    /** `message.id` within the plan. */
    readonly message_id: string | null;
    /** 1: taken back after the message that carries it was composed. */
    readonly recalled: Generated<Flag>;
  };
  readonly message: {
    readonly plan_id: PlanId;
    readonly id: string;
    readonly kind: MailKind;
    readonly recipient: BodyId;
    readonly addresses: Json;
    readonly subject: string;
    readonly text_body: string;
    readonly html_body: string;
    readonly enclosed: Json;
    readonly message_id: string;
    readonly thread: Json;
    readonly entities: Json;
    readonly send_at: Instant;
    readonly priority: number;
    readonly composed_at: Instant;
    readonly useful_until: Instant;
    /** What the first schema knew; `ending` says the rest: a bounced message was sent, a withdrawn one failed. */
    readonly status: Exclude<MessageStatus, 'bounced' | 'withdrawn'>;
    readonly ending: 'bounced' | 'withdrawn' | null;
    readonly sent_at: Instant | null;
    readonly response: string | null;
    readonly tries: number;
    readonly lease_until: number;
    readonly fence: number;
    readonly retry_at: number;
  };
  readonly link: {
    readonly plan_id: PlanId;
    readonly id: string;
    readonly entity_id: EntityId;
    readonly body: BodyId;
    readonly purpose: LinkRow['purpose'];
    readonly digest: string;
    readonly generation: number;
    readonly expires_at: Instant;
    readonly status: LinkRow['status'];
  };
  /** Tokens that a renewed link has had before. */
  readonly former_link: { readonly digest: string; readonly plan_id: PlanId; readonly link_id: string };
  readonly report: {
    readonly plan_id: PlanId;
    readonly id: string;
    readonly entity_id: EntityId;
    readonly body: BodyId;
    readonly kind: ReportRow['kind'];
    readonly at: Instant;
    readonly person_name: string;
    readonly person_title: string;
    readonly words: string;
    readonly document_number: string | null;
    readonly document_on: LocalDate | null;
    readonly paper: Json | null;
    readonly purpose: string | null;
  };
  readonly report_file: {
    readonly plan_id: PlanId;
    readonly report_id: string;
    readonly position: number;
    readonly sha256: string;
    readonly name: string;
    readonly mime: string;
    readonly size: number;
  };
  readonly draft: {
    readonly plan_id: PlanId;
    readonly entity_id: EntityId;
    readonly body: BodyId;
    readonly form: string;
    readonly id: string;
    readonly revision: number;
    readonly typed: Json;
    readonly saved_at: Instant;
  };
  readonly draft_file: {
    readonly plan_id: PlanId;
    readonly entity_id: EntityId;
    readonly body: BodyId;
    readonly form: string;
    readonly position: number;
    readonly sha256: string;
    readonly name: string;
    readonly mime: string;
    readonly size: number;
  };
  /** A file that is arriving, or has arrived whole: then `sha256` is there. */
  readonly upload: {
    readonly id: string;
    readonly sha256: string | null;
    readonly size: number;
    readonly touched_ms: number;
  };
  readonly file_chunk: {
    readonly upload_id: string;
    readonly position: number;
    readonly bytes: Uint8Array;
  };
  readonly guidance: {
    readonly plan_id: PlanId;
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly issued_by: string;
    readonly issued_on: LocalDate;
    readonly received_on: LocalDate | null;
    readonly events: Json;
    readonly registered_at: Instant;
    readonly undo_until: Instant;
    readonly undone_at: Instant | null;
    readonly undone_reason: string | null;
  };
  readonly incoming_mail: {
    readonly id: string;
    readonly kind: IncomingKind;
    readonly taken_at: Instant;
    readonly plan_id: PlanId | null;
    /** `message.id` within the plan. */
    readonly message_id: string | null;
    readonly words: string;
    readonly letter: Json | null;
    readonly read_at: Instant | null;
  };
  readonly incoming_entity: {
    readonly mail_id: string;
    readonly position: number;
    readonly entity_id: EntityId;
  };
  readonly setting: { readonly name: string; readonly value: string };
  readonly lease: { readonly name: string; readonly holder: string; readonly until_ms: number };
}
