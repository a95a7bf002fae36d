import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { createLetterTexts, TEXT_CATALOGUE } from '../src/domain/letter/texts/letter-texts.ts';
import type { LetterTexts, TextSources } from '../src/domain/letter/texts/letter-texts.ts';
import type { TextRules } from '../src/domain/letter/texts/text-rule.ts';
import { fail, ok } from '../src/domain/result.ts';
import type { Result } from '../src/domain/result.ts';
import { checkShape, problemAt, quote } from './problem.ts';
import type { ConfigProblem, YamlSource } from './problem.ts';
import { isFields } from './raw-entries.ts';
import { checkText } from './text-check.ts';
import { loadYaml } from './yaml-source.ts';

/** Where the words of letters are: all of them, and what an office has worded anew. */
export interface LetterTextPlaces {
  /** Must hold every text. */
  readonly own: string;
  /** Holds some of them; null, or a folder that does not exist: none. */
  readonly office: string | null;
}

const RULES: Readonly<Record<string, TextRules>> = TEXT_CATALOGUE;

/** Reads and checks the words of all letters; every fault of every file at once. */
export async function readLetterTexts({
  own,
  office,
}: LetterTextPlaces): Promise<Result<LetterTexts, readonly ConfigProblem[]>> {
  const ours = await readFolder(own);
  const theirs = office === null ? EMPTY : await readFolder(office);
  const problems = [...ours.problems, ...theirs.problems];
  // What a broken file may have held is not reported as missing as well.
  const missing = ours.problems.length > 0 ? [] : missingFrom(own, ours.texts);
  if (problems.length + missing.length > 0) return fail([...problems, ...missing]);
  return ok(createLetterTexts(sourcesOf(new Map([...ours.texts, ...theirs.texts]))));
}

const kept = z.record(z.string(), z.record(z.string(), z.string()));

/**
 * Makes texts again that a program has kept as JSON. Null where they are not what is asked for today: kept by another
 * version, or spoilt.
 */
export function readKeptTexts(json: string): LetterTexts | null {
  const sources = kept.safeParse(parseJson(json));
  if (!sources.success) return null;
  const isGood = Object.entries(RULES).every(([group, rules]) =>
    Object.entries(rules).every(
      ([key, rule]) => checkText(rule, sources.data[group]?.[key] ?? '').length === 0,
    ),
  );
  return isGood ? createLetterTexts(sources.data) : null;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** One text where it stands; by `group.key`. */
interface Written {
  readonly group: string;
  readonly key: string;
  readonly text: string;
  readonly place: string;
}

interface Folder {
  readonly texts: ReadonlyMap<string, Written>;
  readonly problems: readonly ConfigProblem[];
}

const EMPTY: Folder = { texts: new Map(), problems: [] };

async function readFolder(dir: string): Promise<Folder> {
  const names = await namesIn(dir);
  if (!names.ok) return { ...EMPTY, problems: [names.problem] };
  const texts = new Map<string, Written>();
  const problems: ConfigProblem[] = [];
  for (const name of names.value) {
    const file = path.join(dir, name);
    if (!name.endsWith('.yaml')) {
      const allowed = 'tệp có đuôi .yaml; tệp khác để ở thư mục khác';
      problems.push({ file, line: null, path: '', found: `tệp "${name}"`, allowed });
      continue;
    }
    const source = await loadYaml(file);
    if (source.ok) problems.push(...readFile(source.value, texts));
    else problems.push(...source.problem);
  }
  return { texts, problems };
}

async function namesIn(dir: string): Promise<Result<readonly string[], ConfigProblem>> {
  try {
    const names = await readdir(dir);
    return ok(names.filter((name) => !name.startsWith('.')).toSorted());
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // Above a folder of texts may lie what is no folder at all: whoever needs the data folder says so, and better.
    if (code === 'ENOENT' || (code === 'ENOTDIR' && !existsSync(dir))) return ok([]);
    const found = code === 'ENOTDIR' ? 'một tệp' : `thư mục không đọc được (${code})`;
    return fail({ file: dir, line: null, path: '', found, allowed: 'một thư mục đọc được có các tệp .yaml' });
  }
}

/** Adds the texts of a file to those of its folder; what is wrong with it. A file of comments alone says nothing. */
function readFile(source: YamlSource, texts: Map<string, Written>): readonly ConfigProblem[] {
  if (source.data === null) return [];
  const shape = checkShape(source, schema);
  const problems = shape.ok ? [] : [...shape.problem];
  for (const { group, key, text } of stringsOf(source.data)) {
    const rule = RULES[group]?.[key];
    if (rule === undefined) continue;
    const at = [group, key];
    const known = texts.get(at.join('.'));
    const place = `${source.file}:${source.lineOf(at)}`;
    if (known === undefined) texts.set(at.join('.'), { group, key, text, place });
    else problems.push(problemAt(source, at, `mỗi khóa một lần; khóa này đã có ở ${known.place}`));
    problems.push(
      ...checkText(rule, text).map(({ found, allowed }) => problemAt(source, at, allowed, found)),
    );
  }
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

const textField = z.string('một chuỗi chữ; câu bắt đầu bằng chỗ điền thì đặt trong dấu nháy kép');

const schema = z.strictObject(
  Object.fromEntries(
    Object.entries(RULES).map(([group, rules]) => [
      group,
      z
        .strictObject(Object.fromEntries(Object.keys(rules).map((key) => [key, textField.optional()])))
        .optional(),
    ]),
  ),
);

function stringsOf(data: unknown): readonly Omit<Written, 'place'>[] {
  if (!isFields(data)) return [];
  return Object.entries(data).flatMap(([group, keys]) =>
    isFields(keys)
      ? Object.entries(keys).flatMap(([key, text]) =>
          typeof text === 'string' ? [{ group, key, text }] : [],
        )
      : [],
  );
}

function missingFrom(dir: string, texts: Folder['texts']): readonly ConfigProblem[] {
  return Object.entries(RULES).flatMap(([group, rules]) =>
    Object.keys(rules)
      .map((key) => `${group}.${key}`)
      .filter((name) => !texts.has(name))
      .map((name) => ({
        file: dir,
        line: null,
        path: name,
        found: 'không có gì',
        allowed: `câu chữ của khóa ${quote(name)} trong một tệp .yaml của thư mục này`,
      })),
  );
}

function sourcesOf(texts: Folder['texts']): TextSources {
  const groups = Map.groupBy(texts.values(), ({ group }) => group);
  return Object.fromEntries(
    [...groups].map(([group, own]) => [group, Object.fromEntries(own.map(({ key, text }) => [key, text]))]),
  );
}
