import type { Obligation, Plan, PlanId, TaskDefinition } from '../domain/plan/plan.ts';
import type { Task } from '../domain/task/task.ts';
import type { EntityRow } from '../ports/store.ts';
import { loadRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { phaseLabel } from './phase-label.ts';
import { showStatus } from './show-status.ts';
import type { Alarm, ObligationView } from './show-status.ts';
import { inPlanOrder, viewTask } from './views.ts';
import type { TaskView } from './views.ts';

/** A row of the office's table: the document's words, the task as it lives, and both axes for the screen. */
export interface TaskRow {
  readonly definition: TaskDefinition;
  readonly task: Task;
  readonly view: TaskView;
  /** The progress in the words of the screen. */
  readonly phase: string;
}

export interface PlanPage {
  readonly plan: Plan;
  readonly tasks: readonly TaskRow[];
  readonly duties: readonly { readonly definition: Obligation; readonly view: ObligationView }[];
  readonly alarms: readonly Alarm[];
  /** Drafts that wait for an officer's release. */
  readonly drafts: number;
}

/** Everything that the first page of the console shows. */
export async function showPlan(deps: Deps, planId: PlanId): Promise<PlanPage> {
  const now = await deps.clock.now();
  const status = await showStatus(deps, planId);
  const { rules, rows } = await deps.store.read(async (tx) => ({
    rules: await loadRules(tx, deps, planId),
    rows: await tx.entities(planId),
  }));
  const { plan } = rules.adopted;
  return {
    plan,
    tasks: inPlanOrder(plan, rows).flatMap((row) => taskRow(plan, row, viewTask(rules, row, now)) ?? []),
    duties: plan.obligations.flatMap((definition) => {
      const view = status.obligations.find((known) => known.id === definition.id);
      return view === undefined ? [] : [{ definition, view }];
    }),
    alarms: status.alarms,
    drafts: status.mail.held,
  };
}

/** Null for a round, and for a task that has not begun to live. */
export function taskRow(plan: Plan, row: EntityRow, view: TaskView | null): TaskRow | null {
  const definition = plan.tasks.find((task) => task.id === row.entityId);
  if (definition === undefined || view === null || row.state?.kind !== 'task') return null;
  return { definition, view, task: row.state, phase: phaseLabel(plan, row) };
}
