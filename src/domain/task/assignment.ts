import type { Instant } from '../calendar/instant.ts';
import type { LifeFact } from './fact.ts';
import { atInstant } from './at-instant.ts';
import { letter } from './order.ts';
import { neverRefused, unchanged } from './rule.ts';
import type { RulesOf, Step } from './rule.ts';
import type { Point, PointKind, Schedule } from './schedule.ts';
import { lifeOf, newLife } from './task.ts';
import type { Life, Task } from './task.ts';

type Assigned = Extract<LifeFact, { kind: 'taskAssigned' }>;

export const LIFE_RULES: RulesOf<LifeFact> = {
  // Adopting a plan again changes nothing.
  taskAssigned: { refuse: neverRefused, step: unchanged },
  instantReached: { refuse: neverRefused, step: (task, fact) => atInstant(task, fact.at) },
  scheduleChanged: {
    refuse: neverRefused,
    step: (task, fact) => ({ task: underSchedule(task, fact.schedule, fact.at), orders: [] }),
  },
};

/** The first step of every task. */
export function assigned(fact: Assigned): Step {
  const { parties, schedule, assignmentSendAt, at } = fact;
  // What lies before the assignment is the past: it is taken as passed, and nobody is written to about it.
  const passed = schedule.points.filter((point) => point.at < at).map((point) => point.key);
  const task = underWay({ ...newLife(parties, schedule), passed });
  if (assignmentSendAt === null) return { task, orders: [] };
  const bodies = [...new Set([...parties.leads, ...parties.coordinating, ...parties.implementing])];
  return { task, orders: bodies.map((body) => letter('assignment', 'assignment', body, assignmentSendAt)) };
}

/**
 * The task under another schedule: what was handed in stays handed in, everything else follows the new dates. What is
 * done was judged by the deadline of its day and keeps it.
 */
export function underSchedule(task: Task, schedule: Schedule, now: Instant): Task {
  if (task.progress === 'done') return task;
  const past = schedule.points.filter((point) => point.at < now).map((point) => point.key);
  const passed = [...new Set([...task.passed, ...past])];
  const originalDueOn = task.originalDueOn ?? schedule.dueOn;
  if (task.progress === 'presented' || task.progress === 'submitted') {
    return { ...task, schedule, passed, originalDueOn };
  }
  return underWay({ ...lifeOf(task), schedule, passed, originalDueOn });
}

/** Where a task stands to which nothing has been handed in, by its schedule and what of it has passed. */
function underWay(life: Life): Task {
  const { schedule, passed } = life;
  const hasPassed = (kind: PointKind): Point | undefined =>
    schedule.points.find((point) => point.kind === kind && passed.includes(point.key));
  if (schedule.course === 'waiting') {
    // A plan taken over after its ceiling, or a document taken back after it: nothing is left to wait for.
    const ceiling = hasPassed('ceiling');
    return ceiling
      ? { ...life, progress: 'impossible', since: ceiling.at }
      : { ...life, progress: 'waiting' };
  }
  const opens = schedule.points.some((point) => point.kind === 'opens');
  if (opens && !hasPassed('opens')) return { ...life, progress: 'not-started' };
  return { ...life, progress: schedule.course === 'standing' ? 'standing' : 'open' };
}
