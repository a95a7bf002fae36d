import { atTime, endOfDay, onOf, startOfDay } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { addMonths, addYears, localDate, maxDate, minDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import {
  addWorkingDays,
  countWorkingDays,
  firstWorkingDayOnOrAfter,
  lastWorkingDayOnOrBefore,
} from '../calendar/working-calendar.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { ResolvedDeadline } from '../deadline/resolved.ts';
import type { Policy } from '../policy.ts';
import { byInstant } from './schedule.ts';
import type { Point, PointKind, Schedule } from './schedule.ts';

export interface PlanningRules {
  readonly calendar: WorkingCalendar;
  readonly policy: Policy;
}

/**
 * Lays out the instants of a task's life from its resolved deadline. `assignedOn` is the day of the notice of
 * assignment: no reminder comes earlier than the quiet working days after it (domain, §5).
 */
export function planSchedule(
  resolved: ResolvedDeadline,
  assignedOn: LocalDate,
  rules: PlanningRules,
): Schedule {
  const course = courseOf(resolved);
  const points = [
    ...opening(resolved, course, assignedOn),
    ...(course === 'dated' ? datedPoints(resolved, assignedOn, rules) : []),
    ...(course === 'waiting' ? waitingPoints(resolved, assignedOn, rules) : []),
    ...(course === 'standing' ? standingPoints(resolved, assignedOn, rules) : []),
  ];
  const {
    startOn,
    dueOn,
    boundaryOn,
    lastWorkingOn,
    ceilingOn,
    feasibleUntil,
    provisional,
    conflict,
    counted,
  } = resolved;
  return {
    course,
    startOn,
    dueOn,
    boundaryOn,
    lastWorkingOn,
    ceilingOn,
    feasibleUntil,
    provisional,
    conflict,
    toConfirm: false,
    counted,
    points: points.toSorted(byInstant),
  };
}

function courseOf(resolved: ResolvedDeadline): Schedule['course'] {
  const [first] = resolved.phases;
  // Of two phases only the second waits: the work by stages runs from the signing on.
  const worksMeanwhile = resolved.phases.length > 1 && first?.awaitsEvent === false;
  if (resolved.awaitsEvent && !worksMeanwhile) return 'waiting';
  return resolved.dueOn === null ? 'standing' : 'dated';
}

function opening(
  resolved: ResolvedDeadline,
  course: Schedule['course'],
  assignedOn: LocalDate,
): readonly Point[] {
  if (course === 'waiting' || resolved.startOn === null || resolved.startOn <= assignedOn) return [];
  return [silent('opens', resolved.startOn, startOfDay(resolved.startOn))];
}

function datedPoints(
  resolved: ResolvedDeadline,
  assignedOn: LocalDate,
  rules: PlanningRules,
): readonly Point[] {
  const { dueOn, lastWorkingOn } = resolved;
  if (dueOn === null || lastWorkingOn === null) return [];
  return [
    ...reminders(lastWorkingOn, assignedOn, rules),
    silent('overdue', dueOn, endOfDay(dueOn)),
    ...afterDue(dueOn, assignedOn, rules),
  ];
}

function reminders(lastWorkingOn: LocalDate, assignedOn: LocalDate, rules: PlanningRules): readonly Point[] {
  const { calendar, policy } = rules;
  const length = countWorkingDays(calendar, assignedOn, lastWorkingOn);
  const offsets =
    policy.reminders.byLength.find((row) => length > row.longerThanWorkingDays)?.workingDaysBefore ?? [];
  const quietUntil = addWorkingDays(calendar, assignedOn, policy.reminders.quietAfterAssignment);
  return offsets
    .map((offset) => ({
      offset,
      on: offset === 0 ? lastWorkingOn : addWorkingDays(calendar, lastWorkingOn, -offset),
    }))
    .filter(({ on }) => on > quietUntil)
    .map(({ offset, on }) => speaking('reminder', on, rules, offset));
}

function afterDue(dueOn: LocalDate, assignedOn: LocalDate, rules: PlanningRules): readonly Point[] {
  const { calendar, policy } = rules;
  // A plan adopted long after its dates is reviewed from its adoption on, not in the past.
  const from = maxDate(dueOn, assignedOn);
  const letterOn = addWorkingDays(calendar, dueOn, policy.overdue.letterAfterWorkingDays);
  const monthly = Array.from({ length: policy.overdue.reviewMonths }, (_, i) =>
    firstOfMonth(addMonths(from, i + 1)),
  );
  // Then once a year: an open task without a next instant would be an alarm, not a state.
  const yearlyFrom = firstOfMonth(addMonths(from, policy.overdue.reviewMonths + 1));
  const yearly = monthsBetween(yearlyFrom, addYears(from, policy.horizonYears), [policy.standingReviewMonth]);
  const months = [...monthly, ...yearly];
  const { talkAfterWorkingDays, packetAfterWorkingDays } = policy.ladder;
  const rungs = [
    ['overdue-letter', letterOn],
    ['ladder-talk', addWorkingDays(calendar, dueOn, talkAfterWorkingDays)],
    ['ladder-packet', addWorkingDays(calendar, dueOn, packetAfterWorkingDays)],
  ] as const;
  const reviewed = months.map((on) => firstWorkingDayOnOrAfter(calendar, on)).filter((on) => on > letterOn);
  return [
    ...rungs.map(([kind, on]) => speaking(kind, on, rules, null)),
    ...reviewed.map((on) => speaking('overdue-review', on, rules, null)),
  ];
}

function waitingPoints(
  resolved: ResolvedDeadline,
  assignedOn: LocalDate,
  rules: PlanningRules,
): readonly Point[] {
  const { calendar } = rules;
  const { ceilingOn, feasibleUntil } = resolved;
  const warned =
    feasibleUntil === null
      ? []
      : [speaking('feasibility', lastWorkingDayOnOrBefore(calendar, feasibleUntil), rules, null)];
  const ended = ceilingOn === null ? [] : [silent('ceiling', ceilingOn, endOfDay(ceilingOn))];
  return [...questions(resolved, assignedOn, rules), ...warned, ...ended];
}

/** "đã ban hành chưa?", as long as it makes sense to ask. */
function questions(
  { ceilingOn }: ResolvedDeadline,
  assignedOn: LocalDate,
  rules: PlanningRules,
): readonly Point[] {
  const { calendar, policy } = rules;
  const horizon = addYears(assignedOn, policy.horizonYears);
  const until = ceilingOn === null ? horizon : minDate(ceilingOn, horizon);
  const quietUntil = addWorkingDays(calendar, assignedOn, policy.reminders.quietAfterAssignment);
  return monthsBetween(assignedOn, until, policy.watchMonths)
    .map((on) => firstWorkingDayOnOrAfter(calendar, on))
    .filter((on) => on > quietUntil && on <= until)
    .map((on) => speaking('watch', on, rules, null));
}

/** Of two phases the first is asked about as any standing work; the document of the second is watched for meanwhile. */
const standingPoints = (
  resolved: ResolvedDeadline,
  assignedOn: LocalDate,
  rules: PlanningRules,
): readonly Point[] => [
  ...reviews(resolved, assignedOn, rules),
  ...(resolved.awaitsEvent ? questions(resolved, assignedOn, rules) : []),
];

function reviews(resolved: ResolvedDeadline, assignedOn: LocalDate, rules: PlanningRules): readonly Point[] {
  const { calendar, policy } = rules;
  const from = resolved.startOn === null ? assignedOn : maxDate(resolved.startOn, assignedOn);
  return monthsBetween(from, addYears(from, policy.horizonYears), [policy.standingReviewMonth]).map((on) =>
    speaking('review', firstWorkingDayOnOrAfter(calendar, on), rules, null),
  );
}

/** A point with a key of its own that causes mail on a day. */
export const pointOn = (kind: PointKind, key: string, on: LocalDate, rules: PlanningRules): Point => ({
  ...speaking(kind, on, rules, null),
  key,
});

/** A point that causes mail: prepared early in the day, sent in sending hours. */
function speaking(
  kind: PointKind,
  on: LocalDate,
  rules: PlanningRules,
  workingDaysLeft: number | null,
): Point {
  const { prepareAt, from } = rules.policy.sending;
  return { key: `${kind}/${on}`, kind, at: atTime(on, prepareAt), sendAt: atTime(on, from), workingDaysLeft };
}

const silent = (kind: PointKind, on: LocalDate, at: Instant): Point => ({
  key: `${kind}/${on}`,
  kind,
  at,
  sendAt: null,
  workingDaysLeft: null,
});

const firstOfMonth = (on: LocalDate): LocalDate => localDate(`${on.slice(0, 8)}01`);

/** The firsts of the given months (1–12) after `from`, up to and including `until`. */
function monthsBetween(from: LocalDate, until: LocalDate, months: readonly number[]): readonly LocalDate[] {
  const firsts: LocalDate[] = [];
  for (let on = firstOfMonth(from); on <= until; on = addMonths(on, 1)) {
    if (on >= from && months.includes(Number(on.slice(5, 7)))) firsts.push(on);
  }
  return firsts;
}

/**
 * The first moment at or after `earliest` in which mail may leave: within the sending hours, on a working day.
 * Nothing is sent at night or on a day off, even after a standstill.
 */
export function sendingMoment(earliest: Instant, rules: PlanningRules): Instant {
  const { calendar, policy } = rules;
  const { from, until, workingDaysOnly } = policy.sending;
  const allowed = (on: LocalDate): LocalDate =>
    workingDaysOnly ? firstWorkingDayOnOrAfter(calendar, on) : on;
  const today = onOf(earliest);
  const day = allowed(today);
  if (day > today) return atTime(day, from);
  if (earliest < atTime(day, from)) return atTime(day, from);
  if (earliest < atTime(day, until)) return earliest;
  const next = onOf(endOfDay(day));
  return atTime(allowed(next), from);
}
