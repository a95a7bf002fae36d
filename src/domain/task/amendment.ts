import { askAgain, askOrders } from '../escalation/ask-officer.ts';
import { LADDER_MAILS, standDown } from '../escalation/climb.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Problem } from '../result.ts';
import type { AmendmentFact } from './amendment-fact.ts';
import { movedOn } from './moved-on.ts';
import { letterWithCopies, letter, withdrawal } from './order.ts';
import type { MailKind, Order } from './order.ts';
import type { PointRule, RulesOf, Step } from './rule.ts';
import { lifeOf } from './task.ts';
import type { Task } from './task.ts';
import { underSchedule } from './under-schedule.ts';

type Fact<K extends AmendmentFact['kind']> = Extract<AmendmentFact, { kind: K }>;

export const AMENDMENT_RULES: RulesOf<AmendmentFact> = {
  taskAmended: { refuse: refuseOver, step: amended },
  taskSuspended: { refuse: refuseSuspension, step: suspended },
  taskResumed: { refuse: refuseResumption, step: resumed },
  taskCancelled: { refuse: refuseOver, step: cancelled },
};

/** Every letter that speaks of the dates before the decision, or asks for what is not owed any more. */
const OF_FORMER: readonly MailKind[] = [
  'reminder',
  'watch-question',
  'feasibility-warning',
  'overdue-review',
  ...LADDER_MAILS,
  'standing-review',
  'extension-request',
  'extension-undecided',
];

function amended(task: Task, fact: Fact<'taskAmended'>): Step {
  const parties = fact.parties ?? task.parties;
  const moved = underSchedule({ ...task, parties }, fact.schedule, fact.at);
  return {
    task: { ...moved, amendments: [...task.amendments, amendmentOf(task, fact)] },
    orders: [
      withdrawal(`amended/${fact.decisionId}`, OF_FORMER),
      ...notice(task, fact, { dueOn: fact.schedule.dueOn }),
    ],
  };
}

function suspended(task: Task, fact: Fact<'taskSuspended'>): Step {
  return {
    task: {
      ...lifeOf(task),
      ladder: standDown(task.ladder, task.notices),
      progress: 'suspended',
      since: fact.at,
      decisionId: fact.decisionId,
      timers: [fact.review],
    },
    orders: [withdrawal(`suspended/${fact.decisionId}`, OF_FORMER), ...notice(task, fact, {})],
  };
}

function resumed(task: Task, fact: Fact<'taskResumed'>): Step {
  const awake: Task = { ...lifeOf(task), timers: [], progress: 'open' };
  const moved = underSchedule(awake, fact.schedule, fact.at);
  // An officer whose time had stopped is asked once more.
  const asked = askAgain(moved, fact.at);
  return {
    task: { ...asked, amendments: [...task.amendments, amendmentOf(task, fact)] },
    orders: [
      withdrawal(`resumed/${fact.decisionId}`, ['suspension-review']),
      ...(asked === moved ? [] : askOrders(asked, fact.noticeSendAt ?? fact.at)),
      ...notice(task, fact, { dueOn: fact.schedule.dueOn }),
    ],
  };
}

function cancelled(task: Task, fact: Fact<'taskCancelled'>): Step {
  const { at, decisionId, replacedBy } = fact;
  return {
    task: { ...lifeOf(task), progress: 'cancelled', cancelledAt: at, decisionId, replacedBy, timers: [] },
    orders: [
      withdrawal(`cancelled/${decisionId}`, [...OF_FORMER, 'confirmation-request', 'suspension-review']),
      ...notice(task, fact, { replacedBy: replacedBy.join(' ') }),
      { kind: 'closeLinks', key: `cancelled/${decisionId}/links` },
    ],
  };
}

const amendmentOf = (task: Task, fact: { readonly decisionId: string; readonly at: Instant }) => ({
  decisionId: fact.decisionId,
  at: fact.at,
  formerDueOn: task.schedule.dueOn,
  formerCounted: task.schedule.counted,
});

const CHANGE: Readonly<Record<AmendmentFact['kind'], string>> = {
  taskAmended: 'amended',
  taskSuspended: 'suspended',
  taskResumed: 'resumed',
  taskCancelled: 'cancelled',
};

/** One letter a body about the change; the day's digest makes one covering note of those of several tasks. */
function notice(
  task: Task,
  fact: AmendmentFact,
  more: Readonly<Record<string, string | null>>,
): readonly Order[] {
  if (fact.noticeSendAt === null) return [];
  const about = {
    decisionId: fact.decisionId,
    change: CHANGE[fact.kind],
    formerDueOn: task.schedule.dueOn,
    ...more,
  };
  const { answeredBy, leads, coordinating } = task.parties;
  const note = letter(
    'task-changed',
    `${CHANGE[fact.kind]}/${fact.decisionId}`,
    answeredBy,
    fact.noticeSendAt,
    {
      about,
    },
  );
  return letterWithCopies(note, [...leads, ...coordinating]);
}

export const SUSPENSION_REVIEW: PointRule = {
  passes: (task) => task,
  speaks: (task, point) =>
    task.progress === 'suspended' && point.sendAt !== null
      ? [letter('suspension-review', point.key, task.parties.office, point.sendAt)]
      : [],
};

function refuseOver(task: Task): Problem | null {
  return task.progress === 'done' || task.progress === 'cancelled' ? movedOn(task) : null;
}

function refuseSuspension(task: Task): Problem | null {
  if (task.progress === 'suspended') {
    return { kind: 'already-suspended', words: 'Nhiệm vụ đang tạm dừng rồi.' };
  }
  return task.progress === 'submitted' ? movedOn(task) : refuseOver(task);
}

function refuseResumption(task: Task): Problem | null {
  return task.progress === 'suspended'
    ? null
    : { kind: 'not-suspended', words: 'Chỉ nhiệm vụ đang tạm dừng mới được tiếp tục thực hiện.' };
}
