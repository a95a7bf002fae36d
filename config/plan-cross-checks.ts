import { parseLocalDate } from '../src/domain/calendar/local-date.ts';
import type { LocalDate } from '../src/domain/calendar/local-date.ts';
import type { Directory, Reference } from './directory.ts';
import { nearestName } from './names.ts';
import { problemAt, quote } from './problem.ts';
import type { ConfigPath, ConfigProblem, YamlSource } from './problem.ts';
import { duplicates, entriesOf, isFields, textAt, textsAt } from './raw-entries.ts';
import type { RawEntry } from './raw-entries.ts';

/** Reads a time phrase far enough to say whether it can be read; `parseDeadline` fits. */
export type PhraseReader<R extends PhraseReading = PhraseReading> = (
  text: string,
  documentOn: LocalDate | null,
) => R;

export interface PhraseReading {
  readonly refused: { readonly words: string; readonly reason: string } | null;
}

/** One time phrase of the plan, as it is to be read. */
export interface PhrasePlace {
  readonly entity: string;
  readonly text: string;
  readonly path: ConfigPath;
}

/** What no single field can show. Works on the raw rows, so that a fault in a field hides none of these. */
export function checkPlanAcross(
  source: YamlSource,
  directory: Directory | null,
  readPhrase: PhraseReader | undefined,
): readonly ConfigProblem[] {
  const tasks = entriesOf(source, 'tasks');
  const obligations = entriesOf(source, 'obligations');
  return [
    ...duplicates(source, [...tasks, ...obligations], 'id'),
    ...checkEvents(source, tasks),
    ...tasks.flatMap((task) => checkQuotations(source, task)),
    ...obligations.flatMap((duty) => checkContained(source, duty, 'phrase', wordsOf(duty, 'text'))),
    ...(directory === null ? [] : tasks.flatMap((task) => checkAnswering(source, task, directory))),
    ...(readPhrase === undefined ? [] : checkPhrases(source, readPhrase)),
  ];
}

function checkEvents(source: YamlSource, tasks: readonly RawEntry[]): readonly ConfigProblem[] {
  const events = entriesOf(source, 'events');
  const keys = new Set(events.map((event) => textAt(event, 'key')).filter((key) => key !== null));
  const awaited = tasks.flatMap((task) => textsAt(task, 'awaits'));
  const used = new Set(awaited.map(({ text }) => text));
  return [
    ...duplicates(source, events, 'key'),
    ...awaited
      .filter(({ text }) => !keys.has(text))
      .map(({ text, path }) => {
        const nearest = nearestName(text, keys);
        const hint = nearest === null ? '' : `; gần nhất: ${quote(nearest)}`;
        return problemAt(source, path, `key của một mục trong events${hint}`);
      }),
    ...events
      .filter((event) => isUnused(event, used))
      .map((event) =>
        problemAt(
          source,
          [...event.path, 'key'],
          'một key có nhiệm vụ chờ (awaits), hoặc bỏ mục này khỏi events',
        ),
      ),
  ];
}

function isUnused(event: RawEntry, used: ReadonlySet<string>): boolean {
  const key = textAt(event, 'key');
  return key !== null && !used.has(key);
}

/** `phrasePart` and `scope` quote the phrase: other words would be somebody's own. */
function checkQuotations(source: YamlSource, task: RawEntry): readonly ConfigProblem[] {
  const phrase = wordsOf(task, 'phrase');
  return ['phrasePart', 'scope'].flatMap((key) => checkContained(source, task, key, phrase));
}

function wordsOf(entry: RawEntry, key: string): string | null {
  return textAt(entry, key, 'checked') ?? textAt(entry, key, 'printed');
}

function checkContained(
  source: YamlSource,
  entry: RawEntry,
  key: string,
  within: string | null,
): readonly ConfigProblem[] {
  const words = textAt(entry, key);
  if (words === null || within === null || within.includes(words)) return [];
  return [problemAt(source, [...entry.path, key], `chữ lấy nguyên từ ${quote(within)}`)];
}

/** One body answers for a task: one of its leads, the first unless the plan says otherwise. */
function checkAnswering(source: YamlSource, task: RawEntry, directory: Directory): readonly ConfigProblem[] {
  const leads = leadIds(task, directory);
  const answering = textAt(task, 'answeredBy');
  const bodies = leads.flatMap((lead) => ('body' in lead ? [lead.body] : []));
  if (answering !== null) {
    if (bodies.includes(answering) || directory.byId(answering) === null) return [];
    return [
      problemAt(source, [...task.path, 'answeredBy'], `một trong các cơ quan tham mưu: ${bodies.join(', ')}`),
    ];
  }
  const first = leads[0];
  if (first === undefined || 'body' in first) return [];
  const allowed = 'một cơ quan ở vị trí đầu tiên, hoặc answeredBy ghi cơ quan chịu trách nhiệm chính';
  return [problemAt(source, [...task.path, 'lead', 0], allowed, `nhóm ${quote(first.group)}`)];
}

/** What the leads refer to; one that refers to nothing is reported where it is read. */
function leadIds(task: RawEntry, directory: Directory): readonly Reference[] {
  const leads = task.fields['lead'];
  if (!Array.isArray(leads)) return [];
  return leads.flatMap((lead: unknown) => {
    const id = isFields(lead) ? lead['refersTo'] : null;
    if (typeof id === 'string') return directory.byId(id) ?? [];
    const printed = isFields(lead) ? lead['printed'] : lead;
    return typeof printed === 'string' ? directory.byName(printed).slice(0, 1) : [];
  });
}

function checkPhrases(source: YamlSource, readPhrase: PhraseReader): readonly ConfigProblem[] {
  const documentOn = documentDateOf(source);
  return phrasesOf(source).flatMap(({ text, path }) => {
    const { refused } = readPhrase(text, documentOn);
    if (refused === null) return [];
    const found =
      refused.words === text ? quote(text) : `${quote(text)} (không đọc được ${quote(refused.words)})`;
    return [problemAt(source, path, `một thời hạn đọc được: ${refused.reason}`, found)];
  });
}

/** Null where the date is missing or no date: the schema reports it, and phrases are read without it. */
export function documentDateOf(source: YamlSource): LocalDate | null {
  const on = isFields(source.data) ? source.data['documentOn'] : null;
  return typeof on === 'string' ? parseLocalDate(on) : null;
}

/** Every time phrase in the order of the plan: of a divided task its part, else the checked or the printed words. */
export function phrasesOf(source: YamlSource): readonly PhrasePlace[] {
  return [
    ...entriesOf(source, 'tasks').flatMap(
      (task) =>
        phraseAt(task, ['phrasePart']) ??
        phraseAt(task, ['phrase', 'checked']) ??
        phraseAt(task, ['phrase', 'printed']) ??
        [],
    ),
    ...entriesOf(source, 'obligations').flatMap((duty) => phraseAt(duty, ['phrase']) ?? []),
  ];
}

function phraseAt(entry: RawEntry, keys: readonly string[]): PhrasePlace | null {
  const text = textAt(entry, ...keys);
  const entity = textAt(entry, 'id') ?? '';
  return text === null ? null : { entity, text, path: [...entry.path, ...keys] };
}
