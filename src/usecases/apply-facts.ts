import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { recipientOn } from '../domain/plan/directory.ts';
import type { EntityId, PlanId } from '../domain/plan/plan.ts';
import { decideRound } from '../domain/report/decide-round.ts';
import { refuseRoundFact } from '../domain/report/refuse-round-fact.ts';
import { isRoundFact } from '../domain/report/round-fact.ts';
import type { RoundFact } from '../domain/report/round-fact.ts';
import { fail, ok } from '../domain/result.ts';
import type { Problem, Result } from '../domain/result.ts';
import { decideTask, refuseTaskFact } from '../domain/task/decide.ts';
import type { Decision, Order } from '../domain/task/order.ts';
import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type {
  AdoptedPlan,
  EntityRow,
  EntityState,
  Fact,
  LinkRow,
  OutboxRow,
  StoredFact,
  StoreWriter,
} from '../ports/store.ts';
import { linkRowOf, purposeOf } from './links.ts';
import type { LinkTokens } from '../ports/link-tokens.ts';

/** What every use case works with besides its own transaction. */
export interface Rules {
  readonly adopted: AdoptedPlan;
  readonly calendar: WorkingCalendar;
  readonly tokens: LinkTokens;
}

/** A fact for an entity, with the key that makes telling it twice harmless. */
export interface Change {
  readonly entityId: EntityId;
  readonly key: string;
  readonly fact: Fact;
}

export interface Applied {
  /** Entities that changed, in the order of the changes. */
  readonly changed: readonly EntityRow[];
  /** Facts that were already known by their key. */
  readonly known: number;
}

type QueuedLetter = Omit<OutboxRow, 'id' | 'messageId'>;

/**
 * The one door: the only code that changes a task or a round. Inside one transaction it stores the facts, folds `decide`
 * over them, writes the letters and links that the orders ask for, and updates the read model; for one entity or for a
 * thousand, all or nothing. A fact that does not fit the present state is refused with a sentence for the person.
 */
export async function applyFacts(
  tx: StoreWriter,
  rules: Rules,
  changes: readonly Change[],
): Promise<Result<Applied>> {
  const planId = rules.adopted.plan.id;
  const ids = [...new Set(changes.map((change) => change.entityId))];
  const rows = new Map((await tx.entities(planId, ids)).map((row) => [row.entityId, row]));
  const known = await tx.knownKeys(planId, changes);
  const fresh = changes.filter((change) => !known.has(knownKey(change)));
  const steps = foldAll(planId, rows, fresh);
  if (!steps.ok) return steps;
  const effects = createEffects(tx, rules);
  for (const { fact, orders } of steps.value) await effects.carryOut(fact.entityId, orders, fact.fact.at);
  await effects.flush();
  const chains = await tx.appendFacts(steps.value.map(({ fact }) => fact));
  const touched = new Set(fresh.map((change) => change.entityId));
  const changed = [...touched].flatMap((id) => withChain(rows.get(id), chains.get(id)));
  await tx.saveEntities(changed);
  return ok({ changed, known: changes.length - fresh.length });
}

interface Step {
  readonly fact: StoredFact & { readonly previousChain: string };
  readonly orders: readonly Order[];
}

/**
 * Folds every change, in memory, and leaves in `rows` what has become of each. Nothing is written before all are taken:
 * whoever returns a refusal from a transaction commits what was written before it.
 */
function foldAll(
  planId: PlanId,
  rows: Map<EntityId, EntityRow>,
  changes: readonly Change[],
): Result<readonly Step[]> {
  const steps: Step[] = [];
  for (const { entityId, key, fact } of changes) {
    const row = rows.get(entityId);
    if (row === undefined)
      return fail({ kind: 'unknown-entity', words: `Không có nhiệm vụ "${entityId}" trong kế hoạch.` });
    const problem = refuse(row.state, fact);
    if (problem !== null) return fail(problem);
    const decision = decide(row, fact);
    const seq = row.version + 1;
    steps.push({
      fact: { planId, entityId, seq, key, fact, previousChain: row.chain },
      orders: decision.orders,
    });
    rows.set(entityId, folded(row, seq, decision));
  }
  return ok(steps);
}

/** How `StoreWriter.knownKeys` names a key. */
const knownKey = (change: Change): string => `${change.entityId} ${change.key}`;

function withChain(row: EntityRow | undefined, chain: string | undefined): readonly EntityRow[] {
  if (row === undefined || chain === undefined) return [];
  return [{ ...row, chain }];
}

