import { LADDER_MAILS } from '../escalation/climb.ts';
import type { LifeFact } from './fact.ts';
import { atInstant } from './at-instant.ts';
import { letter, withdrawal } from './order.ts';
import { neverRefused, unchanged } from './rule.ts';
import type { RulesOf, Step } from './rule.ts';
import { newLife } from './task.ts';
import { underSchedule, underWay } from './under-schedule.ts';

type Assigned = Extract<LifeFact, { kind: 'taskAssigned' }>;

export const LIFE_RULES: RulesOf<LifeFact> = {
  // Adopting a plan again changes nothing.
  taskAssigned: { refuse: neverRefused, step: unchanged },
  instantReached: { refuse: neverRefused, step: (task, fact) => atInstant(task, fact.at) },
  scheduleChanged: {
    refuse: neverRefused,
    step: (task, fact) => ({
      task: underSchedule(task, fact.schedule, fact.at),
      orders:
        fact.schedule.dueOn === task.schedule.dueOn || task.ladder.climbed.length === 0
          ? []
          : [withdrawal(`schedule/${fact.at}/former-date`, LADDER_MAILS)],
    }),
  },
};

/** The first step of every task. */
export function assigned(fact: Assigned): Step {
  const { parties, schedule, assignmentSendAt, at, origin } = fact;
  // What lies before the assignment is the past: it is taken as passed, and nobody is written to about it.
  const passed = schedule.points.filter((point) => point.at < at).map((point) => point.key);
  const task = underWay({ ...newLife(parties, schedule), passed, events: fact.events ?? [] });
  if (assignmentSendAt === null) return { task, orders: [] };
  const bodies = [...new Set([...parties.leads, ...parties.coordinating, ...parties.implementing])];
  const about = origin === undefined ? {} : { decisionId: origin.decisionId };
  return {
    task,
    orders: bodies.map((body) => letter('assignment', 'assignment', body, assignmentSendAt, { about })),
  };
}
