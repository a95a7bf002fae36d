import { defineSignal } from '@temporalio/workflow';

/** What a workflow follows. Ids only: nothing else travels through Temporal. */
export interface EntityInput {
  readonly storeId: string;
  readonly planId: string;
  readonly entityId: string;
  /** Events of a run after which it goes on in a new one; absent: when the server suggests it. */
  readonly freshAfterEvents?: number;
}

export interface MailroomInput {
  readonly storeId: string;
  readonly freshAfterEvents?: number;
}

/** Carries nothing; it only wakes. Lost, doubled, late, it does no harm. */
export const poke = defineSignal('poke');

export const taskQueueOf = (storeId: string): string => `dondoc-${storeId}`;

export const workflowIdOf = (storeId: string, planId: string, entityId: string): string =>
  `${storeId}/${planId}/${entityId}`;

export const mailroomIdOf = (storeId: string): string => `${storeId}/mailroom`;
