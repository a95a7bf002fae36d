import { formatDate } from '../domain/calendar/local-date.ts';
import { parseDeadline } from '../domain/deadline/parse-deadline.ts';
import { resolveDeadline } from '../domain/deadline/resolve-deadline.ts';
import type { Plan, PlanId } from '../domain/plan/plan.ts';
import { resolveTask } from '../domain/task/lay-out-task.ts';
import type { KnownEvent } from '../domain/task/lay-out-task.ts';
import type { AdoptedPlan, EntityRow, GuidanceRow } from '../ports/store.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';
import type { OpenDeadline } from './diff-calendar.ts';

/** The deadlines of everything that is still open, each with the facts that are known now. Changes nothing. */
export async function openDeadlines(
  deps: Pick<Deps, 'store'>,
  planId: PlanId,
): Promise<readonly OpenDeadline[]> {
  const { adopted, rows, guidances } = await deps.store.read(async (tx) => ({
    adopted: await loadPlan(tx, planId),
    rows: await tx.entities(planId),
    guidances: await tx.guidances(planId),
  }));
  return rows.filter((row) => !row.finished).flatMap((row) => deadlineOf(adopted, row, guidances) ?? []);
}

function deadlineOf(
  { plan, policy }: AdoptedPlan,
  row: EntityRow,
  guidances: readonly GuidanceRow[],
): OpenDeadline | null {
  const id = row.entityId;
  const task = plan.tasks.find((definition) => definition.id === id);
  if (task !== undefined) {
    const event = knownEvent(row, guidances);
    return { id, resolve: (calendar) => resolveTask(plan, task, event, { calendar, policy }) };
  }
  return roundDeadline(plan, id);
}

function roundDeadline(plan: Plan, id: string): OpenDeadline | null {
  const duty = plan.obligations.find((obligation) => obligation.id === id);
  if (duty === undefined) return null;
  const { documentOn } = plan;
  const reading = parseDeadline(duty.phrase ?? duty.text.printed, { documentOn });
  return { id, resolve: (calendar) => resolveDeadline(reading, { documentOn, event: null }, calendar) };
}

/** The document from which the task's time is counted at present. */
function knownEvent({ state }: EntityRow, guidances: readonly GuidanceRow[]): KnownEvent | null {
  const issued = state?.kind === 'task' ? state.events.at(-1) : undefined;
  const row = guidances.find((guidance) => guidance.id === issued?.guidanceId);
  if (row === undefined) return null;
  const { issuedOn, receivedOn, number } = row;
  return { issuedOn, receivedOn, words: `văn bản ${number} ngày ${formatDate(issuedOn)}` };
}
