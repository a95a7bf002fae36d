import { onOf } from '../domain/calendar/instant.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { addDays, addMonths } from '../domain/calendar/local-date.ts';
import { taskOf } from '../domain/plan/directory.ts';
import type { EntityId, Plan, PlanId, TaskDefinition } from '../domain/plan/plan.ts';
import { readOutline } from '../domain/report/outline.ts';
import type { OutlineParts } from '../domain/report/outline.ts';
import { periodWords } from '../domain/report/period.ts';
import { countClasses } from '../domain/report/progress-counts.ts';
import type { Task } from '../domain/task/task.ts';
import type { ReportRow, StoreReader } from '../ports/store.ts';
import { loadRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { viewRound } from './round-views.ts';
import type { RoundView } from './round-views.ts';
import { taskRow } from './show-plan.ts';
import type { TaskRow } from './show-plan.ts';
import { inPlanOrder, viewTask } from './views.ts';

/** What "Báo cáo tình hình thực hiện" is drafted from: what is held already, nothing that bodies must send twice. */
export interface DraftReport {
  readonly plan: Plan;
  /** `6 tháng đầu năm 2018` */
  readonly period: string;
  readonly asOf: LocalDate;
  /** The bodies' round. */
  readonly round: RoundView;
  readonly counts: ReturnType<typeof countClasses>;
  readonly tasks: readonly TaskRow[];
  /** Tasks that a decision has divided: they stand in no count, their parts do. */
  readonly divided: readonly DividedTask[];
  /** Tasks that stand in the way of something: part IV. */
  readonly obstacles: readonly TaskRow[];
  /** Tasks that fall due in the six months after the period: part VI. */
  readonly ahead: readonly TaskRow[];
  /** What the bodies wrote, under the headings of the plan; only the latest version of each. */
  readonly bodies: readonly { readonly name: string; readonly nil: boolean; readonly parts: OutlineParts }[];
}

export interface DividedTask {
  readonly id: EntityId;
  readonly into: readonly TaskDefinition[];
}

const MONTHS_AHEAD = 6;

/** Null: there is no periodic round of that id. The next tier's id gives the draft of the round it reports on. */
export async function draftReport(deps: Deps, planId: PlanId, id: EntityId): Promise<DraftReport | null> {
  const now = await deps.clock.now();
  const today = onOf(now);
  return deps.store.read(async (tx) => {
    const found = await periodRound(tx, planId, id);
    if (found === null) return null;
    const rules = await loadRules(tx, deps, planId);
    const { plan } = rules.adopted;
    const round = viewRound(plan, found.row, today);
    if (round === null) return null;
    const rows = await tx.entities(planId);
    const tasks = inPlanOrder(plan, rows).flatMap(
      (row) => taskRow(plan, row, viewTask(rules, row, now)) ?? [],
    );
    const reports = await tx.reports(planId, found.row.entityId);
    // To the end of a month, also where the period ends with a shorter one: 30/6 → 31/12.
    const until = addDays(addMonths(addDays(found.period.last, 1), MONTHS_AHEAD), -1);
    return {
      plan,
      period: periodWords(found.period),
      asOf: today,
      round,
      counts: countClasses(
        tasks
          .filter(({ task }) => !isDivided(task))
          .map(({ view }) => ({ progress: view.progress, status: view.deadline.status })),
      ),
      tasks,
      divided: tasks.flatMap(({ definition: { id }, task }) =>
        isDivided(task) ? [{ id, into: task.replacedBy.flatMap((part) => taskOf(plan, part) ?? []) }] : [],
      ),
      obstacles: tasks.filter(
        ({ task }) => task.progress === 'impossible' || task.schedule.conflict !== null,
      ),
      ahead: tasks.filter(({ task, view }) =>
        isAhead(task.progress, view.deadline.dueOn, found.period.last, until),
      ),
      bodies: round.received.map(({ name, nil, reportId }) => ({
        name,
        nil,
        parts: readOutline(wordsOf(reports, reportId)),
      })),
    };
  });
}

/** It is not dropped: what was owed is owed under other numbers. */
const isDivided = (task: Task): task is Extract<Task, { progress: 'cancelled' }> =>
  task.progress === 'cancelled' && task.division !== undefined;

async function periodRound(tx: StoreReader, planId: PlanId, id: EntityId) {
  const [row] = await tx.entities(planId, [id]);
  const round = row?.state?.kind === 'round' && row.state.progress !== 'awaiting-day' ? row.state : null;
  if (row === undefined || round === null || round.asked.kind === 'document') return null;
  if (round.asked.kind === 'period') return { row, period: round.asked.period };
  const [below] = await tx.entities(planId, [round.asked.of]);
  return below === undefined ? null : { row: below, period: round.asked.period };
}

const wordsOf = (reports: readonly ReportRow[], id: string): string =>
  reports.find((report) => report.id === id)?.words ?? '';

const isAhead = (progress: string, dueOn: LocalDate | null, after: LocalDate, until: LocalDate): boolean =>
  progress !== 'done' && progress !== 'cancelled' && dueOn !== null && dueOn > after && dueOn <= until;
