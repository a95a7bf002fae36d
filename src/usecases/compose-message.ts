import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { composeLetter } from '../domain/letter/compose-letter.ts';
import type { GuidanceMention, Letter, LetterItem, ReportMention } from '../domain/letter/letter.ts';
import { bodyOf } from '../domain/plan/directory.ts';
import type { Body } from '../domain/plan/plan.ts';
import type { MailKind } from '../domain/task/order.ts';
import type {
  AdoptedPlan,
  EntityRow,
  GuidanceRow,
  MessageRow,
  OutboxRow,
  ReportRow,
  StoreReader,
} from '../ports/store.ts';
import { linkIdOf, linkPlaceholder } from './links.ts';

/** Answers to something a person has just done travel alone and at once; everything else is the day's digest. */
const ALONE: ReadonlySet<MailKind> = new Set<MailKind>([
  'event-issued',
  'event-withdrawn',
  'confirmation-request',
  'result-confirmed',
  'result-returned',
  'overdue-letter',
]);

export const travelsAlone = (mail: MailKind): boolean => ALONE.has(mail);

/** The message that a letter belongs to: one a recipient a day, what is urgent or personal apart. */
export function groupKeyOf(row: OutboxRow): string {
  const day = onOf(row.sendAt);
  return travelsAlone(row.mail) ? `${day}.${row.to}.alone.${row.id}` : `${day}.${row.to}`;
}

export interface ComposedGroup {
  readonly recipient: Body;
  readonly letter: Letter;
  readonly rows: readonly OutboxRow[];
}

/** Composes what one recipient gets. `rows` are one group, in sending order; the recipient has a mailbox. */
export async function composeGroup(
  tx: StoreReader,
  adopted: AdoptedPlan,
  rows: readonly OutboxRow[],
  sendAt: Instant,
  practice: boolean,
): Promise<ComposedGroup> {
  const { plan, policy } = adopted;
  const [first] = rows;
  const recipient = first === undefined ? null : bodyOf(plan, first.to);
  if (recipient === null) throw new RangeError(`no body "${first?.to ?? ''}" to write to`);
  const context = await loadContext(tx, adopted, rows);
  const items = rows.map((row) => itemOf(adopted, row, context));
  return { recipient, rows, letter: composeLetter({ plan, policy, recipient, sendAt, items, practice }) };
}

interface Context {
  readonly entities: ReadonlyMap<string, EntityRow>;
  readonly guidances: ReadonlyMap<string, GuidanceRow>;
  readonly reports: ReadonlyMap<string, ReportRow>;
  readonly served: readonly MessageRow[];
}

async function loadContext(
  tx: StoreReader,
  { plan }: AdoptedPlan,
  rows: readonly OutboxRow[],
): Promise<Context> {
  const ids = [...new Set(rows.map((row) => row.entityId))];
  const reportIds = [...new Set(rows.flatMap((row) => [row.about['decisionId'], row.about['reportId']]))];
  const reports: ReportRow[] = [];
  for (const id of reportIds) {
    const report = typeof id === 'string' ? await tx.report(plan.id, id) : null;
    if (report !== null) reports.push(report);
  }
  const overdue = rows.some((row) => row.mail === 'overdue-letter');
  return {
    entities: new Map((await tx.entities(plan.id, ids)).map((row) => [row.entityId, row])),
    guidances: new Map((await tx.guidances(plan.id)).map((row) => [row.id, row])),
    reports: new Map(reports.map((row) => [row.id, row])),
    served: overdue ? await tx.messages(plan.id) : [],
  };
}

function itemOf({ plan }: AdoptedPlan, row: OutboxRow, context: Context): LetterItem {
  const { about, mail, copy, entityId, to } = row;
  const guidance =
    typeof about['guidanceId'] === 'string' ? context.guidances.get(about['guidanceId']) : undefined;
  const reportId = about['decisionId'] ?? about['reportId'];
  const report = typeof reportId === 'string' ? context.reports.get(reportId) : undefined;
  return {
    mail,
    copy,
    about,
    subject: subjectOf(plan, context.entities.get(entityId), entityId),
    guidance: guidance === undefined ? null : mentionGuidance(guidance),
    report: report === undefined ? null : mentionReport(report),
    link: linkPlaceholder(linkIdOf(plan.id, entityId, to)),
    servedOn: servedBefore(context.served, row),
  };
}

function subjectOf(
  plan: AdoptedPlan['plan'],
  row: EntityRow | undefined,
  entityId: string,
): LetterItem['subject'] {
  const next = { next: row?.nextAt ?? null, nextWhy: row?.nextWhy ?? null };
  const definition = plan.tasks.find((task) => task.id === entityId);
  if (definition && row?.state?.kind === 'task')
    return { kind: 'task', definition, task: row.state, ...next };
  const obligation = plan.obligations.find((duty) => duty.id === entityId);
  if (obligation && row?.state?.kind === 'round')
    return { kind: 'round', obligation, round: row.state, ...next };
  throw new RangeError(
    `a letter about "${entityId}", which is neither a task nor a round of plan ${plan.id}`,
  );
}

/** The days on which notices of this task reached the recipient, oldest first. */
function servedBefore(messages: readonly MessageRow[], row: OutboxRow): LetterItem['servedOn'] {
  return messages
    .filter(
      (message) =>
        message.sentAt !== null && message.recipient === row.to && message.tasks.includes(row.entityId),
    )
    .filter((message) => message.kind === 'reminder')
    .flatMap((message) => (message.sentAt === null ? [] : [onOf(message.sentAt)]));
}

const mentionGuidance = (row: GuidanceRow): GuidanceMention => ({
  number: row.number,
  title: row.title,
  issuedBy: row.issuedBy,
  issuedOn: row.issuedOn,
  registeredOn: onOf(row.registeredAt),
  undoneBecause: row.undone?.reason ?? null,
});

const mentionReport = (row: ReportRow): ReportMention => ({
  id: row.id,
  body: row.body,
  at: row.at,
  personName: row.personName,
  personTitle: row.personTitle,
  words: row.words,
  documentNumber: row.documentNumber,
  documentOn: row.documentOn,
  files: row.files.map((file) => file.name),
});
