import type { Problem } from '../result.ts';
import { AMENDMENT_RULES } from './amendment.ts';
import { assigned, LIFE_RULES } from './assignment.ts';
import { DIVISION_RULES } from './division.ts';
import { tellOfConflict } from './date-conflict.ts';
import { DATE_RULES } from './date-question.ts';
import { EVENT_RULES } from './awaited-event.ts';
import { CONDITION_RULES } from './condition.ts';
import { CONTEST_RULES } from './contest.ts';
import { EXTENSION_RULES } from './extension.ts';
import type { TaskFact } from './fact.ts';
import { HANDING_IN_RULES } from './handing-in.ts';
import { LADDER_RULES } from './ladder-rules.ts';
import { NOTICE_RULES } from './notice.ts';
import type { Decision } from './order.ts';
import { PART_RULES } from './part.ts';
import type { Rule, RulesOf, Step } from './rule.ts';
import { describePoint, nextPoint } from './schedule.ts';
import type { Point } from './schedule.ts';
import { SIGNATURE_RULES } from './signature.ts';
import { hasEnded } from './task.ts';
import type { Task } from './task.ts';

/** Every kind of fact has its rule: a missing one does not compile. */
const RULES: RulesOf<TaskFact> = {
  ...LIFE_RULES,
  ...EVENT_RULES,
  ...HANDING_IN_RULES,
  ...SIGNATURE_RULES,
  ...PART_RULES,
  ...EXTENSION_RULES,
  ...CONTEST_RULES,
  ...CONDITION_RULES,
  ...AMENDMENT_RULES,
  ...DIVISION_RULES,
  ...DATE_RULES,
  ...NOTICE_RULES,
  ...LADDER_RULES,
};

const ruleOf = (fact: TaskFact): Rule<TaskFact> => RULES[fact.kind];

/**
 * What happens to a task when a fact arrives. Pure: same input, same answer.
 * `task` is null before the first fact, which must be `taskAssigned`; a fact that `refuseTaskFact` refuses never comes here.
 */
export function decideTask(task: Task | null, fact: TaskFact): Decision<Task> {
  const { task: state, orders } = task === null ? firstStep(fact) : ruleOf(fact).step(task, fact);
  const next = hasEnded(state) ? null : nextOf(state);
  const told = tellOfConflict(task, state, fact);
  return {
    state,
    orders: told.length === 0 ? orders : [...orders, ...told],
    next: next && { at: next.at, why: describePoint(next) },
    finished: hasEnded(state),
  };
}

/** While a task is suspended, or done and only its mark is in question, no date of its schedule wakes it. */
function nextOf({ progress, schedule, passed, timers }: Task): Point | null {
  const rests = progress === 'suspended' || progress === 'done';
  return nextPoint(rests ? [] : schedule.points, passed, timers);
}

/** Why a fact cannot be taken now, in a sentence for the person who brought it; null: it can. */
export const refuseTaskFact = (task: Task | null, fact: TaskFact): Problem | null =>
  task === null ? null : ruleOf(fact).refuse(task, fact);

function firstStep(fact: TaskFact): Step {
  if (fact.kind !== 'taskAssigned')
    throw new RangeError(`a task begins with taskAssigned, not with ${fact.kind}`);
  return assigned(fact);
}
