import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { BodyId, EntityId, PlanId, TaskDefinition } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Problem, Result } from '../domain/result.ts';
import { layOutTask } from '../domain/task/lay-out-task.ts';
import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type { EntityRow, GuidanceRow, MessageRow, StoreReader, StoreWriter } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Change, Rules } from './apply-facts.ts';
import { datesAfter } from './date-by-document.ts';
import { loadRules, planningRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { assignmentDay } from './assignment-day.ts';
import { announceChange, choiceOf, isOf, knownEvent } from './guidance-effect.ts';
import type { GuidanceChange, RegisteredGuidance } from './guidance-effect.ts';

/** Which document is taken back, and why: the reason stands in the covering note. */
export interface UndoForm {
  readonly planId: PlanId;
  readonly id: string;
  readonly reason: string;
}

/**
 * Takes a registration back: the deadlines become what they were, unsent letters are withdrawn, and where a letter had
 * gone out one covering note follows.
 */
export async function undoGuidance(deps: Deps, form: UndoForm): Promise<Result<RegisteredGuidance>> {
  const now = await deps.clock.now();
  const change = await deps.store.write((tx) => undo(tx, deps, form, now));
  if (!change.ok) return change;
  return ok(await announceChange(deps, change.value));
}

async function undo(
  tx: StoreWriter,
  deps: Deps,
  { planId, id, reason }: UndoForm,
  now: Instant,
): Promise<Result<GuidanceChange>> {
  const rules = await loadRules(tx, deps, planId);
  const guidances = await tx.guidances(planId);
  const row = guidances.find((known) => known.id === id);
  if (row === undefined) return fail(unknownGuidance(id, guidances));
  const problem = refuseUndo(row, reason);
  if (problem !== null) return fail(problem);
  const undone = { ...row, undone: { at: now, reason } };
  await tx.saveGuidance(undone);
  const started = rules.adopted.plan.tasks.filter((task) =>
    task.awaits.some((key) => row.events.includes(key)),
  );
  const ids = started.map((task) => task.id);
  const before = await tx.entities(planId, ids);
  const told = await whoWasTold(tx, planId, id);
  const standing = guidances.filter((other) => other.id !== id && other.undone === null);
  const changes: Change[] = [];
  for (const task of started) {
    const assignedOn = await assignmentDay(tx, planId, task.id);
    changes.push(
      undoFact(rules, task, row, {
        standing,
        assignedOn,
        now,
        told: told.get(task.id) ?? [],
        choice: choiceOf(before, task.id),
        before: before.find(({ entityId }) => entityId === task.id),
      }),
    );
  }
  const applied = await applyFacts(tx, rules, changes);
  if (!applied.ok) return applied;
  return ok({ rules, row: undone, before, applied: applied.value, now, mail: 'event-withdrawn' });
}

/**
 * The bodies that may know of the document, task by task: those to whom the notice has gone, or was on its way. One that is
 * composed and was never handed to a server does not leave any more; one that was refused or came back has told nobody.
 */
async function whoWasTold(
  tx: StoreReader,
  planId: PlanId,
  guidanceId: string,
): Promise<ReadonlyMap<EntityId, readonly BodyId[]>> {
  const letters = (await tx.outbox(planId, { status: 'taken' })).filter((letter) =>
    isOf(letter, 'event-issued', guidanceId),
  );
  const messages = await tx.messages(
    planId,
    letters.flatMap(({ messageId }) => messageId ?? []),
  );
  const known = new Set(messages.filter(mayHaveArrived).map((message) => message.id));
  const told = letters.filter(({ messageId }) => known.has(messageId ?? ''));
  return new Map(
    [...Map.groupBy(told, ({ entityId }) => entityId)].map(([entityId, some]) => [
      entityId,
      [...new Set(some.map(({ to }) => to))],
    ]),
  );
}

/** Of an answer that was lost after the text nobody knows; a lease that was not given back is a try without a result. */
const mayHaveArrived = ({ status, tries, leaseUntil }: MessageRow): boolean =>
  status === 'sent' || status === 'captured' || (status === 'queued' && (tries > 0 || leaseUntil > 0));

const unknownGuidance = (id: string, known: readonly GuidanceRow[]): Problem => ({
  kind: 'unknown-guidance',
  words: `Không có văn bản "${id}". Đã đăng ký: ${known.map((other) => other.id).join(', ') || 'chưa có văn bản nào'}.`,
});

function refuseUndo({ number, undone }: GuidanceRow, reason: string): Problem | null {
  if (undone !== null)
    return { kind: 'already-undone', words: `Văn bản ${number} đã được rút khỏi sổ: ${undone.reason}` };
  if (reason.trim() === '') return { kind: 'no-reason', words: 'Chưa ghi lý do rút văn bản.' };
  return null;
}

interface Circumstances {
  /** The other documents that have been registered and not taken back. */
  readonly standing: readonly GuidanceRow[];
  readonly assignedOn: LocalDate;
  readonly now: Instant;
  /** Whom the notice of the document has reached for this task, or may have. */
  readonly told: readonly BodyId[];
  /** The reading that a person has confirmed. */
  readonly choice: number | null;
  /** The task as it stands. */
  readonly before: EntityRow | undefined;
}

/**
 * The dates as they would be without the document: counted from the latest other document of the event that stands, as on
 * the day of its registration, or else from the assignment.
 */
function undoFact(rules: Rules, task: TaskDefinition, row: GuidanceRow, around: Circumstances): Change {
  const { standing, assignedOn, now, told, choice } = around;
  const planning = planningRules(rules);
  const other = standing
    .filter((known) => known.events.some((key) => task.awaits.includes(key)))
    .toSorted((a, b) => (a.registeredAt < b.registeredAt ? -1 : 1))
    .at(-1);
  const event = other === undefined ? null : knownEvent(other);
  const countedFrom = other === undefined ? assignedOn : onOf(other.registeredAt);
  const proposed = layOutTask(rules.adopted.plan, task, event, countedFrom, planning, choice);
  const dates = datesAfter(rules, around.before, proposed, {
    clockId: `${row.id}/undone`,
    at: now,
    governs: other?.id ?? null,
    because: `${knownEvent(row).words} được rút khỏi sổ`,
  });
  const asks =
    dates.asks === undefined ? {} : { asks: { ...dates.asks, sendAt: sendingMoment(now, planning) } };
  return {
    entityId: task.id,
    key: `event-undone/${row.id}`,
    fact: {
      kind: 'eventWithdrawn',
      at: now,
      event: row.events.find((key) => task.awaits.includes(key)) ?? '',
      guidanceId: row.id,
      registeredAt: row.registeredAt,
      schedule: dates.schedule,
      ...asks,
      noteSendAt: told.length > 0 ? sendingMoment(now, planning) : null,
      told,
    },
  };
}
