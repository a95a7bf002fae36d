import type { BodyId, Plan } from '../plan/plan.ts';
import type { LadderParties, OfficerRef } from './ladder.ts';
import type { LadderPolicy } from './ladder-policy.ts';

/** Who leads a task, and the office that follows the plan. */
interface Leading {
  readonly answeredBy: BodyId;
  readonly leads: readonly BodyId[];
  readonly office: BodyId;
}

/**
 * Who hears of a task's lateness. Nobody judges himself (domain, §5): where the office leads, another body takes its
 * place on every rung. A body that the plan's directory does not know is passed over: nothing could be sent to it.
 */
export function ladderPartiesOf(
  plan: Pick<Plan, 'bodies'>,
  { answeredBy, leads, office }: Leading,
  policy: LadderPolicy,
): LadderParties {
  const known = new Set(plan.bodies.map((body) => body.id));
  const mayHear = (body: BodyId): boolean => known.has(body) && !leads.includes(body);
  const standIn = policy.standIns.find(mayHear) ?? office;
  const own = answeredBy === office;
  const speaker = leads.includes(office) ? standIn : office;
  const letterTo = own ? standIn : answeredBy;
  const above = policy.above.filter(({ of }) => of.includes(answeredBy)).map(({ body }) => body);
  const { officers, officersOfOwnTasks, via } = policy.packet;
  const [decidersOffice = office, ...decidersAbove] = policy.decidersOffice.filter(mayHear);
  const asked = (leads.includes(office) ? officersOfOwnTasks : officers).filter(({ body }) => mayHear(body));
  return {
    own,
    letterTo,
    above: above.filter((body) => mayHear(body) && body !== letterTo),
    speaker,
    informed: mayHear(policy.informed) && policy.informed !== speaker ? policy.informed : null,
    officers: asked.map(({ key, body }): OfficerRef => ({ key, body })),
    packetVia: via.find(mayHear) ?? standIn,
    decidersOffice,
    decidersAbove,
  };
}

/** Of a task that was assigned before there was a ladder: its first rung alone, as it was then. */
export const formerLadderParties = ({ answeredBy, office }: Leading): LadderParties => ({
  own: false,
  letterTo: answeredBy,
  above: [],
  speaker: office,
  informed: null,
  officers: [],
  packetVia: office,
  decidersOffice: office,
});
