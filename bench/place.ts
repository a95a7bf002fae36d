import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../activities/adapters/clock.ts';
import { createLinkTokens } from '../activities/adapters/link-tokens.ts';
import { createSqliteStore } from '../activities/adapters/store/sqlite-store.ts';
import type { SqlStore } from '../activities/adapters/store/sqlite-store.ts';
import { readLetterTexts } from '../config/letter-texts.ts';
import { formatProblem } from '../config/problem.ts';
import { instant } from '../src/domain/calendar/instant.ts';
import type { LetterTexts } from '../src/domain/letter/texts/letter-texts.ts';
import type { Plan } from '../src/domain/plan/plan.ts';
import type { Workflows } from '../src/ports/workflows.ts';
import { NO_ENGINE, loadOwnCalendar } from '../src/main/compose.ts';
import { readAdoption } from '../src/main/adopt.ts';
import { DEFAULT_PLAN_DIR, MAIL_TEXTS_DIR } from '../src/main/paths.ts';
import { adoptPlan } from '../src/usecases/adopt-plan.ts';
import type { Deps } from '../src/usecases/deps.ts';

export interface BenchPlace {
  readonly dir: string;
  readonly store: SqlStore;
  readonly deps: Deps;
  readonly plan: Plan;
  close(): Promise<void>;
}

/** A practice store with a plan of `tasks` copies of one task of the real plan. */
export async function openPlace(
  taskId: string,
  tasks: number,
  workflowsOf: (store: SqlStore) => Workflows = () => NO_ENGINE,
): Promise<BenchPlace> {
  const dir = await mkdtemp(join(tmpdir(), 'dondoc-bench-'));
  const store = await createSqliteStore({
    dataDir: dir,
    clockMode: 'practice',
    practiceFrom: instant('2018-09-18T01:00:00.000Z'),
  });
  const deps: Deps = {
    store,
    clock: createClock(store),
    workflows: workflowsOf(store),
    calendar: await loadOwnCalendar(),
    tokens: createLinkTokens(dir),
    letterTexts: await ownTexts(),
  };
  const read = await readAdoption(DEFAULT_PLAN_DIR);
  if (!read.ok) throw new Error(read.problem.words);
  const plan = copies(read.value.plan, taskId, tasks);
  const adopted = await adoptPlan(deps, { ...read.value, plan });
  if (!adopted.ok) throw new Error(adopted.problem.words);
  const close = async (): Promise<void> => {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  };
  return { dir, store, deps, plan, close };
}

/** The words that come with the program. */
export async function ownTexts(): Promise<LetterTexts> {
  const read = await readLetterTexts({ own: MAIL_TEXTS_DIR, office: null });
  if (!read.ok) throw new Error(read.problem.map(formatProblem).join('\n'));
  return read.value;
}

function copies(plan: Plan, taskId: string, count: number): Plan {
  const model = plan.tasks.find((task) => task.id === taskId);
  if (model === undefined) throw new RangeError(`no task ${taskId}`);
  const tasks = Array.from({ length: count }, (_, i) => ({ ...model, id: `${taskId}-${i + 1}`, no: i + 1 }));
  return { ...plan, tasks, obligations: [] };
}

export async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly seconds: number; readonly value: T }> {
  const begun = performance.now();
  const value = await work();
  return { seconds: (performance.now() - begun) / 1000, value };
}

export function print(name: string, count: number, seconds: number, peer: string, peerSeconds: number): void {
  const rate = (s: number): string => `${(count / s).toFixed(0)}/s`;
  console.log(
    `${name}: ${count} in ${seconds.toFixed(2)} s, ${rate(seconds)}; ${peer}: ${rate(peerSeconds)}; ratio ${(seconds / peerSeconds).toFixed(2)}`,
  );
}
