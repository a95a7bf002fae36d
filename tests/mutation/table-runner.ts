import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { collected } from './test-tables.ts';
import type { Case } from './test-tables.ts';

/**
 * Stryker's test runner for the pure rooms of the domain. The stock runner starts a worker for each of 12,000 mutants,
 * which takes hours; here the tables are loaded once, and a mutant runs only the cases that reach it, the latest
 * killers first. That is possible because the domain keeps no state between two calls. `--testRunner vitest` is the
 * slow way to the same score.
 */
const READING = ['tests/domain/deadline/*.test.ts', 'tests/domain/calendar/*.test.ts'];
const LIVING = ['task', 'report', 'escalation'].map((room) => `tests/domain/${room}/*.test.ts`);

/** What is mutated → the tables that judge it. The rules of a task's life are not judged by the language, nor it by them. */
const TABLES: readonly (readonly [room: RegExp, files: readonly string[]])[] = [
  [/src\/domain\/(?:deadline|calendar)\//u, READING],
  [/src\/domain\/(?:task|escalation|report)\//u, LIVING],
];

/**
 * Random cases kill a mutant one day and spare it the next, the scorer's shares let two phrases in a hundred change, and
 * all corpora printed in four ways cost each survivor as much as all other tables together.
 */
const LEFT_OUT = /(?:properties|corpora)\.test\.ts$/u;

function tablesFor(mutated: readonly string[]): readonly string[] {
  const rooms = TABLES.filter(([room]) => mutated.some((pattern) => room.test(pattern)));
  if (rooms.length === 0)
    throw new RangeError(
      `no tables judge ${mutated.join(', ')}; add them to TABLES in tests/mutation/table-runner.ts`,
    );
  return rooms.flatMap(([, files]) => files);
}

/** Which mutant was reached how often: while the tables were loaded, and by each case. */
interface Coverage {
  readonly static: Record<string, number>;
  readonly perTest: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/**
 * For a mutant that was reached while the tables were loaded, and by a case as well, Stryker would start a new process:
 * half a plan is laid out before the first case of a task's life, so it would be one for nearly every mutant. The
 * tables are loaded without the mutant either way; only what no case reaches stays static, and is left out.
 */
function forgetLoading(coverage: Coverage | undefined): void {
  const byCases = new Set(Object.values(coverage?.perTest ?? {}).flatMap((hits) => Object.keys(hits)));
  for (const id of Object.keys(coverage?.static ?? {}))
    if (byCases.has(id)) Reflect.deleteProperty(coverage?.static ?? {}, id);
}

/** What Stryker's instrumented code and its runner share. */
interface Namespace {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: Coverage;
}

/** Set once it is known which case reaches which mutant: counting on would cost more than the cases themselves. */
const COUNTED = '__mutantsAreCounted';

/** The line of Stryker's instrumented code that begins to count. */
const COVER = 'var c = cov.static;';

const stopCounting = (): void => void Object.assign(globalThis, { [COUNTED]: true });

interface MutantRun {
  readonly activeMutant: { readonly id: string };
  readonly mutantActivation: 'runtime' | 'static';
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
}

const space = (): Namespace => ((globalThis as { __stryker__?: Namespace }).__stryker__ ??= {});

/**
 * Stryker lets a mutant be reached a hundred times as often as all cases together reached it, which in a busy line takes
 * minutes. One case that reaches it as often as all together, and more than this, does not end.
 */
const STRYKERS_FACTOR = 100;
const LEAST_HITS = 10_000;

const hitLimitOf = ({ hitLimit }: MutantRun): number | undefined =>
  hitLimit === undefined ? undefined : Math.max(LEAST_HITS, hitLimit / STRYKERS_FACTOR);

const PASSED = 0;
const FAILED = 1;

class TableRunner {
  private cases: readonly Case[] | null = null;
  private readonly files: readonly string[];

  constructor(files: readonly string[]) {
    this.files = files;
  }

  /** Test id → when it last killed a mutant. */
  private readonly kills = new Map<string, number>();
  private readonly took = new Map<string, number>();

  capabilities(): { readonly reloadEnvironment: boolean } {
    return { reloadEnvironment: false };
  }

  async dryRun(): Promise<object> {
    const ns = space();
    const tests: object[] = [];
    for (const one of await this.load()) {
      ns.currentTestId = one.id;
      const begun = performance.now();
      const failure = await failureOf(one);
      ns.currentTestId = undefined;
      const timeSpentMs = performance.now() - begun;
      this.took.set(one.id, timeSpentMs);
      const status = failure === null ? PASSED : FAILED;
      tests.push({ id: one.id, name: one.id, timeSpentMs, status, failureMessage: failure ?? '' });
    }
    const mutantCoverage = structuredClone(ns.mutantCoverage);
    forgetLoading(mutantCoverage);
    stopCounting();
    return { status: 'complete', tests, mutantCoverage };
  }

  async mutantRun(run: MutantRun): Promise<object> {
    const ns = space();
    stopCounting();
    // A mutant of a table of words acts while the modules are loaded.
    if (run.mutantActivation === 'static') ns.activeMutant = run.activeMutant.id;
    const cases = await this.load();
    const asked = run.testFilter === undefined ? null : new Set(run.testFilter);
    const order = cases
      .filter(({ id }) => asked === null || asked.has(id))
      .toSorted((a, b) => this.lastKill(b) - this.lastKill(a) || this.timeOf(a) - this.timeOf(b));
    Object.assign(ns, { activeMutant: run.activeMutant.id, hitLimit: hitLimitOf(run) });
    try {
      return await this.killed(order, ns);
    } finally {
      Object.assign(ns, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    }
  }

  private async killed(order: readonly Case[], ns: Namespace): Promise<object> {
    for (const one of order) {
      ns.hitCount = 0;
      const failureMessage = await failureOf(one);
      if (ns.hitLimit !== undefined && ns.hitCount > ns.hitLimit)
        return { status: 'timeout', reason: `hit ${ns.hitLimit} times` };
      if (failureMessage === null) continue;
      this.kills.set(one.id, this.kills.size + Math.max(0, ...this.kills.values()));
      return { status: 'killed', killedBy: [one.id], failureMessage, nrOfTests: order.indexOf(one) + 1 };
    }
    return { status: 'survived', nrOfTests: order.length };
  }

  private lastKill({ id }: Case): number {
    return this.kills.get(id) ?? -1;
  }

  private timeOf({ id }: Case): number {
    return this.took.get(id) ?? 0;
  }

  private async load(): Promise<readonly Case[]> {
    if (this.cases !== null) return this.cases;
    const tables = new URL('./test-tables.ts', import.meta.url).href;
    registerHooks({
      resolve: (name, context, next) =>
        name === 'vitest' && context.parentURL !== tables
          ? { url: tables, shortCircuit: true }
          : next(name, context),
      load: (url, context, next) => {
        const loaded = next(url, context);
        if (!url.includes('/src/domain/') || loaded.source == null) return loaded;
        const source = String(Buffer.from(loaded.source as Uint8Array));
        return { ...loaded, source: source.replace(COVER, `if (globalThis.${COUNTED}) return; ${COVER}`) };
      },
    });
    for (const file of globSync([...this.files]).filter((path) => !LEFT_OUT.test(path)))
      await collected.file(file, pathToFileURL(resolve(file)).href);
    this.cases = collected.cases();
    return this.cases;
  }
}

async function failureOf(one: Case): Promise<string | null> {
  try {
    await one.run();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Stryker hands its own settings to a factory that names them. */
const factory = Object.assign(
  ({ mutate }: { readonly mutate: readonly string[] }) =>
    new TableRunner(tablesFor(mutate.filter((pattern) => !pattern.startsWith('!')))),
  { inject: ['options'] as const },
);

export const strykerPlugins = [{ kind: 'TestRunner', name: 'tables', factory }];
