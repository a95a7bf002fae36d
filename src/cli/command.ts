import type { PlanId } from '../domain/plan/plan.ts';
import type { Result } from '../domain/result.ts';
import { fail, ok } from '../domain/result.ts';
import { choosePlan } from '../usecases/deps.ts';
import type { z } from 'zod';
import type { CliContext, OpenedStore } from './context.ts';
import { badInput, refused } from './outcome.ts';
import type { Outcome, Refused } from './outcome.ts';

/** One row of the table of commands. */
export interface Command {
  /** `guidance preview` */
  readonly name: string;
  /** As commander writes them: `<NĂM>`, `[CỤM-TỪ...]`; empty: none. */
  readonly args?: string;
  readonly summary: string;
  readonly options: readonly OptionRow[];
  /** What follows `dondoc`, each with what it does. */
  readonly examples: readonly (readonly [call: string, words: string])[];
  readonly run: (call: Call, context: CliContext) => Promise<Outcome>;
}

export type OptionRow = readonly [flags: string, words: string];

/** A call as it was written, before anything is understood. */
export interface Call {
  readonly name: string;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly json: boolean;
}

export const STORE_OPTIONS: readonly OptionRow[] = [
  ['--data <DIR>', 'thư mục dữ liệu (mặc định: DONDOC_DATA, hoặc .dondoc)'],
  ['--plan <ID>', 'kế hoạch, khi kho có nhiều kế hoạch'],
];

/** Holds what was written against a schema; every fault at once, each with its place, what was found, what is allowed. */
export function readOptions<T>(
  call: Call,
  schema: z.ZodType<T>,
  values: unknown = call.options,
): Result<T, Refused> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return ok(parsed.data);
  const lines = parsed.error.issues.map((issue) => {
    const key = String(issue.path[0] ?? '');
    return `dondoc ${call.name} ${flagOf(key)}: gặp ${foundWords(valueOf(values, key))}; cần ${issue.message}.`;
  });
  return fail(badInput(lines.join('\n')));
}

/** `issuedOn` → `--issued-on`; what is written in capitals is an argument. */
const flagOf = (key: string): string =>
  key === key.toUpperCase() ? key : `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const valueOf = (values: unknown, key: string): unknown =>
  typeof values === 'object' && values !== null
    ? (values as Readonly<Record<string, unknown>>)[key]
    : undefined;

/** What stands there, as a message quotes it. */
export const foundWords = (value: unknown): string =>
  value === undefined ? 'không có gì' : JSON.stringify(value);

/** Opens the store and chooses the plan that a command means; closes the store whatever happens. */
export async function withPlan(
  call: Call,
  context: CliContext,
  work: (opened: OpenedStore, planId: PlanId) => Promise<Outcome>,
): Promise<Outcome> {
  const { data, plan } = call.options;
  const opened = await context.openStore({ data: typeof data === 'string' ? data : null });
  if (!opened.ok) return refused(opened.problem);
  try {
    const { store } = opened.value.deps;
    const planId = await choosePlan(store, typeof plan === 'string' ? plan : null);
    return planId.ok ? await work(opened.value, planId.value) : refused(planId.problem);
  } finally {
    await opened.value.close();
  }
}
