import type { Kysely, Selectable } from 'kysely';
import type { LinkRow, StoreReader, StoreWriter } from '../../../src/ports/store.ts';
import { batchesOfRows } from './batches.ts';
import type { Database } from './database.ts';

export const linkReads = (db: Kysely<Database>): Pick<StoreReader, 'linkByDigest' | 'links'> => ({
  async linkByDigest(digest) {
    const row = await db.selectFrom('link').selectAll().where('digest', '=', digest).executeTakeFirst();
    return row === undefined ? null : fromColumns(row);
  },

  async links(planId, entityId) {
    const rows = await db
      .selectFrom('link')
      .selectAll()
      .where('plan_id', '=', planId)
      .where('entity_id', '=', entityId)
      .orderBy('id')
      .execute();
    return rows.map(fromColumns);
  },
});

export const linkWrites = (db: Kysely<Database>): Pick<StoreWriter, 'saveLinks' | 'setLinkStatus'> => ({
  /** A link that is there is only prolonged: the next letter about a closed or revoked task must not open it again. */
  async saveLinks(rows) {
    for (const batch of batchesOfRows(rows.map(toColumns)))
      await db
        .insertInto('link')
        .values(batch)
        .onConflict((conflict) =>
          conflict
            .columns(['plan_id', 'id'])
            .doUpdateSet((eb) => ({ expires_at: eb.ref('excluded.expires_at') }))
            .whereRef('link.expires_at', '<', 'excluded.expires_at'),
        )
        .execute();
  },

  /** What is revoked stays revoked. */
  async setLinkStatus(planId, entityId, status) {
    await db
      .updateTable('link')
      .set({ status })
      .where('plan_id', '=', planId)
      .where('entity_id', '=', entityId)
      .where('status', '<>', 'revoked')
      .execute();
  },
});

const toColumns = (row: LinkRow) => ({
  plan_id: row.planId,
  id: row.id,
  entity_id: row.entityId,
  body: row.body,
  digest: row.digest,
  expires_at: row.expiresAt,
  status: row.status,
});

const fromColumns = (row: Selectable<Database['link']>): LinkRow => ({
  planId: row.plan_id,
  id: row.id,
  entityId: row.entity_id,
  body: row.body,
  digest: row.digest,
  expiresAt: row.expires_at,
  status: row.status,
});
