import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { addDays, maxDate } from '../domain/calendar/local-date.ts';
import type { BodyId, Plan, TaskDefinition } from '../domain/plan/plan.ts';
import { refuseTaskFact } from '../domain/task/decide.ts';
import type { TaskFact } from '../domain/task/fact.ts';
import { readTaskPhrase } from '../domain/task/lay-out-task.ts';
import type { Point, PointKind } from '../domain/task/schedule.ts';
import type { Task } from '../domain/task/task.ts';
import type { TaskAnswerKind } from './answer-task.ts';

/** What a person decides about a task on one form. */
export type DecisionForm =
  | 'extension'
  | 'mark'
  | 'part'
  | 'reading'
  | 'dates'
  | 'eligibility'
  | 'amendment'
  | 'suspension'
  | 'resumption'
  | 'cancellation';

const ANY = 'probe';

/**
 * What a party may bring now. The rules themselves are asked, with a fact that has everything but its words, so that no
 * page offers what the door would refuse.
 */
export function openAnswers(task: Task, body: BodyId, at: Instant): readonly TaskAnswerKind[] {
  const takes = (fact: TaskFact): boolean => refuseTaskFact(task, fact) === null;
  const opinionId = openTurnOf(task, body);
  const requestId = openRequestOf(task);
  const undecided = pointAt('contest-undecided', at);
  const may: Readonly<Record<TaskAnswerKind, boolean>> = {
    watch: takes({ kind: 'watchAnswered', at, body, reportId: ANY, issued: false }),
    opinion: takes({ kind: 'opinionGiven', at, body, opinionId, reportId: ANY }),
    counter: takes({ kind: 'counterDeclined', at, body, requestId, answerId: ANY }),
    part: takes({ kind: 'partReported', at, body, reportId: ANY, evidence: PROVEN }),
    extension: takes(extensionProbe(task, body, at)),
    'opinion-request': askable(task, body, at).length > 0,
    contest: takes({ kind: 'markContested', at, body, contestId: ANY, undecided }),
  };
  return ANSWERS.filter((kind) => may[kind]);
}

/** In the order in which a page offers them: what somebody waits for first. */
const ANSWERS = ['watch', 'opinion', 'counter', 'part', 'extension', 'opinion-request', 'contest'] as const;

/** The parties of whom this body may ask an opinion now. */
export function askable(task: Task, by: BodyId, at: Instant): readonly BodyId[] {
  const { leads, coordinating, implementing } = task.parties;
  const reminder = pointAt('opinion-reminder', at);
  return [...new Set([...leads, ...coordinating, ...implementing])].filter(
    (of) => refuseTaskFact(task, { kind: 'opinionAsked', at, by, of, opinionId: ANY, reminder }) === null,
  );
}

/** Members whose part waits for a word. */
export const partsToJudge = (task: Task): readonly BodyId[] =>
  task.members.filter(({ progress }) => progress === 'reported').map(({ body }) => body);

/** What waits for a decision of this body, behind its link. */
export function openDecisions(task: Task, body: BodyId, at: Instant): readonly DecisionForm[] {
  const { leads, confirmer, superior } = task.parties;
  const decides = body === confirmer || body === superior;
  const request = { at, by: body, decisionId: ANY, requestId: openRequestOf(task) };
  const extension = decides && refuseTaskFact(task, { kind: 'extensionRefused', ...request }) === null;
  const mark = decides && (task.contest !== null || isBoundary(task)) && mayConclude(task, body, at);
  const dates = decides && maySettle(task, body, at);
  const part = leads.includes(body) && partsToJudge(task).some((member) => member !== body);
  return [
    ...(extension ? (['extension'] as const) : []),
    ...(mark ? (['mark'] as const) : []),
    ...(dates ? (['dates'] as const) : []),
    ...(part ? (['part'] as const) : []),
  ];
}

/** Received on the very day of "trước ngày X": it waits for a conclusion though nobody disputes anything. */
export const isBoundary = (task: Task): boolean =>
  (task.progress === 'submitted' && task.submission.verdict === 'boundary') ||
  (task.progress === 'presented' && task.presentation.verdict === 'boundary');

