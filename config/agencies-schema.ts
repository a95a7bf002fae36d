import { z } from 'zod';
import type { Body, Group } from '../src/domain/plan/plan.ts';
import { fail, ok } from '../src/domain/result.ts';
import type { Result } from '../src/domain/result.ts';
import { createDirectory } from './directory.ts';
import type { Directory, DirectoryRow } from './directory.ts';
import { dateField, mailboxField, slugField, textField } from './fields.ts';
import { nearestName } from './names.ts';
import { checkShape, problemAt, quote } from './problem.ts';
import type { ConfigPath, ConfigProblem, YamlSource } from './problem.ts';
import { duplicates, entriesOf, textAt, textsAt } from './raw-entries.ts';
import type { RawEntry } from './raw-entries.ts';
import { loadYaml } from './yaml-source.ts';

export interface Agencies {
  readonly bodies: readonly Body[];
  readonly groups: readonly Group[];
}

/** What is known of the file although it may hold faults: enough to go on checking the plan beside it. */
export interface AgenciesInspection {
  readonly agencies: Agencies | null;
  /** Null where the file itself could not be read. */
  readonly directory: Directory | null;
  readonly problems: readonly ConfigProblem[];
}

const provenance = z.enum(['document', 'general-knowledge']);
const note = textField.nullable().default(null);
const aliases = z.array(textField).default([]);

const bodySchema = z.strictObject({
  id: slugField,
  name: textField,
  aliases,
  headTitle: textField.nullable(),
  // Not optional: whoever adds a body says whether it has a mailbox.
  mailbox: mailboxField.nullable(),
  headMailbox: mailboxField.nullable().default(null),
  provenance,
  validFrom: dateField.nullable().default(null),
  validUntil: dateField.nullable().default(null),
  successors: z.array(slugField).default([]),
  note,
});

const groupSchema = z.strictObject({
  id: slugField,
  name: textField,
  aliases,
  // Not optional: null says aloud that nobody has listed the members (chưa xác định).
  members: z.array(slugField).min(1, 'ít nhất một cơ quan, hoặc null khi chưa xác định').nullable(),
  provenance,
  note,
});

const agenciesSchema = z.strictObject({
  bodies: z.array(bodySchema),
  groups: z.array(groupSchema).default([]),
});

/** Reads and checks an agencies file; every fault at once. */
export async function readAgencies(file: string): Promise<Result<Agencies, readonly ConfigProblem[]>> {
  const { agencies, problems } = await inspectAgencies(file);
  return agencies === null ? fail(problems) : ok(agencies);
}

export async function inspectAgencies(file: string): Promise<AgenciesInspection> {
  const loaded = await loadYaml(file);
  if (!loaded.ok) return { agencies: null, directory: null, problems: loaded.problem };
  const source = loaded.value;
  const shape = checkShape<Agencies>(source, agenciesSchema);
  const problems = [...(shape.ok ? [] : shape.problem), ...checkAcross(source)];
  const agencies = shape.ok && problems.length === 0 ? shape.value : null;
  return { agencies, directory: createDirectory(file, rowsOf(source)), problems };
}

function rowsOf(source: YamlSource): readonly DirectoryRow[] {
  const row = (kind: DirectoryRow['kind'], entry: RawEntry) => {
    const names = [textAt(entry, 'name'), ...textsAt(entry, 'aliases').map(({ text }) => text)];
    return { kind, id: textAt(entry, 'id') ?? '', names: names.filter((name) => name !== null) };
  };
  return [
    ...entriesOf(source, 'bodies').map((entry) => row('body', entry)),
    ...entriesOf(source, 'groups').map((entry) => row('group', entry)),
  ];
}

/** What no single field can show. Works on the raw rows, so that a fault in a field hides none of these. */
function checkAcross(source: YamlSource): readonly ConfigProblem[] {
  const bodies = entriesOf(source, 'bodies');
  const groups = entriesOf(source, 'groups');
  const known = new Set(bodies.map((entry) => textAt(entry, 'id')).filter((id) => id !== null));
  const references = [
    ...bodies.map((entry) => [entry, 'successors'] as const),
    ...groups.map((entry) => [entry, 'members'] as const),
  ];
  return [
    ...duplicates(source, [...bodies, ...groups], 'id'),
    ...references.flatMap(([entry, key]) => checkReferences(source, entry, key, known)),
    ...bodies.flatMap((entry) => checkValidity(source, entry)),
    ...bodies.flatMap((entry) => checkHeadMailbox(source, entry)),
  ];
}

function checkReferences(
  source: YamlSource,
  entry: RawEntry,
  key: string,
  known: ReadonlySet<string>,
): readonly ConfigProblem[] {
  const seen = new Set<string>();
  return textsAt(entry, key).flatMap(({ text, path }) => {
    if (seen.has(text)) return [problemAt(source, path, `mỗi cơ quan một lần trong ${key}`)];
    seen.add(text);
    if (text === textAt(entry, 'id')) return [problemAt(source, path, 'một cơ quan khác với chính nó')];
    return known.has(text) ? [] : [unknownBody(source, path, text, known)];
  });
}

function unknownBody(
  source: YamlSource,
  path: ConfigPath,
  id: string,
  known: ReadonlySet<string>,
): ConfigProblem {
  const nearest = nearestName(id, known);
  const hint = nearest === null ? '' : `; gần nhất: ${quote(nearest)}`;
  return problemAt(source, path, `mã (id) của một cơ quan trong mục bodies của tệp này${hint}`);
}

/** The head's own, beside that of the body: without the latter nobody is written to who could prepare anything. */
function checkHeadMailbox(source: YamlSource, entry: RawEntry): readonly ConfigProblem[] {
  const head = textAt(entry, 'headMailbox');
  const mailbox = textAt(entry, 'mailbox');
  if (head === null || (mailbox !== null && head !== mailbox)) return [];
  const allowed =
    mailbox === null
      ? 'null khi cơ quan chưa có hộp thư (mailbox)'
      : 'một hộp thư khác mailbox; thủ trưởng dùng chung hộp thư của cơ quan thì bỏ trống';
  return [problemAt(source, [...entry.path, 'headMailbox'], allowed)];
}

function checkValidity(source: YamlSource, entry: RawEntry): readonly ConfigProblem[] {
  const from = textAt(entry, 'validFrom');
  const until = textAt(entry, 'validUntil');
  if (from === null || until === null || from <= until) return [];
  return [problemAt(source, [...entry.path, 'validUntil'], `ngày không trước validFrom (${from})`)];
}
