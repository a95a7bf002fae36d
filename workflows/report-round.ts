import { follow } from './follow.ts';
import type { Outcome } from './follow.ts';
import type { EntityInput } from './messages.ts';

/** A round of reports that several bodies owe, from its opening to its closing; or the duty whose day is still asked for. */
export async function reportRound(round: EntityInput): Promise<Outcome> {
  return follow(round);
}
