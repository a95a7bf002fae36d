import type { Instant } from '../calendar/instant.ts';
import { onOf } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { BodyId } from '../plan/plan.ts';
import type { Problem } from '../result.ts';
import { letter } from '../task/order.ts';
import type { Decision, Order } from '../task/order.ts';
import { describePoint, nextPoint } from '../task/schedule.ts';
import type { Point, Schedule } from '../task/schedule.ts';

/** A report that a body has sent; `late` is judged on the day of the first receipt against the last day in time. */
export interface ReceivedReport {
  readonly body: BodyId;
  readonly reportId: string;
  readonly at: Instant;
  /** The date the body's document bears; sent and received dates are both kept. */
  readonly documentOn: LocalDate | null;
  readonly late: boolean;
}

/** A duty that several bodies owe, each by itself: x of y by name. */
export interface Round {
  readonly kind: 'round';
  readonly progress: 'open' | 'done';
  readonly collector: BodyId;
  readonly expected: readonly BodyId[];
  /** The latest report of each body; an older version stays in the facts. */
  readonly received: readonly ReceivedReport[];
  readonly schedule: Schedule;
  readonly passed: readonly string[];
}

export type RoundFact =
  | {
      readonly kind: 'roundOpened';
      readonly at: Instant;
      readonly collector: BodyId;
      readonly expected: readonly BodyId[];
      readonly schedule: Schedule;
      /** Null: the past is recorded, nobody is asked. */
      readonly requestSendAt: Instant | null;
    }
  | { readonly kind: 'instantReached'; readonly at: Instant }
  | {
      readonly kind: 'reportReceived';
      readonly at: Instant;
      readonly body: BodyId;
      readonly reportId: string;
      readonly documentNumber: string | null;
      readonly documentOn: LocalDate | null;
      readonly files: readonly string[];
    };

export const missingFrom = (round: Round): readonly BodyId[] =>
  round.expected.filter((body) => !round.received.some((report) => report.body === body));

/** What happens to a round when a fact arrives. `round` is null before `roundOpened`. */
export function decideRound(round: Round | null, fact: RoundFact): Decision<Round> {
  const { round: state, orders } = round === null ? opened(fact) : step(round, fact);
  const finished = state.progress === 'done';
  const next = finished ? null : nextPoint(state.schedule, state.passed);
  return { state, orders, next: next && { at: next.at, why: describePoint(next) }, finished };
}

interface Step {
  readonly round: Round;
  readonly orders: readonly Order[];
}

function opened(fact: RoundFact): Step {
  if (fact.kind !== 'roundOpened')
    throw new RangeError(`a round begins with roundOpened, not with ${fact.kind}`);
  const { at, collector, expected, schedule, requestSendAt } = fact;
  const passed = schedule.points.filter((point) => point.at < at).map((point) => point.key);
  const round: Round = {
    kind: 'round',
    progress: 'open',
    collector,
    expected,
    received: [],
    schedule,
    passed,
  };
  if (requestSendAt === null) return { round, orders: [] };
  return { round, orders: expected.map((body) => letter('round-request', 'request', body, requestSendAt)) };
}

function step(round: Round, fact: RoundFact): Step {
  switch (fact.kind) {
    case 'roundOpened':
      return { round, orders: [] };
    case 'instantReached':
      return atInstant(round, fact.at);
    case 'reportReceived':
      return received(round, fact);
  }
}

function atInstant(round: Round, now: Instant): Step {
  const due = round.schedule.points.filter((point) => point.at <= now && !round.passed.includes(point.key));
  const last = new Map(due.map((point) => [point.kind, point]));
  return {
    round: { ...round, passed: [...round.passed, ...due.map((point) => point.key)] },
    orders: [...last.values()].flatMap((point) => ordersAt(round, point)),
  };
}

function ordersAt(round: Round, point: Point): readonly Order[] {
  const { sendAt } = point;
  if (sendAt === null) return [];
  const about = { workingDaysLeft: point.workingDaysLeft };
  if (point.kind === 'reminder') {
    return missingFrom(round).map((body) => letter('round-reminder', point.key, body, sendAt, { about }));
  }
  if (point.kind === 'overdue-letter' || point.kind === 'overdue-review') {
    return [letter('round-overdue', point.key, round.collector, sendAt)];
  }
  return [];
}

function received(round: Round, fact: Extract<RoundFact, { kind: 'reportReceived' }>): Step {
  const { dueOn } = round.schedule;
  const earlier = round.received.find((known) => known.body === fact.body);
  const report: ReceivedReport = {
    body: fact.body,
    reportId: fact.reportId,
    at: fact.at,
    documentOn: fact.documentOn,
    // A body that mends its report after the day was punctual all the same.
    late: earlier?.late ?? (dueOn !== null && onOf(fact.at) > dueOn),
  };
  const reports = [...round.received.filter((known) => known.body !== fact.body), report];
  const complete = round.expected.every((body) => reports.some((known) => known.body === body));
  const orders: Order[] = [
    {
      kind: 'withdrawMail',
      key: `received/${fact.reportId}`,
      mails: ['round-request', 'round-reminder'],
      to: fact.body,
    },
  ];
  if (complete)
    orders.push(letter('round-complete', 'complete', round.collector, fact.at), {
      kind: 'closeLinks',
      key: 'complete/links',
    });
  return { round: { ...round, received: reports, progress: complete ? 'done' : 'open' }, orders };
}

/** Why a fact cannot be taken now; null: it can. */
export function refuseRoundFact(round: Round | null, fact: RoundFact): Problem | null {
  if (round === null || fact.kind !== 'reportReceived') return null;
  if (!round.expected.includes(fact.body)) {
    return { kind: 'not-expected', words: 'Đơn vị này không có trong danh sách phải gửi của đợt báo cáo.' };
  }
  if (round.progress === 'done') return { kind: 'moved-on', words: 'Đợt báo cáo đã nhận đủ và đã chốt.' };
  if (fact.files.length === 0 && (fact.documentNumber === null || fact.documentOn === null)) {
    return {
      kind: 'no-evidence',
      words: 'Báo cáo phải kèm số và ngày của văn bản, hoặc ít nhất một tệp văn bản.',
    };
  }
  return null;
}
