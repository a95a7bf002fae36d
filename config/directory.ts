import { foldName, nearestName } from './names.ts';

export type Reference = { readonly body: string } | { readonly group: string };

/** What a plan may refer to. Built from the raw rows, so that a faulty row elsewhere hides no name. */
export interface Directory {
  /** Where the rows stand, for messages. */
  readonly file: string;
  byId(id: string): Reference | null;
  /** Everything that is printed so; more than one: the plan has to say which is meant. */
  byName(printed: string): readonly Reference[];
  /** The nearest known id or name, quoted for a message; null where nothing is near. */
  nearest(words: string, among: 'ids' | 'names'): string | null;
}

export interface DirectoryRow {
  readonly kind: 'body' | 'group';
  readonly id: string;
  readonly names: readonly string[];
}

export function createDirectory(file: string, rows: readonly DirectoryRow[]): Directory {
  const ids = new Map(rows.map((row) => [row.id, referenceTo(row)]));
  const names = new Map<string, DirectoryRow[]>();
  for (const row of rows) {
    for (const name of new Set(row.names.map(foldName))) names.set(name, [...(names.get(name) ?? []), row]);
  }
  const spelled = rows.flatMap((row) => row.names);
  return {
    file,
    byId: (id) => ids.get(id) ?? null,
    byName: (printed) => (names.get(foldName(printed)) ?? []).map(referenceTo),
    nearest: (words, among) => nearestName(words, among === 'ids' ? ids.keys() : spelled),
  };
}

export function idOf(reference: Reference): string {
  return 'body' in reference ? reference.body : reference.group;
}

function referenceTo(row: DirectoryRow): Reference {
  return row.kind === 'body' ? { body: row.id } : { group: row.id };
}
