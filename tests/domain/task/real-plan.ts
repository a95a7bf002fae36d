import { fileURLToPath } from 'node:url';
import { readCalendar } from '../../../config/calendar-schema.ts';
import { readPlan } from '../../../config/plan-schema.ts';
import { readPolicy } from '../../../config/policy-schema.ts';
import { atTime } from '../../../src/domain/calendar/instant.ts';
import type { Instant } from '../../../src/domain/calendar/instant.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import type { TaskDefinition } from '../../../src/domain/plan/plan.ts';
import { decideTask } from '../../../src/domain/task/decide.ts';
import type { TaskFact } from '../../../src/domain/task/fact.ts';
import { layOutTask, partiesOf } from '../../../src/domain/task/lay-out-task.ts';
import type { KnownEvent } from '../../../src/domain/task/lay-out-task.ts';
import type { Decision, Order } from '../../../src/domain/task/order.ts';
import type { Schedule } from '../../../src/domain/task/schedule.ts';
import type { Task } from '../../../src/domain/task/task.ts';

const root = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

function valueOf<T>(
  read: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: unknown },
): T {
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}

/** The plan, the calendar and the policy that are shipped: what the office reads is what is tested. */
export const PLAN = valueOf(await readPlan(root('config/plans/77-kh-tu')));
export const CALENDAR = valueOf(await readCalendar(root('config/calendar')));
export const POLICY = valueOf(await readPolicy(root('config/policy.yaml')));
export const RULES = { calendar: CALENDAR, policy: POLICY };

export const on = localDate;
/** An instant in the plan's zone; eight in the morning unless a time is named. */
export const at = (date: string, time = '08:00'): Instant => atTime(on(date), time);

/** Adopted on the day of signing, announced the next morning. */
export const ADOPTED_AT = at('2018-04-10');
export const ANNOUNCED_ON = on('2018-04-11');

export function definitionOf(id: string): TaskDefinition {
  const found = PLAN.tasks.find((task) => task.id === id);
  if (found === undefined) throw new Error(`no task ${id} in the plan`);
  return found;
}

/** What the words, the calendar and the policy say about a task. */
export const scheduleOf = (
  id: string,
  event: KnownEvent | null = null,
  assignedOn = ANNOUNCED_ON,
): Schedule => layOutTask(PLAN, definitionOf(id), event, assignedOn, RULES);

export const document = (issuedOn: string): KnownEvent => ({
  issuedOn: on(issuedOn),
  receivedOn: null,
  words: `văn bản của Trung ương ngày ${issuedOn}`,
});

/** Days of the points of one kind, as printed in an office diary. */
export const daysOf = (schedule: Schedule, kind: Schedule['points'][number]['kind']): readonly string[] =>
  schedule.points.filter((point) => point.kind === kind).map((point) => point.key.slice(kind.length + 1));

export const isMail = (order: Order): order is Extract<Order, { kind: 'sendMail' }> =>
  order.kind === 'sendMail';

export function assignment(id: string): Extract<TaskFact, { kind: 'taskAssigned' }> {
  return {
    kind: 'taskAssigned',
    at: ADOPTED_AT,
    parties: partiesOf(PLAN, definitionOf(id), POLICY),
    schedule: scheduleOf(id),
    assignmentSendAt: at('2018-04-11'),
  };
}

/** A document of the Centre registered for the event of a task. */
export const issued = (
  id: string,
  issuedOn: string,
  registeredAt: Instant,
  guidanceId = `hd-${issuedOn}`,
): Extract<TaskFact, { kind: 'eventIssued' }> => ({
  kind: 'eventIssued',
  at: registeredAt,
  event: definitionOf(id).awaits[0] ?? '',
  guidanceId,
  issuedOn: on(issuedOn),
  schedule: scheduleOf(id, document(issuedOn), on(issuedOn)),
  noticeSendAt: registeredAt,
});

export const result = (
  body: string,
  date: string,
  reportId = 'kq-1',
): Extract<TaskFact, { kind: 'resultSubmitted' }> => ({
  kind: 'resultSubmitted',
  at: at(date, '15:00'),
  body,
  reportId,
  evidence: { documentNumber: '12-KH/SNV', documentOn: on(date), files: [] },
});

export const reached = (date: string, time = '06:00'): TaskFact => ({
  kind: 'instantReached',
  at: at(date, time),
});

/** A task as it stands after its facts, with everything that was ordered on the way. */
export interface Lived {
  readonly task: Task;
  readonly last: Decision<Task>;
  readonly orders: readonly Order[];
}

/** Lives through facts in order; the first must be the assignment. */
export function live(...facts: readonly TaskFact[]): Lived {
  let last: Decision<Task> | null = null;
  const orders: Order[] = [];
  for (const fact of facts) {
    last = decideTask(last?.state ?? null, fact);
    orders.push(...last.orders);
  }
  if (last === null) throw new Error('a task lives from its first fact on');
  return { task: last.state, last, orders };
}

/** A task of the plan, assigned on 10/4/2018, then what else happened. */
export const liveOf = (id: string, ...facts: readonly TaskFact[]): Lived => live(assignment(id), ...facts);
