import { format } from 'node:util';
import { expect } from 'vitest';

/**
 * The part of vitest's words that the tables of the domain use: instead of running, each case is kept, to be run as
 * often as there are mutants. `expect` is vitest's own.
 */
export { expect };

export interface Case {
  readonly id: string;
  readonly run: () => Promise<void>;
}

type Body = (...values: readonly unknown[]) => unknown;

const cases: Case[] = [];
let beginnings: Body[] = [];
let endings: Body[] = [];
let path: readonly string[] = [];
const named = new Map<string, number>();
const environment = new Map<string, string | undefined>();

export const collected = {
  /** Loads a test file and does once what it does before all of its cases. */
  async file(name: string, url: string): Promise<void> {
    [path, beginnings, endings] = [[name], [], []];
    await import(url);
    for (const begin of beginnings) await begin();
  },
  cases: (): readonly Case[] => cases,
};

/** Two rows of a table may be named alike. An id tells nothing of other rows, or a new one would change them all. */
function idOf(name: string): string {
  const before = named.get(name) ?? 0;
  named.set(name, before + 1);
  return before === 0 ? name : `${name} (${before + 1})`;
}

function keep(name: string, body: Body, values: readonly unknown[]): void {
  const after = endings;
  const run = async (): Promise<void> => {
    try {
      await body(...values);
    } finally {
      for (const end of after) await end();
    }
  };
  cases.push({ id: idOf([...path, name].join(' › ')), run });
}

function group(name: string, body: Body, values: readonly unknown[] = []): void {
  const outer = path;
  path = [...path, name];
  body(...values);
  path = outer;
}

const valuesOf = (row: unknown): readonly unknown[] => (Array.isArray(row) ? (row as unknown[]) : [row]);

const each =
  (add: (name: string, body: Body, values: readonly unknown[]) => void) =>
  (rows: readonly unknown[]) =>
  (name: string, body: Body): void => {
    for (const row of rows) add(format(name, ...valuesOf(row)), body, valuesOf(row));
  };

export const describe = Object.assign((name: string, body: Body) => group(name, body), { each: each(group) });
export const test = Object.assign((name: string, body: Body) => keep(name, body, []), { each: each(keep) });
export const beforeAll = (body: Body): number => beginnings.push(body);
export const afterEach = (body: Body): number => endings.push(body);

export const vi = {
  stubEnv(name: string, value: string): void {
    if (!environment.has(name)) environment.set(name, process.env[name]);
    process.env[name] = value;
  },
  unstubAllEnvs(): void {
    for (const [name, value] of environment) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    environment.clear();
  },
};
