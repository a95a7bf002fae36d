import type { Point } from '../task/schedule.ts';
import type { Task } from '../task/task.ts';

/**
 * A task whose work goes on after a suspension. Nobody is reproached on that morning: what fell due meanwhile is climbed when
 * `rest` is over. Without `rest` (the date lies ahead) no rest of before is left either: its timer ended with the suspension.
 */
export function resting(task: Task, rest: Point | undefined): Task {
  if (rest === undefined) return task.ladder.resting ? withResting(task, false) : task;
  return withResting({ ...task, timers: [...task.timers, rest] }, true);
}

const withResting = (task: Task, rests: boolean): Task => ({
  ...task,
  ladder: { ...task.ladder, resting: rests },
});
