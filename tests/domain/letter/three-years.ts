import { readCalendar } from '../../../config/calendar-schema.ts';
import { readPlan } from '../../../config/plan-schema.ts';
import { onOf } from '../../../src/domain/calendar/instant.ts';
import type { Instant } from '../../../src/domain/calendar/instant.ts';
import type { LetterInput, LetterItem } from '../../../src/domain/letter/letter.ts';
import { bodyOf } from '../../../src/domain/plan/directory.ts';
import { decideRound } from '../../../src/domain/report/decide-round.ts';
import type { Round } from '../../../src/domain/report/round.ts';
import { decideTask } from '../../../src/domain/task/decide.ts';
import {
  expectedOf,
  layOutObligation,
  layOutTask,
  partiesOf,
} from '../../../src/domain/task/lay-out-task.ts';
import type { Decision, Order } from '../../../src/domain/task/order.ts';
import type { Task } from '../../../src/domain/task/task.ts';
import { LETTER_TEXTS } from '../../support/letter-texts.ts';
import { at, on, POLICY } from './builders.ts';

type Life = {
  readonly subject: LetterItem['subject'];
  readonly orders: readonly Order[];
  readonly next: Instant | null;
};

/**
 * Every message of the real plan, by day and recipient, if nobody ever answered: adopted on the day of signing, noticed
 * the next morning, then each point in its turn until the end of `until`.
 */
export async function threeYearsOfLetters(until: string): Promise<readonly LetterInput[]> {
  const plan = valueOf(await readPlan('config/plans/77-kh-tu'));
  const calendar = valueOf(await readCalendar('config/calendar'));
  const rules = { calendar, policy: POLICY };
  const adopted = at('2018-04-10');
  const noticed = at('2018-04-11');
  const lives = [
    ...plan.tasks.map((definition) => {
      const parties = partiesOf(plan, definition, POLICY);
      const schedule = layOutTask(plan, definition, null, on('2018-04-11'), rules);
      const fact = {
        kind: 'taskAssigned',
        at: adopted,
        parties,
        schedule,
        assignmentSendAt: noticed,
      } as const;
      return (now: Instant | null, task: Task | null): Life =>
        lifeOf(decideTask(task, now === null ? fact : { kind: 'instantReached', at: now }), (state) => ({
          kind: 'task',
          definition,
          task: state,
          next: null,
          nextWhy: null,
        }));
    }),
    ...plan.obligations
      .filter((duty) => duty.kind === 'one-off')
      .map((obligation) => {
        const schedule = layOutObligation(plan, obligation, on('2018-04-11'), rules);
        const fact = {
          kind: 'roundOpened',
          at: adopted,
          asked: { kind: 'document' },
          keeper: obligation.collectedBy ?? plan.office,
          collector: obligation.collectedBy ?? plan.office,
          expected: expectedOf(plan, obligation),
          schedule,
          requestSendAt: noticed,
        } as const;
        return (now: Instant | null, round: Round | null): Life =>
          lifeOf(decideRound(round, now === null ? fact : { kind: 'instantReached', at: now }), (state) => ({
            kind: 'round',
            obligation,
            round: state,
            next: null,
            nextWhy: null,
          }));
      }),
  ];
  const days = new Map<string, { to: string; sendAt: Instant; items: LetterItem[] }>();
  for (const step of lives) {
    let life = (step as (now: Instant | null, state: null) => Life)(null, null);
    for (;;) {
      for (const order of life.orders) post(days, life.subject, order);
      if (life.next === null || life.next > at(until)) break;
      const state = life.subject.kind === 'task' ? life.subject.task : life.subject.round;
      life = (step as (now: Instant | null, state: unknown) => Life)(life.next, state);
    }
  }
  return [...days.values()].flatMap(({ to, sendAt, items }) => {
    const recipient = bodyOf(plan, to);
    return recipient?.mailbox === null || recipient === null
      ? []
      : [{ plan, policy: POLICY, texts: LETTER_TEXTS, recipient, sendAt, items, practice: true }];
  });
}

function lifeOf<State>(decision: Decision<State>, subjectOf: (state: State) => LetterItem['subject']): Life {
  return { subject: subjectOf(decision.state), orders: decision.orders, next: decision.next?.at ?? null };
}

function post(
  days: Map<string, { to: string; sendAt: Instant; items: LetterItem[] }>,
  subject: LetterItem['subject'],
  order: Order,
): void {
  if (order.kind !== 'sendMail') return;
  const { mail, copy, about, to, sendAt } = order;
  const alone = mail === 'overdue-letter' ? order.key : '';
  const key = `${onOf(sendAt)}/${to}/${alone}`;
  const day = days.get(key) ?? { to, sendAt, items: [] };
  day.items.push({
    mail,
    copy,
    about,
    subject,
    guidance: null,
    report: null,
    link: `{{link:${order.key}}}`,
    version: 1,
    servedOn: [],
  });
  days.set(key, day);
}

function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: unknown },
): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problem));
}
