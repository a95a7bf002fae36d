import type { ExpressionBuilder, Insertable, Kysely, Selectable } from 'kysely';
import type { Instant } from '../../../src/domain/calendar/instant.ts';
import type { EntityRow, StoreReader, StoreWriter } from '../../../src/ports/store.ts';
import { batchesOfRows, batchesOfValues } from './batches.ts';
import type { Database } from './database.ts';
import { readState } from './json-columns.ts';

export const entityReads = (db: Kysely<Database>): Pick<StoreReader, 'entities' | 'owed'> => ({
  async entities(planId, ids) {
    const all = db.selectFrom('entity').selectAll().where('plan_id', '=', planId).orderBy('position');
    if (ids === undefined) return (await all.execute()).map(fromColumns);
    const found: Selectable<Database['entity']>[] = [];
    for (const some of batchesOfValues([...new Set(ids)]))
      found.push(...(await all.where('entity_id', 'in', some).execute()));
    return found.sort((a, b) => a.position - b.position).map(fromColumns);
  },

  async owed(now, limit) {
    const rows = await db
      .selectFrom('entity')
      .selectAll()
      .where((eb) => eb.or([isDue(now)(eb), eb('seen_version', '<', eb.ref('version'))]))
      .orderBy((eb) => eb.fn.coalesce('next_at', eb.val('')))
      .orderBy('position')
      .limit(limit)
      .execute();
    return rows.map(fromColumns);
  },
});

/** Not finished, and its next instant has come. */
export const isDue = (now: Instant) => (eb: ExpressionBuilder<Database, 'entity'>) =>
  eb.and([eb('finished', '=', 0), eb('next_at', '<=', now)]);

export const entityWrites = (db: Kysely<Database>): Pick<StoreWriter, 'saveEntities' | 'markSeen'> => ({
  async saveEntities(rows) {
    const { last } = await db
      .selectFrom('entity')
      .select((eb) => eb.fn.max<number | null>('position').as('last'))
      .executeTakeFirstOrThrow();
    const first = (last ?? 0) + 1;
    for (const batch of batchesOfRows(rows.map((row, index) => toColumns(row, first + index))))
      await upsert(db, batch);
  },

  /** The workflow's acknowledgement may come late or twice: it never takes back a later one. */
  async markSeen(planId, entityId, version) {
    await db
      .updateTable('entity')
      .set({ seen_version: version })
      .where('plan_id', '=', planId)
      .where('entity_id', '=', entityId)
      .where('seen_version', '<', version)
      .execute();
  },
});

/** Kind and position belong to the creation and stay; the rest is the newly folded state. */
async function upsert(db: Kysely<Database>, rows: readonly Insertable<Database['entity']>[]): Promise<void> {
  await db
    .insertInto('entity')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['plan_id', 'entity_id']).doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        version: eb.ref('excluded.version'),
        seen_version: eb.ref('excluded.seen_version'),
        next_at: eb.ref('excluded.next_at'),
        next_why: eb.ref('excluded.next_why'),
        finished: eb.ref('excluded.finished'),
        chain: eb.ref('excluded.chain'),
      })),
    )
    .execute();
}

const toColumns = (row: EntityRow, position: number): Insertable<Database['entity']> => ({
  plan_id: row.planId,
  entity_id: row.entityId,
  kind: row.kind,
  position,
  state: row.state === null ? null : JSON.stringify(row.state),
  version: row.version,
  seen_version: row.seenVersion,
  next_at: row.nextAt,
  next_why: row.nextWhy,
  finished: row.finished ? 1 : 0,
  chain: row.chain,
});

const fromColumns = (row: Selectable<Database['entity']>): EntityRow => ({
  planId: row.plan_id,
  entityId: row.entity_id,
  kind: row.kind,
  state: readState(row.state, `state of ${row.plan_id}/${row.entity_id}`),
  version: row.version,
  seenVersion: row.seen_version,
  nextAt: row.next_at,
  nextWhy: row.next_why,
  finished: row.finished === 1,
  chain: row.chain,
});
