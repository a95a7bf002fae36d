import { onOf, toZonedIso } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { isUndetermined, recipientOn } from '../domain/plan/directory.ts';
import type { Obligation, PlanId } from '../domain/plan/plan.ts';
import { dutyOf } from '../domain/report/round-id.ts';
import type { ClockMode } from '../ports/clock.ts';
import type { IncomingRow } from '../ports/incoming-store.ts';
import type { AdoptedPlan, EntityRow, MessageRow, OutboxRow } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { loadRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { showMailroom } from './mailroom.ts';
import type { MailroomView } from './mailroom.ts';
import { describeMailbox } from './show-mailbox.ts';
import type { MailboxView } from './show-mailbox.ts';
import { invariantAlarms } from './invariants.ts';
import type { InvariantKind } from './invariants.ts';
import { lateMails } from './late-mail.ts';
import type { LateMail } from './late-mail.ts';
import { viewDayless, viewRound } from './round-views.ts';
import type { DaylessView, RoundView } from './round-views.ts';
import { viewTasks } from './views.ts';
import type { TaskView } from './views.ts';

export type MailCounts = Readonly<
  Record<'queued' | 'sent' | 'captured' | 'held' | 'failed' | 'withdrawn', number>
>;

export interface Alarm {
  readonly kind:
    | 'no-wake-up'
    | 'no-mailbox'
    | 'undetermined'
    | 'mail-failed'
    | 'conflict'
    | 'unconfirmed-reading'
    | 'mail-unreadable'
    | 'mailbox-away'
    | 'answer-unread'
    | InvariantKind;
  readonly task: string;
  readonly words: string;
}

/** A duty of section IV, with who has sent and who has not. */
export interface ObligationView {
  readonly id: string;
  readonly no: string;
  readonly kind: Obligation['kind'];
  readonly text: string;
  /** Of a duty that is owed once. */
  readonly round: RoundView | null;
  /** All its rounds in the order of their days, the next tier's among them. */
  readonly rounds: readonly RoundView[];
  /** Of a recurring duty: the periods that wait until a day is set by a document. */
  readonly awaitsDay: readonly DaylessView[];
}

/** `dondoc status` of the contract; obligations come on top. */
export interface StatusView {
  readonly clock: { readonly now: string; readonly mode: ClockMode };
  readonly plan: {
    readonly id: PlanId;
    readonly number: string;
    readonly tasks: number;
    readonly obligations: number;
  };
  readonly counts: {
    readonly progress: Readonly<Record<string, number>>;
    readonly deadline: Readonly<Record<string, number>>;
  };
  readonly tasks: readonly TaskView[];
  readonly obligations: readonly ObligationView[];
  readonly mail: MailCounts;
  readonly mailroom: MailroomView;
  readonly mailbox: MailboxView;
  readonly alarms: readonly Alarm[];
  /** What went out on a later day than it was meant for, the latest first. */
  readonly late: readonly LateMail[];
}

export async function showStatus(deps: Deps, planId: PlanId): Promise<StatusView> {
  const now = await deps.clock.now();
  const { rules, rows, outbox, messages, mailbox, arrived } = await deps.store.read(async (tx) => ({
    rules: await loadRules(tx, deps, planId),
    rows: await tx.entities(planId),
    outbox: await tx.outbox(planId),
    messages: await tx.messages(planId),
    mailbox: await describeMailbox(tx, planId, Date.now()),
    arrived: await tx.incoming({ planId, kinds: ['answer', 'unreadable'], unread: true }),
  }));
  const { plan } = rules.adopted;
  const tasks = viewTasks(rules, rows, now);
  return {
    clock: { now: toZonedIso(now), mode: deps.clock.mode },
    plan: {
      id: plan.id,
      number: plan.number,
      tasks: new Set(plan.tasks.map((task) => task.no)).size,
      obligations: plan.obligations.length,
    },
    counts: {
      progress: tally(tasks.map((task) => task.progress)),
      deadline: tally(tasks.map((task) => task.deadline.status)),
    },
    tasks,
    obligations: plan.obligations.map((duty) => viewObligation(rules.adopted, duty, rows, onOf(now))),
    mail: countMail(outbox, messages),
    mailroom: await showMailroom(deps, Date.now()),
    mailbox,
    alarms: [
      ...entityAlarms(rows, rules),
      ...directoryAlarms(rules, now),
      ...mailAlarms(messages),
      ...arrivedAlarms(mailbox, arrived),
      ...invariantAlarms(rules, rows, { outbox, messages }, now),
    ],
    late: lateMails(rules, outbox, messages),
  };
}

function tally(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function viewObligation(
  { plan }: AdoptedPlan,
  duty: Obligation,
  rows: readonly EntityRow[],
  today: LocalDate,
): ObligationView {
  const own = rows.filter((row) => row.kind === 'round' && dutyOf(plan, row.entityId)?.id === duty.id);
  const rounds = own.flatMap((row) => viewRound(plan, row, today) ?? []);
  return {
    id: duty.id,
    no: duty.no,
    kind: duty.kind,
    text: duty.text.checked ?? duty.text.printed,
    round: rounds.find((round) => round.id === duty.id) ?? null,
    rounds: rounds.toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1)),
    awaitsDay: own.flatMap(viewDayless),
  };
}

