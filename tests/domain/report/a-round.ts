import { decideRound } from '../../../src/domain/report/decide-round.ts';
import {
  layOutDuty,
  layOutOnce,
  layOutPeriodRound,
  layOutSummary,
} from '../../../src/domain/report/lay-out-round.ts';
import type { ReportPeriod } from '../../../src/domain/report/period.ts';
import type { RoundFact } from '../../../src/domain/report/round-fact.ts';
import type { DaySetting, Round } from '../../../src/domain/report/round.ts';
import { expectedOf } from '../../../src/domain/task/lay-out-task.ts';
import type { Decision, Order } from '../../../src/domain/task/order.ts';
import { ADOPTED_AT, ANNOUNCED_ON, PLAN, RULES, at, isMail, on } from '../task/real-plan.ts';

function dutyNamed(id: string) {
  const found = PLAN.obligations.find((duty) => duty.id === id);
  if (found === undefined) throw new Error(`the plan has lost ${id}`);
  return found;
}

export const OFFICE = 'ban-to-chuc-tinh-uy';
export const KEEPER_OF_THE_OFFICE = 'van-phong-tinh-uy';
const IV_2A = dutyNamed('77-IV.2a');
export const IV_2C = dutyNamed('77-IV.2c');
export const EXPECTED = expectedOf(PLAN, IV_2A);
export const ONCE = layOutOnce(PLAN, IV_2A, ANNOUNCED_ON, RULES);

type Fact<K extends RoundFact['kind']> = Extract<RoundFact, { kind: K }>;

/** IV.2a: each body's own plan, "trước ngày 05/5/2018". */
export const opened: Fact<'roundOpened'> = {
  kind: 'roundOpened',
  at: ADOPTED_AT,
  asked: { kind: 'document' },
  collector: OFFICE,
  keeper: OFFICE,
  expected: EXPECTED,
  schedule: ONCE,
  requestSendAt: at('2018-04-11'),
};

const laidOut = layOutDuty(PLAN, IV_2C, ANNOUNCED_ON, RULES);
export const PERIODS = laidOut.periods;

/** IV.2c: "định kỳ báo cáo 6 tháng, năm", without a day. */
export const begun: Fact<'recurringDutyBegun'> = {
  kind: 'recurringDutyBegun',
  at: ADOPTED_AT,
  collector: OFFICE,
  expected: EXPECTED,
  ...laidOut,
  askSendAt: at('2018-04-11'),
};

export function periodNamed(key: string): ReportPeriod {
  const found = PERIODS.find((period) => period.key === key);
  if (found === undefined) throw new Error(`no period ${key}`);
  return found;
}

export const setting = (standing = false, settingId = 'cv-45'): DaySetting => ({
  settingId,
  documentNumber: '45-CV/BTCTU',
  documentOn: on('2018-04-20'),
  standing,
});

/** The first half of 2018 by 15/6/2018, a Friday; asked of 17 bodies, as in the model letter. */
export function periodOpened(expected: readonly string[] = EXPECTED.slice(0, 17)): Fact<'roundOpened'> {
  const period = periodNamed('2018-h1');
  const { schedule } = layOutPeriodRound(period, on('2018-06-15'), setting(), on('2018-04-20'), RULES);
  return {
    kind: 'roundOpened',
    at: at('2018-04-20', '14:00'),
    asked: { kind: 'period', period, setting: setting() },
    collector: OFFICE,
    keeper: OFFICE,
    expected,
    schedule,
    requestSendAt: null,
  };
}

/** Ban Tổ chức's own report, after its round was closed on 18/6/2018. */
export function summaryOpened(): Fact<'roundOpened'> {
  return {
    ...periodOpened([OFFICE]),
    at: at('2018-06-18', '14:00'),
    asked: { kind: 'summary', period: periodNamed('2018-h1'), of: '77-IV.2c-2018-h1' },
    collector: 'ban-thuong-vu-tinh-uy',
    keeper: KEEPER_OF_THE_OFFICE,
    schedule: layOutSummary(on('2018-06-18'), RULES).schedule,
    requestSendAt: at('2018-06-19'),
  };
}

export const reached = (day: string, time = '06:00'): RoundFact => ({
  kind: 'instantReached',
  at: at(day, time),
});

export const received = (
  body: string,
  day: string,
  more: Partial<Fact<'reportReceived'>> = {},
): Fact<'reportReceived'> => ({
  kind: 'reportReceived',
  at: at(day, '14:00'),
  body,
  reportId: `${body}-1`,
  documentNumber: '05-KH/HU',
  documentOn: on(day),
  files: [],
  nil: false,
  sentOn: null,
  receivedOn: on(day),
  ...more,
});

export const closed = (day: string, by = OFFICE): RoundFact => ({
  kind: 'roundClosed',
  at: at(day, '14:00'),
  by,
  decisionId: `chot-${day}`,
});

export const concluded = (body: string, verdict: 'on-time' | 'late', by = OFFICE): RoundFact => ({
  kind: 'boundaryConcluded',
  at: at('2018-05-08', '09:00'),
  body,
  by,
  verdict,
  decisionId: `kl-${body}`,
});

/** Lives through facts in order; the first one begins. */
export function live(first: RoundFact, ...facts: readonly RoundFact[]) {
  let last: Decision<Round> = decideRound(null, first);
  const orders: Order[] = [...last.orders];
  for (const fact of facts) {
    last = decideRound(last.state, fact);
    orders.push(...last.orders);
  }
  const mails = orders.filter(isMail);
  const mailsOf = (kind: string): readonly string[] =>
    mails.filter(({ mail }) => mail === kind).map(({ to }) => to);
  return { round: last.state, last, mails, mailsOf, orders };
}
