import { z } from 'zod';
import { fail, ok } from '../src/domain/result.ts';
import type { Result } from '../src/domain/result.ts';

/** One fault of a configuration file, in Vietnamese words that end the search. */
export interface ConfigProblem {
  readonly file: string;
  /** 1-based; null where the fault is the file itself (missing, not readable). */
  readonly line: number | null;
  /** `tasks[3].lead[0]`; empty for the file as a whole. */
  readonly path: string;
  /** What stands there, as a noun phrase: `"so-noi-vuu"`. */
  readonly found: string;
  /** What may stand there, as a noun phrase: `một trong: "lead", "coordinating"`. */
  readonly allowed: string;
}

export type ConfigPath = readonly PropertyKey[];

/** A YAML file that was read: its data, and on which line each part of the data stands. */
export interface YamlSource {
  readonly file: string;
  readonly data: unknown;
  /** Line (1-based) of the key or list item at `path`; of its nearest ancestor where it does not exist. */
  lineOf(path: ConfigPath): number;
}

/** `plan.yaml:142 tasks[17].lead[0]: gặp "Sở Nội vu"; cần …` */
export function formatProblem(problem: ConfigProblem): string {
  const place = problem.line === null ? problem.file : `${problem.file}:${problem.line}`;
  const where = problem.path === '' ? place : `${place} ${problem.path}`;
  return `${where}: gặp ${problem.found}; cần ${problem.allowed}.`;
}

/** `['tasks', 3, 'lead']` → `tasks[3].lead` */
export function formatPath(path: ConfigPath): string {
  return path.reduce<string>((words, key) => {
    if (typeof key === 'number') return `${words}[${key}]`;
    return words === '' ? String(key) : `${words}.${String(key)}`;
  }, '');
}

/** The value as a person would quote it, long texts cut: `"Sở Nội vụ"`, `một danh sách`, `không có gì`. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'không có gì';
  if (value === null) return 'ô trống (null)';
  if (Array.isArray(value)) return value.length === 0 ? 'một danh sách trống' : 'một danh sách';
  if (typeof value === 'object') return 'một nhóm khóa';
  if (typeof value === 'string') return quote(value);
  return JSON.stringify(value);
}

const LONGEST_QUOTE = 120;

export function quote(text: string): string {
  return text.length > LONGEST_QUOTE ? `"${text.slice(0, LONGEST_QUOTE)}…"` : `"${text}"`;
}

/** A fault at `path` of the file; `found` is taken from the data unless it is given in words. */
export function problemAt(
  source: YamlSource,
  path: ConfigPath,
  allowed: string,
  found?: string,
): ConfigProblem {
  return {
    file: source.file,
    line: source.lineOf(path),
    path: formatPath(path),
    found: found ?? describeFound(valueAt(source.data, path)),
    allowed,
  };
}

/**
 * Holds the data against a zod schema and reports every fault at once. A schema's own `error` text (on `.refine`,
 * `.regex` …) is the "cần …" of the message: write it in Vietnamese as a noun phrase.
 */
export function checkShape<T>(source: YamlSource, schema: z.ZodType<T>): Result<T, readonly ConfigProblem[]> {
  const parsed = schema.safeParse(source.data, { error: allowedWords });
  if (parsed.success) return ok(parsed.data);
  return fail(parsed.error.issues.flatMap((issue) => fromIssue(source, issue, [])));
}

function fromIssue(source: YamlSource, issue: z.core.$ZodIssue, above: ConfigPath): readonly ConfigProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problemAt(source, [...path, key], issue.message, `khóa ${quote(key)}`));
  }
  const branch = issue.code === 'invalid_union' ? likeliestBranch(issue.errors) : null;
  if (branch !== null) return branch.flatMap((inner) => fromIssue(source, inner, path));
  return [problemAt(source, path, issue.message)];
}

/** Of the alternatives of a union, the one the writer meant: right type at the top, fewest faults within. */
function likeliestBranch(branches: readonly z.core.$ZodIssue[][]): readonly z.core.$ZodIssue[] | null {
  const meant = branches.filter((issues) => !issues.some(isWrongTypeAtTop));
  return meant.toSorted((a, b) => a.length - b.length)[0] ?? null;
}

function isWrongTypeAtTop(issue: z.core.$ZodIssue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'một chuỗi chữ',
  number: 'một số',
  int: 'một số nguyên',
  boolean: 'true hoặc false',
  array: 'một danh sách',
  object: 'một nhóm khóa (khóa: giá trị)',
  record: 'một nhóm khóa (khóa: giá trị)',
  null: 'null',
};

function allowedWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_WORDS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `một trong: ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'unrecognized_keys':
      return `một trong các khóa: ${knownKeys(issue.inst).join(', ')}`;
    case 'too_small':
      return issue.origin === 'number' ? `số từ ${String(issue.minimum)} trở lên` : atLeast(issue);
    case 'too_big':
      return `không quá ${String(issue.maximum)}`;
    case 'invalid_union':
      return unionWords(issue.errors);
    case 'invalid_format':
      return `chữ theo mẫu ${issue.format}`;
    case 'not_multiple_of':
      return `bội số của ${issue.divisor}`;
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return 'giá trị đúng mẫu';
  }
}

function atLeast(issue: { readonly origin: string; readonly minimum: number | bigint }): string {
  if (issue.origin === 'string') return 'chữ, không để trống';
  return `ít nhất ${String(issue.minimum)} mục`;
}

function unionWords(branches: readonly (readonly z.core.$ZodIssue[])[]): string {
  return branches.map((issues) => issues.map((issue) => issue.message).join(', ')).join(' hoặc ');
}

function knownKeys(schema: unknown): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function valueAt(data: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    data,
  );
}
