import type { LocalDate } from '../calendar/local-date.ts';
import { parseDeadline } from '../deadline/parse-deadline.ts';
import type { Reading } from '../deadline/reading.ts';
import { resolveDeadline } from '../deadline/resolve-deadline.ts';
import type { ResolvedDeadline } from '../deadline/resolved.ts';
import { ladderPartiesOf } from '../escalation/ladder-parties.ts';
import { membersOf } from '../plan/directory.ts';
import type { BodyId, Obligation, PartRole, Plan, TaskDefinition } from '../plan/plan.ts';
import type { Policy } from '../policy.ts';
import type { Parties } from './fact.ts';
import { judgesOf, judgingFaults } from './judges.ts';
import { planSchedule } from './plan-schedule.ts';
import type { PlanningRules } from './plan-schedule.ts';
import type { Point, Schedule } from './schedule.ts';

/** The document that has been registered for a task's event. */
export interface KnownEvent {
  readonly issuedOn: LocalDate;
  readonly receivedOn: LocalDate | null;
  readonly words: string;
}

/**
 * The phrase that governs this task, read with the plan's own date. `choice`: the reading that a person has confirmed, 1, 2 …
 * for the others that the language returns; 0 and null are the proposed one.
 */
export function readTaskPhrase(
  plan: Plan,
  definition: TaskDefinition,
  choice: number | null = null,
): Reading {
  const reading = parseDeadline(definition.phrasePart ?? definition.phrase.printed, {
    documentOn: wordedOn(plan, definition),
  });
  const other = choice === null ? undefined : reading.readings[choice - 1];
  return other === undefined ? reading : { ...reading, ...other };
}

export function resolveTask(
  plan: Plan,
  definition: TaskDefinition,
  event: KnownEvent | null,
  rules: PlanningRules,
  choice: number | null = null,
): ResolvedDeadline {
  return resolveDeadline(
    readTaskPhrase(plan, definition, choice),
    { documentOn: wordedOn(plan, definition), event },
    rules.calendar,
  );
}

/** The date of the document that words the task: "từ nay", "kể từ ngày ký" are said by the decision that added it. */
const wordedOn = (plan: Plan, { origin }: TaskDefinition): LocalDate => origin?.documentOn ?? plan.documentOn;

/**
 * The instants of a task's life, counted from the notice of assignment. A date that rests on one of several readings is
 * marked until a named person has confirmed one, in the plan or later (`choice`).
 */
export function layOutTask(
  plan: Plan,
  definition: TaskDefinition,
  event: KnownEvent | null,
  assignedOn: LocalDate,
  rules: PlanningRules,
  choice: number | null = null,
): Schedule {
  const schedule = planSchedule(resolveTask(plan, definition, event, rules, choice), assignedOn, rules);
  const confirmed = choice !== null || definition.readingConfirmedBy !== null;
  const several = readTaskPhrase(plan, definition).readings.length > 0;
  return { ...schedule, toConfirm: several && !confirmed && schedule.course === 'dated' };
}

/** The instants of a one-off duty of several bodies (section IV.2a of the first plan). */
export function layOutObligation(
  plan: Plan,
  duty: Obligation,
  assignedOn: LocalDate,
  rules: PlanningRules,
): Schedule {
  const reading = parseDeadline(duty.phrase ?? duty.text.printed, { documentOn: plan.documentOn });
  const schedule = planSchedule(
    resolveDeadline(reading, { documentOn: plan.documentOn, event: null }, rules.calendar),
    assignedOn,
    rules,
  );
  // What a round misses climbs through the tasks of the body, not by itself.
  const isOwn = ({ kind }: Point): boolean => kind !== 'ladder-talk' && kind !== 'ladder-packet';
  return { ...schedule, points: schedule.points.filter(isOwn) };
}

const inRoleOf = (plan: Plan, { parts }: TaskDefinition, role: PartRole): readonly BodyId[] =>
  unique(parts.filter((part) => part.role === role).flatMap((part) => membersOf(plan, part)));

/** All leads, the answering one first. */
const leadsOf = (plan: Plan, definition: TaskDefinition): readonly BodyId[] =>
  unique([definition.answeredBy, ...inRoleOf(plan, definition, 'lead')]);

/** Tasks of a plan that nobody could judge under this policy, one sentence a fault: told before the plan begins to live. */
export const refuseJudges = (plan: Plan, policy: Policy): readonly string[] =>
  plan.tasks.flatMap((definition) => judgingFaults(definition.id, leadsOf(plan, definition), policy));

export function partiesOf(plan: Plan, definition: TaskDefinition, policy: Policy): Parties {
  const { answeredBy } = definition;
  const inRole = (role: PartRole): readonly BodyId[] => inRoleOf(plan, definition, role);
  const leads = leadsOf(plan, definition);
  const judges = judgesOf(leads, policy);
  const confirmer = judges.confirmer ?? plan.office;
  const watched = plan.events.find((event) => definition.awaits.includes(event.key));
  return {
    answeredBy,
    leads,
    coordinating: inRole('coordinating').filter((body) => !leads.includes(body)),
    implementing: inRole('implementing'),
    watchedBy: watched?.watchedBy ?? null,
    confirmer,
    superior: judges.superior ?? confirmer,
    membersRequired: policy.completion.implementing === 'required',
    ...(needsHead(plan, definition, policy) ? { secondSignature: true } : {}),
    office: plan.office,
    ladder: ladderPartiesOf(plan, { answeredBy, leads, office: plan.office }, policy.ladder),
  };
}

/** A task that a decision has divided off another is signed like that one. */
function needsHead(plan: Plan, { id, origin }: TaskDefinition, policy: Policy): boolean {
  const { secondSignature: of } = policy;
  if (typeof of === 'string') return of === 'all';
  const parent = origin && plan.tasks.find((task) => task.id === origin.dividedFrom);
  return of.includes(id) || (parent !== undefined && needsHead(plan, parent, policy));
}

/** What the policy names as signed by a head and is no task of the plan, one sentence each. */
export const strangeSignatures = (plan: Plan, { secondSignature: of }: Policy): readonly string[] =>
  (typeof of === 'string' ? [] : of)
    .filter((id) => !plan.tasks.some((task) => task.id === id))
    .map(
      (id) =>
        `secondSignature: gặp "${id}"; cần mã nhiệm vụ của Kế hoạch: ${plan.tasks.map((task) => task.id).join(', ')}.`,
    );

/** Who owes a report of an obligation, in the order of the plan. */
export const expectedOf = (plan: Plan, duty: Obligation): readonly BodyId[] =>
  unique(duty.owners.flatMap((owner) => membersOf(plan, owner)));

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];
