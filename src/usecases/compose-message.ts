import { onOf } from '../domain/calendar/instant.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { composeLetter } from '../domain/letter/compose-letter.ts';
import type {
  GuidanceMention,
  Letter,
  LetterInput,
  LetterItem,
  ReportMention,
} from '../domain/letter/letter.ts';
import { bodyOf, recipientOn, taskOf, throughHead } from '../domain/plan/directory.ts';
import type { Body, TaskDefinition } from '../domain/plan/plan.ts';
import { dutyOf } from '../domain/report/round-id.ts';
import type { MailKind } from '../domain/task/order.ts';
import type {
  AdoptedPlan,
  ChangedLink,
  EntityRow,
  GuidanceRow,
  OutboxRow,
  ReportRow,
  StoreReader,
} from '../ports/store.ts';
import type { MailCalendar } from '../ports/mailer.ts';
import type { Deps } from './deps.ts';
import { linkIdOf, linkPlaceholder, linkTokenId, purposeOf } from './links.ts';

/** Answers to something a person has just done travel alone and at once; everything else is the day's digest. */
const ALONE: ReadonlySet<MailKind> = new Set<MailKind>([
  'event-issued',
  'event-withdrawn',
  'signature-request',
  'signature-returned',
  'confirmation-request',
  'result-confirmed',
  'result-returned',
  'part-reported',
  'part-returned',
  'opinion-request',
  'opinion-given',
  'extension-request',
  'extension-decision',
  'extension-answer',
  'contest-request',
  'mark-concluded',
  'round-concluded',
  'overdue-letter',
  'ladder-note',
  'packet',
  'directive',
  'receipt',
  'round-receipt',
]);

export const travelsAlone = (mail: MailKind): boolean => ALONE.has(mail);

/** The message that a letter belongs to: one a recipient a day, what is urgent, personal or for a head alone apart. */
export function groupKeyOf(row: OutboxRow): string {
  const day = onOf(row.sendAt);
  return travelsAlone(row.mail) || purposeOf(row) === 'sign'
    ? `${day}.${row.to}.alone.${row.id}`
    : `${day}.${row.to}`;
}

export interface ComposedGroup {
  readonly recipient: Body;
  readonly letter: Letter;
  readonly rows: readonly OutboxRow[];
}

/** Composes what one recipient gets. The rows are one group, in any order; they come back in writing order. */
export type Composer = (rows: readonly OutboxRow[], sendAt: Instant) => ComposedGroup;

export interface ComposingDeps extends Pick<Deps, 'letterTexts'> {
  readonly clock: Pick<Deps['clock'], 'mode'>;
  /** How letters are written; a rehearsal writes no more than their subjects. */
  readonly writeLetter?: (input: LetterInput) => Letter;
}

/** A composer for these rows, in whatever groups: what they mention is read from the store once for all of them. */
export async function createComposer(
  tx: StoreReader,
  { clock, letterTexts: texts, writeLetter = composeLetter }: ComposingDeps,
  adopted: AdoptedPlan,
  all: readonly OutboxRow[],
): Promise<Composer> {
  const { plan, policy } = adopted;
  const context = await loadContext(tx, adopted, all);
  const practice = clock.mode === 'practice';
  const inWritingOrder = createWritingOrder(adopted);
  return (group, sendAt) => {
    const rows = inWritingOrder(group);
    const [first] = rows;
    // A letter that has waited beyond the end of its body goes to whoever has taken its place.
    const recipient =
      first === undefined ? null : (recipientOn(plan, first.to, onOf(sendAt)) ?? bodyOf(plan, first.to));
    if (recipient === null) throw new RangeError(`no body "${first?.to ?? ''}" to write to`);
    const items = rows.map((row) => itemOf(adopted, row, context));
    return {
      recipient: rows.every((row) => purposeOf(row) === 'sign') ? throughHead(recipient) : recipient,
      rows,
      letter: writeLetter({ plan, policy, texts, recipient, sendAt, items, practice }),
    };
  };
}

/**
 * What is to be acted on before what is for information, then as the plan counts. The order in which workflows happened to
 * wake must not show in a message: two runs of the same facts write the same.
 */
function createWritingOrder({ plan }: AdoptedPlan): (group: readonly OutboxRow[]) => readonly OutboxRow[] {
  const ids = [...plan.tasks, ...plan.obligations].map(({ id }) => id);
  const place = new Map(ids.map((id, index) => [id, index]));
  // A round stands where its duty stands.
  const placeOf = ({ entityId }: OutboxRow): number =>
    place.get(entityId) ?? place.get(dutyOf(plan, entityId)?.id ?? '') ?? ids.length;
  const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return (group) =>
    group.toSorted(
      (a, b) =>
        byText(a.sendAt, b.sendAt) ||
        Number(a.copy) - Number(b.copy) ||
        placeOf(a) - placeOf(b) ||
        byText(a.orderKey, b.orderKey),
    );
}

/** The days of a letter as a calendar program must know them again: one id a store, task and body, whatever the sender. */
export function calendarOf(
  entries: Letter['calendar'],
  { plan, policy }: AdoptedPlan,
  storeId: string,
  stampAt: Instant,
): MailCalendar | null {
  if (entries.length === 0) return null;
  const uid = (entityId: string, body: string): string => `${storeId}.${plan.id}.${entityId}.${body}`;
  return {
    method: policy.calendarEntries,
    stampAt,
    entries: entries.map((entry) => ({ ...entry, uid: uid(entry.entityId, entry.body) })),
  };
}

/** A letter that has reached its recipient. */
interface ServedLetter {
  readonly row: OutboxRow;
  readonly on: LocalDate;
}

