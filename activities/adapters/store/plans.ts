import type { Kysely } from 'kysely';
import type { StoreReader, StoreWriter } from '../../../src/ports/store.ts';
import type { Database } from './database.ts';
import { readPlan, readPolicy } from './json-columns.ts';

export const planReads = (db: Kysely<Database>): Pick<StoreReader, 'planIds' | 'plan'> => ({
  async planIds() {
    const rows = await db
      .selectFrom('plan')
      .select('plan_id')
      .orderBy('adopted_at')
      .orderBy('plan_id')
      .execute();
    return rows.map((row) => row.plan_id);
  },

  async plan(planId) {
    const row = await db.selectFrom('plan').selectAll().where('plan_id', '=', planId).executeTakeFirst();
    if (row === undefined) return null;
    return {
      plan: readPlan(row.plan, `plan ${planId}`),
      policy: readPolicy(row.policy, `policy of plan ${planId}`),
      adoptedAt: row.adopted_at,
      digest: row.digest,
    };
  },
});

export const planWrites = (db: Kysely<Database>): Pick<StoreWriter, 'adoptPlan'> => ({
  /** A plan is adopted once: the same files again change nothing, other files under its id are refused. */
  async adoptPlan({ plan, policy, adoptedAt, digest }) {
    const values = {
      plan_id: plan.id,
      plan: JSON.stringify(plan),
      policy: JSON.stringify(policy),
      adopted_at: adoptedAt,
      digest,
    };
    await db
      .insertInto('plan')
      .values(values)
      .onConflict((conflict) => conflict.column('plan_id').doNothing())
      .execute();
    const stored = await db
      .selectFrom('plan')
      .select('digest')
      .where('plan_id', '=', plan.id)
      .executeTakeFirstOrThrow();
    if (stored.digest !== digest)
      throw new Error(
        `plan ${plan.id} is already adopted from files with digest ${stored.digest}, not ${digest}`,
      );
  },
});
