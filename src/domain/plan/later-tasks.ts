import type { EntityId, Plan, TaskDefinition } from './plan.ts';

/** What a decision has added, as the store holds it. */
interface Later {
  readonly definition: TaskDefinition;
  readonly undone: boolean;
  readonly digest: string;
}

/** Plans never change once they are read: the same tasks laid over the same plan are the same plan. */
const laidOver = new WeakMap<Plan, { readonly key: string; readonly plan: Plan }>();

/**
 * The plan as it stands today: the adopted one, in which every later task follows the task it comes from and those that
 * came from it before. The adopted plan is left as it is; what was taken back is not part of it.
 */
export function withLaterTasks(plan: Plan, later: readonly Later[]): Plan {
  const standing = later.filter(({ undone }) => !undone);
  if (standing.length === 0) return plan;
  const key = standing.map(({ definition, digest }) => `${definition.id} ${digest}`).join('\n');
  const known = laidOver.get(plan);
  if (known?.key === key) return known.plan;
  const from = Map.groupBy(
    standing.map(({ definition }) => definition),
    ({ origin }) => origin?.dividedFrom ?? '',
  );
  const today: Plan = { ...plan, tasks: plan.tasks.flatMap((task) => family(task, from)) };
  laidOver.set(plan, { key, plan: today });
  return today;
}

/** A task, and behind it what it was divided into, each again with what came of it. */
function family(
  task: TaskDefinition,
  from: ReadonlyMap<EntityId, readonly TaskDefinition[]>,
): readonly TaskDefinition[] {
  return [task, ...(from.get(task.id) ?? []).flatMap((part) => family(part, from))];
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Ids for the parts of a task: the next free letters behind its number, as the plan itself names parts (77-5a, 77-5b). A
 * letter that has been used once is never used again, whatever became of its task. Null: the letters do not suffice.
 */
export function partIds(
  id: EntityId,
  used: ReadonlySet<EntityId>,
  count: number,
): readonly EntityId[] | null {
  const stem = id.replace(/(?<=\d)[a-zđ]$/u, '');
  const free = Array.from(LETTERS, (letter) => `${stem}${letter}`).filter(
    (candidate) => !used.has(candidate),
  );
  return free.length < count ? null : free.slice(0, count);
}
