import type { Kysely, Selectable } from 'kysely';
import type { DraftReads, DraftRow, DraftWrites } from '../../../src/ports/draft-store.ts';
import type { FileRef } from '../../../src/ports/store.ts';
import { batchesOfRows } from './batches.ts';
import type { Database } from './database.ts';
import { readTyped } from './json-columns.ts';

type Key = Pick<DraftRow, 'planId' | 'entityId' | 'body' | 'form'>;

export const draftReads = (db: Kysely<Database>): DraftReads => ({
  async drafts(planId, entityId, body) {
    const rows = await db
      .selectFrom('draft')
      .selectAll()
      .where('plan_id', '=', planId)
      .where('entity_id', '=', entityId)
      .where('body', '=', body)
      .orderBy('form')
      .execute();
    const drafts: DraftRow[] = [];
    for (const row of rows)
      drafts.push(fromColumns(row, await filesOf(db, { planId, entityId, body, form: row.form })));
    return drafts;
  },
});

export const draftWrites = (db: Kysely<Database>): DraftWrites => {
  async function drop({ planId, entityId, body, form }: Key): Promise<void> {
    for (const table of ['draft_file', 'draft'] as const)
      await db
        .deleteFrom(table)
        .where('plan_id', '=', planId)
        .where('entity_id', '=', entityId)
        .where('body', '=', body)
        .where('form', '=', form)
        .execute();
  }

  return {
    async saveDraft(row) {
      await drop(row);
      await db.insertInto('draft').values(toColumns(row)).execute();
      const files = row.files.map((file, position) => ({ ...keyColumns(row), position, ...file }));
      for (const batch of batchesOfRows(files)) await db.insertInto('draft_file').values(batch).execute();
    },

    async dropDraft(planId, entityId, body, id) {
      const row = await db
        .selectFrom('draft')
        .select('form')
        .where('plan_id', '=', planId)
        .where('entity_id', '=', entityId)
        .where('body', '=', body)
        .where('id', '=', id)
        .executeTakeFirst();
      if (row !== undefined) await drop({ planId, entityId, body, form: row.form });
    },

    async dropUnreachableDrafts(now) {
      const rows = await db
        .selectFrom('draft')
        .select(['plan_id', 'entity_id', 'body', 'form'])
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('link')
                .select('link.id')
                .whereRef('link.plan_id', '=', 'draft.plan_id')
                .whereRef('link.entity_id', '=', 'draft.entity_id')
                .whereRef('link.body', '=', 'draft.body')
                .where('link.expires_at', '>', now),
            ),
          ),
        )
        .execute();
      for (const { plan_id, entity_id, body, form } of rows)
        await drop({ planId: plan_id, entityId: entity_id, body, form });
      return rows.length;
    },
  };
};

const filesOf = (db: Kysely<Database>, { planId, entityId, body, form }: Key): Promise<readonly FileRef[]> =>
  db
    .selectFrom('draft_file')
    .select(['sha256', 'name', 'mime', 'size'])
    .where('plan_id', '=', planId)
    .where('entity_id', '=', entityId)
    .where('body', '=', body)
    .where('form', '=', form)
    .orderBy('position')
    .execute();

const keyColumns = ({ planId, entityId, body, form }: Key) => ({
  plan_id: planId,
  entity_id: entityId,
  body,
  form,
});

const toColumns = (row: DraftRow) => ({
  ...keyColumns(row),
  id: row.id,
  revision: row.revision,
  typed: JSON.stringify(row.texts),
  saved_at: row.savedAt,
});

const fromColumns = (row: Selectable<Database['draft']>, files: readonly FileRef[]): DraftRow => ({
  planId: row.plan_id,
  entityId: row.entity_id,
  body: row.body,
  form: row.form,
  id: row.id,
  revision: row.revision,
  texts: readTyped(row.typed, `draft ${row.plan_id}/${row.entity_id}/${row.body}/${row.form}`),
  savedAt: row.saved_at,
  files,
});
