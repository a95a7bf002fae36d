import { problemAt, quote } from './problem.ts';
import type { ConfigPath, ConfigProblem, YamlSource } from './problem.ts';

/** One item of a list in the file, before any schema has judged it. */
export interface RawEntry {
  readonly path: ConfigPath;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The items of a top-level list that are groups of keys; whatever else stands there is the schema's to report. */
export function entriesOf(source: YamlSource, list: string): readonly RawEntry[] {
  const items = isFields(source.data) ? source.data[list] : null;
  if (!Array.isArray(items)) return [];
  return items.flatMap((fields: unknown, index) =>
    isFields(fields) ? [{ path: [list, index], fields }] : [],
  );
}

/** The text at `keys` below the entry (`textAt(task, 'phrase', 'printed')`); null where there is none. */
export function textAt(entry: RawEntry, ...keys: readonly string[]): string | null {
  const value = keys.reduce<unknown>((at, key) => (isFields(at) ? at[key] : null), entry.fields);
  return typeof value === 'string' ? value : null;
}

/** The texts of a list in the entry, each with its path. */
export function textsAt(entry: RawEntry, key: string): readonly { text: string; path: ConfigPath }[] {
  const items = entry.fields[key];
  if (!Array.isArray(items)) return [];
  return items.flatMap((text: unknown, index) =>
    typeof text === 'string' ? [{ text, path: [...entry.path, key, index] }] : [],
  );
}

/** A problem for every entry whose `key` was already used by an earlier one. */
export function duplicates(
  source: YamlSource,
  entries: readonly RawEntry[],
  key: string,
): readonly ConfigProblem[] {
  const first = new Map<string, RawEntry>();
  return entries.flatMap((entry) => {
    const id = textAt(entry, key);
    if (id === null) return [];
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, entry);
      return [];
    }
    const line = source.lineOf([...earlier.path, key]);
    return [problemAt(source, [...entry.path, key], `một mã chưa dùng; ${quote(id)} đã có ở dòng ${line}`)];
  });
}

/** A group of keys, as YAML writes it. */
export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
