import { onOf } from '../domain/calendar/instant.ts';
import { definitionOf } from '../domain/plan/directory.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { DateFact } from '../domain/task/date-fact.ts';
import { layOutTask } from '../domain/task/lay-out-task.ts';
import { governingOf } from '../domain/task/persons-date.ts';
import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type { Schedule } from '../domain/task/schedule.ts';
import type { Task } from '../domain/task/task.ts';
import type { ReportRow, StoreReader } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { assignmentDay } from './assignment-day.ts';
import { decisionRecord } from './decision-record.ts';
import type { DecisionWords } from './decide-task.ts';
import { planningRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { knownEvent } from './guidance-effect.ts';
import { refuseStale } from './shown-matter.ts';
import { storeWithWords } from './store-with-words.ts';
import type { Receipt } from './submit-report.ts';

/**
 * A leader says which date holds, after a document has come (or was taken back) that gives another than a person had decided:
 * the decided one, or the document's.
 */
export async function settleDate(
  deps: Deps,
  follows: DateFact['follows'],
  words: DecisionWords,
): Promise<Result<Receipt>> {
  const at = await deps.clock.now();
  const report = decisionRecord(words, at, 'date-settled');
  return storeWithWords(deps, report, async (task, rules, tx) => {
    const stale = refuseStale(task, 'dates', words.shown);
    return stale === null ? ok(await factOf(tx, task, rules, follows, report)) : fail(stale);
  });
}

async function factOf(
  tx: StoreReader,
  task: Task,
  rules: Rules,
  follows: DateFact['follows'],
  report: ReportRow,
): Promise<DateFact> {
  const { at, body: by, id: decisionId } = report;
  const schedule =
    follows === 'document'
      ? await byDocument(tx, task, rules, report)
      : { ...task.schedule, conflict: task.personsDate?.conflict ?? null };
  const guidanceId = task.dateQuestion?.guidanceId ?? '';
  const noticeSendAt = sendingMoment(at, planningRules(rules));
  return { kind: 'dateSettled', at, by, decisionId, guidanceId, follows, schedule, noticeSendAt };
}

/** As the words of the plan give it with the document that governs now; without one, counted from the assignment. */
async function byDocument(
  tx: StoreReader,
  task: Task,
  rules: Rules,
  { planId, entityId }: ReportRow,
): Promise<Schedule> {
  const { plan } = rules.adopted;
  const governs = governingOf(task);
  const document = (await tx.guidances(planId)).find(({ id }) => id === governs);
  const event = document === undefined ? null : knownEvent(document);
  const countedFrom =
    document === undefined ? await assignmentDay(tx, planId, entityId) : onOf(document.registeredAt);
  const choice = task.reading?.choice ?? null;
  return layOutTask(plan, definitionOf(plan, entityId), event, countedFrom, planningRules(rules), choice);
}
