import type { EntityId, PlanId } from '../domain/plan/plan.ts';
import type { EntityRow, MessageRow, OutboxRow, StoredFact, StoreReader } from '../ports/store.ts';
import type { EntityRef } from '../ports/workflows.ts';
import type { Rules } from './apply-facts.ts';
import { loadRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { showStatus } from './show-status.ts';
import { refold, unfoundedLetters, missingLetters, wrongStates } from './verify-facts.ts';

/** A break in the audit chain, as the store reports it. */
export interface ChainProblem {
  readonly planId: PlanId;
  readonly entityId: EntityId;
  readonly seq: number;
  /** A Vietnamese sentence. */
  readonly words: string;
}

export interface StoreProblem {
  readonly kind: 'chain' | 'state' | 'letter' | 'message' | 'wake-up' | 'invariant' | 'workflow';
  /** The task or round; for `message` the id of the message. */
  readonly entity: string;
  readonly words: string;
}

export interface Verification {
  readonly ok: boolean;
  readonly problems: readonly StoreProblem[];
}

/**
 * Holds facts, audit chain, states, letters, messages and workflows against each other. `chainProblems` were found by
 * the store. While the engine runs, a workflow may be a moment behind: what is only that is gone at a second look.
 */
export async function verifyStore(
  deps: Deps,
  planId: PlanId,
  chainProblems: readonly ChainProblem[],
  engineRunning: boolean,
): Promise<Verification> {
  const running = engineRunning ? await deps.workflows.running() : null;
  const { entities, problems } = await deps.store.read((tx) => inspect(tx, deps, planId));
  const found: readonly StoreProblem[] = [
    ...chainProblems
      .filter((problem) => problem.planId === planId)
      .map(({ entityId, words }) => ({ kind: 'chain' as const, entity: entityId, words })),
    ...problems,
    ...(await unseenStandstill(deps, planId, entities)),
    ...(await brokenInvariants(deps, planId)),
    ...(running === null ? [] : workflowProblems(planId, entities, running)),
  ];
  return { ok: found.length === 0, problems: found };
}

interface Inspection {
  readonly entities: readonly EntityRow[];
  readonly problems: readonly StoreProblem[];
}

async function inspect(tx: StoreReader, deps: Deps, planId: PlanId): Promise<Inspection> {
  const rules = await loadRules(tx, deps, planId);
  const entities = await tx.entities(planId);
  const outbox = await tx.outbox(planId);
  const messages = await tx.messages(planId);
  const byEntity = Map.groupBy(outbox, (row) => row.entityId);
  const later = new Map((await tx.laterTasks(planId)).map((task) => [task.definition.id, task.digest]));
  const problems: StoreProblem[] = [];
  for (const row of entities) {
    const facts = await factsOf(tx, row);
    problems.push(
      ...definitionProblem(row.entityId, facts, later.get(row.entityId) ?? null),
      ...(typeof facts === 'string'
        ? [{ kind: 'state' as const, entity: row.entityId, words: facts }]
        : entityProblems(rules, row, facts, byEntity.get(row.entityId) ?? [])),
    );
  }
  return { entities, problems: [...problems, ...messageProblems(outbox, messages)] };
}

/** A task that a decision has added lives by the definition that its first fact holds the digest of, or something is wrong. */
function definitionProblem(
  entity: EntityId,
  facts: readonly StoredFact[] | string,
  digest: string | null,
): readonly StoreProblem[] {
  const first = typeof facts === 'string' ? undefined : facts[0]?.fact;
  const origin = first?.kind === 'taskAssigned' ? (first.origin ?? null) : null;
  if ((origin?.definition ?? null) === digest) return [];
  const words = `Nội dung nhiệm vụ "${entity}" trong kho khác với nội dung được ghi khi chia nhiệm vụ.`;
  return [{ kind: 'state', entity, words }];
}

/** A fact whose text is spoiled cannot be read at all: that is a finding, not the end of the search. */
async function factsOf(tx: StoreReader, row: EntityRow): Promise<readonly StoredFact[] | string> {
  try {
    return await tx.facts(row.planId, row.entityId);
  } catch (error) {
    return `Không đọc được dữ kiện của "${row.entityId}": ${String(error)}.`;
  }
}

function entityProblems(
  rules: Rules,
  row: EntityRow,
  facts: readonly StoredFact[],
  letters: readonly OutboxRow[],
): readonly StoreProblem[] {
  const folded = refold(row.kind, facts);
  const problem = (kind: StoreProblem['kind']) => (words: string) => ({ kind, entity: row.entityId, words });
  if (!folded.ok) return [problem('state')(folded.problem.words)];
  return [
    ...wrongStates(row, folded.value).map(problem('state')),
    ...[...missingLetters(rules, folded.value, letters), ...unfoundedLetters(folded.value, letters)].map(
      problem('letter'),
    ),
  ];
}

/** A letter that was taken has its message, a message its letters, and what has left a server's word. */
function messageProblems(
  outbox: readonly OutboxRow[],
  messages: readonly MessageRow[],
): readonly StoreProblem[] {
  const known = new Set(messages.map((message) => message.id));
  const carried = new Set(outbox.map((row) => row.messageId));
  const letters = outbox.flatMap((row): readonly StoreProblem[] => {
    const has = row.messageId !== null && known.has(row.messageId);
    if ((row.status === 'taken') === has) return [];
    const words = has
      ? `Thư "${row.orderKey}" ghi "${row.status}" nhưng đã nằm trong thông điệp "${row.messageId}".`
      : `Thư "${row.orderKey}" đã được lấy để gửi nhưng không có thông điệp "${String(row.messageId)}".`;
    return [{ kind: 'letter', entity: row.entityId, words }];
  });
  return [...letters, ...messages.flatMap((message) => messageProblem(message, carried))];
}

function messageProblem(message: MessageRow, carried: ReadonlySet<string | null>): readonly StoreProblem[] {
  const { id, status, sentAt, response } = message;
  const problem = (words: string): StoreProblem => ({ kind: 'message', entity: id, words });
  const left = status === 'sent' || status === 'captured' || status === 'bounced';
  // One that was taken back has given its letters to another, or back to the outbox.
  const isCarrier = carried.has(id) || status === 'withdrawn';
  return [
    ...(isCarrier ? [] : [problem(`Thông điệp "${id}" không mang thư nào.`)]),
    ...(left && (sentAt === null || response === null)
      ? [problem(`Thông điệp "${id}" ghi đã gửi nhưng thiếu thời điểm hoặc lời đáp của máy chủ thư.`)]
      : []),
    ...(!left && sentAt !== null
      ? [problem(`Thông điệp "${id}" ghi "${status}" nhưng có thời điểm gửi ${sentAt}.`)]
      : []),
  ];
}

/** What is open and has no next instant waits for ever unless a person is told: it must be among the alarms. */
async function unseenStandstill(
  deps: Deps,
  planId: PlanId,
  entities: readonly EntityRow[],
): Promise<readonly StoreProblem[]> {
  const { alarms } = await showStatus(deps, planId);
  const told = new Set(alarms.filter((alarm) => alarm.kind === 'no-wake-up').map((alarm) => alarm.task));
  return entities
    .filter((row) => !row.finished && row.version > 0 && row.nextAt === null && !told.has(row.entityId))
    .map((row) => ({
      kind: 'wake-up',
      entity: row.entityId,
      words: `"${row.entityId}" còn mở nhưng không có mốc tiếp theo và không có cảnh báo nào.`,
    }));
}

/** What no alarm can mend, because the program itself must not let it happen. */
const NEVER: ReadonlySet<string> = new Set(['doubled-rung', 'unexplained', 'gone-body']);

async function brokenInvariants(deps: Deps, planId: PlanId): Promise<readonly StoreProblem[]> {
  const { alarms } = await showStatus(deps, planId);
  return alarms
    .filter(({ kind }) => NEVER.has(kind))
    .map(({ task, words }) => ({ kind: 'invariant', entity: task, words }));
}

function workflowProblems(
  planId: PlanId,
  entities: readonly EntityRow[],
  running: readonly EntityRef[],
): readonly StoreProblem[] {
  const ids = new Set(running.filter((ref) => ref.planId === planId).map((ref) => ref.entityId));
  const problem = (entity: EntityId, words: string): StoreProblem => ({ kind: 'workflow', entity, words });
  const known = new Set(entities.map((row) => row.entityId));
  return [
    ...entities.flatMap((row) => {
      const runs = ids.has(row.entityId);
      if (row.version === 0 || runs !== row.finished) return [];
      return runs
        ? [problem(row.entityId, `"${row.entityId}" đã kết thúc nhưng vẫn còn quy trình đang chạy.`)]
        : [
            problem(
              row.entityId,
              `"${row.entityId}" còn mở nhưng không có quy trình nào theo dõi. Chạy "dondoc rebuild".`,
            ),
          ];
    }),
    ...[...ids]
      .filter((id) => !known.has(id))
      .map((id) => problem(id, `Có quy trình đang chạy cho "${id}" mà trong kho không có việc này.`)),
  ];
}
