import type { Kysely } from 'kysely';
import type { EntityId, PlanId } from '../../../src/domain/plan/plan.ts';
import { canonicalJson, chainDigest } from './audit-chain.ts';
import type { Database } from './database.ts';

/** The facts of an entity as they are stored, with their digests, and where the entity's row says they end. */
export interface EntityChain {
  readonly planId: PlanId;
  readonly entityId: EntityId;
  readonly version: number;
  readonly chain: string;
  readonly facts: readonly ChainedFact[];
}

interface ChainedFact {
  readonly seq: number;
  readonly key: string;
  readonly previous: string;
  readonly chain: string;
  /** As stored: whoever tampered with it need not have left JSON. */
  readonly text: string;
}

export interface ChainFault {
  readonly planId: PlanId;
  readonly entityId: EntityId;
  /** The first fact that does not fit; what follows it proves nothing any more. */
  readonly seq: number;
  /** A Vietnamese sentence. */
  readonly words: string;
}

/** Counts the audit chain of every entity of a plan again, in one snapshot; empty: nothing was altered, added or taken out. */
export async function verifyChain(
  store: { chains(planId: PlanId): Promise<readonly EntityChain[]> },
  planId: PlanId,
): Promise<readonly ChainFault[]> {
  return (await store.chains(planId)).flatMap((entity) => faultOf(entity) ?? []);
}

function faultOf(entity: EntityChain): ChainFault | null {
  const { planId, entityId, version } = entity;
  const fault = (seq: number, what: string): ChainFault => ({
    planId,
    entityId,
    seq,
    words: `Nhiệm vụ ${entityId}, dữ kiện số ${seq}: ${what}.`,
  });
  let previous = '';
  for (const [index, fact] of entity.facts.entries()) {
    const seq = index + 1;
    if (fact.seq !== seq) return fault(seq, `thiếu trong sổ, sổ chuyển sang số ${fact.seq}`);
    if (fact.previous !== previous) return fault(seq, 'không nối tiếp dữ kiện liền trước');
    if (digestOf(entity, fact) !== fact.chain) return fault(seq, 'nội dung không khớp mã kiểm chứng');
    previous = fact.chain;
  }
  const count = entity.facts.length;
  if (count !== version)
    return fault(Math.min(count, version) + 1, `trạng thái ghi ${version} dữ kiện, sổ có ${count}`);
  if (previous !== entity.chain) return fault(count, 'mã kiểm chứng cuối không khớp với trạng thái');
  return null;
}

/** Null where the stored text is no JSON at all: no digest fits it. */
function digestOf({ planId, entityId }: EntityChain, fact: ChainedFact): string | null {
  let value: unknown;
  try {
    value = JSON.parse(fact.text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const { seq, key, previous } = fact;
  return chainDigest(previous, { planId, entityId, seq, key }, canonicalJson(value));
}

export async function readChains(db: Kysely<Database>, planId: PlanId): Promise<readonly EntityChain[]> {
  const entities = await db
    .selectFrom('entity')
    .select(['entity_id', 'version', 'chain'])
    .where('plan_id', '=', planId)
    .orderBy('position')
    .execute();
  const facts = await db
    .selectFrom('fact')
    .select(['entity_id', 'seq', 'key', 'previous', 'chain', 'fact as text'])
    .where('plan_id', '=', planId)
    .orderBy('entity_id')
    .orderBy('seq')
    .execute();
  const byEntity = Map.groupBy(facts, (fact) => fact.entity_id);
  return entities.map((row) => ({
    planId,
    entityId: row.entity_id,
    version: row.version,
    chain: row.chain,
    facts: byEntity.get(row.entity_id) ?? [],
  }));
}
