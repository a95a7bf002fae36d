import type { Instant } from '../domain/calendar/instant.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { silencesOf } from '../domain/escalation/ask-officer.ts';
import { hasArrived } from '../domain/escalation/climb.ts';
import type { Directive, OfficerRef } from '../domain/escalation/ladder.ts';
import { nextRung } from '../domain/escalation/ladder.ts';
import { ladderOf } from '../domain/escalation/ladder-of.ts';
import { askedWords, officerWords } from '../domain/letter/ladder-words.ts';
import { packetRows } from '../domain/letter/packet-rows.ts';
import { taskNumber } from '../domain/letter/task-words.ts';
import { bodyName } from '../domain/plan/directory.ts';
import type { EntityId, PlanId, TaskDefinition } from '../domain/plan/plan.ts';
import type { Task } from '../domain/task/task.ts';
import type { EntityRow, OutboxRow, StoreReader } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { mentionReport } from './compose-message.ts';
import { lateness } from './decide-packet.ts';
import { loadRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { latestExplanation } from './explanation.ts';
import { lateMails } from './late-mail.ts';
import type { LateMail } from './late-mail.ts';
import { titleOf } from './views.ts';

export type PacketState = 'waiting' | 'held' | 'released';

/** The page about one task that Ban Thường vụ shall see. */
export interface PacketView {
  readonly task: EntityId;
  /** `5a` */
  readonly number: string;
  readonly title: string;
  readonly body: string;
  readonly state: PacketState;
  readonly dueOn: LocalDate | null;
  readonly workingDaysLate: number;
  /** Who is asked now; null: the packet is decided, or the policy names nobody. */
  readonly officer: OfficerRef | null;
  readonly officerWords: string | null;
  readonly askedAt: Instant | null;
  /** When his hours are over; null: the request has not arrived, or nobody is asked. */
  readonly answerBy: Instant | null;
  readonly silences: number;
  /** Who has been asked, and what became of it. */
  readonly asked: readonly string[];
  /** Who may release it or hold it back. */
  readonly officers: readonly { readonly key: string; readonly words: string }[];
  /** Label and sentence, in the order of the page. */
  readonly rows: Readonly<Record<string, string>>;
}

/** A draft of the ladder that a leader has not released yet. */
export interface DraftView {
  readonly task: EntityId;
  readonly mail: OutboxRow['mail'];
  readonly to: string;
  readonly sendAt: Instant;
}

/** A rung that stands still because its letter has not come to its recipient. */
export interface StandstillView {
  readonly task: EntityId;
  readonly to: string;
  readonly failed: boolean;
  readonly since: Instant;
}

export interface DirectiveView extends Directive {
  readonly task: EntityId;
  readonly toName: string;
  readonly words: string;
}

/** Everything on the way upwards that waits for a person. */
export interface LadderView {
  readonly packets: readonly PacketView[];
  readonly drafts: readonly DraftView[];
  readonly standstills: readonly StandstillView[];
  readonly directives: readonly DirectiveView[];
  readonly late: readonly LateMail[];
  /** Officers' silences, late confirmations and late decisions, of all tasks together. */
  readonly counted: { readonly silences: number; readonly confirmations: number; readonly decisions: number };
}

interface Found {
  readonly row: EntityRow;
  readonly definition: TaskDefinition;
  readonly task: Task;
}

export async function showLadder(deps: Deps, planId: PlanId): Promise<LadderView> {
  const now = await deps.clock.now();
  return deps.store.read(async (tx) => {
    const rules = await loadRules(tx, deps, planId);
    const found = tasksOf(rules, await tx.entities(planId));
    const outbox = await tx.outbox(planId);
    const messages = await tx.messages(planId);
    const packets: PacketView[] = [];
    for (const each of found)
      if (each.task.ladder.packet !== null) packets.push(await packetOf(tx, rules, each, now));
    const directives: DirectiveView[] = [];
    for (const each of found) directives.push(...(await directivesOf(tx, rules, each)));
    return {
      packets: packets.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]),
      drafts: draftsOf(rules, outbox),
      standstills: found.flatMap((each) => standstillOf(rules, each)),
      directives,
      late: lateMails(rules, outbox, messages),
      counted: countSilences(found),
    };
  });
}

const ORDER: Readonly<Record<PacketState, number>> = { waiting: 0, held: 1, released: 2 };

