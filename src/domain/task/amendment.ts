import { askAgain, askOrders } from '../escalation/ask-officer.ts';
import { LADDER_MAILS, standDown } from '../escalation/climb.ts';
import { resting } from '../escalation/resting.ts';
import { onOf } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Problem } from '../result.ts';
import type { AmendmentFact } from './amendment-fact.ts';
import { OF_QUESTION } from './date-question.ts';
import { requestsTakenBack, withoutRequests } from './moot.ts';
import { movedOn } from './moved-on.ts';
import { letterWithCopies, letter, withdrawal } from './order.ts';
import type { MailKind, Order } from './order.ts';
import { refusePastDate } from './past-date.ts';
import { withPersonsDate } from './persons-date.ts';
import type { PointRule, RulesOf, Step } from './rule.ts';
import type { Point, PointKind, Schedule } from './schedule.ts';
import { lifeOf } from './task.ts';
import type { Task } from './task.ts';
import { OF_SIGNING } from './signature.ts';
import { underSchedule } from './under-schedule.ts';

type Fact<K extends AmendmentFact['kind']> = Extract<AmendmentFact, { kind: K }>;

export const AMENDMENT_RULES: RulesOf<AmendmentFact> = {
  taskAmended: { refuse: refuseAmendment, step: amended },
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
];

/** What is asked about a task that lives, and not about one that has been dropped. */
const OF_ENDED: readonly MailKind[] = [
  'confirmation-request',
  'confirmation-late',
  'decision-late',
  'directive-late',
  'contest-request',
  'contest-undecided',
  'part-reported',
  'part-reminder',
  'suspension-review',
  ...OF_SIGNING,
  ...OF_QUESTION,
];

/** What people owe each other whatever becomes of the dates: it is not lost by a suspension. */
const RUNS_ON: readonly PointKind[] = [
  'contest-undecided',
  'date-undecided',
  'directive-due',
  'part-reminder',
];

function amended(task: Task, fact: Fact<'taskAmended'>): Step {
  const parties = fact.parties ?? task.parties;
  const free = { ...task, ...withoutRequests(task, fact.at), parties };
  const moved = withPersonsDate(underSchedule(free, fact.schedule, fact.at), fact.decisionId, fact.at);
  return {
    task: { ...moved, amendments: [...task.amendments, amendmentOf(task, fact)] },
    orders: [
      withdrawal(`amended/${fact.decisionId}`, [...OF_FORMER, ...OF_QUESTION]),
      ...requestsTakenBack(task, `amended/${fact.decisionId}`),
      ...notice(task, { ...fact, change: 'amended' }, { dueOn: fact.schedule.dueOn }),
    ],
  };
}

function suspended(task: Task, fact: Fact<'taskSuspended'>): Step {
  return {
    task: {
      ...lifeOf(task),
      ...withoutRequests(task, fact.at),
      ladder: standDown(task.ladder, task.notices),
      progress: 'suspended',
      since: fact.at,
      decisionId: fact.decisionId,
      timers: [...runningOn(task), fact.review, ...(fact.laterReviews ?? [])],
    },
    orders: [
      withdrawal(`suspended/${fact.decisionId}`, OF_FORMER),
      ...requestsTakenBack(task, `suspended/${fact.decisionId}`),
      ...notice(task, { ...fact, change: 'suspended' }, {}),
    ],
  };
}

function resumed(task: Task, fact: Fact<'taskResumed'>): Step {
  const awake: Task = { ...lifeOf(task), timers: runningOn(task), progress: 'open' };
  const under = underSchedule(awake, fact.schedule, fact.at);
  const sameDate = fact.schedule.dueOn === task.schedule.dueOn;
  const dated = sameDate ? under : withPersonsDate(under, fact.decisionId, fact.at);
  const moved = resting(dated, fact.rest);
  // An officer whose time had stopped is asked once more, at once or when the days of rest are over.
  const asked = fact.rest === undefined ? askAgain(moved, fact.at) : moved;
  return {
    task: { ...asked, amendments: [...task.amendments, amendmentOf(task, fact)] },
    orders: [
      withdrawal(`resumed/${fact.decisionId}`, ['suspension-review']),
      ...(asked === moved ? [] : askOrders(asked, fact.noticeSendAt ?? fact.at)),
      ...notice(task, { ...fact, change: 'resumed' }, { dueOn: fact.schedule.dueOn }),
    ],
  };
}