interface Context {
  readonly entities: ReadonlyMap<string, EntityRow>;
  readonly guidances: ReadonlyMap<string, GuidanceRow>;
  readonly reports: ReadonlyMap<string, ReportRow>;
  /** By entity; only of those whose letters name earlier ones. */
  readonly served: ReadonlyMap<string, readonly ServedLetter[]>;
  /** Links that have been renewed or revoked, by id. */
  readonly changedLinks: ReadonlyMap<string, ChangedLink>;
  /** Also of tasks that are no part of the plan any more: what was to be written about them stays readable. */
  readonly later: ReadonlyMap<string, TaskDefinition>;
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
  return {
    entities: new Map((await tx.entities(plan.id, ids)).map((row) => [row.entityId, row])),
    guidances: new Map((await tx.guidances(plan.id)).map((row) => [row.id, row])),
    reports: new Map(reports.map((row) => [row.id, row])),
    served: await loadServed(tx, plan.id, rows),
    later: new Map((await tx.laterTasks(plan.id)).map(({ definition }) => [definition.id, definition])),
    changedLinks: await tx.changedLinks(plan.id),
  };
}

function itemOf({ plan }: AdoptedPlan, row: OutboxRow, context: Context): LetterItem {
  const { about, mail, copy, entityId, to } = row;
  const guidance =
    typeof about['guidanceId'] === 'string' ? context.guidances.get(about['guidanceId']) : undefined;
  const linkId = linkIdOf(plan.id, entityId, to, purposeOf(row));
  const reportId = about['decisionId'] ?? about['reportId'];
  const report = typeof reportId === 'string' ? context.reports.get(reportId) : undefined;
  return {
    mail,
    copy,
    about,
    subject: subjectOf(plan, context, entityId),
    guidance: guidance === undefined ? null : mentionGuidance(guidance),
    report: report === undefined ? null : mentionReport(report),
    version: context.entities.get(entityId)?.version ?? 0,
    link: linkFor(context.changedLinks.get(linkId), linkId),
    servedOn: servedBefore(context.served.get(entityId) ?? [], row),
  };
}

/** One that was taken back opens nothing, and is not sent out again before there is another. */
const linkFor = (changed: ChangedLink | undefined, linkId: string): string | null =>
  changed?.revoked === true ? null : linkPlaceholder(linkTokenId(linkId, changed?.generation ?? 1));

function subjectOf(
  plan: AdoptedPlan['plan'],
  { entities, later }: Context,
  entityId: string,
): LetterItem['subject'] {
  const row = entities.get(entityId);
  const next = { next: row?.nextAt ?? null, nextWhy: row?.nextWhy ?? null };
  const definition = taskOf(plan, entityId) ?? later.get(entityId);
  if (definition && row?.state?.kind === 'task')
    return { kind: 'task', definition, task: row.state, ...next };
  const obligation = dutyOf(plan, entityId);
  if (obligation && row?.state?.kind === 'round')
    return { kind: 'round', obligation, round: row.state, ...next };
  throw new RangeError(
    `a letter about "${entityId}", which is neither a task nor a round of plan ${plan.id}`,
  );
}

/** Which letters name earlier ones, and which. */
const NAMES_EARLIER: Readonly<Partial<Record<MailKind, MailKind>>> = {
  'overdue-letter': 'reminder',
  'overdue-review': 'reminder',
  'event-withdrawn': 'event-issued',
};

/** A reminder may have travelled in a digest of another kind: what counts is the letter, not its message. */
async function loadServed(
  tx: StoreReader,
  planId: string,
  rows: readonly OutboxRow[],
): Promise<Context['served']> {
  const naming = rows.filter((row) => NAMES_EARLIER[row.mail] !== undefined);
  const served = new Map<string, readonly ServedLetter[]>();
  for (const entityId of new Set(naming.map((row) => row.entityId))) {
    const taken = await tx.outbox(planId, { entityId, status: 'taken' });
    const ids = taken.flatMap((row) => row.messageId ?? []);
    const sentAt = new Map((await tx.messages(planId, ids)).map((message) => [message.id, message.sentAt]));
    served.set(
      entityId,
      taken.flatMap((row) => {
        const at = sentAt.get(row.messageId ?? '') ?? null;
        return at === null ? [] : [{ row, on: onOf(at) }];
      }),
    );
  }
  return served;
}

/** The days on which earlier letters of this task reached those it was meant for, oldest first, each day once. */
function servedBefore(served: readonly ServedLetter[], row: OutboxRow): readonly LocalDate[] {
  const named = NAMES_EARLIER[row.mail];
  const days = served
    .filter((letter) => letter.row.mail === named)
    .filter(
      (letter) =>
        letter.row.copy === row.copy && (row.mail !== 'event-withdrawn' || letter.row.to === row.to),
    )
    .map((letter) => letter.on);
  return [...new Set(days)].toSorted();
}

const mentionGuidance = (row: GuidanceRow): GuidanceMention => ({
  number: row.number,
  title: row.title,
  issuedBy: row.issuedBy,
  issuedOn: row.issuedOn,
  registeredOn: onOf(row.registeredAt),
  undoneBecause: row.undone?.reason ?? null,
});

export const mentionReport = (row: ReportRow): ReportMention => ({
  id: row.id,
  kind: row.kind,
  purpose: row.purpose,
  body: row.body,
  at: row.at,
  personName: row.personName,
  personTitle: row.personTitle,
  words: row.words,
  documentNumber: row.documentNumber,
  documentOn: row.documentOn,
  files: row.files.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
  paper: row.paper,
});
