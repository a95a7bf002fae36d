import type { Instant } from '../calendar/instant.ts';
import type { BodyId } from '../plan/plan.ts';
import { letter } from '../task/order.ts';
import type { Decision, MailKind, Order } from '../task/order.ts';
import { nextPoint } from '../task/schedule.ts';
import type { Schedule } from '../task/schedule.ts';
import { dutyAtInstant, roundAtInstant } from './round-at-instant.ts';
import { describeRoundPoint } from './round-points.ts';
import type { RoundFact } from './round-fact.ts';
import { concluded, receive } from './receiving.ts';
import { missingFrom } from './round.ts';
import type { RecurringDuty, ReportRound, Round } from './round.ts';

interface Step {
  readonly round: Round;
  readonly orders: readonly Order[];
}

type Fact<K extends RoundFact['kind']> = Extract<RoundFact, { kind: K }>;

/**
 * What happens to a duty of reporting when a fact arrives. Pure. `round` is null before the first fact, which begins a
 * recurring duty or opens a round; a fact that `refuseRoundFact` refuses never comes here.
 */
export function decideRound(round: Round | null, fact: RoundFact): Decision<Round> {
  const { round: state, orders } = round === null ? begun(fact) : step(round, fact);
  const finished = state.progress === 'closed';
  const next = finished ? null : nextPoint(state.schedule.points, state.passed);
  return { state, orders, next: next && { at: next.at, why: describeRoundPoint(next, state) }, finished };
}

function begun(fact: RoundFact): Step {
  if (fact.kind === 'roundOpened') return opened(fact);
  if (fact.kind === 'recurringDutyBegun') return dutyBegun(fact);
  throw new RangeError(`a round begins with roundOpened or recurringDutyBegun, not with ${fact.kind}`);
}

function step(round: Round, fact: RoundFact): Step {
  if (round.progress === 'awaiting-day') {
    if (fact.kind === 'instantReached') return dutyAtInstant(round, fact.at);
    if (fact.kind === 'reportDaySet') return daySet(round, fact);
    return { round, orders: [] };
  }
  switch (fact.kind) {
    case 'instantReached':
      return roundAtInstant(round, fact.at);
    case 'reportReceived':
      return receive(round, fact);
    case 'boundaryConcluded':
      return concluded(round, fact);
    case 'roundDayMoved':
      return dayMoved(round, fact);
    case 'roundClosed':
      return closed(round, fact);
    case 'roundOpened':
    case 'recurringDutyBegun':
    case 'reportDaySet':
      return { round, orders: [] };
  }
}

/** What lies before the fact is the past: nobody is written to about it. */
const passedBefore = (schedule: Schedule, at: Instant): readonly string[] =>
  schedule.points.filter((point) => point.at < at).map((point) => point.key);

function dutyBegun(fact: Fact<'recurringDutyBegun'>): Step {
  const { at, collector, expected, periods, schedule, askSendAt } = fact;
  const round: RecurringDuty = {
    kind: 'round',
    progress: 'awaiting-day',
    collector,
    keeper: collector,
    expected,
    received: [],
    schedule,
    passed: passedBefore(schedule, at),
    periods,
    days: [],
  };
  const [first] = periods;
  // The usual day of asking about the first period may lie before the plan: then it is asked with the first notice.
  const isPast = first !== undefined && round.passed.some((key) => key.startsWith(`watch/${first.key}/`));
  if (askSendAt === null || first === undefined || !isPast) return { round, orders: [] };
  const about = { period: first.key };
  return {
    round,
    orders: [letter('round-day-question', `ask/${first.key}`, collector, askSendAt, { about })],
  };
}

function daySet(duty: RecurringDuty, fact: Fact<'reportDaySet'>): Step {
  const { setting, schedule, periods, at } = fact;
  const known = [...periods, ...duty.periods];
  const set = fact.days.flatMap(({ periodKey, dueOn }) => {
    const period = known.find(({ key }) => key === periodKey);
    return period === undefined ? [] : [{ period, dueOn, setting }];
  });
  const kept = duty.days.filter((day) => !set.some(({ period }) => period.key === day.period.key));
  const days = [...kept, ...set].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const answered = schedule.points.filter((point) =>
    days.some((day) => point.key.startsWith(`watch/${day.period.key}/`)),
  );
  const passed = [
    ...new Set([...duty.passed, ...passedBefore(schedule, at), ...answered.map((point) => point.key)]),
  ];
  return {
    round: { ...duty, schedule, passed, periods, days },
    orders: [withdraw(`day/${setting.settingId}`, ['round-day-question'])],
  };
}

const withdraw = (key: string, mails: readonly MailKind[]): Order => ({
  kind: 'withdrawMail',
  key,
  mails,
  to: null,
});

function opened(fact: Fact<'roundOpened'>): Step {
  const { at, asked, collector, keeper, expected, schedule, requestSendAt } = fact;
  const passed = passedBefore(schedule, at);
  const isAhead = schedule.points.some((point) => point.kind === 'opens' && !passed.includes(point.key));
  const round: ReportRound = {
    kind: 'round',
    progress: requestSendAt === null && isAhead ? 'not-yet' : 'open',
    asked,
    collector,
    keeper,
    expected,
    received: [],
    schedule,
    passed,
  };
  return { round, orders: requestSendAt === null ? [] : requests(round, 'request', requestSendAt) };
}

/** Who has sent is not asked again. */
const requests = (round: ReportRound, key: string, sendAt: Instant): readonly Order[] =>
  missingFrom(round).map((body) => letter('round-request', key, body, sendAt));

/** The old day stays in the facts; whoever was asked by it is asked by the new one. */
function dayMoved(round: ReportRound, fact: Fact<'roundDayMoved'>): Step {
  const { setting, schedule, requestSendAt, at } = fact;
  if (round.progress === 'closed' || round.asked.kind !== 'period') return { round, orders: [] };
  const passed = [...new Set([...round.passed, ...passedBefore(schedule, at)])];
  const isAhead = schedule.points.some((point) => point.kind === 'opens' && !passed.includes(point.key));
  const moved: ReportRound = {
    ...round,
    progress: requestSendAt === null && isAhead ? 'not-yet' : 'open',
    asked: { ...round.asked, setting },
    schedule,
    passed,
  };
  return {
    round: moved,
    orders: [
      withdraw(`moved/${setting.settingId}`, ['round-request', 'round-reminder', 'round-overdue']),
      ...(requestSendAt === null ? [] : requests(moved, `request/${setting.settingId}`, requestSendAt)),
    ],
  };
}

function closed(round: ReportRound, { at, by, decisionId }: Fact<'roundClosed'>): Step {
  if (round.progress === 'closed') return { round, orders: [] };
  const missed = missingFrom(round);
  const told = (to: BodyId, about: { readonly body?: BodyId }): Order =>
    letter('round-closed', 'closed', to, at, { about: { decisionId, ...about } });
  return {
    round: { ...round, progress: 'closed', closing: { at, by, decisionId, missed } },
    orders: [
      withdraw('closed', ['round-request', 'round-reminder', 'round-overdue']),
      // A mark that counts is told to whoever bears it. The level above is never written to unsigned: hence the keeper.
      ...missed.map((body) => told(body, { body })),
      told(round.keeper, {}),
    ],
  };
}
