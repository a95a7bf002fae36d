import type { Insertable, Kysely, Selectable } from 'kysely';
import type { PlanId } from '../../../src/domain/plan/plan.ts';
import type { StoredFact, StoreReader, StoreWriter } from '../../../src/ports/store.ts';
import { canonicalJson, chainDigest } from './audit-chain.ts';
import { batchesOfRows } from './batches.ts';
import type { Database } from './database.ts';
import { readFact } from './json-columns.ts';

type NewFact = StoredFact & { readonly previousChain: string };

export const factReads = (db: Kysely<Database>): Pick<StoreReader, 'facts'> => ({
  async facts(planId, entityId) {
    const rows = await db
      .selectFrom('fact')
      .selectAll()
      .where('plan_id', '=', planId)
      .where('entity_id', '=', entityId)
      .orderBy('seq')
      .execute();
    return rows.map(fromColumns);
  },
});

export const factWrites = (db: Kysely<Database>): Pick<StoreWriter, 'appendFacts' | 'knownKeys'> => ({
  async appendFacts(facts) {
    const { rows, last } = chained(facts);
    for (const batch of batchesOfRows(rows)) await db.insertInto('fact').values(batch).execute();
    return last;
  },

  async knownKeys(planId, keys) {
    const wanted = new Set(keys.map(({ entityId, key }) => nameOf(entityId, key)));
    const known = new Set<string>();
    for (const batch of batchesOfRows(keys)) {
      for (const row of await factsWithKeys(db, planId, batch)) {
        const name = nameOf(row.entity_id, row.key);
        if (wanted.has(name)) known.add(name);
      }
    }
    return known;
  },
});

/** Links each fact to the one before: of the same entity in this batch, or the last that is stored. */
function chained(facts: readonly NewFact[]) {
  const last = new Map<string, string>();
  const rows = facts.map((stored): Insertable<Database['fact']> => {
    const previous = last.get(stored.entityId) ?? stored.previousChain;
    const fact = canonicalJson(stored.fact);
    const chain = chainDigest(previous, stored, fact);
    last.set(stored.entityId, chain);
    const { planId, entityId, seq, key } = stored;
    return { plan_id: planId, entity_id: entityId, seq, key, previous, chain, fact };
  });
  return { rows, last };
}

/** Every named entity with every named key: more than asked, in one statement that any database can plan. */
async function factsWithKeys(
  db: Kysely<Database>,
  planId: PlanId,
  keys: readonly { readonly entityId: string; readonly key: string }[],
) {
  return db
    .selectFrom('fact')
    .select(['entity_id', 'key'])
    .where('plan_id', '=', planId)
    .where('entity_id', 'in', [...new Set(keys.map(({ entityId }) => entityId))])
    .where('key', 'in', [...new Set(keys.map(({ key }) => key))])
    .execute();
}

/** `77-1 assigned`: an entity id holds no space. */
const nameOf = (entityId: string, key: string): string => `${entityId} ${key}`;

const fromColumns = (row: Selectable<Database['fact']>): StoredFact => ({
  planId: row.plan_id,
  entityId: row.entity_id,
  seq: row.seq,
  key: row.key,
  fact: readFact(row.fact, `fact ${row.plan_id}/${row.entity_id}#${row.seq}`),
});
