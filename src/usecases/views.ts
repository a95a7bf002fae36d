import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { countWorkingDays } from '../domain/calendar/working-calendar.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { membersOf } from '../domain/plan/directory.ts';
import type { EntityId, EventKey, Part, Plan, TaskDefinition } from '../domain/plan/plan.ts';
import { deadlineStatus } from '../domain/task/deadline-status.ts';
import type { DeadlineStatus } from '../domain/task/deadline-status.ts';
import type { Schedule } from '../domain/task/schedule.ts';
import { hasEnded } from '../domain/task/task.ts';
import type { Task, TaskProgress } from '../domain/task/task.ts';
import type { EntityRow } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { planningRules } from './deps.ts';

/** `Deadline` of the contract. */
export interface DeadlineView {
  readonly status: DeadlineStatus;
  readonly dueOn: LocalDate | null;
  readonly lastWorkingOn: LocalDate | null;
  readonly ceilingOn: LocalDate | null;
  readonly feasibleUntil: LocalDate | null;
  readonly originalDueOn: LocalDate | null;
  readonly provisional: boolean;
  readonly counted: string;
  /** Working days since the due date; 0 where it is not overdue. */
  readonly workingDaysLate: number;
}

/** `Task` of the contract. */
export interface TaskView {
  readonly id: EntityId;
  readonly no: number;
  readonly title: string;
  readonly phrase: string;
  readonly progress: TaskProgress;
  readonly reported: boolean;
  readonly deadline: DeadlineView;
  readonly awaits: readonly { readonly event: EventKey; readonly words: string }[];
  readonly parts: readonly {
    readonly body: string;
    readonly role: Part['role'];
    readonly progress: TaskProgress;
  }[];
  readonly next: { readonly at: Instant; readonly why: string } | null;
}

export function viewDeadline(rules: Rules, task: Task, now: Instant): DeadlineView {
  const { schedule, originalDueOn } = task;
  return deadlineView(
    rules,
    schedule,
    originalDueOn,
    deadlineStatus(task, now, planningRules(rules)),
    onOf(now),
  );
}

function deadlineView(
  rules: Rules,
  schedule: Schedule,
  originalDueOn: LocalDate | null,
  status: DeadlineStatus,
  today: LocalDate,
): DeadlineView {
  const { dueOn, lastWorkingOn, ceilingOn, feasibleUntil, provisional, counted } = schedule;
  const late = status === 'overdue' && dueOn !== null ? countWorkingDays(rules.calendar, dueOn, today) : 0;
  return {
    status,
    dueOn,
    lastWorkingOn,
    ceilingOn,
    feasibleUntil,
    originalDueOn,
    provisional,
    counted,
    workingDaysLate: late,
  };
}

export function viewTask(rules: Rules, row: EntityRow, now: Instant): TaskView | null {
  const definition = rules.adopted.plan.tasks.find((task) => task.id === row.entityId);
  if (definition === undefined || row.state?.kind !== 'task') return null;
  const { state } = row;
  return {
    id: definition.id,
    no: definition.no,
    title: titleOf(definition),
    phrase: definition.phrase.printed,
    progress: state.progress,
    reported: state.reports > 0,
    deadline: viewDeadline(rules, state, now),
    awaits: awaitedBy(rules, definition, state),
    parts: definition.parts.map((part) => ({
      body: part.printed,
      role: part.role,
      progress: partProgress(rules.adopted.plan, part, state),
    })),
    next: row.nextAt === null ? null : { at: row.nextAt, why: row.nextWhy ?? '' },
  };
}

/** A member of the implementing group has its own completion; a group has it when all of its members have. */
function partProgress(plan: Plan, part: Part, task: Task): TaskProgress {
  const members = part.role === 'implementing' ? membersOf(plan, part) : [];
  if (members.length === 0 || hasEnded(task)) return task.progress;
  const stands = members.map((body) => task.members.find((member) => member.body === body)?.progress ?? null);
  if (stands.every((progress) => progress === 'confirmed')) return 'done';
  return stands.every((progress) => progress !== null) ? 'submitted' : task.progress;
}

export const titleOf = (definition: TaskDefinition): string =>
  definition.title.checked ?? definition.title.printed;

function awaitedBy(rules: Rules, definition: TaskDefinition, state: Task): TaskView['awaits'] {
  const issued = new Set(state.events.map((event) => event.event));
  return rules.adopted.plan.events
    .filter((event) => definition.awaits.includes(event.key) && !issued.has(event.key))
    .map((event) => ({ event: event.key, words: event.words }));
}

/** All tasks of a plan in its order. */
export const viewTasks = (rules: Rules, rows: readonly EntityRow[], now: Instant): readonly TaskView[] =>
  inPlanOrder(rules.adopted.plan, rows).flatMap((row) => viewTask(rules, row, now) ?? []);

/** A task that came later stands behind the one it comes from; what is no task of the plan keeps its place at the end. */
export function inPlanOrder(plan: Plan, rows: readonly EntityRow[]): readonly EntityRow[] {
  const place = new Map(plan.tasks.map(({ id }, index) => [id, index]));
  const placeOf = ({ entityId }: EntityRow): number => place.get(entityId) ?? plan.tasks.length;
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}
