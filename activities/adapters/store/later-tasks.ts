import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { StoreReader, StoreWriter } from '../../../src/ports/store.ts';
import type { Database } from './database.ts';
import { readDefinition } from './json-columns.ts';

export const laterTaskReads = (db: Kysely<Database>): Pick<StoreReader, 'laterTasks'> => ({
  async laterTasks(planId) {
    const rows = await db
      .selectFrom('later_task')
      .selectAll()
      .where('plan_id', '=', planId)
      .orderBy('position')
      .execute();
    return rows.map((row) => ({
      planId,
      definition: readDefinition(row.definition, `later task ${planId}/${row.entity_id}`),
      undone: row.undone === 1,
      // Of what lies in the column now: a definition that was changed there no longer fits its task's first fact.
      digest: digestOf(row.definition),
    }));
  },
});

export const laterTaskWrites = (
  db: Kysely<Database>,
): Pick<StoreWriter, 'addLaterTasks' | 'undoLaterTasks'> => ({
  async addLaterTasks(planId, definitions) {
    const { last } = await db
      .selectFrom('later_task')
      .select((eb) => eb.fn.max<number | null>('position').as('last'))
      .where('plan_id', '=', planId)
      .executeTakeFirstOrThrow();
    const rows = definitions.map((definition, index) => ({
      plan_id: planId,
      entity_id: definition.id,
      position: (last ?? 0) + 1 + index,
      definition: JSON.stringify(definition),
      undone: 0 as const,
    }));
    if (rows.length > 0) await db.insertInto('later_task').values(rows).execute();
    return new Map(rows.map((row) => [row.entity_id, digestOf(row.definition)]));
  },

  async undoLaterTasks(planId, ids) {
    if (ids.length === 0) return;
    await db
      .updateTable('later_task')
      .set({ undone: 1 })
      .where('plan_id', '=', planId)
      .where('entity_id', 'in', ids)
      .execute();
  },
});

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
