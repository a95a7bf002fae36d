import type { Instant } from '../domain/calendar/instant.ts';
import type { EntityRow } from '../ports/store.ts';
import { labelOf, loadPlan, nudgeFinished } from './deps.ts';
import type { Deps } from './deps.ts';

const SWEEP_LIMIT = 500;

/** Pokes whatever is due or has changed unseen, and the mailroom; returns how many entities were owed something. */
export async function pokeOwed(deps: Deps, now: Instant): Promise<number> {
  const owed = await deps.store.read((tx) => tx.owed(now, SWEEP_LIMIT));
  const open = owed.filter((row) => !row.finished);
  const over = owed.filter((row) => row.finished);
  const labels = await labelsOf(deps, open);
  await Promise.all([deps.workflows.poke(labels), nudgeFinished(deps, over), deps.workflows.pokeMailroom()]);
  return owed.length;
}

async function labelsOf(deps: Deps, rows: readonly EntityRow[]) {
  const planIds = [...new Set(rows.map((row) => row.planId))];
  const plans = new Map(
    await deps.store.read(async (tx) =>
      Promise.all(planIds.map(async (id) => [id, await loadPlan(tx, id)] as const)),
    ),
  );
  return rows.flatMap((row) => {
    const adopted = plans.get(row.planId);
    return adopted === undefined ? [] : [labelOf(adopted, row)];
  });
}

export interface Rebuilt {
  readonly open: number;
  readonly started: number;
  readonly alreadyRunning: number;
}

/** Sees to it that every open entity has its workflow; with `terminate` a fresh one, begun from the facts. */
export async function rebuild(deps: Deps, terminate: boolean): Promise<Rebuilt> {
  if (terminate) await deps.workflows.terminateAll('dondoc rebuild --terminate');
  const rows = await deps.store.read(async (tx) => {
    const ids = await tx.planIds();
    return (await Promise.all(ids.map((id) => tx.entities(id)))).flat();
  });
  const open = rows.filter((row) => !row.finished && row.version > 0);
  const running = new Set((await deps.workflows.running()).map((ref) => `${ref.planId}/${ref.entityId}`));
  await deps.workflows.poke(await labelsOf(deps, open));
  await deps.workflows.pokeMailroom();
  const alreadyRunning = open.filter((row) => running.has(`${row.planId}/${row.entityId}`)).length;
  return { open: open.length, started: open.length - alreadyRunning, alreadyRunning };
}
