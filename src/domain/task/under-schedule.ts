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
  const passed = [...new Set([...task.passed, ...pastPoints(task, schedule, now)])];
  const originalDueOn = task.originalDueOn ?? schedule.dueOn;
  const life = { schedule, passed, originalDueOn, ...ladderUnder(task, schedule, passed, onOf(now)) };
  if (task.progress === 'presented' || task.progress === 'submitted' || task.progress === 'suspended') {
    return { ...task, ...life };
  }
  return underWay({ ...lifeOf(task), ...life });
}

/**
 * The points of a schedule that have gone by when it becomes known: they ask for nothing any more. Except rungs that nobody
 * has been asked for: whoever is late by dates that are past when they become known (a document registered late, a date that
 * ran on while the task was suspended) is late all the same, and no rung is left out.
 */
function pastPoints(task: Task, schedule: Schedule, now: Instant): readonly string[] {
  const late = isLate(schedule, onOf(now)) && schedule.conflict === null;
  const sameDate = schedule.dueOn === task.schedule.dueOn && schedule.course === task.schedule.course;
  const had = (kind: PointKind): boolean =>
    sameDate && task.schedule.points.some((point) => point.kind === kind && task.passed.includes(point.key));
  return schedule.points
    .filter(({ at, kind }) => at < now && !(late && rungsDueBy(kind) > 0 && !had(kind)))
    .map(({ key }) => key);
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
