import { onOf } from '../domain/calendar/instant.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { addWorkingDays, lastWorkingDayOnOrBefore } from '../domain/calendar/working-calendar.ts';
import { bodyName, bodyOf, definitionOf } from '../domain/plan/directory.ts';
import type { BodyId } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { TaskFact } from '../domain/task/fact.ts';
import { layOutTask } from '../domain/task/lay-out-task.ts';
import { pointOn, sendingMoment } from '../domain/task/plan-schedule.ts';
import type { PlanningRules } from '../domain/task/plan-schedule.ts';
import type { Schedule } from '../domain/task/schedule.ts';
import type { Task } from '../domain/task/task.ts';
import type { ReportRow } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import type { DecisionWords } from './decide-task.ts';
import { decisionRecord } from './decision-record.ts';
import { planningRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { refuseStale } from './shown-matter.ts';
import { storeWithWords } from './store-with-words.ts';
import type { Receipt } from './submit-report.ts';

/** A place that fulfils the condition; `dueOn`: its own date, where it was recognised after the printed one. */
export interface EligibilityForm {
  readonly place: BodyId;
  readonly on: LocalDate;
  readonly dueOn: LocalDate | null;
}

/** Ban Tổ chức records that a place is eligible; nobody else may (plan, IV.3). The first place starts a waiting task. */
export async function recordEligibility(
  deps: Deps,
  form: EligibilityForm,
  words: DecisionWords,
): Promise<Result<Receipt>> {
  const at = await deps.clock.now();
  const report = decisionRecord(words, at, 'eligibility-recorded');
  return storeWithWords(deps, report, (task, rules) => {
    const stale = refuseStale(task, 'eligibility', words.shown);
    return stale === null ? factOf(task, rules, form, report) : fail(stale);
  });
}

function factOf(task: Task, rules: Rules, form: EligibilityForm, report: ReportRow): Result<TaskFact> {
  const { plan } = rules.adopted;
  const { at, body: by, id: recordId } = report;
  const { place, on, dueOn } = form;
  if (bodyOf(plan, place) === null) {
    return fail({ kind: 'unknown-body', words: `Không có cơ quan "${place}" trong danh mục của kế hoạch.` });
  }
  if (on > onOf(at)) {
    return fail({
      kind: 'future-day',
      words: `Ngày đủ điều kiện ${formatDate(on)} ở sau hôm nay, ${formatDate(onOf(at))}.`,
    });
  }
  if (dueOn !== null && dueOn <= on) {
    return fail({
      kind: 'too-early',
      words: `Thời hạn riêng ${formatDate(dueOn)} phải ở sau ngày đủ điều kiện ${formatDate(on)}.`,
    });
  }
  const planning = planningRules(rules);
  return ok({
    kind: 'eligibilityRecorded',
    at,
    by,
    recordId,
    body: place,
    on,
    dueOn,
    schedule: startedBy(task, rules, form, report),
    reminder: dueOn === null ? null : reminderOf(recordId, dueOn, planning),
    noticeSendAt: sendingMoment(at, planning),
  });
}

/** Only a task that has waited for eligibility begins with it; one that runs already keeps its dates. */
function startedBy(
  task: Task,
  rules: Rules,
  { place, on }: EligibilityForm,
  report: ReportRow,
): Schedule | null {
  const { plan } = rules.adopted;
  const definition = definitionOf(plan, report.entityId);
  const awaited = plan.events.filter((event) => definition.awaits.includes(event.key));
  const waits = task.schedule.course === 'waiting' && awaited.some((event) => event.kind === 'eligibility');
  if (!waits) return null;
  const words = `ghi nhận ${bodyName(plan, place)} đủ điều kiện ngày ${formatDate(on)}`;
  const event = { issuedOn: on, receivedOn: null, words };
  const choice = task.reading?.choice ?? null;
  return layOutTask(plan, definition, event, onOf(report.at), planningRules(rules), choice);
}

/** As many working days before its last working day as make a task due soon. */
function reminderOf(recordId: string, dueOn: LocalDate, rules: PlanningRules) {
  const last = lastWorkingDayOnOrBefore(rules.calendar, dueOn);
  const on = addWorkingDays(rules.calendar, last, -rules.policy.dueSoonWorkingDays);
  return pointOn('part-reminder', `part-reminder/${recordId}`, on, rules);
}
