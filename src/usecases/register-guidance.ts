import { addMs, onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { TaskDefinition } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Problem, Result } from '../domain/result.ts';
import { layOutTask } from '../domain/task/lay-out-task.ts';
import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type { EntityRow, GuidanceRow, StoreWriter } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Change, Rules } from './apply-facts.ts';
import { datesAfter } from './date-by-document.ts';
import { loadRules, planningRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { announceChange, choiceOf, describeChange, knownEvent } from './guidance-effect.ts';
import type { GuidanceChange, GuidanceEffect, GuidanceForm, RegisteredGuidance } from './guidance-effect.ts';

/** What a document would start or move, and whom it would tell: the registration itself, rolled back. */
export async function previewGuidance(deps: Deps, form: GuidanceForm): Promise<Result<GuidanceEffect>> {
  const now = await deps.clock.now();
  return deps.store.rehearse(async (tx) => {
    const change = await register(tx, deps, form, now);
    return change.ok ? ok(await describeChange(tx, deps, change.value)) : change;
  });
}

/**
 * Registers a central document: the deadlines of all tasks that wait for its events begin, in one transaction. Mail leaves
 * only after the time in which the registration can be taken back (`undoUntil`).
 */
export async function registerGuidance(deps: Deps, form: GuidanceForm): Promise<Result<RegisteredGuidance>> {
  const now = await deps.clock.now();
  const change = await deps.store.write((tx) => register(tx, deps, form, now));
  if (!change.ok) return change;
  return ok(await announceChange(deps, change.value));
}

async function register(
  tx: StoreWriter,
  deps: Deps,
  form: GuidanceForm,
  now: Instant,
): Promise<Result<GuidanceChange>> {
  const rules = await loadRules(tx, deps, form.planId);
  const problem = refuseForm(rules, form, onOf(now));
  if (problem !== null) return fail(problem);
  const undoUntil = addMs(now, rules.adopted.policy.guidance.undoMinutes * 60_000);
  const waiting = rules.adopted.plan.tasks.filter((task) =>
    task.awaits.some((key) => form.events.includes(key)),
  );
  const ids = waiting.map((task) => task.id);
  const before = await tx.entities(form.planId, ids);
  const id = newGuidanceId(form, await tx.guidances(form.planId));
  const row: GuidanceRow = { ...form, id, registeredAt: now, undoUntil, undone: null };
  await tx.saveGuidance(row);
  const changes = waiting.map((task) => eventFact(rules, task, row, before));
  const applied = await applyFacts(tx, rules, changes);
  if (!applied.ok) return applied;
  return ok({ rules, row, before, applied: applied.value, now, mail: 'event-issued' });
}

function refuseForm(rules: Rules, form: GuidanceForm, today: LocalDate): Problem | null {
  const { plan } = rules.adopted;
  const unknown = form.events.filter((key) => !plan.events.some((event) => event.key === key));
  const known = plan.events.map((event) => event.key).join(', ');
  if (unknown.length > 0)
    return {
      kind: 'unknown-event',
      words: `Không có sự kiện "${unknown.join('", "')}". Các sự kiện của kế hoạch: ${known}.`,
    };
  if (form.events.length === 0)
    return { kind: 'no-event', words: `Chưa chọn sự kiện nào. Các sự kiện của kế hoạch: ${known}.` };
  if (form.number.trim() === '') return { kind: 'no-number', words: 'Chưa ghi số, ký hiệu của văn bản.' };
  if (form.issuedOn > today) {
    return {
      kind: 'future-document',
      words: `Ngày ban hành ${formatDate(form.issuedOn)} ở sau hôm nay, ${formatDate(today)}.`,
    };
  }
  if (form.receivedOn !== null && form.receivedOn < form.issuedOn) {
    return {
      kind: 'received-before-issued',
      words: `Ngày nhận ${formatDate(form.receivedOn)} ở trước ngày ban hành ${formatDate(form.issuedOn)}.`,
    };
  }
  return null;
}

function eventFact(
  rules: Rules,
  task: TaskDefinition,
  row: GuidanceRow,
  before: readonly EntityRow[],
): Change {
  const { id, issuedOn, registeredAt, undoUntil } = row;
  const planning = planningRules(rules);
  const event = knownEvent(row);
  const choice = choiceOf(before, task.id);
  const proposed = layOutTask(rules.adopted.plan, task, event, onOf(registeredAt), planning, choice);
  const known = before.find(({ entityId }) => entityId === task.id);
  const because = `${event.words} được ghi nhận`;
  const dates = datesAfter(rules, known, proposed, { clockId: id, at: registeredAt, governs: id, because });
  return {
    entityId: task.id,
    key: `event/${id}`,
    fact: {
      kind: 'eventIssued',
      at: registeredAt,
      event: row.events.find((key) => task.awaits.includes(key)) ?? '',
      guidanceId: id,
      issuedOn,
      ...dates,
      noticeSendAt: sendingMoment(undoUntil, planning),
    },
  };
}

/** `2018-09-17-12-hd-tw`: readable, and free in this plan. */
function newGuidanceId(form: GuidanceForm, known: readonly GuidanceRow[]): string {
  const stem = `${form.issuedOn}-${form.number}`
    .normalize('NFD')
    .replace(/[^0-9A-Za-z]+/g, '-')
    .toLowerCase()
    .replace(/^-|-$/g, '');
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (!known.some((row) => row.id === id)) return id;
  }
}
