import type { Body, Group, Obligation, Part, Plan, TaskDefinition } from '../src/domain/plan/plan.ts';
import type { Agencies } from './agencies-schema.ts';
import type { PlanDraft } from './plan-schema.ts';

/** The plan with the bodies and groups it names; a draft comes here only without faults. */
export function assemblePlan(draft: PlanDraft, agencies: Agencies): Plan {
  const { id, number, title, issuedBy, signedBy, documentOn, office } = draft;
  const { obligations, events, unassigned, receivers } = draft;
  const tasks = draft.tasks.map(assembleTask);
  const head = { id, number, title, issuedBy, signedBy, documentOn, office };
  return { ...head, tasks, obligations, events, unassigned, receivers, ...namedBy(draft, tasks, agencies) };
}

function assembleTask(draft: PlanDraft['tasks'][number]): TaskDefinition {
  const { lead, coordinating, implementing, answeredBy, ...rest } = draft;
  const parts = [...lead, ...coordinating, ...implementing];
  return { ...rest, parts, answeredBy: answeredBy ?? firstBody(lead) };
}

/** The cross checks have seen to it that the first lead is a body where nobody is named. */
function firstBody(leads: readonly Part[]): string {
  const first = leads[0]?.refersTo;
  if (first === undefined || !('body' in first))
    throw new Error('a task without answering body passed the checks');
  return first.body;
}

function namedBy(
  draft: PlanDraft,
  tasks: readonly TaskDefinition[],
  agencies: Agencies,
): { readonly bodies: readonly Body[]; readonly groups: readonly Group[] } {
  const parts = [...tasks.flatMap((task) => task.parts), ...draft.obligations.flatMap(partsOf)];
  const groupIds = new Set(parts.flatMap(({ refersTo }) => ('group' in refersTo ? [refersTo.group] : [])));
  const groups = agencies.groups.filter((group) => groupIds.has(group.id));
  const direct = [
    draft.office,
    ...parts.flatMap(({ refersTo }) => ('body' in refersTo ? [refersTo.body] : [])),
    ...groups.flatMap((group) => group.members ?? []),
    ...tasks.map((task) => task.answeredBy),
    ...draft.events.map((event) => event.watchedBy).filter((id) => id !== null),
    ...draft.obligations
      .flatMap(({ collectedBy, addressedTo }) => [collectedBy, addressedTo])
      .filter((id) => id !== null),
  ];
  const ids = withSuccessors(direct, agencies.bodies);
  return { bodies: agencies.bodies.filter((body) => ids.has(body.id)), groups };
}

function partsOf(obligation: Pick<Obligation, 'owners' | 'coordinating'>): readonly Part[] {
  return [...obligation.owners, ...obligation.coordinating];
}

function withSuccessors(ids: readonly string[], bodies: readonly Body[]): ReadonlySet<string> {
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const found = new Set<string>();
  const add = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    byId.get(id)?.successors.forEach(add);
  };
  ids.forEach(add);
  return found;
}
