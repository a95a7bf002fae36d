import type { Instant } from '../domain/calendar/instant.ts';
import type { PlanId } from '../domain/plan/plan.ts';
import { isWitnessed } from '../domain/task/notice.ts';
import type { EntityRow, MessageRow, OutboxRow, StoreWriter } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Change, Rules } from './apply-facts.ts';
import { labelOf, loadPlan, loadRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { timesAfterServing } from './ladder-times.ts';

/** What has become of a message for good. */
export interface Outcome {
  readonly message: MessageRow;
  readonly served: boolean;
}

/**
 * Tells the tasks whose letters a message carried that it has come to its recipient, or that it never will: in the
 * transaction that records the result, through the one door. Answers the entities that must be woken, because their next
 * instant has moved; the others have nothing to do but to know, and are marked as seen, so that a morning of two thousand
 * reminders wakes nobody.
 */
export async function tellServed(
  tx: StoreWriter,
  deps: Pick<Deps, 'calendar' | 'tokens'>,
  outcomes: readonly Outcome[],
  now: Instant,
): Promise<readonly EntityRow[]> {
  const woken: EntityRow[] = [];
  for (const [planId, some] of Map.groupBy(outcomes, ({ message }) => message.planId))
    woken.push(...(await tellPlan(tx, deps, planId, some, now)));
  return woken;
}

async function tellPlan(
  tx: StoreWriter,
  deps: Pick<Deps, 'calendar' | 'tokens'>,
  planId: PlanId,
  outcomes: readonly Outcome[],
  now: Instant,
): Promise<readonly EntityRow[]> {
  const byId = new Map(outcomes.map((outcome) => [outcome.message.id, outcome]));
  const letters = (await tx.outbox(planId, { messageIds: [...byId.keys()] })).filter(isWitnessed);
  if (letters.length === 0) return [];
  const rules = await loadRules(tx, deps, planId);
  const before = new Map((await tx.entities(planId, idsOf(letters))).map((row) => [row.entityId, row]));
  const changes = letters.flatMap((letter) => {
    const outcome = byId.get(letter.messageId ?? '');
    return outcome === undefined ? [] : [changeOf(letter, outcome, rules, now)];
  });
  const applied = await applyFacts(tx, rules, changes);
  if (!applied.ok) throw new Error(`${planId} ${[...byId.keys()].join(', ')}: ${applied.problem.words}`);
  const { changed } = applied.value;
  const silent = changed.filter((row) => hasNothingToDo(before.get(row.entityId), row));
  for (const row of silent) await tx.markSeen(planId, row.entityId, row.version);
  return changed.filter((row) => !silent.includes(row));
}

const idsOf = (letters: readonly OutboxRow[]): readonly string[] => [
  ...new Set(letters.map((letter) => letter.entityId)),
];

/** It had been seen before, and waits for the same instant as before. */
const hasNothingToDo = (before: EntityRow | undefined, after: EntityRow): boolean =>
  before !== undefined &&
  before.seenVersion >= before.version &&
  before.nextAt === after.nextAt &&
  before.finished === after.finished;

function changeOf(letter: OutboxRow, { message, served }: Outcome, rules: Rules, now: Instant): Change {
  const { orderKey, mail, to, entityId } = letter;
  const notice = { at: now, orderKey, mail, to, recordId: message.id };
  return {
    entityId,
    // A bounce comes after the acceptance of the same message: two facts, each told once.
    key: `notice/${served ? 'served' : 'failed'}/${message.id}/${orderKey}`,
    fact: served
      ? { kind: 'noticeServed', ...notice, by: 'mail', ...timesAfterServing(rules, letter, now) }
      : { kind: 'noticeFailed', ...notice },
  };
}

/** After the commit: wakes what has a new next instant; one that has ended has nothing to wake for. */
export async function pokeWoken(deps: Deps, rows: readonly EntityRow[]): Promise<void> {
  for (const [planId, some] of Map.groupBy(rows, (row) => row.planId)) {
    const adopted = await deps.store.read((tx) => loadPlan(tx, planId));
    await deps.workflows.poke(some.filter((row) => !row.finished).map((row) => labelOf(adopted, row)));
  }
}
