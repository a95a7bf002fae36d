import { addMs, onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import { defineNewTasks, findFaults } from '../domain/plan/divide-definition.ts';
import type { DividingDecision, NewTask, NewTaskFault } from '../domain/plan/divide-definition.ts';
import { taskOf } from '../domain/plan/directory.ts';
import { partIds } from '../domain/plan/later-tasks.ts';
import type { TaskDefinition } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Problem, Result } from '../domain/result.ts';
import { refuseTaskFact } from '../domain/task/decide.ts';
import type { TaskFact } from '../domain/task/fact.ts';
import { layOutTask, partiesOf } from '../domain/task/lay-out-task.ts';
import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type { Task } from '../domain/task/task.ts';
import type { EntityRow, ReportRow, StoreReader, StoreWriter } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Change, Rules } from './apply-facts.ts';
import type { DecisionWords } from './decide-task.ts';
import { decisionRecord } from './decision-record.ts';
import { loadRules, planningRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { announceDivision, describeDivision } from './division-effect.ts';
import type { DivisionChange, DivisionEffect } from './division-effect.ts';
import { knownEvent } from './guidance-effect.ts';
import { newEntity } from './new-entity.ts';
import { FORM_REUSED } from './submit-report.ts';

/** A decision that divides a task; `documentNumber` and `documentOn` must be there, as for every change of the plan. */
export interface DivisionForm extends DecisionWords {
  readonly into: readonly NewTask[];
}

/** What is wrong with the whole, and what with which of the new tasks. */
export type DivisionProblem = Problem & { readonly faults: readonly NewTaskFault[] };

export type Divided = DivisionEffect & {
  /** The same form had been stored before. */
  readonly again: boolean;
};

const FEWEST = 2;
const MOST = 8;

/** What the decision would do, to whom it would be told: the division itself, rolled back. */
export async function previewDivision(
  deps: Deps,
  form: DivisionForm,
): Promise<Result<DivisionEffect, DivisionProblem>> {
  const at = await deps.clock.now();
  return deps.store.rehearse(async (tx) => {
    const change = await divide(tx, deps, form, at);
    return change.ok ? ok(await describeDivision(tx, deps, change.value)) : change;
  });
}

/**
 * Divides a task into new ones, in one transaction: the divided task ends as replaced, the new ones begin, each with words,
 * time and bodies of its own. The plan as adopted stays as it is. Nobody is told before the end of the window in which all
 * of it can be taken back. The same form sent again divides once.
 */
export async function divideTask(deps: Deps, form: DivisionForm): Promise<Result<Divided, DivisionProblem>> {
  const at = await deps.clock.now();
  const change = await deps.store.write(async (tx) => {
    const earlier = await tx.report(form.planId, form.id);
    return earlier === null ? divide(tx, deps, form, at) : dividedBefore(tx, deps, form, earlier);
  });
  if (!change.ok) return change;
  return ok({ ...(await announceDivision(deps, change.value)), again: change.value.applied.length === 0 });
}

const wrong = (kind: string, words: string, faults: readonly NewTaskFault[] = []) =>
  fail<DivisionProblem>({ kind, words, faults });

async function divide(
  tx: StoreWriter,
  deps: Deps,
  form: DivisionForm,
  at: Instant,
): Promise<Result<DivisionChange, DivisionProblem>> {
  const { planId, entityId } = form;
  const before = await loadRules(tx, deps, planId);
  const { plan, policy } = before.adopted;
  const rows = await tx.entities(planId);
  const task = rows.find((row) => row.entityId === entityId)?.state;
  const definition = taskOf(plan, entityId);
  if (task?.kind !== 'task' || definition === undefined)
    return wrong('unknown-entity', `Không có nhiệm vụ "${entityId.slice(0, 60)}" trong kế hoạch.`);
  const decision = decisionOf(form, at);
  if (!decision.ok) return decision;
  const faults = findFaults(plan, definition, form.into, decision.value, onOf(at));
  if (faults.length > 0) return wrong('bad-task', 'Có nội dung của nhiệm vụ mới cần xem lại.', faults);
  const ids = partIds(entityId, new Set(rows.map((row) => row.entityId)), form.into.length);
  if (ids === null)
    return wrong('no-letter', `Nhiệm vụ ${definition.no} đã dùng hết các chữ cái để đặt tên phần.`);
  const definitions = defineNewTasks(plan, definition, form.into, ids, decision.value);
  const undoUntil = addMs(at, policy.guidance.undoMinutes * 60_000);
  const noticeSendAt = sendingMoment(undoUntil, planningRules(before));
  const divided = { at, decisionId: form.id, into: ids, undoUntil, noticeSendAt };
  const fact: TaskFact = { kind: 'taskDivided', ...divided };
  const refused = refuseTaskFact(task, fact);
  if (refused !== null) return wrong(refused.kind, refused.words);
  const begun = await beginnings(tx, before, { task, definitions, at, noticeSendAt });
  const past = begun.flatMap((first, index) => pastFault(first, index, at));
  if (past.length > 0) return wrong('past-date', 'Thời hạn của nhiệm vụ mới đã qua.', past);
  const { rules, applied } = await store(tx, deps, form, { definitions, begun, fact });
  await tx.saveReport(decisionRecord(form, at, 'divided'));
  return ok({ rules, entityId, decisionId: form.id, ids, applied, at, undoUntil });
}

type Assigned = Extract<TaskFact, { kind: 'taskAssigned' }>;

interface Prepared {
  readonly definitions: readonly TaskDefinition[];
  readonly begun: readonly Assigned[];
  readonly fact: TaskFact;
}

/** Everything has been looked at: from the first row on nothing is refused any more, or the transaction breaks. */
async function store(
  tx: StoreWriter,
  deps: Deps,
  { planId, entityId, id: decisionId }: DivisionForm,
  { definitions, begun, fact }: Prepared,
): Promise<{ readonly rules: Rules; readonly applied: readonly EntityRow[] }> {
  await tx.saveEntities(definitions.map(({ id }) => newEntity(planId, id, 'task')));
  const digests = await tx.addLaterTasks(planId, definitions);
  const rules = await loadRules(tx, deps, planId);
  const beginnings = definitions.flatMap(({ id }, index): readonly Change[] => {
    const first = begun[index];
    const origin = { dividedFrom: entityId, decisionId, definition: digests.get(id) ?? '' };
    return first === undefined ? [] : [{ entityId: id, key: 'assigned', fact: { ...first, origin } }];
  });
  const changes: readonly Change[] = [{ entityId, key: `report/${decisionId}`, fact }, ...beginnings];
  const applied = await applyFacts(tx, rules, changes);
  if (!applied.ok) throw new RangeError(`a division that was looked at is refused: ${applied.problem.words}`);
  return { rules, applied: applied.value.changed };
}

function decisionOf(form: DivisionForm, at: Instant): Result<DividingDecision, DivisionProblem> {
  const { id, documentNumber, documentOn, words, into } = form;
  if (documentNumber === null || documentOn === null)
    return wrong('no-document', 'Chia nhiệm vụ của Kế hoạch phải dẫn quyết định: ghi số, ký hiệu và ngày.');
  if (documentOn > onOf(at))
    return wrong(
      'future-document',
      `Ngày của quyết định ${formatDate(documentOn)} ở sau hôm nay, ${formatDate(onOf(at))}.`,
    );
  if (words.trim() === '') return wrong('no-reason', 'Chưa ghi nội dung quyết định để cơ quan được biết.');
  if (into.length < FEWEST || into.length > MOST)
    return wrong('count', `Ghi từ 0${FEWEST} đến 0${MOST} nhiệm vụ mới; đang có ${into.length}.`);
  return ok({ id, documentNumber, documentOn });
}

interface Beginning {
  /** The divided task, as it stood. */
  readonly task: Task;
  readonly definitions: readonly TaskDefinition[];
  readonly at: Instant;
  readonly noticeSendAt: Instant;
}

/** The first fact of each new task; one that waits for what has been issued already begins with it. */
async function beginnings(
  tx: StoreReader,
  rules: Rules,
  { task, definitions, at, noticeSendAt }: Beginning,
): Promise<readonly Assigned[]> {
  const { plan, policy } = rules.adopted;
  const last = task.events.at(-1);
  const guidance = (await tx.guidances(plan.id)).find(({ id }) => id === last?.guidanceId);
  return definitions.map((definition): Assigned => {
    const event = guidance === undefined || definition.awaits.length === 0 ? null : knownEvent(guidance);
    return {
      kind: 'taskAssigned',
      at,
      parties: partiesOf(plan, definition, policy),
      schedule: layOutTask(plan, definition, event, onOf(noticeSendAt), planningRules(rules)),
      assignmentSendAt: noticeSendAt,
      ...(event === null ? {} : { events: task.events }),
    };
  });
}

function pastFault({ schedule }: Assigned, index: number, at: Instant): readonly NewTaskFault[] {
  const { course, dueOn } = schedule;
  if (course !== 'dated' || dueOn === null || dueOn >= onOf(at)) return [];
  const words = `Thời hạn tính được là hết ngày ${formatDate(dueOn)}, đã qua. Ghi một thời gian từ hôm nay trở đi.`;
  return [{ index, field: 'phrase', words }];
}

/** The form came twice: what the first sending did is told again. */
async function dividedBefore(
  tx: StoreWriter,
  deps: Deps,
  { planId, entityId, id }: DivisionForm,
  earlier: ReportRow,
): Promise<Result<DivisionChange, DivisionProblem>> {
  if (earlier.entityId !== entityId || earlier.purpose !== 'divided')
    return wrong(FORM_REUSED.kind, FORM_REUSED.words);
  const rules = await loadRules(tx, deps, planId);
  const [row] = await tx.entities(planId, [entityId]);
  const task = row?.state?.kind === 'task' && row.state.progress === 'cancelled' ? row.state : null;
  if (task?.division?.decisionId !== id) return wrong('moved-on', 'Việc chia theo mẫu này đã được rút.');
  const { at, undoUntil } = task.division;
  return ok({ rules, entityId, decisionId: id, ids: task.replacedBy, applied: [], at, undoUntil });
}
