import type { Kysely, Selectable } from 'kysely';
import type {
  IncomingCounts,
  IncomingKind,
  IncomingReader,
  IncomingRow,
  IncomingWriter,
} from '../../../src/ports/incoming-store.ts';
import type { Database } from './database.ts';
import { readIncomingLetter } from './json-columns.ts';

const NONE: IncomingCounts = {
  returned: 0,
  delayed: 0,
  automatic: 0,
  answer: 0,
  forged: 0,
  unreadable: 0,
};

const MOST = 500;

export const incomingReads = (db: Kysely<Database>): IncomingReader => ({
  async incoming({ planId, kinds, entityId, unread = false, limit = MOST }) {
    let query = db.selectFrom('incoming_mail').selectAll('incoming_mail').where('kind', 'in', kinds);
    // What could not be read belongs to no plan, and to whoever looks.
    if (planId !== undefined)
      query = query.where((eb) => eb.or([eb('plan_id', '=', planId), eb('plan_id', 'is', null)]));
    if (unread) query = query.where('read_at', 'is', null);
    if (entityId !== undefined)
      query = query.where('id', 'in', (eb) =>
        eb.selectFrom('incoming_entity').select('mail_id').where('entity_id', '=', entityId),
      );
    return withEntities(db, await query.orderBy('taken_at', 'desc').orderBy('id').limit(limit).execute());
  },

  async incomingById(id) {
    const rows = await db.selectFrom('incoming_mail').selectAll().where('id', '=', id).execute();
    return (await withEntities(db, rows))[0] ?? null;
  },

  async countIncoming() {
    const counted = await db
      .selectFrom('incoming_mail')
      .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
      .groupBy('kind')
      .execute();
    return { ...NONE, ...Object.fromEntries(counted.map(({ kind, count }) => [kind, count])) };
  },

  async messageIdsOn(planId, on) {
    const rows = await db
      .selectFrom('message')
      .select('id')
      .where('plan_id', '=', planId)
      .where('id', '>=', `${on}.`)
      // The character after the dot: everything that begins with the day and a dot.
      .where('id', '<', `${on}/`)
      .execute();
    return rows.map(({ id }) => id);
  },
});

export const incomingWrites = (db: Kysely<Database>): Omit<IncomingWriter, keyof IncomingReader> => ({
  async saveIncoming(row) {
    const saved = await db
      .insertInto('incoming_mail')
      .values({
        id: row.id,
        kind: row.kind,
        taken_at: row.takenAt,
        plan_id: row.planId,
        message_id: row.messageId,
        words: row.words,
        letter: row.letter === null ? null : JSON.stringify(row.letter),
        read_at: row.readAt,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow();
    if (saved.numInsertedOrUpdatedRows !== 1n) return false;
    const entities = row.entities.map((entity_id, position) => ({ mail_id: row.id, position, entity_id }));
    if (entities.length > 0) await db.insertInto('incoming_entity').values(entities).execute();
    return true;
  },

  async markIncomingRead(id, at) {
    const marked = await db
      .updateTable('incoming_mail')
      .set({ read_at: at })
      .where('id', '=', id)
      .where('read_at', 'is', null)
      .executeTakeFirstOrThrow();
    return marked.numUpdatedRows === 1n;
  },
});

/**
 * Erases by law what a person wrote and who it was. That an answer came, when and about which task, stays. False: there is
 * no such message.
 */
export async function eraseIncomingLetter(db: Kysely<Database>, id: string): Promise<boolean> {
  const erased = await db
    .updateTable('incoming_mail')
    .set({ letter: null, words: '' })
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return erased.numUpdatedRows === 1n;
}

async function withEntities(
  db: Kysely<Database>,
  rows: readonly Selectable<Database['incoming_mail']>[],
): Promise<readonly IncomingRow[]> {
  if (rows.length === 0) return [];
  const links = await db
    .selectFrom('incoming_entity')
    .selectAll()
    .where(
      'mail_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('position')
    .execute();
  const byMail = Map.groupBy(links, ({ mail_id }) => mail_id);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind satisfies IncomingKind,
    takenAt: row.taken_at,
    planId: row.plan_id,
    messageId: row.message_id,
    entities: (byMail.get(row.id) ?? []).map(({ entity_id }) => entity_id),
    words: row.words,
    letter: readIncomingLetter(row.letter, `incoming mail ${row.id}`),
    readAt: row.read_at,
  }));
}