/** The packet of one task; null: it has none. */
export async function showPacket(deps: Deps, planId: PlanId, id: EntityId): Promise<PacketView | null> {
  const now = await deps.clock.now();
  return deps.store.read(async (tx) => {
    const rules = await loadRules(tx, deps, planId);
    const [found] = tasksOf(rules, await tx.entities(planId, [id]));
    if (found === undefined || found.task.ladder.packet === null) return null;
    return packetOf(tx, rules, found, now);
  });
}

function tasksOf({ adopted }: Rules, rows: readonly EntityRow[]): readonly Found[] {
  return rows.flatMap((row): readonly Found[] => {
    const definition = adopted.plan.tasks.find((task) => task.id === row.entityId);
    return definition === undefined || row.state?.kind !== 'task'
      ? []
      : [{ row, definition, task: row.state }];
  });
}

async function packetOf(
  tx: StoreReader,
  rules: Rules,
  { row, definition, task }: Found,
  now: Instant,
): Promise<PacketView> {
  const { plan, policy } = rules.adopted;
  const packet = task.ladder.packet ?? { asks: [], decision: null };
  const asked = packet.decision === null ? (packet.asks.at(-1) ?? null) : null;
  const timer = task.timers.find(({ kind }) => kind === 'packet-silence');
  const report = await latestExplanation(tx, plan.id, row.entityId);
  const workingDaysLate = lateness(task, rules, now);
  const explanation = report === null ? null : mentionReport(report);
  return {
    task: row.entityId,
    number: taskNumber(definition),
    title: titleOf(definition),
    body: bodyName(plan, task.parties.answeredBy),
    state: packet.decision?.kind ?? 'waiting',
    dueOn: task.schedule.dueOn,
    workingDaysLate,
    officer: asked === null ? null : { key: asked.officer, body: asked.body },
    officerWords: asked === null ? null : officerWords(policy.ladder, asked.officer),
    askedAt: asked?.askedAt ?? null,
    answerBy: timer?.at ?? null,
    silences: silencesOf(packet),
    asked: askedWords(policy.ladder, task),
    officers: ladderOf(task.parties).officers.map(({ key }) => ({
      key,
      words: officerWords(policy.ladder, key),
    })),
    rows: packetRows({ plan, policy, definition, task, explanation, workingDaysLate }),
  };
}

const OF_LADDER: ReadonlySet<OutboxRow['mail']> = new Set<OutboxRow['mail']>([
  'overdue-letter',
  'ladder-note',
]);

const draftsOf = ({ adopted }: Rules, outbox: readonly OutboxRow[]): readonly DraftView[] =>
  outbox
    .filter(({ status, mail }) => status === 'held' && OF_LADDER.has(mail))
    .map(({ entityId, mail, to, sendAt }) => ({
      task: entityId,
      mail,
      to: bodyName(adopted.plan, to),
      sendAt,
    }));

function standstillOf({ adopted }: Rules, { row, task }: Found): readonly StandstillView[] {
  const last = task.ladder.climbed.at(-1);
  if (last === undefined || task.progress !== 'open' || hasArrived(task)) return [];
  const failed = task.notices.some(({ orderKey, state }) => orderKey === last.orderKey && state === 'failed');
  if (!failed && nextRung(task.ladder) === null) return [];
  return [{ task: row.entityId, to: bodyName(adopted.plan, last.to), failed, since: last.at }];
}

async function directivesOf(
  tx: StoreReader,
  { adopted }: Rules,
  { row, task }: Found,
): Promise<readonly DirectiveView[]> {
  const views: DirectiveView[] = [];
  for (const directive of task.ladder.directives) {
    const said = await tx.report(row.planId, directive.directiveId);
    const toName = bodyName(adopted.plan, directive.to);
    views.push({ ...directive, task: row.entityId, toName, words: said?.words ?? '' });
  }
  return views;
}

function countSilences(found: readonly Found[]): LadderView['counted'] {
  const sum = (of: (task: Task) => number): number => found.reduce((total, { task }) => total + of(task), 0);
  return {
    silences: sum(({ ladder }) => (ladder.packet === null ? 0 : silencesOf(ladder.packet))),
    confirmations: sum(({ ladder }) => ladder.lateConfirmations),
    decisions: sum(({ ladder }) => ladder.lateDecisions),
  };
}