function folded(row: EntityRow, version: number, decision: Decision<EntityState>): EntityRow {
  const { state, next, finished } = decision;
  return { ...row, state, version, nextAt: next?.at ?? null, nextWhy: next?.why ?? null, finished };
}

/** The fact's kind tells which rules it belongs to; the row's kind has the last word. */
export function decide(row: Pick<EntityRow, 'kind' | 'state'>, fact: Fact): Decision<EntityState> {
  const { state } = row;
  if (row.kind === 'round') {
    if (isRoundFact(fact) && (state === null || state.kind === 'round')) return decideRound(state, fact);
  } else if (isTaskFact(fact) && (state === null || state.kind === 'task')) return decideTask(state, fact);
  throw new RangeError(`a ${row.kind} does not take the fact ${fact.kind}`);
}

/** Why the one door would not take the fact now; null: it would. */
export function refuse(state: EntityState | null, fact: Fact): Problem | null {
  if (state?.kind === 'round') return isRoundFact(fact) ? refuseRoundFact(state, fact) : foreign(fact);
  if (state?.kind === 'task') return isTaskFact(fact) ? refuseTaskFact(state, fact) : foreign(fact);
  return null;
}

const foreign = (fact: Fact): Problem => ({
  kind: 'foreign-fact',
  words: `Nội dung "${fact.kind}" không thuộc loại việc này.`,
});

type RoundOnly = Exclude<RoundFact, { kind: 'instantReached' }>;

const isTaskFact = (fact: Fact): fact is Exclude<Fact, RoundOnly> =>
  fact.kind === 'instantReached' || !isRoundFact(fact);

/** Carries out orders in the same transaction; letters are collected so that a thousand tasks cost a few statements. */
function createEffects(tx: StoreWriter, rules: Rules) {
  const { plan } = rules.adopted;
  let letters: QueuedLetter[] = [];
  let links: LinkRow[] = [];

  async function carryOut(entityId: EntityId, orders: readonly Order[], at: Instant): Promise<void> {
    for (const order of orders) {
      if (order.kind === 'sendMail') queue(entityId, order, at);
      else if (order.kind === 'withdrawMail') await withdraw(entityId, order, at);
      else {
        await flush();
        await tx.setLinkStatus(plan.id, entityId, order.kind === 'closeLinks' ? 'closed' : 'open');
      }
    }
  }

  function queue(entityId: EntityId, order: Extract<Order, { kind: 'sendMail' }>, at: Instant): void {
    const { mail, to, copy, about, key, held } = order;
    const policyRules = { calendar: rules.calendar, policy: rules.adopted.policy };
    const sendAt = sendingMoment(order.sendAt < at ? at : order.sendAt, policyRules);
    // A body without mailbox, or one that nobody has succeeded, gets no letter; `status` shows it as an open point.
    const recipient = recipientOn(plan, to, onOf(sendAt));
    if (recipient?.mailbox == null) return;
    const status = held ? 'held' : 'queued';
    letters.push({
      planId: plan.id,
      entityId,
      orderKey: key,
      mail,
      to: recipient.id,
      copy,
      sendAt,
      status,
      // What went out late can be told only against the moment that was meant; a draft waits for a person.
      about: { ...about, plannedAt: order.sendAt, ...(held ? { held } : {}) },
    });
    links.push(linkRowOf(rules, entityId, recipient.id, sendAt, purposeOf(order)));
  }

  async function withdraw(
    entityId: EntityId,
    order: Extract<Order, { kind: 'withdrawMail' }>,
    at: Instant,
  ): Promise<void> {
    // Letters go to whoever has succeeded the body by then, so they are withdrawn from the same recipient.
    const to = order.to === null ? null : (recipientOn(plan, order.to, onOf(at))?.id ?? order.to);
    letters = letters.filter(
      (row) =>
        row.entityId !== entityId ||
        !order.mails.includes(row.mail) ||
        (to !== null && to !== row.to) ||
        (order.under !== undefined && !row.orderKey.startsWith(`${order.under}/`)),
    );
    await tx.withdrawLetters(plan.id, entityId, order.mails, to, order.under);
  }

  async function flush(): Promise<void> {
    const unique = [...new Map(links.map((link) => [link.id, link])).values()];
    if (unique.length > 0) await tx.saveLinks(unique);
    if (letters.length > 0) await tx.queueLetters(letters);
    letters = [];
    links = [];
  }

  return { carryOut, flush };
}
