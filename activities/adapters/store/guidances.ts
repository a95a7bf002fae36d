import type { Insertable, Kysely, Selectable } from 'kysely';
import type { GuidanceRow, StoreReader, StoreWriter } from '../../../src/ports/store.ts';
import type { Database } from './database.ts';
import { readTexts } from './json-columns.ts';

export const guidanceReads = (db: Kysely<Database>): Pick<StoreReader, 'guidances'> => ({
  async guidances(planId) {
    const rows = await db
      .selectFrom('guidance')
      .selectAll()
      .where('plan_id', '=', planId)
      .orderBy('registered_at')
      .orderBy('id')
      .execute();
    return rows.map(fromColumns);
  },
});

export const guidanceWrites = (db: Kysely<Database>): Pick<StoreWriter, 'saveGuidance'> => ({
  /** Saved again it is corrected or marked as undone: the row as given replaces the one that is there. */
  async saveGuidance(row) {
    const { plan_id, id, ...rest } = toColumns(row);
    await db
      .insertInto('guidance')
      .values({ plan_id, id, ...rest })
      .onConflict((conflict) => conflict.columns(['plan_id', 'id']).doUpdateSet(rest))
      .execute();
  },
});

const toColumns = (row: GuidanceRow): Insertable<Database['guidance']> => ({
  plan_id: row.planId,
  id: row.id,
  number: row.number,
  title: row.title,
  issued_by: row.issuedBy,
  issued_on: row.issuedOn,
  received_on: row.receivedOn,
  events: JSON.stringify(row.events),
  registered_at: row.registeredAt,
  undo_until: row.undoUntil,
  undone_at: row.undone?.at ?? null,
  undone_reason: row.undone?.reason ?? null,
});

const fromColumns = (row: Selectable<Database['guidance']>): GuidanceRow => ({
  planId: row.plan_id,
  id: row.id,
  number: row.number,
  title: row.title,
  issuedBy: row.issued_by,
  issuedOn: row.issued_on,
  receivedOn: row.received_on,
  events: readTexts(row.events, `events of guidance ${row.plan_id}/${row.id}`),
  registeredAt: row.registered_at,
  undoUntil: row.undo_until,
  undone:
    row.undone_at === null || row.undone_reason === null
      ? null
      : { at: row.undone_at, reason: row.undone_reason },
});
