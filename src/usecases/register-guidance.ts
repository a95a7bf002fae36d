import { addMs, onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { EntityId, EventKey, PlanId, TaskDefinition } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Problem, Result } from '../domain/result.ts';
import { layOutTask } from '../domain/task/lay-out-task.ts';
import type { KnownEvent } from '../domain/task/lay-out-task.ts';
import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type { EntityRow, GuidanceRow, OutboxRow, StoreWriter } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Applied, Change, Rules } from './apply-facts.ts';
import { createComposer, groupKeyOf } from './compose-message.ts';
import { loadRules, planningRules, pokeChanged } from './deps.ts';
import type { Deps } from './deps.ts';
import { viewDeadline } from './views.ts';
import type { DeadlineView } from './views.ts';

/** A central document as the secretary enters it. */
export interface GuidanceForm {
  readonly planId: PlanId;
  readonly events: readonly EventKey[];
  readonly number: string;
  readonly title: string;
  readonly issuedBy: string;
  readonly issuedOn: LocalDate;
  readonly receivedOn: LocalDate | null;
}

export interface GuidanceEffect {
  readonly document: Omit<GuidanceForm, 'planId'>;
  readonly tasks: readonly {
    readonly id: EntityId;
    readonly before: DeadlineView;
    readonly after: DeadlineView;
    readonly conflict: string | null;
  }[];
  readonly mails: readonly {
    readonly to: string;
    readonly subject: string;
    readonly sendAt: Instant;
    readonly text: string;
  }[];
  readonly undoUntil: Instant;
}

export type RegisteredGuidance = GuidanceEffect & { readonly id: string };

/** What a document would start or move, and whom it would tell: the registration itself, rolled back. */
export async function previewGuidance(deps: Deps, form: GuidanceForm): Promise<Result<GuidanceEffect>> {
  const now = await deps.clock.now();
  const outcome = await deps.store.rehearse((tx) => register(tx, deps, form, 'preview', now));
  return outcome.ok ? ok(outcome.value.effect) : outcome;
}

/**
 * Registers a central document: the deadlines of all tasks that wait for its events begin, in one transaction. Mail leaves
 * only after the time in which the registration can be taken back (`undoUntil`).
 */
export async function registerGuidance(deps: Deps, form: GuidanceForm): Promise<Result<RegisteredGuidance>> {
  const id = newGuidanceId(form, await deps.store.read((tx) => tx.guidances(form.planId)));
  const now = await deps.clock.now();
  const outcome = await deps.store.write((tx) => register(tx, deps, form, id, now));
  if (!outcome.ok) return outcome;
  const { effect, rules, applied } = outcome.value;
  await pokeChanged(deps, rules.adopted, applied.changed);
  return ok({ ...effect, id });
}

interface Registration {
  readonly effect: GuidanceEffect;
  readonly rules: Rules;
  readonly applied: Applied;
}

async function register(
  tx: StoreWriter,
  deps: Deps,
  form: GuidanceForm,
  id: string,
  now: Instant,
): Promise<Result<Registration>> {
  const rules = await loadRules(tx, deps, form.planId);
  const problem = refuseForm(rules, form, onOf(now));
  if (problem !== null) return fail(problem);
  const undoUntil = addMs(now, rules.adopted.policy.guidance.undoMinutes * 60_000);
  const waiting = rules.adopted.plan.tasks.filter((task) =>
    task.awaits.some((key) => form.events.includes(key)),
  );
  const before = await tx.entities(
    form.planId,
    waiting.map((task) => task.id),
  );
  const { planId, ...document } = form;
  await tx.saveGuidance({ planId, id, ...document, registeredAt: now, undoUntil, undone: null });
  const changes = waiting.map((task) => eventFact(rules, task, form, id, now, undoUntil));
  const applied = await applyFacts(tx, rules, changes);
  if (!applied.ok) return applied;
  const mails = await mailsOf(tx, rules, id, 'event-issued', deps.clock.mode === 'practice');
  return ok({
    rules,
    applied: applied.value,
    effect: { document, tasks: compare(rules, before, applied.value.changed, now), mails, undoUntil },
  });
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
  form: GuidanceForm,
  id: string,
  now: Instant,
  undoUntil: Instant,
): Change {
  const event: KnownEvent = {
    issuedOn: form.issuedOn,
    receivedOn: form.receivedOn,
    words: `văn bản ${form.number} ngày ${formatDate(form.issuedOn)}`,
  };
  const planning = planningRules(rules);
  return {
    entityId: task.id,
    key: `event/${id}`,
    fact: {
      kind: 'eventIssued',
      at: now,
      event: form.events.find((key) => task.awaits.includes(key)) ?? '',
      guidanceId: id,
      issuedOn: form.issuedOn,
      schedule: layOutTask(rules.adopted.plan, task, event, onOf(now), planning),
      noticeSendAt: sendingMoment(undoUntil, planning),
    },
  };
}

function compare(
  rules: Rules,
  before: readonly EntityRow[],
  after: readonly EntityRow[],
  now: Instant,
): GuidanceEffect['tasks'] {
  return after.flatMap((row) => {
    const earlier = before.find((known) => known.entityId === row.entityId)?.state;
    if (earlier?.kind !== 'task' || row.state?.kind !== 'task') return [];
    return [
      {
        id: row.entityId,
        before: viewDeadline(rules, earlier, now),
        after: viewDeadline(rules, row.state, now),
        conflict: row.state.schedule.conflict,
      },
    ];
  });
}

