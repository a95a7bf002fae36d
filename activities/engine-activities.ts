import { Context } from '@temporalio/activity';
import { advance } from '../src/usecases/advance.ts';
import type { Advanced } from '../src/usecases/advance.ts';
import { sendBatch } from '../src/usecases/send-batch.ts';
import type { MailDeps } from '../src/usecases/mail-round.ts';
import type { BatchResult } from '../src/usecases/send-batch.ts';

export type { Advanced, BatchResult };

/** What the workflows can ask for. */
export interface EngineActivities {
  /** Local: applies what is due on an entity, once. Null where the store does not know it. */
  advance(planId: string, entityId: string, workflowNowMs: number): Promise<Advanced | null>;
  /** Sends what is due and records each result; twice is harmless up to a message whose record was lost. */
  sendBatch(): Promise<BatchResult>;
}

const BEAT_MS = 3_000;

export function createEngineActivities(deps: MailDeps): EngineActivities {
  return {
    advance: (planId, entityId, workflowNowMs) => advance(deps, planId, entityId, workflowNowMs),
    sendBatch: () => beating(() => sendBatch(deps)),
  };
}

/** Beats while the work lasts, so that a process that stops beating is seen to be gone. */
async function beating<T>(work: () => Promise<T>): Promise<T> {
  const { heartbeat } = Context.current();
  const timer = setInterval(heartbeat, BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
