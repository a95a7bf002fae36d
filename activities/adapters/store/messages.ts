import type { ExpressionBuilder, Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { MessageRow, MessageStatus, StoreReader, StoreWriter } from '../../../src/ports/store.ts';
import { batchesOfValues } from './batches.ts';
import type { Database } from './database.ts';
import { readEnclosed, readTexts } from './json-columns.ts';

type Columns = Selectable<Database['message']>;

export const messageReads = (db: Kysely<Database>): Pick<StoreReader, 'messages'> => ({
  async messages(planId, ids) {
    const all = db.selectFrom('message').selectAll().where('plan_id', '=', planId);
    if (ids === undefined) return inOrder(await all.execute());
    const found: Columns[] = [];
    for (const some of batchesOfValues([...new Set(ids)]))
      found.push(...(await all.where('id', 'in', some).execute()));
    return inOrder(found);
  },
});

type MessageWrites = Pick<StoreWriter, 'saveMessage' | 'updateMessage' | 'leaseMessages' | 'dissolveMessage'>;

export const messageWrites = (db: Kysely<Database>): MessageWrites => ({
  /** A letter that is not queued any more cannot be bound: it would leave twice, or after it was withdrawn. */
  async saveMessage(row, outboxIds) {
    await db.insertInto('message').values(toColumns(row)).execute();
    let bound = 0n;
    for (const some of batchesOfValues(outboxIds)) {
      const taken = await db
        .updateTable('outbox')
        .set({ status: 'taken', message_id: row.id })
        .where('plan_id', '=', row.planId)
        .where('id', 'in', some)
        .where('status', '=', 'queued')
        .executeTakeFirstOrThrow();
      bound += taken.numUpdatedRows;
    }
    if (Number(bound) !== outboxIds.length)
      throw new Error(
        `message ${row.id}: ${bound} of its letters ${outboxIds.join(', ')} are still queued in ${row.planId}`,
      );
  },

  async updateMessage(planId, id, fence, change) {
    const columns = changedColumns(change);
    const updated = await db
      .updateTable('message')
      .set(columns)
      .where('plan_id', '=', planId)
      .where('id', '=', id)
      .where('fence', '=', fence)
      .executeTakeFirstOrThrow();
    return updated.numUpdatedRows === 1n;
  },

  async dissolveMessage(planId, id, fence) {
    const ended = await db
      .updateTable('message')
      .set({ ...endedAs('withdrawn'), lease_until: 0 })
      .where('plan_id', '=', planId)
      .where('id', '=', id)
      .where('fence', '=', fence)
      .where('status', '=', 'queued')
      .executeTakeFirstOrThrow();
    if (ended.numUpdatedRows === 0n) return false;
    for (const recalled of [0, 1] as const)
      await db
        .updateTable('outbox')
        .set({ status: recalled === 1 ? 'withdrawn' : 'queued', message_id: null, recalled: 0 })
        .where('plan_id', '=', planId)
        .where('message_id', '=', id)
        .where('recalled', '=', recalled)
        .execute();
    return true;
  },

  /**
   * One statement. That a row is free is asked of the row itself and not only of the list, so that two holders cannot both
   * win even where transactions run side by side.
   */
  async leaseMessages(wallMs, leaseMs, limit) {
    const isFree = (eb: ExpressionBuilder<Database, 'message'>) =>
      eb.and([eb('status', '=', 'queued'), eb('lease_until', '<=', wallMs), eb('retry_at', '<=', wallMs)]);
    const next = db
      .selectFrom('message')
      .select(['plan_id', 'id'])
      .where(isFree)
      .orderBy('priority')
      .orderBy('send_at')
      .orderBy('id')
      .limit(limit);
    const leased = await db
      .updateTable('message')
      .set((eb) => ({ lease_until: wallMs + leaseMs, fence: eb('fence', '+', 1) }))
      .where((eb) => eb(eb.refTuple('plan_id', 'id'), 'in', next.$asTuple('plan_id', 'id')))
      .where(isFree)
      .returningAll()
      .execute();
    return leased.toSorted(inOrderOfLeaving).map(fromColumns);
  },
});

const inOrderOfLeaving = (a: Columns, b: Columns): number =>
  a.priority - b.priority || compare(a.send_at, b.send_at) || compare(a.id, b.id);

/** What identifies a message and what guards it are not the sender's to change. */
function changedColumns(change: Partial<MessageRow>): Updateable<Database['message']> {
  const fixed = (['planId', 'id', 'fence'] as const).filter((name) => change[name] !== undefined);
  if (fixed.length > 0) throw new RangeError(`a message keeps its ${fixed.join(', ')}`);
  const { to, references, tasks } = change;
  const columns: { [K in keyof Columns]?: Columns[K] | undefined } = {
    kind: change.kind,
    recipient: change.recipient,
    addresses: to && JSON.stringify(to),
    subject: change.subject,
    text_body: change.text,
    html_body: change.html,
    enclosed: enclosedOf(change),
    message_id: change.messageId,
    thread: references && JSON.stringify(references),
    entities: tasks && JSON.stringify(tasks),
    send_at: change.sendAt,
    priority: change.priority,
    composed_at: change.composedAt,
    useful_until: change.usefulUntil,
    ...(change.status && endedAs(change.status)),
    sent_at: change.sentAt,
    response: change.response,
    tries: change.tries,
    lease_until: change.leaseUntil,
    retry_at: change.retryAt,
  };
  const given = Object.entries(columns).filter(([, value]) => value !== undefined);
  if (given.length === 0) throw new RangeError('a change of a message must change something');
  return Object.fromEntries(given);
}

/** Both live in one column, so that they change together or not at all. */
function enclosedOf({ blocks, calendar }: Partial<MessageRow>): string | undefined {
  if (blocks === undefined && calendar === undefined) return undefined;
  if (blocks === undefined || calendar === undefined)
    throw new RangeError('blocks and calendar of a message change together');
  return JSON.stringify({ blocks, calendar });
}

/** The first schema's word for a status, and what it does not say. */
function endedAs(status: MessageStatus): Pick<Columns, 'status' | 'ending'> {
  if (status === 'bounced') return { status: 'sent', ending: status };
  if (status === 'withdrawn') return { status: 'failed', ending: status };
  return { status, ending: null };
}

const toColumns = (row: MessageRow): Insertable<Database['message']> => ({
  plan_id: row.planId,
  id: row.id,
  kind: row.kind,
  recipient: row.recipient,
  addresses: JSON.stringify(row.to),
  subject: row.subject,
  text_body: row.text,
  html_body: row.html,
  enclosed: JSON.stringify({ blocks: row.blocks, calendar: row.calendar }),
  message_id: row.messageId,
  thread: JSON.stringify(row.references),
  entities: JSON.stringify(row.tasks),
  send_at: row.sendAt,
  priority: row.priority,
  composed_at: row.composedAt,
  useful_until: row.usefulUntil,
  ...endedAs(row.status),
  sent_at: row.sentAt,
  response: row.response,
  tries: row.tries,
  lease_until: row.leaseUntil,
  fence: row.fence,
  retry_at: row.retryAt,
});

const inOrder = (rows: readonly Columns[]): readonly MessageRow[] =>
  rows.toSorted((a, b) => compare(a.send_at, b.send_at) || compare(a.id, b.id)).map(fromColumns);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function fromColumns(row: Columns): MessageRow {
  const where = `message ${row.plan_id}/${row.id}`;
  return {
    planId: row.plan_id,
    id: row.id,
    kind: row.kind,
    recipient: row.recipient,
    to: readTexts(row.addresses, where),
    subject: row.subject,
    text: row.text_body,
    html: row.html_body,
    ...readEnclosed(row.enclosed, where),
    messageId: row.message_id,
    references: readTexts(row.thread, where),
    tasks: readTexts(row.entities, where),
    sendAt: row.send_at,
    priority: row.priority,
    composedAt: row.composed_at,
    usefulUntil: row.useful_until,
    status: row.ending ?? row.status,
    sentAt: row.sent_at,
    response: row.response,
    tries: row.tries,
    leaseUntil: row.lease_until,
    fence: row.fence,
    retryAt: row.retry_at,
  };
}
