import { onOf } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { letter } from '../task/order.ts';
import type { Order } from '../task/order.ts';
import type { Point } from '../task/schedule.ts';
import { periodKeyOf } from './round-points.ts';
import { daylessPeriods, missingFrom } from './round.ts';
import type { RecurringDuty, ReportRound, Round } from './round.ts';

interface Step {
  readonly round: Round;
  readonly orders: readonly Order[];
}

const dueAt = (round: Round, now: Instant): readonly Point[] =>
  round.schedule.points.filter((point) => point.at <= now && !round.passed.includes(point.key));

const passing = (round: Round, points: readonly Point[]): readonly string[] => [
  ...round.passed,
  ...points.map((point) => point.key),
];

/** Asks the collector for the days that are still missing: one letter a period, however many questions were missed. */
export function dutyAtInstant(duty: RecurringDuty, now: Instant): Step {
  const due = dueAt(duty, now);
  const dayless = new Set(daylessPeriods(duty).map((period) => period.key));
  const last = new Map(due.map((point) => [periodKeyOf(point), point]));
  const orders = [...last.values()].flatMap((point): readonly Order[] => {
    const period = periodKeyOf(point);
    if (point.sendAt === null || !dayless.has(period)) return [];
    return [letter('round-day-question', point.key, duty.collector, point.sendAt, { about: { period } })];
  });
  return { round: { ...duty, passed: passing(duty, due) }, orders };
}

/** Applies every point whose instant has come. After a standstill one letter speaks for all that were missed. */
export function roundAtInstant(round: ReportRound, now: Instant): Step {
  const due = dueAt(round, now);
  const passed = passing(round, due);
  const opens = due.some((point) => point.kind === 'opens');
  const moved: ReportRound =
    opens && round.progress === 'not-yet' ? { ...round, progress: 'open', passed } : { ...round, passed };
  return { round: moved, orders: moved.progress === 'open' ? ordersAt(moved, due, now) : [] };
}

/** To the bodies: asked, else reminded, and after the last day neither. To the keeper: what is missing. */
function ordersAt(round: ReportRound, due: readonly Point[], now: Instant): readonly Order[] {
  const { dueOn } = round.schedule;
  const isOver = dueOn !== null && onOf(now) > dueOn;
  const last = (wanted: (point: Point) => boolean): Point | undefined => due.findLast(wanted);
  const asking = last((point) => point.kind === 'opens') ?? last((point) => point.kind === 'reminder');
  const telling = last((point) => point.kind === 'overdue-letter' || point.kind === 'overdue-review');
  return [
    ...(asking === undefined || isOver ? [] : toMissing(round, asking)),
    ...(telling?.sendAt == null ? [] : [letter('round-overdue', telling.key, round.keeper, telling.sendAt)]),
  ];
}

function toMissing(round: ReportRound, point: Point): readonly Order[] {
  const { sendAt } = point;
  if (sendAt === null) return [];
  const about = { workingDaysLeft: point.workingDaysLeft };
  return missingFrom(round).map((body) =>
    point.kind === 'opens'
      ? letter('round-request', 'request', body, sendAt)
      : letter('round-reminder', point.key, body, sendAt, { about }),
  );
}
