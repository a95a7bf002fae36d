import type { PlanId } from '../domain/plan/plan.ts';
import type { EntityRow, Store, StoreReader } from '../ports/store.ts';
import { refold } from './verify-facts.ts';

/**
 * Of what `decide` makes of facts. Raised whenever a state gets, loses or redefines a field, so that states which an older
 * version has folded are folded again from their facts before anybody reads them.
 */
export const FOLD_VERSION = '2018.7';

const SETTING = 'fold-version';
/** Entities in one transaction: a large store does not hold everybody else up. */
const BATCH = 200;

export interface RefoldedStore {
  /** Entities whose state was written anew; 0 where the store was folded by this version. */
  readonly entities: number;
  /** What could not be folded and stays as it was; a Vietnamese sentence each. `verify` names the same. */
  readonly problems: readonly string[];
}

/**
 * Folds every entity of the store again where another version has folded it. Facts and letters stay as they are: the
 * orders of the past are not carried out again. A crash in the middle leaves the old mark, and the next start begins anew.
 */
export async function refoldStore(store: Store): Promise<RefoldedStore> {
  const { marked, planIds } = await store.read(async (tx) => ({
    marked: await tx.setting(SETTING),
    planIds: await tx.planIds(),
  }));
  if (marked === FOLD_VERSION) return { entities: 0, problems: [] };
  const problems: string[] = [];
  let entities = 0;
  for (const planId of planIds) {
    const rows = await store.read((tx) => tx.entities(planId));
    for (let first = 0; first < rows.length; first += BATCH) {
      const done = await refoldSome(store, planId, rows.slice(first, first + BATCH));
      entities += done.entities;
      problems.push(...done.problems);
    }
  }
  await store.write((tx) => tx.setSetting(SETTING, FOLD_VERSION));
  return { entities, problems };
}

async function refoldSome(store: Store, planId: PlanId, rows: readonly EntityRow[]): Promise<RefoldedStore> {
  return store.write(async (tx) => {
    const current = await tx.entities(
      planId,
      rows.map((row) => row.entityId),
    );
    const folded: EntityRow[] = [];
    const problems: string[] = [];
    for (const row of current) {
      const again = await refoldRow(tx, row);
      if (typeof again === 'string') problems.push(again);
      else folded.push(again);
    }
    await tx.saveEntities(folded);
    return { entities: folded.length, problems };
  });
}

/** An open entity is marked as unseen: its workflow may be waiting for another instant than the one that holds now. */
async function refoldRow(tx: StoreReader, row: EntityRow): Promise<EntityRow | string> {
  const folded = refold(row.kind, await tx.facts(row.planId, row.entityId));
  if (!folded.ok) return folded.problem.words;
  const { last } = folded.value;
  if (last === null) return row;
  return {
    ...row,
    state: last.state,
    nextAt: last.next?.at ?? null,
    nextWhy: last.next?.why ?? null,
    finished: last.finished,
    seenVersion: last.finished ? row.seenVersion : Math.min(row.seenVersion, row.version - 1),
  };
}
