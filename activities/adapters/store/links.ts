import type { Kysely, Selectable } from 'kysely';
import type { LinkRow, StoreReader, StoreWriter } from '../../../src/ports/store.ts';
import { batchesOfRows, batchesOfValues } from './batches.ts';
import type { Database } from './database.ts';

type LinkReads = Pick<StoreReader, 'linkByDigest' | 'linkByFormerDigest' | 'links' | 'changedLinks'>;
type LinkWrites = Pick<StoreWriter, 'saveLinks' | 'renewLink' | 'setLinkStatus' | 'revokeLink'>;

export const linkReads = (db: Kysely<Database>): LinkReads => ({
  async linkByDigest(digest) {
    const row = await db.selectFrom('link').selectAll().where('digest', '=', digest).executeTakeFirst();
    return row === undefined ? null : fromColumns(row);
  },

  async linkByFormerDigest(digest) {
    const row = await db
      .selectFrom('former_link')
      .innerJoin('link', (join) =>
        join.onRef('link.plan_id', '=', 'former_link.plan_id').onRef('link.id', '=', 'former_link.link_id'),
      )
      .selectAll('link')
      .where('former_link.digest', '=', digest)
      .executeTakeFirst();
    return row === undefined ? null : fromColumns(row);
  },

  async changedLinks(planId, ids) {
    const changed = db
      .selectFrom('link')
      .select(['id', 'generation', 'status'])
      .where('plan_id', '=', planId)
      .where((eb) => eb.or([eb('generation', '>', 1), eb('status', '=', 'revoked')]));
    const rows: Awaited<ReturnType<typeof changed.execute>> = [];
    if (ids === undefined) rows.push(...(await changed.execute()));
    else
      for (const some of batchesOfValues(ids))
        rows.push(...(await changed.where('id', 'in', some).execute()));
    return new Map(
      rows.map(({ id, generation, status }) => [id, { generation, revoked: status === 'revoked' }]),
    );
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

export const linkWrites = (db: Kysely<Database>): LinkWrites => ({
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

  async renewLink(row) {
    const former = await db
      .selectFrom('link')
      .select('digest')
      .where('plan_id', '=', row.planId)
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow();
    await db
      .insertInto('former_link')
      .values({ digest: former.digest, plan_id: row.planId, link_id: row.id })
      .execute();
    const { plan_id, id, ...renewed } = toColumns(row);
    await db.updateTable('link').set(renewed).where('plan_id', '=', plan_id).where('id', '=', id).execute();
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

  async revokeLink(planId, id) {
    const { numUpdatedRows } = await db
      .updateTable('link')
      .set({ status: 'revoked' })
      .where('plan_id', '=', planId)
      .where('id', '=', id)
      .where('status', '<>', 'revoked')
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  },
});

const toColumns = (row: LinkRow) => ({
  plan_id: row.planId,
  id: row.id,
  entity_id: row.entityId,
  body: row.body,
  purpose: row.purpose,
  digest: row.digest,
  generation: row.generation,
  expires_at: row.expiresAt,
  status: row.status,
});

const fromColumns = (row: Selectable<Database['link']>): LinkRow => ({
  planId: row.plan_id,
  id: row.id,
  entityId: row.entity_id,
  body: row.body,
  purpose: row.purpose,
  digest: row.digest,
  generation: row.generation,
  expiresAt: row.expires_at,
  status: row.status,
});
