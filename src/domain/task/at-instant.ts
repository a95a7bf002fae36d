import type { Instant } from '../calendar/instant.ts';
import { comesAgain } from './again.ts';
import { climb, rungsDueBy } from '../escalation/climb.ts';
import type { BodyId } from '../plan/plan.ts';
import { SUSPENSION_REVIEW } from './amendment.ts';
import { PART_REMINDER } from './condition.ts';
import { CONTEST_UNDECIDED } from './contest.ts';
import { COUNTER_LAPSE, COUNTER_REMINDER } from './counter-offer.ts';
import { DATE_UNDECIDED } from './date-question.ts';
import { EXTENSION_UNDECIDED } from './extension.ts';
import {
  CONFIRMATION_LATE,
  DECISION_LATE,
  DIRECTIVE_DUE,
  LADDER_RESUMES,
  PACKET_SILENCE,
  RUNG_DUE,
} from './ladder-points.ts';
import { letter, letterWithCopies } from './order.ts';
import type { MailKind, Order } from './order.ts';
import { OPINION_REMINDER } from './part.ts';
import type { PointRule, Step } from './rule.ts';
import { byInstant } from './schedule.ts';
import type { Point, PointKind } from './schedule.ts';
import type { Task, TaskProgress } from './task.ts';

/**
 * Applies every point and timer whose instant has come (`now` inclusive), in order. After a standstill only the last of
 * each kind speaks.
 */
export function atInstant(task: Task, now: Instant): Step {
  const laidOut = task.schedule.points.filter((point) => point.at <= now && !task.passed.includes(point.key));
  const ended = task.timers.filter((timer) => timer.at <= now);
  const due = [...laidOut, ...ended].toSorted(byInstant);
  const begun: Task = {
    ...task,
    passed: [...task.passed, ...laidOut.map((point) => point.key)],
    timers: task.timers.filter((timer) => timer.at > now),
  };
  const passed = due.reduce((state, point) => POINT_RULES[point.kind].passes(state, point), begun);
  const moved = { ...passed, timers: [...passed.timers, ...followUps(passed, ended, now)] };
  const orders = lastOfEachKind(due).flatMap((point) => POINT_RULES[point.kind].speaks(moved, point));
  const rung = due.findLast(({ kind }) => rungsDueBy(kind) > 0);
  const higher = climb(moved, now, rung?.sendAt ?? now);
  return { task: higher.task, orders: [...orders, ...higher.orders] };
}

/** What nobody has answered is followed up again. */
function followUps(task: Task, ended: readonly Point[], now: Instant): readonly Point[] {
  return ended.flatMap((timer) =>
    POINT_RULES[timer.kind].goesOn?.(task, timer) === true ? (comesAgain(timer, now) ?? []) : [],
  );
}

/** The letters of points that have passed already and whose own letters were withdrawn; the last of each kind. */
export const lettersAgain = (task: Task, points: readonly Point[]): readonly Order[] =>
  lastOfEachKind(points).flatMap((point) => POINT_RULES[point.kind].speaks(task, point));

function lastOfEachKind(points: readonly Point[]): readonly Point[] {
  const last = new Map<PointKind, Point>(points.map((point) => [point.kind, point]));
  return [...last.values()];
}

const stays = (task: Task): Task => task;
const silent = (): readonly Order[] => [];

/** A letter to one body while the task stands where it still needs it; what has been handed in is not asked for again. */
function writes(
  mail: MailKind,
  needed: readonly TaskProgress[],
  to: (task: Task) => BodyId,
  { copies = false }: { readonly copies?: boolean } = {},
): PointRule {
  return {
    passes: stays,
    speaks: (task, point) => {
      if (point.sendAt === null || !needed.includes(task.progress)) return [];
      const about = { point: point.key, workingDaysLeft: point.workingDaysLeft, dueOn: task.schedule.dueOn };
      const original = letter(mail, point.key, to(task), point.sendAt, { about });
      return copies ? letterWithCopies(original, task.parties.coordinating) : [original];
    },
  };
}

const answering = (task: Task): BodyId => task.parties.answeredBy;
const watching = (task: Task): BodyId => task.parties.watchedBy ?? task.parties.answeredBy;
const office = (task: Task): BodyId => task.parties.office;

const isPastDue = ({ schedule, passed }: Task): boolean =>
  schedule.points.some(({ kind, key }) => kind === 'overdue' && passed.includes(key));

const REMINDS = writes('reminder', ['open', 'not-started'], answering, { copies: true });

/** After a standstill beyond the deadline there is nothing left to remind of: what is late is the ladder's matter. */
const REMINDER: PointRule = {
  passes: stays,
  speaks: (task, point) => (isPastDue(task) ? [] : REMINDS.speaks(task, point)),
};

const POINT_RULES: Readonly<Record<PointKind, PointRule>> = {
  opens: { passes: opens, speaks: silent },
  reminder: REMINDER,
  // Of two phases only the second waits: the first may stand or be still to come.
  watch: writes('watch-question', ['waiting', 'standing', 'not-started'], watching),
  feasibility: writes('feasibility-warning', ['waiting'], office),
  overdue: { passes: stays, speaks: silent },
  'overdue-letter': RUNG_DUE,
  'ladder-talk': RUNG_DUE,
  'ladder-packet': RUNG_DUE,
  'ladder-resume': LADDER_RESUMES,
  'packet-silence': PACKET_SILENCE,
  'directive-due': DIRECTIVE_DUE,
  'confirmation-late': CONFIRMATION_LATE,
  'decision-late': DECISION_LATE,
  'overdue-review': writes('overdue-review', ['open'], office),
  ceiling: { passes: reachesCeiling, speaks: silent },
  review: writes('standing-review', ['standing'], answering),
  'opinion-reminder': OPINION_REMINDER,
  'extension-undecided': EXTENSION_UNDECIDED,
  'contest-undecided': CONTEST_UNDECIDED,
  'date-undecided': DATE_UNDECIDED,
  'counter-reminder': COUNTER_REMINDER,
  'counter-lapse': COUNTER_LAPSE,
  'suspension-review': SUSPENSION_REVIEW,
  'part-reminder': PART_REMINDER,
};

function opens(task: Task): Task {
  if (task.progress !== 'not-started') return task;
  return { ...task, progress: task.schedule.course === 'standing' ? 'standing' : 'open' };
}

function reachesCeiling(task: Task, point: Point): Task {
  return task.progress === 'waiting' ? { ...task, progress: 'impossible', since: point.at } : task;
}
