import type { LocalDate } from '../calendar/local-date.ts';
import type { Body, BodyId, EntityId, Part, Plan, TaskDefinition } from './plan.ts';

export function bodyOf(plan: Plan, id: BodyId): Body | null {
  return plan.bodies.find((body) => body.id === id) ?? null;
}

/** RangeError for a task that the plan does not have: an id from outside has been looked up before. */
export function definitionOf(plan: Plan, id: EntityId): TaskDefinition {
  const found = plan.tasks.find((task) => task.id === id);
  if (found === undefined) throw new RangeError(`the plan ${plan.id} has no task "${id}"`);
  return found;
}

/** How the head of a body is named, without "đồng chí" before it: `Giám đốc Sở Nội vụ`. */
export const headOf = ({ headTitle, name }: Pick<Body, 'headTitle' | 'name'>): string =>
  headTitle?.replace(/^đồng chí\s+/iu, '') ?? `người đứng đầu ${name}`;

/** The body as a letter to its head reaches it: in his own mailbox, or in that of the body. */
export const throughHead = (body: Body): Body => ({ ...body, mailbox: body.headMailbox ?? body.mailbox });

/** The name that a screen prints; an id that is not in the directory is shown as it is. */
export const bodyName = (plan: Plan, id: BodyId): string => bodyOf(plan, id)?.name ?? id;

/** A group that the document does not list stays undetermined: it has no members. */
export function membersOf(plan: Plan, part: Part): readonly BodyId[] {
  const { refersTo } = part;
  if ('body' in refersTo) return [refersTo.body];
  return plan.groups.find((group) => group.id === refersTo.group)?.members ?? [];
}

export function isUndetermined(plan: Plan, part: Part): boolean {
  const { refersTo } = part;
  return 'group' in refersTo && plan.groups.find((group) => group.id === refersTo.group)?.members === null;
}

const existsOn = (body: Body, on: LocalDate): boolean =>
  (body.validFrom === null || body.validFrom <= on) && (body.validUntil === null || on <= body.validUntil);

/**
 * Who receives on a day what is meant for a body: itself while it exists, afterwards its only successor.
 * Null: it no longer exists and nobody, or more than one, has taken its place; a person must decide.
 */
export function recipientOn(plan: Plan, id: BodyId, on: LocalDate): Body | null {
  const seen = new Set<BodyId>();
  for (let body = bodyOf(plan, id); body !== null && !seen.has(body.id);) {
    if (existsOn(body, on)) return body;
    // A name that begins later belongs to a body that existed before under another one.
    if (body.validUntil === null || on <= body.validUntil) return body;
    seen.add(body.id);
    const [successor, ...others] = body.successors;
    if (successor === undefined || others.length > 0) return null;
    body = bodyOf(plan, successor);
  }
  return null;
}

/** Plans never change once they are read, and a task is looked up at every wake-up and for every letter. */
const tasksOfPlans = new WeakMap<Plan, ReadonlyMap<EntityId, TaskDefinition>>();

/** The task of that id; undefined where the id is a duty's or nobody's. */
export function taskOf(plan: Plan, id: EntityId): TaskDefinition | undefined {
  const known = tasksOfPlans.get(plan) ?? new Map(plan.tasks.map((task) => [task.id, task]));
  tasksOfPlans.set(plan, known);
  return known.get(id);
}
