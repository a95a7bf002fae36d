import { atTime } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { addDays } from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { addWorkingDays, firstWorkingDayOnOrAfter } from '../domain/calendar/working-calendar.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { composeLetter } from '../domain/letter/compose-letter.ts';
import type { GuidanceMention, Letter } from '../domain/letter/letter.ts';
import type { LetterTexts } from '../domain/letter/texts/letter-texts.ts';
import { bodyOf, throughHead } from '../domain/plan/directory.ts';
import type { Body, BodyId, Plan } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { MailKind } from '../domain/task/order.ts';
import type { PointKind } from '../domain/task/schedule.ts';
import type { EntityRow } from '../ports/store.ts';
import type { Adoption } from './adopt-plan.ts';
import { purposeOf } from './links.ts';
import { MAIL_KINDS, RECIPES } from './preview-recipes.ts';
import type { Recipe, SpecimenDay, SpecimenReader } from './preview-recipes.ts';
import { bodiesIn, specimenItem } from './preview-specimen.ts';
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
  readonly letterTexts: LetterTexts;
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
  const { adoption, calendar, letterTexts } = input;
  const { plan } = adoption;
  const from = atTime(plan.documentOn, '08:00');
  const first = await liveThrough({ adoption, calendar, letterTexts, from, until: from, assumptions: [] });
  if (!first.ok) return first;
  const issuedOn = addDays(plan.documentOn, EVENT_AFTER_DAYS);
  const awaited = plan.events.filter(({ kind }) => kind === 'central-document');
  const until = atTime(addDays(issuedOn, 7), '12:00');
  const assumptions = awaited.map(({ key }) => ({ event: key, on: issuedOn }));
  const second = await liveThrough({ adoption, calendar, letterTexts, from, until, assumptions });
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
  const body = reader ?? bodyOf(plan, readerOf(row, recipe.to, plan));
  if (body === null) return null;
  const recipient = purposeOf({ about: recipe.about ?? {} }) === 'sign' ? throughHead(body) : body;
  const sendAt = dayOf(scene, row, recipe);
  const guidance = { ...scene.guidance, undoneBecause: kind === 'event-withdrawn' ? UNDONE : null };
  const item = specimenItem({ plan, guidance, mail: kind, recipe, row, sendAt });
  const letter = composeLetter({
    plan,
    policy,
    texts: scene.letterTexts,
    recipient,
    sendAt,
    items: [item],
    practice: false,
  });
  return { kind, to: recipient, sendAt, letter };
}

const UNDONE = 'văn bản hướng dẫn việc khác';

/** The first that fits; with a reader asked for, the first of these in which it has a part. */
function rowFor(
  { fresh, issued, adoption }: Scene,
  { state }: Recipe,
  reader: BodyId | null,
): EntityRow | null {
  const rows = (state === 'issued' ? issued : fresh).filter((row) => fits(row, state, adoption.plan));
  const own = reader === null ? [] : rows.filter((row) => bodiesIn(row).includes(reader));
  const best = own.length > 0 ? own : rows;
  return best.find((row) => row.state?.schedule.dueOn != null) ?? best[0] ?? null;
}

function fits({ state, entityId }: EntityRow, wanted: Recipe['state'], plan: Plan): boolean {
  if (state?.kind === 'round') {
    if (wanted === 'duty') return state.progress === 'awaiting-day';
    return wanted.startsWith('round') && state.progress !== 'awaiting-day';
  }
  const definition = plan.tasks.find(({ id }) => id === entityId);
  if (state === null || definition === undefined || definition.confidential) return false;
  if (wanted === 'waiting') return state.schedule.course === 'waiting';
  if (wanted === 'standing') return state.schedule.course === 'standing';
  if (wanted === 'issued') return state.events.length > 0;
  return (
    ['dated', 'conflict', 'submitted', 'done'].includes(wanted) &&
    state.schedule.course === 'dated' &&
    state.schedule.dueOn !== null
  );
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
function dayOf({ adoption, calendar, guidance }: Scene, { state }: EntityRow, recipe: Recipe): Instant {
  const { day } = recipe;
  const { from } = adoption.policy.sending;
  const morning = (on: LocalDate): Instant => atTime(on, from);
  if (day === 'registered') return morning(guidance.registeredOn);
  const { schedule } = state ?? { schedule: null };
  const points = (schedule?.points ?? []).filter(({ kind }) => kind === POINT_OF[day]);
  const point = day === 'reminder' ? (points.at(-2) ?? points[0]) : points[0];
  if (point !== undefined) return point.sendAt ?? point.at;
  const dueOn = schedule?.dueOn ?? null;
  const begins = addWorkingDays(calendar, adoption.plan.documentOn, 1);
  if (day === 'begin' || dueOn === null) return morning(begins);
  if (day === 'overdue') return morning(addWorkingDays(calendar, dueOn, 1));
  const before = addDays(dueOn, day === 'last' ? 0 : -14);
  return morning(firstWorkingDayOnOrAfter(calendar, before > begins ? before : begins));
}
