import type { Parties } from '../task/fact.ts';
import type { LadderParties } from './ladder.ts';
import { formerLadderParties } from './ladder-parties.ts';

/** Who hears of the lateness of a task; facts of before there was a ladder do not say it. */
export const ladderOf = (parties: Parties): LadderParties => parties.ladder ?? formerLadderParties(parties);
