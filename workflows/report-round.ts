import { follow } from './follow.ts';
import type { Outcome } from './follow.ts';
import type { EntityInput } from './messages.ts';

/** One round of reports that several bodies owe, from its opening to the last one received. */
export async function reportRound(round: EntityInput): Promise<Outcome> {
  return follow(round);
}
