import { onOf } from '../domain/calendar/instant.ts';
import { definitionOf } from '../domain/plan/directory.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import { layOutTask, readTaskPhrase } from '../domain/task/lay-out-task.ts';
import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type { TaskFact } from '../domain/task/fact.ts';
import type { Task } from '../domain/task/task.ts';
import type { ReportRow, StoreReader } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { assignmentDay } from './assignment-day.ts';
import type { DecisionWords } from './decide-task.ts';
import { decisionRecord } from './decision-record.ts';
import { planningRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { knownEvent } from './guidance-effect.ts';
import { refuseStale } from './shown-matter.ts';
import { storeWithWords } from './store-with-words.ts';
import type { Receipt } from './submit-report.ts';

/**
 * A named person says how a phrase with several readings is read: `choice` 0 for the proposed reading, 1, 2 … for the others
 * in the order of `dondoc plan check`. Never a leader of a body that leads the task (domain, §5).
 */
export async function confirmReading(
  deps: Deps,
  choice: number,
  words: DecisionWords,
): Promise<Result<Receipt>> {
  const at = await deps.clock.now();
  const report = decisionRecord(words, at, 'reading-confirmed');
  return storeWithWords(deps, report, (task, rules, tx) => {
    const stale = refuseStale(task, 'reading', words.shown);
    return stale === null ? factOf(tx, task, rules, choice, report) : fail(stale);
  });
}

async function factOf(
  tx: StoreReader,
  task: Task,
  rules: Rules,
  choice: number,
  { planId, entityId, at, body: by, id: confirmationId }: ReportRow,
): Promise<Result<TaskFact>> {
  const { plan } = rules.adopted;
  const definition = definitionOf(plan, entityId);
  const { readings } = readTaskPhrase(plan, definition);
  if (!Number.isInteger(choice) || choice < 0 || choice > readings.length) {
    const allowed = readings.length === 0 ? 'chỉ có cách hiểu 0' : `từ 0 đến ${readings.length}`;
    return fail({
      kind: 'unknown-reading',
      words: `Không có cách hiểu ${choice} của cụm từ "${definition.phrase.printed}"; được chọn ${allowed}.`,
    });
  }
  const planning = planningRules(rules);
  const issued = task.events.at(-1);
  const document = (await tx.guidances(planId)).find(({ id }) => id === issued?.guidanceId);
  const event = document === undefined ? null : knownEvent(document);
  const countedFrom =
    document === undefined ? await assignmentDay(tx, planId, entityId) : onOf(document.registeredAt);
  const schedule = layOutTask(plan, definition, event, countedFrom, planning, choice);
  const noticeSendAt = sendingMoment(at, planning);
  return ok({ kind: 'readingConfirmed', at, by, confirmationId, choice, schedule, noticeSendAt });
}