export function countMail(outbox: readonly OutboxRow[], messages: readonly MessageRow[]): MailCounts {
  const letters = (status: OutboxRow['status']): number =>
    outbox.filter((row) => row.status === status).length;
  const sent = (status: MessageRow['status']): number =>
    messages.filter((row) => row.status === status).length;
  return {
    queued: letters('queued') + sent('queued'),
    sent: sent('sent'),
    captured: sent('captured'),
    held: letters('held'),
    failed: sent('failed') + sent('bounced'),
    withdrawn: letters('withdrawn'),
  };
}

function entityAlarms(rows: readonly EntityRow[], rules: Rules): readonly Alarm[] {
  return rows.flatMap((row): readonly Alarm[] => {
    const alarms: Alarm[] = [];
    if (!row.finished && row.nextAt === null) {
      alarms.push({
        kind: 'no-wake-up',
        task: row.entityId,
        words: 'Nhiệm vụ chưa có mốc tiếp theo; cần người phụ trách xem lại.',
      });
    }
    const conflict = row.state?.schedule.conflict ?? null;
    if (conflict !== null) alarms.push({ kind: 'conflict', task: row.entityId, words: conflict });
    return [...alarms, ...readingAlarm(row, rules)];
  });
}

function readingAlarm(row: EntityRow, { adopted }: Rules): readonly Alarm[] {
  const definition = adopted.plan.tasks.find((task) => task.id === row.entityId);
  if (
    definition === undefined ||
    definition.ambiguity === null ||
    definition.readingConfirmedBy !== null ||
    row.finished
  )
    return [];
  return [
    {
      kind: 'unconfirmed-reading',
      task: row.entityId,
      words: `Chưa có người xác nhận cách hiểu thời gian: ${definition.ambiguity}`,
    },
  ];
}

/** Names nobody can be written to: an open point for the office. */
function directoryAlarms({ adopted }: Rules, now: Instant): readonly Alarm[] {
  const { plan } = adopted;
  const on = onOf(now);
  return plan.tasks.flatMap((task) =>
    task.parts.flatMap((part): readonly Alarm[] => {
      if (isUndetermined(plan, part)) {
        return [
          {
            kind: 'undetermined',
            task: task.id,
            words: `"${part.printed}" chưa xác định gồm những cơ quan nào; chưa gửi thư cho nhóm này.`,
          },
        ];
      }
      if (!('body' in part.refersTo) || recipientOn(plan, part.refersTo.body, on)?.mailbox != null) return [];
      return [{ kind: 'no-mailbox', task: task.id, words: `"${part.printed}" chưa có hộp thư để gửi.` }];
    }),
  );
}

/** After so many readings that failed, it is no passing trouble. */
const AWAY_AFTER = 3;

function arrivedAlarms(mailbox: MailboxView, arrived: readonly IncomingRow[]): readonly Alarm[] {
  const away: Alarm[] =
    mailbox.failures < AWAY_AFTER ? [] : [{ kind: 'mailbox-away', task: 'hộp thư', words: mailbox.words }];
  return [
    ...away,
    ...arrived.map(({ kind, entities, words, letter }): Alarm =>
      kind === 'unreadable'
        ? { kind: 'mail-unreadable', task: entities.join(', ') || 'hộp thư', words }
        : {
            kind: 'answer-unread',
            task: entities.join(', ') || 'hộp thư',
            words: `Thư trả lời của ${letter?.from ?? '(đã xóa)'} chưa có người đọc.`,
          },
    ),
  ];
}

const mailAlarms = (messages: readonly MessageRow[]): readonly Alarm[] =>
  messages
    .filter((message) => message.status === 'failed' || message.status === 'bounced')
    .map((message) => ({
      kind: 'mail-failed',
      task: message.tasks.join(', '),
      words: `Thư ${message.id} gửi ${message.to.join(', ')} không chuyển được: ${message.response ?? 'không có lời đáp'}`,
    }));
