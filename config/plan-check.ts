import { documentDateOf, phrasesOf } from './plan-cross-checks.ts';
import type { PhraseReader, PhraseReading } from './plan-cross-checks.ts';
import { inspectPlan } from './plan-schema.ts';
import type { PlanOptions } from './plan-schema.ts';
import type { ConfigProblem, YamlSource } from './problem.ts';
import { entriesOf, isFields } from './raw-entries.ts';

export interface PlanCheck<R> {
  /** The id as written; null where there is none to read. */
  readonly plan: string | null;
  /** Numbered tasks as the document counts them: 77-5a and 77-5b are one. */
  readonly tasks: number;
  readonly obligations: number;
  readonly problems: readonly ConfigProblem[];
  /** Every phrase and how it is read, also in a plan with faults; `task` is the id of a task or an obligation. */
  readonly readings: readonly { readonly task: string; readonly phrase: string; readonly reading: R }[];
}

/** What `dondoc plan check DIR` says. The plan is good when `problems` is empty. */
export async function checkPlan<R extends PhraseReading>(
  dir: string,
  readPhrase: PhraseReader<R>,
  options: Pick<PlanOptions, 'agenciesFile'> = {},
): Promise<PlanCheck<R>> {
  const { source, problems } = await inspectPlan(dir, { ...options, readPhrase });
  if (source === null) return { plan: null, tasks: 0, obligations: 0, problems, readings: [] };
  const documentOn = documentDateOf(source);
  const readings = phrasesOf(source).map(({ entity, text }) => {
    return { task: entity, phrase: text, reading: readPhrase(text, documentOn) };
  });
  const numbers = new Set(entriesOf(source, 'tasks').map((task) => task.fields['no']));
  const obligations = entriesOf(source, 'obligations').length;
  return { plan: idOf(source), tasks: numbers.size, obligations, problems, readings };
}

function idOf(source: YamlSource): string | null {
  const id = isFields(source.data) ? source.data['id'] : null;
  return typeof id === 'string' ? id : null;
}
