import { follow } from './follow.ts';
import type { Outcome } from './follow.ts';
import type { EntityInput } from './messages.ts';

/** The life of one task, from the signature of the plan to the accepted result. */
export async function taskLifecycle(task: EntityInput): Promise<Outcome> {
  return follow(task);
}
