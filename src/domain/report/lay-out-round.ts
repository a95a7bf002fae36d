import { atTime, endOfDay } from '../calendar/instant.ts';
import { addMonths, addYears, formatDate, localDate, maxDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import {
  addWorkingDays,
  firstWorkingDayOnOrAfter,
  lastWorkingDayOnOrBefore,
} from '../calendar/working-calendar.ts';
import { parseDeadline } from '../deadline/parse-deadline.ts';
import type { Obligation, Plan } from '../plan/plan.ts';
import { layOutObligation } from '../task/lay-out-task.ts';
import type { PlanningRules } from '../task/plan-schedule.ts';
import { byInstant } from '../task/schedule.ts';
import type { Point, PointKind, Schedule } from '../task/schedule.ts';
import { lengthsOf, periodsBetween, periodWords } from './period.ts';
import type { PeriodLength, ReportPeriod } from './period.ts';
import type { DaySetting } from './round.ts';

/** Which periods a recurring duty is about, in its own words. */
export const lengthsOfDuty = (plan: Plan, duty: Obligation): readonly PeriodLength[] =>
  lengthsOf(parseDeadline(duty.phrase ?? duty.text.printed, { documentOn: plan.documentOn }).recurrence);

/**
 * A recurring duty without a printed day: its periods from `from` on, and when the collector is asked for the day of
 * each. No day is invented (domain, §3, IV.2). One year more than the horizon, so that days that stand for all years
 * leave something to ask about.
 */
export function layOutDuty(
  plan: Plan,
  duty: Obligation,
  from: LocalDate,
  rules: PlanningRules,
): { readonly periods: readonly ReportPeriod[]; readonly schedule: Schedule } {
  const until = addYears(from, rules.policy.horizonYears + 1);
  const periods = periodsBetween(lengthsOfDuty(plan, duty), plan.documentOn, from, until);
  const points = periods.flatMap((period) =>
    askDays(period, rules).map((on) => speaking('watch', `watch/${period.key}/${on}`, on, rules)),
  );
  const words = duty.phrase ?? duty.text.checked ?? duty.text.printed;
  return {
    periods,
    schedule: {
      ...UNDATED,
      counted: `"${words}": Kế hoạch không ghi ngày nộp; để trống cho đến khi cơ quan nhận báo cáo ấn định bằng văn bản`,
      points: points.toSorted(byInstant),
    },
  };
}

const UNDATED = {
  course: 'waiting',
  startOn: null,
  dueOn: null,
  boundaryOn: null,
  lastWorkingOn: null,
  ceilingOn: null,
  feasibleUntil: null,
  toConfirm: false,
  provisional: false,
  conflict: null,
} as const;

/** The first working days of the months before the end of the period, as the policy has it. */
function askDays({ last }: ReportPeriod, { calendar, policy }: PlanningRules): readonly LocalDate[] {
  return policy.rounds.askMonthsBeforeEnd.map((months) =>
    firstWorkingDayOnOrAfter(calendar, addMonths(firstOfMonth(last), -months)),
  );
}

const firstOfMonth = (on: LocalDate): LocalDate => localDate(`${on.slice(0, 8)}01`);

export interface LaidOut {
  readonly schedule: Schedule;
  /** The day on which the bodies are asked has come or is past: they are asked at once. */
  readonly asksAtOnce: boolean;
}

/** A round whose day was set: asked, reminded, and after the day the keeper is told and asked to close. */
export function layOutPeriodRound(
  period: ReportPeriod,
  dueOn: LocalDate,
  setting: DaySetting,
  setOn: LocalDate,
  rules: PlanningRules,
): LaidOut {
  const document = `văn bản số ${setting.documentNumber} ngày ${formatDate(setting.documentOn)}`;
  const every = setting.standing ? ', cho kỳ này hằng năm' : '';
  const counted =
    `Kế hoạch không ghi ngày; ngày ${formatDate(dueOn)} do cơ quan nhận báo cáo ấn định tại ${document}${every}; ` +
    `số liệu ${periodWords(period)} tính từ ngày ${formatDate(period.first)}`;
  return layOut(dueOn, counted, setOn, rules);
}

/** The next tier: the collector's own report, so many working days after the closing, whose day is not counted. */
export function layOutSummary(closedOn: LocalDate, rules: PlanningRules): LaidOut {
  const days = rules.policy.rounds.summaryWorkingDays;
  const dueOn = addWorkingDays(rules.calendar, closedOn, days);
  const amount = String(days).padStart(2, '0');
  const counted =
    `${amount} ngày làm việc kể từ ngày chốt ${formatDate(closedOn)} (không tính ngày chốt): ` +
    `hết ngày ${formatDate(dueOn)}; Kế hoạch không ghi ngày, số ngày theo cách nhắc việc đã duyệt`;
  return layOut(dueOn, counted, closedOn, rules);
}

function layOut(dueOn: LocalDate, counted: string, from: LocalDate, rules: PlanningRules): LaidOut {
  const { calendar, policy } = rules;
  const lastWorkingOn = lastWorkingDayOnOrBefore(calendar, dueOn);
  const askOn = addWorkingDays(calendar, lastWorkingOn, -policy.rounds.requestWorkingDaysBefore);
  const asksAtOnce = askOn <= from;
  const askedOn = asksAtOnce ? addWorkingDays(calendar, from, 1) : askOn;
  const points = [
    ...(asksAtOnce ? [] : [speaking('opens', `opens/${askOn}`, askOn, rules)]),
    ...policy.rounds.remindWorkingDaysBefore
      .map((left) => ({
        left,
        on: left === 0 ? lastWorkingOn : addWorkingDays(calendar, lastWorkingOn, -left),
      }))
      .filter(({ on }) => on > askedOn)
      .map(({ left, on }) => speaking('reminder', `reminder/${on}`, on, rules, left)),
    {
      key: `overdue/${dueOn}`,
      kind: 'overdue',
      at: endOfDay(dueOn),
      sendAt: null,
      workingDaysLeft: null,
    } as const,
    ...afterDue(dueOn, rules),
  ];
  const provisional = calendar.isProvisional(dueOn);
  return {
    asksAtOnce,
    schedule: {
      ...UNDATED,
      course: 'dated',
      startOn: null,
      dueOn,
      lastWorkingOn,
      provisional,
      counted,
      points: points.toSorted(byInstant),
    },
  };
}

function afterDue(dueOn: LocalDate, rules: PlanningRules): readonly Point[] {
  const { calendar, policy } = rules;
  const closeOn = addWorkingDays(calendar, dueOn, policy.rounds.closeAfterWorkingDays);
  const months = Array.from({ length: policy.overdue.reviewMonths }, (_, i) =>
    firstWorkingDayOnOrAfter(calendar, addMonths(firstOfMonth(dueOn), i + 1)),
  );
  return [
    speaking('overdue-letter', `overdue-letter/${closeOn}`, closeOn, rules),
    ...months.filter((on) => on > closeOn).map((on) => review(on, rules)),
    ...yearlyReviews(dueOn, rules),
  ];
}

const review = (on: LocalDate, rules: PlanningRules): Point =>
  speaking('overdue-review', `overdue-review/${on}`, on, rules);

/** After the monthly reviews each January, to the horizon: a round that nobody closes is not forgotten. */
function yearlyReviews(dueOn: LocalDate, rules: PlanningRules): readonly Point[] {
  const { calendar, policy } = rules;
  const monthlyUntil = addMonths(dueOn, policy.overdue.reviewMonths);
  const years = Array.from({ length: policy.horizonYears }, (_, i) => addYears(dueOn, i + 1).slice(0, 4));
  return years
    .map((year) => firstWorkingDayOnOrAfter(calendar, localDate(`${year}-01-01`)))
    .filter((on) => on > monthlyUntil)
    .map((on) => review(on, rules));
}

/** The schedule of a document that is owed once, by the date that the plan prints. */
export function layOutOnce(
  plan: Plan,
  duty: Obligation,
  assignedOn: LocalDate,
  rules: PlanningRules,
): Schedule {
  const schedule = layOutObligation(plan, duty, assignedOn, rules);
  const later = schedule.dueOn === null ? [] : yearlyReviews(maxDate(schedule.dueOn, assignedOn), rules);
  const known = new Set(schedule.points.map((point) => point.key));
  const points = [...schedule.points, ...later.filter((point) => !known.has(point.key))];
  return { ...schedule, points: points.toSorted(byInstant) };
}

/** A point that causes mail: prepared early in the day, sent in sending hours. */
function speaking(
  kind: PointKind,
  key: string,
  on: LocalDate,
  { policy }: PlanningRules,
  workingDaysLeft: number | null = null,
): Point {
  const { prepareAt, from } = policy.sending;
  return { key, kind, at: atTime(on, prepareAt), sendAt: atTime(on, from), workingDaysLeft };
}