const mayConclude = (task: Task, by: BodyId, at: Instant): boolean =>
  refuseTaskFact(task, {
    kind: 'markConcluded',
    at,
    by,
    decisionId: ANY,
    verdict: 'late',
    schedule: null,
  }) === null;

const maySettle = (task: Task, by: BodyId, at: Instant): boolean =>
  refuseTaskFact(task, {
    kind: 'dateSettled',
    at,
    by,
    decisionId: ANY,
    guidanceId: task.dateQuestion?.guidanceId ?? '',
    follows: 'decision',
    schedule: task.schedule,
    noticeSendAt: at,
  }) === null;

const OF_CONFIRMER: readonly DecisionForm[] = ['extension', 'mark', 'reading', 'dates'];

/** Which body decides on each form at the office's own desk. */
export function decider(task: Task, form: DecisionForm): BodyId {
  const { confirmer, answeredBy, office } = task.parties;
  if (form === 'part') return answeredBy;
  return OF_CONFIRMER.includes(form) ? confirmer : office;
}

/** What can be decided at the office's desk now. */
export function openAtDesk(
  plan: Plan,
  definition: TaskDefinition,
  task: Task,
  at: Instant,
): readonly DecisionForm[] {
  const takes = (fact: TaskFact): boolean => refuseTaskFact(task, fact) === null;
  const decided = { at, decisionId: ANY, noticeSendAt: null };
  const review = pointAt('suspension-review', at);
  const place = { recordId: ANY, body: ANY, on: onOf(at), dueOn: null, schedule: null, reminder: null };
  const reading = { confirmationId: ANY, choice: 0, schedule: task.schedule, noticeSendAt: null };
  const may: Readonly<Record<DecisionForm, boolean>> = {
    extension: openDecisions(task, task.parties.confirmer, at).includes('extension'),
    mark: mayConclude(task, task.parties.confirmer, at),
    part: partsToJudge(task).length > 0,
    reading:
      readTaskPhrase(plan, definition).readings.length > 0 &&
      takes({ kind: 'readingConfirmed', at, by: decider(task, 'reading'), ...reading }),
    dates: maySettle(task, task.parties.confirmer, at),
    eligibility:
      isConditional(plan, definition) &&
      takes({ kind: 'eligibilityRecorded', at, by: task.parties.office, noticeSendAt: at, ...place }),
    amendment: takes({ kind: 'taskAmended', schedule: task.schedule, parties: null, ...decided }),
    suspension: takes({ kind: 'taskSuspended', review, ...decided }),
    resumption: takes({ kind: 'taskResumed', schedule: task.schedule, ...decided }),
    cancellation: takes({ kind: 'taskCancelled', replacedBy: [], ...decided }),
  };
  return DESK.filter((form) => may[form]);
}

const DESK = [
  'extension',
  'mark',
  'dates',
  'part',
  'reading',
  'eligibility',
  'amendment',
  'resumption',
  'suspension',
  'cancellation',
] as const;

/** It waits for eligibility, or names places under a condition ("những nơi đủ điều kiện"). */
const isConditional = (plan: Plan, { awaits, parts }: TaskDefinition): boolean =>
  parts.some(({ condition }) => condition !== null) ||
  plan.events.some(({ key, kind }) => kind === 'eligibility' && awaits.includes(key));

const PROVEN = { documentNumber: ANY, documentOn: null, files: [ANY] } as const;
const openRequestOf = (task: Task): string => task.extensions.open?.requestId ?? '';
const openTurnOf = (task: Task, body: BodyId): string =>
  task.turns.findLast(({ until, of }) => until === null && of === body)?.opinionId ?? '';

function extensionProbe(task: Task, body: BodyId, at: Instant): TaskFact {
  const today = onOf(at);
  const later = addDays(maxDate(task.schedule.dueOn ?? today, today), 1);
  const undecided = pointAt('extension-undecided', at);
  return {
    kind: 'extensionRequested',
    at,
    body,
    requestId: ANY,
    proposedOn: later,
    reason: 'other',
    undecided,
  };
}

const pointAt = (kind: PointKind, at: Instant): Point => ({
  key: `${kind}/${ANY}`,
  kind,
  at,
  sendAt: null,
  workingDaysLeft: null,
});
