import type { Instant } from '../domain/calendar/instant.ts';
import type { EntityId, Obligation, Plan, PlanId } from '../domain/plan/plan.ts';
import { dutyOf } from '../domain/report/round-id.ts';
import { describeRoundPoint } from '../domain/report/round-points.ts';
import type { Round } from '../domain/report/round.ts';
import { describePoint } from '../domain/task/schedule.ts';
import type { Point } from '../domain/task/schedule.ts';
import type { EntityRow, EntityState, Fact, ReportRow, StoredFact } from '../ports/store.ts';
import { decide } from './apply-facts.ts';
import { loadRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { taskRow } from './show-plan.ts';
import type { TaskRow } from './show-plan.ts';
import { viewTask } from './views.ts';

/** Something that happened, with what the engine did about it at that instant. */
export interface HistoryEntry {
  readonly seq: number;
  readonly at: Instant;
  readonly fact: Fact;
  /** The points of the schedule that were reached with this fact, in words. */
  readonly reached: readonly string[];
}

interface Told {
  readonly plan: Plan;
  readonly row: EntityRow;
  readonly history: readonly HistoryEntry[];
  /** Oldest first; decisions of the confirmer among them. */
  readonly reports: readonly ReportRow[];
}

export type TaskPage = Told & TaskRow;
export type RoundPage = Told & { readonly duty: Obligation; readonly round: Round };

/** Everything about one task; null: there is none of that id. */
export async function showTask(deps: Deps, planId: PlanId, id: EntityId): Promise<TaskPage | null> {
  const now = await deps.clock.now();
  const { rules, told } = await load(deps, planId, id);
  if (told === null) return null;
  const row = taskRow(told.plan, told.row, viewTask(rules, told.row, now));
  return row === null ? null : { ...told, ...row };
}

/** Everything about one round of reports; null: there is none of that id. */
export async function showRound(deps: Deps, planId: PlanId, id: EntityId): Promise<RoundPage | null> {
  const { told } = await load(deps, planId, id);
  const duty = told === null ? null : dutyOf(told.plan, id);
  if (told === null || duty === null || told.row.state?.kind !== 'round') return null;
  return { ...told, duty, round: told.row.state };
}

function load(deps: Deps, planId: PlanId, id: EntityId) {
  return deps.store.read(async (tx) => {
    const rules = await loadRules(tx, deps, planId);
    const [row] = await tx.entities(planId, [id]);
    if (row === undefined) return { rules, told: null };
    const history = retell(row, await tx.facts(planId, id));
    const told: Told = { plan: rules.adopted.plan, row, history, reports: await tx.reports(planId, id) };
    return { rules, told };
  });
}

const describeReached = (point: Point, state: EntityState): string =>
  state.kind === 'round' ? describeRoundPoint(point, state) : describePoint(point);

/** Folds the facts once more, so that "an instant was reached" can say what it was. */
function retell(row: EntityRow, facts: readonly StoredFact[]): readonly HistoryEntry[] {
  let state: EntityState | null = null;
  return facts.map(({ seq, fact }) => {
    const before: readonly string[] = state?.passed ?? [];
    const after: EntityState = decide({ kind: row.kind, state }, fact).state;
    state = after;
    const points = fact.kind === 'instantReached' ? after.schedule.points : [];
    const reached = points.filter((point) => after.passed.includes(point.key) && !before.includes(point.key));
    return { seq, fact, at: fact.at, reached: reached.map((point) => describeReached(point, after)) };
  });
}