function cancelled(task: Task, fact: Fact<'taskCancelled'>): Step {
  return endedBy(task, fact, 'cancelled');
}

type Ended = Extract<Task, { readonly progress: 'cancelled' }>;

/** The task is not owed any more: its letters are withdrawn, its links close, and what has taken its place is named. */
export function endedBy(
  task: Task,
  fact: Omit<Fact<'taskCancelled'>, 'kind'>,
  change: 'cancelled' | 'divided',
): { readonly task: Ended; readonly orders: readonly Order[] } {
  const { at, decisionId, replacedBy } = fact;
  return {
    task: {
      ...lifeOf(task),
      ...withoutRequests(task, at),
      progress: 'cancelled',
      cancelledAt: at,
      decisionId,
      replacedBy,
      contest: null,
      prepared: [],
      timers: [],
    },
    orders: [
      withdrawal(`${change}/${decisionId}`, [...OF_FORMER, ...OF_ENDED]),
      ...requestsTakenBack(task, `${change}/${decisionId}`),
      ...notice(task, { ...fact, change }, { replacedBy: replacedBy.join(' ') }),
      { kind: 'closeLinks', key: `${change}/${decisionId}/links` },
    ],
  };
}

const runningOn = ({ timers }: Task): readonly Point[] => timers.filter(({ kind }) => RUNS_ON.includes(kind));

const amendmentOf = (task: Task, fact: { readonly decisionId: string; readonly at: Instant }) => ({
  decisionId: fact.decisionId,
  at: fact.at,
  formerDueOn: task.schedule.dueOn,
  formerCounted: task.schedule.counted,
});

interface Told {
  readonly decisionId: string;
  readonly noticeSendAt: Instant | null;
  readonly change: 'amended' | 'suspended' | 'resumed' | 'cancelled' | 'divided';
}

/** One letter a body about the change; the day's digest makes one covering note of those of several tasks. */
function notice(
  task: Task,
  { decisionId, noticeSendAt, change }: Told,
  more: Readonly<Record<string, string | null>>,
): readonly Order[] {
  if (noticeSendAt === null) return [];
  const about = {
    decisionId,
    change,
    formerDueOn: task.schedule.dueOn,
    ...more,
  };
  const { answeredBy, leads, coordinating, implementing } = task.parties;
  const note = letter('task-changed', `${change}/${decisionId}`, answeredBy, noticeSendAt, { about });
  return letterWithCopies(note, [...new Set([...leads, ...coordinating, ...implementing])]);
}

export const SUSPENSION_REVIEW: PointRule = {
  passes: (task) => task,
  speaks: (task, point) =>
    task.progress === 'suspended' && point.sendAt !== null
      ? [letter('suspension-review', point.key, task.parties.office, point.sendAt)]
      : [],
};

function refuseAmendment(task: Task, { schedule, at }: Fact<'taskAmended'>): Problem | null {
  const over = refuseOver(task);
  if (over !== null || !isPast(schedule, at)) return over;
  return refusePastDate(schedule.dueOn ?? onOf(at));
}

const isPast = ({ course, dueOn }: Schedule, at: Instant): boolean =>
  course === 'dated' && dueOn !== null && dueOn < onOf(at);

export function refuseOver(task: Task): Problem | null {
  return task.progress === 'done' || task.progress === 'cancelled' ? movedOn(task) : null;
}

function refuseSuspension(task: Task): Problem | null {
  if (task.progress === 'suspended') {
    return { kind: 'already-suspended', words: 'Nhiệm vụ đang tạm dừng rồi.' };
  }
  // What has been handed in or presented waits for somebody's word: no date runs against the body, and the word must not get lost.
  return task.progress === 'submitted' || task.progress === 'presented' ? movedOn(task) : refuseOver(task);
}

/** A task that was late before it was suspended goes on being late; one that was not must not become so in its sleep. */
function refuseResumption(task: Task, { schedule, at }: Fact<'taskResumed'>): Problem | null {
  if (task.progress !== 'suspended')
    return { kind: 'not-suspended', words: 'Chỉ nhiệm vụ đang tạm dừng mới được tiếp tục thực hiện.' };
  const wasLate = schedule.dueOn === task.schedule.dueOn && isPast(task.schedule, task.since);
  return isPast(schedule, at) && !wasLate ? refusePastDate(schedule.dueOn ?? onOf(at)) : null;
}
