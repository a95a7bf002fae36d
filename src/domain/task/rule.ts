import type { Problem } from '../result.ts';
import type { Order } from './order.ts';
import type { Point } from './schedule.ts';
import type { Task } from './task.ts';

/** What a task has become, and what is to be done about it. */
export interface Step {
  readonly task: Task;
  readonly orders: readonly Order[];
}

/** What one kind of fact means for a task that has begun. */
export interface Rule<Fact> {
  /** Why the fact cannot be taken now, in a sentence for the person who brought it; null: it can. */
  refuse(task: Task, fact: Fact): Problem | null;
  step(task: Task, fact: Fact): Step;
}

/** One rule for each kind of a family of facts; a family lives in one file together with its rules. */
export type RulesOf<Fact extends { readonly kind: string }> = {
  readonly [Kind in Fact['kind']]: Rule<Extract<Fact, { readonly kind: Kind }>>;
};

/** What one kind of point means when its instant comes. */
export interface PointRule {
  /** What it makes of the task, for every point that has come, in order. */
  passes(task: Task, point: Point): Task;
  /** What it asks for; after a standstill only the last point of each kind is asked, on the task after all of them. */
  speaks(task: Task, point: Point): readonly Order[];
  /** Of a point that comes again: whether what it follows up is still unanswered. Absent: no such point comes again. */
  goesOn?(task: Task, point: Point): boolean;
}

export const neverRefused = (): null => null;
export const unchanged = (task: Task): Step => ({ task, orders: [] });
