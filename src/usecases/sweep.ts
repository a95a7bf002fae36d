import type { Instant } from '../domain/calendar/instant.ts';
import type { EntityRow } from '../ports/store.ts';
import { labelOf, loadPlan, nudgeFinished } from './deps.ts';
import type { Deps } from './deps.ts';
import { mailRests } from './mailroom-state.ts';

const SWEEP_LIMIT = 500;

const sayYes = (): boolean => true;

/** Pokes whatever is due or has changed unseen, and the mailroom; returns how many entities were poked. */
export async function pokeOwed(
  deps: Deps,
  now: Instant,
  mayPoke: (row: EntityRow) => boolean = sayYes,
): Promise<number> {
  const owed = (await deps.store.read((tx) => tx.owed(now, SWEEP_LIMIT))).filter(mayPoke);
  if (owed.length === 0 && !(await mailWaits(deps, now))) return 0;
  const open = owed.filter((row) => !row.finished);
  const over = owed.filter((row) => row.finished);
  const labels = await labelsOf(deps, open);
  await Promise.all([deps.workflows.poke(labels), nudgeFinished(deps, over), deps.workflows.pokeMailroom()]);
  return owed.length;
}

/**
 * Letters that are due, or messages that could be tried again: the mailroom must not have gone to sleep over them. While
 * the mail rests it sleeps rightly, and would only be woken for nothing every second.
 */
const mailWaits = (deps: Deps, now: Instant): Promise<boolean> =>
  deps.store.read(async (tx) => (await tx.unsettled(now)).unsent > 0 && !(await mailRests(tx, Date.now())));

const FIRST_BACK_OFF_MS = 2_000;
const LAST_BACK_OFF_MS = 10 * 60_000;

/**
 * The sweeper's patience: an entity that stays owed is poked again ever more rarely, so that a stuck workflow is not
 * flooded with signals. One that moves on begins anew.
 */
export function createBackOff(wallMs: () => number): (row: EntityRow) => boolean {
  const tried = new Map<
    string,
    { readonly mark: string; readonly times: number; readonly notBefore: number }
  >();
  return (row) => {
    const key = `${row.planId}/${row.entityId}`;
    const mark = `${row.version} ${row.nextAt ?? ''}`;
    const last = tried.get(key);
    const again = last?.mark === mark;
    if (again && wallMs() < last.notBefore) return false;
    const times = again ? last.times + 1 : 1;
    tried.set(key, {
      mark,
      times,
      notBefore: wallMs() + Math.min(LAST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** (times - 1)),
    });
    return true;
  };
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
