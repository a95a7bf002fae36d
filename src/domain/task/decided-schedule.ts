import { onOf } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { addWorkingDays, lastWorkingDayOnOrBefore } from '../calendar/working-calendar.ts';
import { planSchedule, pointOn } from './plan-schedule.ts';
import type { PlanningRules } from './plan-schedule.ts';
import type { Point, PointKind, Schedule } from './schedule.ts';

/** A date that a person has decided, in place of the one that was counted. */
export interface DecidedDate {
  /** Last day that is still in time. */
  readonly until: LocalDate;
  /** "gia hạn theo Công văn số 12-CV/BTCTU ngày 24/12/2018": stands behind the date. */
  readonly because: string;
  /** Whether the ceiling of the plan still holds: it does under an extension, a decision may set it aside. */
  readonly keepsCeiling: boolean;
}

/** The schedule under a decided date; reminders are laid out from the day of the decision on. */
export function layOutDecided(
  former: Schedule,
  { until, because, keepsCeiling }: DecidedDate,
  at: Instant,
  rules: PlanningRules,
): Schedule {
  const before = former.dueOn === null ? '' : `; thời hạn trước đó: hết ngày ${formatDate(former.dueOn)}`;
  const ceilingOn = keepsCeiling ? former.ceilingOn : null;
  const beyond = ceilingOn !== null && until > ceilingOn;
  return planSchedule(
    {
      class: 'dated',
      startOn: null,
      dueOn: until,
      dueTime: null,
      boundaryOn: null,
      lastWorkingOn: lastWorkingDayOnOrBefore(rules.calendar, until),
      ceilingOn,
      feasibleUntil: null,
      softOn: null,
      awaitsEvent: false,
      conflict: beyond
        ? `Ngày ${formatDate(until)} ở sau mốc phải hoàn thành ${formatDate(ceilingOn)} ghi trong Kế hoạch.`
        : null,
      provisional: rules.calendar.isProvisional(until),
      counted: `Hết ngày ${formatDate(until)}, ${because}${before}`,
      working: [],
      phases: [],
    },
    onOf(at),
    rules,
  );
}

/** When something that waits for a person is followed up: so many working days (day of `from` excluded), in sending hours. */
export function followUp(
  kind: PointKind,
  id: string,
  from: Instant,
  workingDays: number,
  rules: PlanningRules,
): Point {
  return pointOn(kind, `${kind}/${id}`, addWorkingDays(rules.calendar, onOf(from), workingDays), rules);
}
