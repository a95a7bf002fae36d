import { fromEpochMs, toEpochMs } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { EntityId, PlanId } from '../domain/plan/plan.ts';
import type { EntityRow, StoreWriter } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';
import { phaseLabel } from './phase-label.ts';

/** What a workflow is told: ids, instants and words, nothing it would have to reckon with. */
export interface Advanced {
  readonly finished: boolean;
  /** Null where only a poke can wake the entity: it has ended, or its clock is a frozen one. */
  readonly waitMs: number | null;
  readonly next: { readonly at: string; readonly why: string } | null;
  readonly phase: string;
  readonly dueOn: string | null;
  readonly bodies: readonly string[];
  /** One line for the operator: phase and next date in words. */
  readonly details: string;
}

/**
 * Applies what is due on an entity and says when it is next due. Twice is harmless: each instant has its own key.
 * `workflowNowMs` is the workflow's time; a real store takes the later of it and the wall clock, so that a wake-up that
 * comes a moment early by one clock is not lost.
 */
export async function advance(
  deps: Deps,
  planId: PlanId,
  entityId: EntityId,
  workflowNowMs: number,
): Promise<Advanced | null> {
  const clockNow = await deps.clock.now();
  const real = deps.clock.mode === 'real';
  const now = real ? fromEpochMs(Math.max(toEpochMs(clockNow), workflowNowMs)) : clockNow;
  const [known] = await deps.store.read((tx) => tx.entities(planId, [entityId]));
  if (known === undefined) return null;
  const row = isOwed(known, now) ? await deps.store.write((tx) => applyDue(tx, deps, known, now)) : known;
  const adopted = await deps.store.read((tx) => loadPlan(tx, planId));
  return answer(row, phaseLabel(adopted.plan, row), real ? now : null);
}

const isDue = (row: EntityRow, now: Instant): boolean =>
  !row.finished && row.nextAt !== null && row.nextAt <= now;
const isOwed = (row: EntityRow, now: Instant): boolean => isDue(row, now) || row.seenVersion < row.version;

async function applyDue(
  tx: StoreWriter,
  deps: Deps,
  { planId, entityId }: EntityRow,
  now: Instant,
): Promise<EntityRow> {
  const rules = { adopted: await loadPlan(tx, planId), calendar: deps.calendar, tokens: deps.tokens };
  let row = await only(tx, planId, entityId);
  if (isDue(row, now)) {
    // Whoever comes second finds `next` moved on; the version keeps two points of one instant apart.
    const key = `instant/${row.nextAt ?? ''}/${row.version + 1}`;
    const result = await applyFacts(tx, rules, [
      { entityId, key, fact: { kind: 'instantReached', at: now } },
    ]);
    if (!result.ok) throw new Error(`${planId}/${entityId} ${key}: ${result.problem.words}`);
    row = await only(tx, planId, entityId);
  }
  await tx.markSeen(planId, entityId, row.version);
  return { ...row, seenVersion: row.version };
}

async function only(tx: StoreWriter, planId: PlanId, entityId: EntityId): Promise<EntityRow> {
  const [row] = await tx.entities(planId, [entityId]);
  if (row === undefined) throw new RangeError(`the store has lost ${planId}/${entityId}`);
  return row;
}

function answer(row: EntityRow, phase: string, realNow: Instant | null): Advanced {
  const { state, nextAt, nextWhy, finished } = row;
  const next = nextAt === null ? null : { at: nextAt, why: nextWhy ?? '' };
  const bodies = state === null ? [] : state.kind === 'task' ? state.parties.leads : [state.collector];
  const waits = realNow !== null && next !== null && !finished;
  return {
    finished,
    next,
    phase,
    bodies,
    waitMs: waits ? Math.max(0, toEpochMs(next.at) - toEpochMs(realNow)) : null,
    dueOn: state?.schedule.dueOn ?? null,
    details: next === null ? `${phase}.` : `${phase}. Tiếp theo: ${next.why} (${next.at.slice(0, 10)}).`,
  };
}
