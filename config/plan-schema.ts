import path from 'node:path';
import { z } from 'zod';
import type { Plan } from '../src/domain/plan/plan.ts';
import { fail, ok } from '../src/domain/result.ts';
import type { Result } from '../src/domain/result.ts';
import { inspectAgencies } from './agencies-schema.ts';
import type { AgenciesInspection } from './agencies-schema.ts';
import { assemblePlan } from './plan-assembly.ts';
import { checkPlanAcross } from './plan-cross-checks.ts';
import type { PhraseReader } from './plan-cross-checks.ts';
import type { Directory } from './directory.ts';
import { dateField, slugField, textField } from './fields.ts';
import {
  bodyIdField,
  confirmationField,
  entityIdField,
  notesField,
  partField,
  planTextField,
} from './plan-fields.ts';
import { checkShape } from './problem.ts';
import type { ConfigProblem, YamlSource } from './problem.ts';
import { isFields } from './raw-entries.ts';
import { loadYaml } from './yaml-source.ts';

export interface PlanOptions {
  /** Instead of the file that the plan names under `agencies`. */
  readonly agenciesFile?: string;
  /** Without it phrases are not read, only copied. */
  readonly readPhrase?: PhraseReader;
}

/** What is known of a plan although it may hold faults. */
export interface PlanInspection {
  readonly plan: Plan | null;
  /** Null where plan.yaml itself could not be read. */
  readonly source: YamlSource | null;
  /** Every fault of plan.yaml and of its agencies file, in the order of the lines. */
  readonly problems: readonly ConfigProblem[];
}

export const PLAN_FILE = 'plan.yaml';

/** Reads and checks the plan in `dir` with its agencies file; every fault of both at once. */
export async function readPlan(
  dir: string,
  options: PlanOptions = {},
): Promise<Result<Plan, readonly ConfigProblem[]>> {
  const { plan, problems } = await inspectPlan(dir, options);
  return plan === null ? fail(problems) : ok(plan);
}

export async function inspectPlan(dir: string, options: PlanOptions = {}): Promise<PlanInspection> {
  const loaded = await loadYaml(path.join(dir, PLAN_FILE));
  if (!loaded.ok) return { plan: null, source: null, problems: loaded.problem };
  const source = loaded.value;
  const agencies = await inspectNamedAgencies(source, options.agenciesFile ?? agenciesFileOf(dir, source));
  const shape = checkShape(source, planSchema(agencies.directory));
  const across = checkPlanAcross(source, agencies.directory, options.readPhrase);
  const own = [...(shape.ok ? [] : shape.problem), ...across].toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0),
  );
  const problems = [...own, ...agencies.problems];
  if (!shape.ok || agencies.agencies === null || problems.length > 0) return { plan: null, source, problems };
  return { plan: assemblePlan(shape.value, agencies.agencies), source, problems };
}

/** Where the plan says its agencies are, relative to the plan's folder; null where it says nothing usable. */
export function agenciesFileOf(dir: string, source: YamlSource): string | null {
  const file = isFields(source.data) ? source.data['agencies'] : null;
  return typeof file === 'string' && file !== '' ? path.join(dir, file) : null;
}

async function inspectNamedAgencies(source: YamlSource, file: string | null): Promise<AgenciesInspection> {
  // That the key is missing is the schema's to report.
  if (file === null) return { agencies: null, directory: null, problems: [] };
  const inspection = await inspectAgencies(file);
  const place = `khóa agencies ở ${source.file}:${source.lineOf(['agencies'])} chỉ tới tệp này`;
  const problems = inspection.problems.map((problem) =>
    problem.line === null ? { ...problem, allowed: `${problem.allowed} (${place})` } : problem,
  );
  return { ...inspection, problems };
}

export type PlanDraft = z.output<ReturnType<typeof planSchema>>;

/** The shape of plan.yaml. Names and ids are looked up in the directory as they are read. */
function planSchema(directory: Directory | null) {
  const bodyId = bodyIdField(directory);
  return z.strictObject({
    id: slugField,
    number: textField,
    title: textField,
    issuedBy: textField,
    signedBy: textField,
    documentOn: dateField,
    office: bodyId,
    agencies: textField,
    events: z.array(eventSchema(directory)).default([]),
    tasks: z.array(taskSchema(directory)),
    obligations: z.array(obligationSchema(directory)).default([]),
    unassigned: z
      .array(z.strictObject({ text: planTextField, note: textField.nullable().default(null) }))
      .default([]),
    receivers: z.array(planTextField).default([]),
  });
}

function eventSchema(directory: Directory | null) {
  return z.strictObject({
    key: slugField,
    kind: z.enum(['central-document', 'eligibility']),
    words: textField,
    watchedBy: bodyIdField(directory).nullable(),
  });
}

function taskSchema(directory: Directory | null) {
  return z.strictObject({
    id: entityIdField,
    no: z.int().min(1),
    title: planTextField,
    phrase: planTextField,
    phrasePart: textField.nullable().default(null),
    scope: textField.nullable().default(null),
    lead: z.array(partField('lead', directory)).min(1, 'ít nhất một cơ quan tham mưu'),
    coordinating: z.array(partField('coordinating', directory)).default([]),
    implementing: z.array(partField('implementing', directory)).default([]),
    answeredBy: bodyIdField(directory).nullable().default(null),
    awaits: z.array(slugField).default([]),
    confidential: z.boolean().default(false),
    readingConfirmedBy: confirmationField.nullable().default(null),
    ambiguity: textField.nullable().default(null),
    notes: notesField,
  });
}

const OBLIGATION_KINDS = [
  'one-off',
  'recurring',
  'standing',
  'structure',
  'amendment',
  'event-owner',
] as const;

function obligationSchema(directory: Directory | null) {
  return z.strictObject({
    id: entityIdField,
    no: textField,
    kind: z.enum(OBLIGATION_KINDS),
    text: planTextField,
    phrase: textField.nullable(),
    owners: z.array(partField('lead', directory)).min(1, 'ít nhất một cơ quan có việc'),
    coordinating: z.array(partField('coordinating', directory)).default([]),
    collectedBy: bodyIdField(directory).nullable().default(null),
    addressedTo: bodyIdField(directory).nullable().default(null),
    readingConfirmedBy: confirmationField.nullable().default(null),
    ambiguity: textField.nullable().default(null),
    notes: notesField,
  });
}
