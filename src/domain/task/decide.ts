import type { Problem } from '../result.ts';
import { assigned, LIFE_RULES } from './assignment.ts';
import { EVENT_RULES } from './awaited-event.ts';
import type { TaskFact } from './fact.ts';
import { HANDING_IN_RULES } from './handing-in.ts';
import { NOTICE_RULES } from './notice.ts';
import type { Decision } from './order.ts';
import type { Rule, RulesOf, Step } from './rule.ts';
import { describePoint, nextPoint } from './schedule.ts';
import type { Task, TaskProgress } from './task.ts';

/** Every kind of fact has its rule: a missing one does not compile. */
const RULES: RulesOf<TaskFact> = { ...LIFE_RULES, ...EVENT_RULES, ...HANDING_IN_RULES, ...NOTICE_RULES };

const ruleOf = (fact: TaskFact): Rule<TaskFact> => RULES[fact.kind];

/**
 * What happens to a task when a fact arrives. Pure: same input, same answer.
 * `task` is null before the first fact, which must be `taskAssigned`; a fact that `refuseTaskFact` refuses never comes here.
 */
export function decideTask(task: Task | null, fact: TaskFact): Decision<Task> {
  const { task: state, orders } = task === null ? firstStep(fact) : ruleOf(fact).step(task, fact);
  const next = isOver(state.progress) ? null : nextPoint(state.schedule, state.passed, state.timers);
  return {
    state,
    orders,
    next: next && { at: next.at, why: describePoint(next) },
    finished: isOver(state.progress),
  };
}

/** Why a fact cannot be taken now, in a sentence for the person who brought it; null: it can. */
export const refuseTaskFact = (task: Task | null, fact: TaskFact): Problem | null =>
  task === null ? null : ruleOf(fact).refuse(task, fact);

function firstStep(fact: TaskFact): Step {
  if (fact.kind !== 'taskAssigned')
    throw new RangeError(`a task begins with taskAssigned, not with ${fact.kind}`);
  return assigned(fact);
}

/** Nothing more happens to it by itself; only a new fact from a person could wake it. */
export const isOver = (progress: TaskProgress): boolean => progress === 'done' || progress === 'impossible';
