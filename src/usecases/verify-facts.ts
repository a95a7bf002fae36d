import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { recipientOn } from '../domain/plan/directory.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { Decision, MailKind, Order } from '../domain/task/order.ts';
import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type { EntityRow, EntityState, OutboxRow, StoredFact } from '../ports/store.ts';
import { decide } from './apply-facts.ts';
import type { Rules } from './apply-facts.ts';
import { planningRules } from './deps.ts';

interface FoldedOrder {
  readonly order: Order;
  /** The fact that gave it. */
  readonly seq: number;
  readonly at: Instant;
}

/** What the facts of an entity say, folded once more from the first. */
export interface Refolded {
  /** Null: there are no facts. */
  readonly last: Decision<EntityState> | null;
  readonly version: number;
  /** In the order in which they were given. */
  readonly orders: readonly FoldedOrder[];
}

export function refold(kind: EntityRow['kind'], facts: readonly StoredFact[]): Result<Refolded> {
  const orders: FoldedOrder[] = [];
  let last: Decision<EntityState> | null = null;
  for (const { entityId, seq, fact } of facts) {
    try {
      last = decide({ kind, state: last?.state ?? null }, fact);
    } catch (error) {
      // The rules throw only for a fact that never passed the one door.
      const words = `Dữ kiện số ${seq} ("${fact.kind}") của "${entityId}" không hợp với trạng thái trước nó: ${String(error)}.`;
      return fail({ kind: 'unfoldable', words });
    }
    orders.push(...last.orders.map((order) => ({ order, seq, at: fact.at })));
  }
  return ok({ last, version: facts.length, orders });
}

/** Where the stored row differs from its facts, one sentence each. */
export function wrongStates(row: EntityRow, { last, version }: Refolded): readonly string[] {
  const differs = (what: string, stored: unknown, folded: unknown): readonly string[] =>
    same(stored, folded)
      ? []
      : [`${what} của "${row.entityId}" trong kho khác với kết quả tính lại từ ${version} dữ kiện.`];
  return [
    ...(row.version === version
      ? []
      : [`"${row.entityId}" ghi ${row.version} dữ kiện, trong sổ có ${version}.`]),
    ...differs('Trạng thái', row.state, last?.state ?? null),
    ...differs('Mốc tiếp theo', [row.nextAt, row.nextWhy], [last?.next?.at ?? null, last?.next?.why ?? null]),
    ...differs('Dấu kết thúc', row.finished, last?.finished ?? false),
  ];
}

/** Letters that the facts ask for and the outbox does not hold. */
export function missingLetters(
  rules: Rules,
  { orders }: Refolded,
  letters: readonly OutboxRow[],
): readonly string[] {
  const held = new Set(letters.map((row) => row.orderKey));
  return orders.flatMap(({ order, at, seq }, index) => {
    if (order.kind !== 'sendMail' || held.has(order.key) || !hasMailbox(rules, order, at)) return [];
    // A letter that the same fact takes back never reaches the outbox.
    const isTakenBack = orders
      .slice(index + 1)
      .some(
        (later) =>
          later.seq === seq && later.order.kind === 'withdrawMail' && later.order.mails.includes(order.mail),
      );
    return isTakenBack ? [] : [`Thiếu thư "${order.key}" mà dữ kiện yêu cầu gửi.`];
  });
}

/** Asked for by a person who has no link that opens, and not by a fact. */
const ASKED_BY_PERSONS: ReadonlySet<MailKind> = new Set([
  'link-renewed',
  'round-link-renewed',
  'receipt',
  'round-receipt',
]);

/** Letters in the outbox that no fact has asked for. */
export function unfoundedLetters({ orders }: Refolded, letters: readonly OutboxRow[]): readonly string[] {
  const asked = new Set(orders.flatMap(({ order }) => (order.kind === 'sendMail' ? [order.key] : [])));
  return letters
    .filter((row) => !asked.has(row.orderKey) && !ASKED_BY_PERSONS.has(row.mail))
    .map((row) => `Thư "${row.orderKey}" không có dữ kiện nào yêu cầu.`);
}

function hasMailbox(rules: Rules, order: Extract<Order, { kind: 'sendMail' }>, at: Instant): boolean {
  const sendAt = sendingMoment(order.sendAt < at ? at : order.sendAt, planningRules(rules));
  return recipientOn(rules.adopted.plan, order.to, onOf(sendAt))?.mailbox != null;
}

/** Equal as data: the order of keys is the store's matter, and a key without a value is no key. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return Object.is(a, b);
  const [left, right] = [entriesOf(a), entriesOf(b)];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && same(value, right.get(key)))
  );
}

const entriesOf = (value: object): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(value).filter(([, item]) => item !== undefined));
