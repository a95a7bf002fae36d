import type { Instant } from '../domain/calendar/instant.ts';
import type { BodyId, EntityId, PlanId } from '../domain/plan/plan.ts';
import type { FileRef } from './store.ts';

/**
 * What a body has begun to write and not sent: no fact knows of it, and nobody sees it but who holds the body's link. It
 * can be erased at any time and goes with the link.
 */
export interface DraftRow {
  readonly planId: PlanId;
  readonly entityId: EntityId;
  readonly body: BodyId;
  /** Which form of the page; a body has one draft a form. */
  readonly form: string;
  /** The id under which it will be stored when it is sent; the draft is gone then. */
  readonly id: string;
  /** 1, 2, 3 …: who saves over a revision he has not seen is told. */
  readonly revision: number;
  /** As typed, by field name. */
  readonly texts: Readonly<Record<string, string>>;
  readonly files: readonly FileRef[];
  readonly savedAt: Instant;
}

export interface DraftReads {
  /** Of one body about one entity, in the order of the forms' names. */
  drafts(planId: PlanId, entityId: EntityId, body: BodyId): Promise<readonly DraftRow[]>;
}

export interface DraftWrites {
  /** In place of the draft of the same form. */
  saveDraft(row: DraftRow): Promise<void>;
  /** The draft with that id, if there is one: it has been sent, or is not wanted any more. */
  dropDraft(planId: PlanId, entityId: EntityId, body: BodyId, id: string): Promise<void>;
  /** Those that no link opens any more; returns how many. */
  dropUnreachableDrafts(now: Instant): Promise<number>;
}
