import { onOf } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { rungsDueBy } from '../escalation/climb.ts';
import { ladderUnder } from '../escalation/ladder-under.ts';
import type { Point, PointKind, Schedule } from './schedule.ts';
import { lifeOf } from './task.ts';
import type { Life, Task } from './task.ts';

/**
 * The task under another schedule: what was handed in stays handed in, everything else follows the new dates. What is
 * done was judged by the deadline of its day and keeps it.
 */
export function underSchedule(task: Task, schedule: Schedule, now: Instant): Task {
  if (task.progress === 'done' || task.progress === 'cancelled') return task;
  const today = onOf(now);
  // Whoever becomes late by dates that are past when they become known is late all the same: his ladder has yet to begin.
  const begins = isLate(schedule, today) && schedule.conflict === null && !isLate(task.schedule, today);
  const past = schedule.points
    .filter(({ at, kind }) => at < now && !(begins && rungsDueBy(kind) > 0))
    .map(({ key }) => key);
  const passed = [...new Set([...task.passed, ...past])];
  const originalDueOn = task.originalDueOn ?? schedule.dueOn;
  const life = { schedule, passed, originalDueOn, ...ladderUnder(task, schedule, today) };
  if (task.progress === 'presented' || task.progress === 'submitted' || task.progress === 'suspended') {
    return { ...task, ...life };
  }
  return underWay({ ...lifeOf(task), ...life });
}

const isLate = ({ course, dueOn }: Schedule, today: LocalDate): boolean =>
  course === 'dated' && dueOn !== null && dueOn < today;

/** Where a task stands to which nothing has been handed in, by its schedule and what of it has passed. */
export function underWay(life: Life): Task {
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
