import { addMs, atTime, onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { addDays } from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { addWorkingDays, firstWorkingDayOnOrAfter } from '../domain/calendar/working-calendar.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { composeLetter } from '../domain/letter/compose-letter.ts';
import type { GuidanceMention, Letter, LetterItem, ReportMention } from '../domain/letter/letter.ts';
import { bodyOf } from '../domain/plan/directory.ts';
import type { Body, BodyId, Plan } from '../domain/plan/plan.ts';
import { dutyOf } from '../domain/report/round-id.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import { decideTask } from '../domain/task/decide.ts';
import type { MailKind } from '../domain/task/order.ts';
import type { PointKind } from '../domain/task/schedule.ts';
import type { Task } from '../domain/task/task.ts';
import type { EntityRow } from '../ports/store.ts';
import type { Adoption } from './adopt-plan.ts';
import { MAIL_KINDS, RECIPES } from './preview-recipes.ts';
import type { Recipe, SpecimenDay, SpecimenReader } from './preview-recipes.ts';
import { liveThrough } from './rehearse.ts';

/** A letter as it would read, about a task of the plan itself. */
export interface Preview {
  readonly kind: MailKind;
  readonly to: Body;
  readonly sendAt: Instant;
  readonly letter: Letter;
}

export interface PreviewInput {
  readonly adoption: Adoption;
  readonly calendar: WorkingCalendar;
  /** Who reads it; null: who would get it. */
  readonly to: BodyId | null;
}

export const isMailKind = (text: string): text is MailKind => MAIL_KINDS.some((kind) => kind === text);

/** Letters of these kinds, in the order asked for. Where the plan holds nothing that a kind could be about, it is left out. */
export async function previewLetters(
  input: PreviewInput,
  kinds: readonly MailKind[],
): Promise<Result<readonly Preview[]>> {
  const { plan } = input.adoption;
  const reader = input.to === null ? null : bodyOf(plan, input.to);
  if (input.to !== null && reader === null) {
    const known = plan.bodies.map(({ id }) => id).join(', ');
    return fail({ kind: 'unknown-body', words: `gặp cơ quan "${input.to}"; cần một trong: ${known}.` });
  }
  const scene = await sceneOf(input);
  if (!scene.ok) return scene;
  return ok(kinds.flatMap((kind) => previewOf(scene.value, kind, reader) ?? []));
}

/** The plan as it stands on its first day, and once a document that it waits for has come. */
interface Scene extends PreviewInput {
  readonly fresh: readonly EntityRow[];
  readonly issued: readonly EntityRow[];
  readonly guidance: GuidanceMention;
}

const EVENT_AFTER_DAYS = 60;

async function sceneOf(input: PreviewInput): Promise<Result<Scene>> {
  const { adoption, calendar } = input;
  const { plan } = adoption;
  const from = atTime(plan.documentOn, '08:00');
  const first = await liveThrough({ adoption, calendar, from, until: from, assumptions: [] });
  if (!first.ok) return first;
  const issuedOn = addDays(plan.documentOn, EVENT_AFTER_DAYS);
  const awaited = plan.events.find(({ kind }) => kind === 'central-document');
  const until = atTime(addDays(issuedOn, 7), '12:00');
  const assumptions = awaited === undefined ? [] : [{ event: awaited.key, on: issuedOn }];
  const second = await liveThrough({ adoption, calendar, from, until, assumptions });
  if (!second.ok) return second;
  return ok({
    ...input,
    fresh: first.value.rows,
    issued: second.value.rows,
    guidance: {
      number: '00-HD/TW',
      title: 'Văn bản mẫu để xem trước',
      issuedBy: 'cơ quan có thẩm quyền của Trung ương',
      issuedOn,
      registeredOn: firstWorkingDayOnOrAfter(calendar, issuedOn),
      undoneBecause: null,
    },
  });
}

function previewOf(scene: Scene, kind: MailKind, reader: Body | null): Preview | null {
  const recipe = RECIPES[kind];
  const row = rowFor(scene, recipe, reader?.id ?? null);
  if (row?.state == null) return null;
  const { plan, policy } = scene.adoption;
  const recipient = reader ?? bodyOf(plan, readerOf(row, recipe.to, plan));
  if (recipient === null) return null;
  const sendAt = dayOf(scene, row, recipe.day);
  const item = itemOf(scene, kind, recipe, row, sendAt);
  const letter = composeLetter({ plan, policy, recipient, sendAt, items: [item], practice: false });
  return { kind, to: recipient, sendAt, letter };
}

/** The first that fits; with a reader asked for, the first of these in which it has a part. */
function rowFor(
  { fresh, issued, adoption }: Scene,
  { state }: Recipe,
  reader: BodyId | null,
): EntityRow | null {
  const rows = (state === 'issued' ? issued : fresh).filter((row) => fits(row, state, adoption.plan));
  const own = reader === null ? undefined : rows.find((row) => bodiesIn(row).includes(reader));
  return own ?? rows[0] ?? null;
}

function fits({ state, entityId }: EntityRow, wanted: Recipe['state'], plan: Plan): boolean {
  if (state?.kind === 'round') {
    if (wanted === 'duty') return state.progress === 'awaiting-day';
    return (wanted === 'round' || wanted === 'round-complete') && state.progress !== 'awaiting-day';
  }
  const definition = plan.tasks.find(({ id }) => id === entityId);
  if (state === null || definition === undefined || definition.confidential) return false;
  if (wanted === 'waiting') return state.schedule.course === 'waiting';
  if (wanted === 'standing') return state.schedule.course === 'standing';
  if (wanted === 'issued') return state.events.length > 0;
  return (
    ['dated', 'submitted', 'done'].includes(wanted) &&
    state.schedule.course === 'dated' &&
    state.schedule.dueOn !== null
  );
}

function bodiesIn({ state }: EntityRow): readonly BodyId[] {
  if (state === null) return [];
  if (state.kind === 'round') return [...state.expected, state.keeper];
  const { leads, coordinating, implementing } = state.parties;
  return [...leads, ...coordinating, ...implementing];
}

function readerOf({ state }: EntityRow, reader: SpecimenReader, plan: Plan): BodyId {
  if (state?.kind === 'round') return reader === 'member' ? (state.expected[0] ?? plan.office) : state.keeper;
  if (state === null || reader === 'office' || reader === 'keeper') return plan.office;
  const { answeredBy, confirmer, superior, watchedBy } = state.parties;
  if (reader === 'confirmer') return confirmer;
  if (reader === 'superior') return superior;
  return reader === 'watcher' ? (watchedBy ?? answeredBy) : answeredBy;
}

const POINT_OF: Readonly<Partial<Record<SpecimenDay, PointKind>>> = {
  reminder: 'reminder',
  overdue: 'overdue-letter',
  watch: 'watch',
  review: 'review',
};

/** The last reminder but one tells most: the days that are left, and that one more follows. */
function dayOf({ adoption, calendar }: Scene, { state }: EntityRow, day: SpecimenDay): Instant {
  const { from } = adoption.policy.sending;
  const morning = (on: LocalDate): Instant => atTime(on, from);
  const { schedule } = state ?? { schedule: null };
  const points = (schedule?.points ?? []).filter(({ kind }) => kind === POINT_OF[day]);
  const point = day === 'reminder' ? (points.at(-2) ?? points[0]) : points[0];
  if (point !== undefined) return point.sendAt ?? addMs(point.at, 0);
  const dueOn = schedule?.dueOn ?? null;
  const begins = addWorkingDays(calendar, adoption.plan.documentOn, 1);
  if (day === 'begin' || dueOn === null) return morning(begins);
  if (day === 'overdue') return morning(addWorkingDays(calendar, dueOn, 1));
  const before = addDays(dueOn, day === 'last' ? 0 : -14);
  return morning(firstWorkingDayOnOrAfter(calendar, before > begins ? before : begins));
}

function itemOf(scene: Scene, mail: MailKind, recipe: Recipe, row: EntityRow, sendAt: Instant): LetterItem {
  const { plan } = scene.adoption;
  const next = { next: row.nextAt, nextWhy: row.nextWhy };
  const report = recipe.report === true ? reportOf(row, plan, sendAt) : null;
  const moved = addDays(onOf(sendAt), 60);
  const about = {
    workingDaysLeft: null,
    reportId: SPECIMEN,
    body: bodiesIn(row)[0] ?? plan.office,
    until: moved,
    proposedOn: moved,
    dueOn: row.state?.schedule.dueOn ?? null,
    formerDueOn: row.state?.schedule.dueOn ?? null,
    ...recipe.about,
  };
  const shared = { mail, copy: false, about, report, link: `{{link:${plan.id}/${row.entityId}/xem-truoc}}` };
  const mention = mail === 'event-withdrawn' ? { undoneBecause: 'văn bản hướng dẫn việc khác' } : {};
  const guidance = { ...scene.guidance, ...mention };
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
  const round = { ...row.state, received: received.map((body) => receiptOf(body, sendAt)) };
  return { ...shared, ...rest, subject: { kind: 'round', obligation, round, ...next } };
}

const SPECIMEN = 'xem-thu';

/** By the rules themselves: handed in three days before the letter, then confirmed. */
function lived(task: Task, { state }: Recipe, sendAt: Instant): Task {
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

function reportOf({ state }: EntityRow, plan: Plan, sendAt: Instant): ReportMention {
  const at = atTime(addDays(onOf(sendAt), -3), '09:15');
  return {
    id: SPECIMEN,
    body: state?.kind === 'task' ? state.parties.answeredBy : plan.office,
    at,
    personName: '(họ tên)',
    personTitle: '(chức vụ)',
    words: '(Nội dung do người gửi ghi.)',
    documentNumber: '00/BC',
    documentOn: onOf(at),
    files: [],
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