/** The letters that a registration has put into the outbox, as each receiver would see his. */
async function mailsOf(
  tx: StoreWriter,
  rules: Rules,
  guidanceId: string,
  mail: OutboxRow['mail'],
  practice: boolean,
): Promise<GuidanceEffect['mails']> {
  const rows = (await tx.outbox(rules.adopted.plan.id, { status: 'queued' })).filter(
    (row) => row.mail === mail && row.about['guidanceId'] === guidanceId,
  );
  const compose = await createComposer(tx, rules.adopted, rows, practice);
  const groups = new Map(rows.map((row) => [groupKeyOf(row), row]));
  const mails: GuidanceEffect['mails'][number][] = [];
  for (const row of groups.values()) {
    const { recipient, letter } = compose([row], row.sendAt);
    mails.push({
      to: recipient.mailbox ?? '',
      subject: letter.subject,
      sendAt: row.sendAt,
      text: letter.text,
    });
  }
  return mails;
}

/** `huong-dan-…`: readable, and free in this plan. */
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

/**
 * Takes a registration back: the deadlines become what they were, unsent letters are withdrawn, and where a letter had
 * gone out one covering note follows.
 */
export async function undoGuidance(
  deps: Deps,
  planId: PlanId,
  id: string,
  reason: string,
): Promise<Result<RegisteredGuidance>> {
  const now = await deps.clock.now();
  const outcome = await deps.store.write((tx) => undo(tx, deps, planId, id, reason, now));
  if (!outcome.ok) return outcome;
  const { effect, rules, applied } = outcome.value;
  await pokeChanged(deps, rules.adopted, applied.changed);
  return ok({ ...effect, id });
}

async function undo(
  tx: StoreWriter,
  deps: Deps,
  planId: PlanId,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<Registration>> {
  const rules = await loadRules(tx, deps, planId);
  const guidances = await tx.guidances(planId);
  const row = guidances.find((known) => known.id === id);
  const problem = refuseUndo(row, id, reason, guidances);
  if (row === undefined || problem !== null) return fail(problem ?? { kind: 'unknown-guidance', words: id });
  const taken = (await tx.outbox(planId, { status: 'taken' })).filter(
    (letter) => letter.about['guidanceId'] === id,
  );
  await tx.saveGuidance({ ...row, undone: { at: now, reason } });
  const started = rules.adopted.plan.tasks.filter((task) =>
    task.awaits.some((key) => row.events.includes(key)),
  );
  const before = await tx.entities(
    planId,
    started.map((task) => task.id),
  );
  const told = new Set(taken.map((letter) => letter.entityId));
  const standing = guidances.filter((other) => other.id !== id && other.undone === null);
  const applied = await applyFacts(
    tx,
    rules,
    started.map((task) => undoFact(rules, task, row, standing, now, told.has(task.id))),
  );
  if (!applied.ok) return applied;
  const mails = await mailsOf(tx, rules, id, 'event-withdrawn', deps.clock.mode === 'practice');
  const { number, title, issuedBy, issuedOn, receivedOn, events, undoUntil } = row;
  const document = { number, title, issuedBy, issuedOn, receivedOn, events };
  return ok({
    rules,
    applied: applied.value,
    effect: { document, tasks: compare(rules, before, applied.value.changed, now), mails, undoUntil },
  });
}

function refuseUndo(
  row: GuidanceRow | undefined,
  id: string,
  reason: string,
  known: readonly GuidanceRow[],
): Problem | null {
  if (row === undefined) {
    return {
      kind: 'unknown-guidance',
      words: `Không có văn bản "${id}". Đã đăng ký: ${known.map((other) => other.id).join(', ') || 'chưa có văn bản nào'}.`,
    };
  }
  if (row.undone !== null)
    return {
      kind: 'already-undone',
      words: `Văn bản ${row.number} đã được rút khỏi sổ: ${row.undone.reason}`,
    };
  if (reason.trim() === '') return { kind: 'no-reason', words: 'Chưa ghi lý do rút văn bản.' };
  return null;
}

/** An event may have been issued twice: what remains is counted from the latest document that stands. */
function undoFact(
  rules: Rules,
  task: TaskDefinition,
  row: GuidanceRow,
  standing: readonly GuidanceRow[],
  now: Instant,
  told: boolean,
): Change {
  const planning = planningRules(rules);
  const other = standing
    .filter((known) => known.events.some((key) => task.awaits.includes(key)))
    .toSorted((a, b) => (a.registeredAt < b.registeredAt ? -1 : 1))
    .at(-1);
  const event =
    other === undefined
      ? null
      : {
          issuedOn: other.issuedOn,
          receivedOn: other.receivedOn,
          words: `văn bản ${other.number} ngày ${formatDate(other.issuedOn)}`,
        };
  return {
    entityId: task.id,
    key: `event-undone/${row.id}`,
    fact: {
      kind: 'eventWithdrawn',
      at: now,
      event: row.events.find((key) => task.awaits.includes(key)) ?? '',
      guidanceId: row.id,
      schedule: layOutTask(rules.adopted.plan, task, event, onOf(now), planning),
      noteSendAt: told ? sendingMoment(now, planning) : null,
    },
  };
}

/** What the plan waits for, and what has been registered for it. */
export async function listEvents(deps: Deps, planId: PlanId) {
  const { plan, guidances } = await deps.store.read(async (tx) => ({
    plan: (await loadRules(tx, deps, planId)).adopted.plan,
    guidances: (await tx.guidances(planId)).filter((row) => row.undone === null),
  }));
  return plan.events.map((event) => {
    const row = guidances.findLast((known) => known.events.includes(event.key));
    return {
      key: event.key,
      words: event.words,
      tasks: plan.tasks.filter((task) => task.awaits.includes(event.key)).map((task) => task.id),
      registered: row === undefined ? null : { id: row.id, issuedOn: row.issuedOn },
    };
  });
}
