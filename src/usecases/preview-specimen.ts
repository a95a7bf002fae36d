import { addMs, atTime, onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { addDays, formatDate } from '../domain/calendar/local-date.ts';
import type { GuidanceMention, LetterItem, ReportMention } from '../domain/letter/letter.ts';
import type { BodyId, Plan } from '../domain/plan/plan.ts';
import { decideRound } from '../domain/report/decide-round.ts';
import { dutyOf } from '../domain/report/round-id.ts';
import type { Round } from '../domain/report/round.ts';
import { decideTask } from '../domain/task/decide.ts';
import type { MailKind } from '../domain/task/order.ts';
import type { Task } from '../domain/task/task.ts';
import type { EntityRow } from '../ports/store.ts';
import type { Recipe } from './preview-recipes.ts';

/** Who has a part in it. */
export function bodiesIn({ state }: EntityRow): readonly BodyId[] {
  if (state === null) return [];
  if (state.kind === 'round') return [...state.expected, state.keeper];
  const { leads, coordinating, implementing } = state.parties;
  return [...leads, ...coordinating, ...implementing];
}

interface SpecimenOf {
  readonly plan: Plan;
  readonly guidance: GuidanceMention;
  readonly mail: MailKind;
  readonly recipe: Recipe;
  readonly row: EntityRow;
  readonly sendAt: Instant;
}

/** What a letter of that kind would say about this task or round, with made-up words where people would have written. */
export function specimenItem({ plan, guidance, mail, recipe, row, sendAt }: SpecimenOf): LetterItem {
  const next = { next: row.nextAt, nextWhy: row.nextWhy };
  const report = recipe.report === true ? reportOf(row, plan, sendAt) : null;
  const dueOn = row.state?.schedule.dueOn ?? null;
  const about = {
    workingDaysLeft: null,
    reportId: SPECIMEN,
    storedAt: report?.at ?? sendAt,
    body: bodiesIn(row)[0] ?? plan.office,
    // As after the decision: the task stands by its new date already.
    until: dueOn,
    proposedOn: dueOn,
    dueOn,
    formerDueOn: dueOn === null ? null : addDays(dueOn, -60),
    ...recipe.about,
  };
  const shared = { mail, copy: false, about, report, link: `{{link:${plan.id}/${row.entityId}/xem-truoc}}` };
  const rest = { guidance, version: row.version, servedOn: [] };
  const definition = plan.tasks.find(({ id }) => id === row.entityId);
  if (definition !== undefined && row.state?.kind === 'task')
    return {
      ...shared,
      ...rest,
      subject: { kind: 'task', definition, task: lived(row.state, recipe, sendAt), ...next },
    };
  const obligation = dutyOf(plan, row.entityId);
  if (obligation === null || row.state?.kind !== 'round')
    throw new RangeError(`${row.entityId} is neither a task nor a round of plan ${plan.id}`);
  const all = row.state.expected;
  const received = recipe.state === 'round-complete' ? all : all.slice(1, 1 + Math.floor(all.length / 2));
  const open = { ...row.state, received: received.map((body) => receiptOf(body, sendAt)) };
  const round = recipe.state === 'round-closed' ? closed(open, sendAt) : open;
  return { ...shared, ...rest, subject: { kind: 'round', obligation, round, ...next } };
}

const closed = (round: Round, at: Instant): Round =>
  decideRound(round, { kind: 'roundClosed', at, by: round.keeper, decisionId: SPECIMEN }).state;

const SPECIMEN = 'xem-thu';

/** By the rules themselves: handed in three days before the letter, then confirmed. */
function lived(task: Task, { state }: Recipe, sendAt: Instant): Task {
  if (state === 'conflict') return inConflict(task);
  if (state !== 'submitted' && state !== 'done') return task;
  const at = atTime(addDays(onOf(sendAt), -3), '09:15');
  const { answeredBy: body, confirmer: by } = task.parties;
  const evidence = { documentNumber: '00/BC', documentOn: onOf(at), files: [] };
  const open: Task = task.progress === 'not-started' ? { ...task, progress: 'open' } : task;
  const submitted = decideTask(open, {
    kind: 'resultSubmitted',
    at,
    body,
    reportId: SPECIMEN,
    evidence,
  }).state;
  if (state === 'submitted') return submitted;
  return decideTask(submitted, { kind: 'resultConfirmed', at: sendAt, by, decisionId: SPECIMEN }).state;
}

/** As under a date a month beyond the plan's own. */
function inConflict(task: Task): Task {
  const { dueOn } = task.schedule;
  if (dueOn === null) return task;
  const beyond = formatDate(addDays(dueOn, 30));
  const conflict = `Ngày ${beyond} ở sau mốc phải hoàn thành ${formatDate(dueOn)} ghi trong Kế hoạch.`;
  return { ...task, schedule: { ...task.schedule, conflict } };
}

function reportOf({ state }: EntityRow, plan: Plan, sendAt: Instant): ReportMention {
  const at = atTime(addDays(onOf(sendAt), -3), '09:15');
  return {
    id: SPECIMEN,
    kind: state?.kind === 'task' ? 'result' : 'round',
    purpose: null,
    body: state?.kind === 'task' ? state.parties.answeredBy : plan.office,
    at,
    personName: '(họ tên)',
    personTitle: '(chức vụ)',
    words: '(Nội dung do người gửi ghi.)',
    documentNumber: '00/BC',
    documentOn: onOf(at),
    files: [{ name: '(tên tệp).pdf', size: 345_678, sha256: '0'.repeat(64) }],
    paper: null,
  };
}

function receiptOf(body: BodyId, sendAt: Instant) {
  const at = addMs(sendAt, -3 * 24 * 3_600_000);
  const on = onOf(at);
  return {
    body,
    reportId: SPECIMEN,
    at,
    documentOn: on,
    sentOn: null,
    firstOn: on,
    receivedOn: on,
    nil: false,
    version: 1,
    verdict: 'on-time' as const,
    conclusion: null,
    afterClosing: false,
  };
}
