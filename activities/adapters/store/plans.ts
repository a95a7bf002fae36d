import type { Kysely } from 'kysely';
import type { PlanId } from '../../../src/domain/plan/plan.ts';
import type { AdoptedPlan, StoreReader, StoreWriter } from '../../../src/ports/store.ts';
import type { Database } from './database.ts';
import { readPlan, readPolicy } from './json-columns.ts';

/**
 * Plans as last parsed: an adopted plan never changes, and it is asked for at every wake-up. Its digest and its day of
 * adoption are looked up each time, so that one whose adoption was rolled back is never taken for stored.
 */
export type PlanMemo = Map<PlanId, AdoptedPlan>;

async function loadPlan(db: Kysely<Database>, planId: PlanId): Promise<AdoptedPlan | null> {
  const row = await db.selectFrom('plan').selectAll().where('plan_id', '=', planId).executeTakeFirst();
  if (row === undefined) return null;
  return {
    plan: readPlan(row.plan, `plan ${planId}`),
    policy: readPolicy(row.policy, `policy of plan ${planId}`),
    adoptedAt: row.adopted_at,
    digest: row.digest,
  };
}

export const planReads = (db: Kysely<Database>, cache: PlanMemo): Pick<StoreReader, 'planIds' | 'plan'> => ({
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
    const now = await db
      .selectFrom('plan')
      .select(['digest', 'adopted_at'])
      .where('plan_id', '=', planId)
      .executeTakeFirst();
    const known = cache.get(planId);
    if (known !== undefined && known.digest === now?.digest && known.adoptedAt === now.adopted_at)
      return known;
    const plan = now === undefined ? null : await loadPlan(db, planId);
    if (plan !== null) cache.set(planId, plan);
    return plan;
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
