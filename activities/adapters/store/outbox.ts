import type { Expression, ExpressionBuilder, Kysely, Selectable, SqlBool } from 'kysely';
import type { OutboxRow, StoreReader, StoreWriter } from '../../../src/ports/store.ts';
import { batchesOfRows, batchesOfValues } from './batches.ts';
import type { Database } from './database.ts';
import { readAbout } from './json-columns.ts';

export const outboxReads = (db: Kysely<Database>): Pick<StoreReader, 'outbox' | 'recalled'> => ({
  async recalled(planId, messageIds) {
    const rows = await db
      .selectFrom('outbox')
      .select('message_id')
      .distinct()
      .where('plan_id', '=', planId)
      .where('message_id', 'in', messageIds)
      .where('recalled', '=', 1)
      .execute();
    return new Set(rows.flatMap((row) => row.message_id ?? []));
  },

  async outbox(planId, filter = {}) {
    let query = db.selectFrom('outbox').selectAll().where('plan_id', '=', planId);
    if (filter.entityId !== undefined) query = query.where('entity_id', '=', filter.entityId);
    if (filter.status !== undefined) query = query.where('status', '=', filter.status);
    if (filter.messageIds !== undefined) query = query.where('message_id', 'in', filter.messageIds);
    const rows = await query.orderBy('send_at').orderBy('to_body').orderBy('id').execute();
    return rows.map(fromColumns);
  },
});

type OutboxWrites = Pick<
  StoreWriter,
  'queueLetters' | 'withdrawLetters' | 'moveLetters' | 'releaseLetter' | 'dueLetters'
>;

export const outboxWrites = (db: Kysely<Database>): OutboxWrites => ({
  async queueLetters(rows) {
    for (const batch of batchesOfRows(rows.map(toColumns)))
      await db
        .insertInto('outbox')
        .values(batch)
        .onConflict((conflict) => conflict.columns(['plan_id', 'entity_id', 'order_key']).doNothing())
        .execute();
  },

  async withdrawLetters(planId, entityId, mails, to, under) {
    if (mails.length === 0) return 0;
    let query = db
      .updateTable('outbox')
      .set({ status: 'withdrawn' })
      .where('plan_id', '=', planId)
      .where('entity_id', '=', entityId)
      .where('status', 'in', ['queued', 'held'])
      .where('mail', 'in', mails);
    if (to !== null) query = query.where('to_body', '=', to);
    if (under !== undefined) query = query.where(liesUnder(under));
    const withdrawn = Number((await query.executeTakeFirstOrThrow()).numUpdatedRows);
    // A message that is under way at this moment may arrive all the same; then the mark means nothing.
    let composed = db
      .updateTable('outbox')
      .set({ recalled: 1 })
      .where('plan_id', '=', planId)
      .where('entity_id', '=', entityId)
      .where('status', '=', 'taken')
      .where('recalled', '=', 0)
      .where('mail', 'in', mails)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('message')
            .select('message.id')
            .whereRef('message.plan_id', '=', 'outbox.plan_id')
            .whereRef('message.id', '=', 'outbox.message_id')
            .where('message.status', '=', 'queued'),
        ),
      );
    if (to !== null) composed = composed.where('to_body', '=', to);
    if (under !== undefined) composed = composed.where(liesUnder(under));
    await composed.execute();
    return withdrawn;
  },

  /** What is taken or withdrawn has no time of sending any more and stays as it is. */
  async moveLetters(ids, sendAt) {
    for (const some of batchesOfValues(ids))
      await db
        .updateTable('outbox')
        .set({ send_at: sendAt })
        .where('id', 'in', some)
        .where('status', 'in', ['queued', 'held'])
        .execute();
  },

  async releaseLetter(id, sendAt) {
    const released = await db
      .updateTable('outbox')
      .set({ status: 'queued', send_at: sendAt })
      .where('id', '=', id)
      .where('status', '=', 'held')
      .executeTakeFirstOrThrow();
    return released.numUpdatedRows === 1n;
  },

  async dueLetters(now, limit) {
    const rows = await db
      .selectFrom('outbox')
      .selectAll()
      .where('status', '=', 'queued')
      .where('send_at', '<=', now)
      .orderBy('send_at')
      .orderBy('to_body')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(fromColumns);
  },
});

/** A key may hold any character, also those that LIKE would take for its own. */
const liesUnder =
  (key: string) =>
  (eb: ExpressionBuilder<Database, 'outbox'>): Expression<SqlBool> =>
    eb(eb.fn('substr', ['order_key', eb.val(1), eb.val(key.length + 1)]), '=', `${key}/`);

const toColumns = (row: Omit<OutboxRow, 'id' | 'messageId'>) => ({
  plan_id: row.planId,
  entity_id: row.entityId,
  order_key: row.orderKey,
  mail: row.mail,
  to_body: row.to,
  copy: row.copy ? (1 as const) : (0 as const),
  send_at: row.sendAt,
  status: row.status,
  about: JSON.stringify(row.about),
});

const fromColumns = (row: Selectable<Database['outbox']>): OutboxRow => ({
  id: row.id,
  planId: row.plan_id,
  entityId: row.entity_id,
  orderKey: row.order_key,
  mail: row.mail,
  to: row.to_body,
  copy: row.copy === 1,
  sendAt: row.send_at,
  status: row.status,
  about: readAbout(row.about, `outbox row ${row.id}`),
  messageId: row.message_id,
});
