import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { Obligation, Plan, TaskDefinition } from '../domain/plan/plan.ts';
import type { Policy } from '../domain/policy.ts';
import type { Result } from '../domain/result.ts';
import { fail, ok } from '../domain/result.ts';
import { layOutDuty, layOutOnce } from '../domain/report/lay-out-round.ts';
import { isRoundFact } from '../domain/report/round-fact.ts';
import { expectedOf, layOutTask, partiesOf } from '../domain/task/lay-out-task.ts';
import type { AdoptedPlan, EntityRow } from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Applied, Change, Rules } from './apply-facts.ts';
import { planningRules, pokeChanged } from './deps.ts';
import type { Deps } from './deps.ts';
import { newEntity } from './new-entity.ts';
import { nextMorning } from './next-morning.ts';

export interface Adoption {
  readonly plan: Plan;
  readonly policy: Policy;
  /** SHA-256 over the plan's files. */
  readonly digest: string;
}

export interface Adopted {
  readonly entities: number;
  /** True where the plan is older than today: its past is recorded as past, and nobody is written to about it. */
  readonly pastRecorded: boolean;
}

/**
 * Takes a plan into the store: every task and every duty of reporting begins to live. Adopting the same plan again changes nothing.
 * Notices of assignment leave on the first sending morning after the adoption. In real mode a plan whose date lies before
 * today is taken over silently: the office announces it by a document of its own.
 */
export async function adoptPlan(deps: Deps, adoption: Adoption): Promise<Result<Adopted>> {
  const now = await deps.clock.now();
  const adopted = { ...adoption, adoptedAt: now };
  const rules: Rules = { adopted, calendar: deps.calendar, tokens: deps.tokens };
  const pastRecorded = deps.clock.mode === 'real' && adoption.plan.documentOn < onOf(now);
  const changes = beginnings(rules, now, pastRecorded ? null : nextMorning(rules, now));
  const result = await deps.store.write(async (tx): Promise<Result<Applied>> => {
    const known = await tx.plan(adoption.plan.id);
    if (known !== null) return knownAlready(known, adoption, changes.length);
    await tx.adoptPlan(adopted);
    await tx.saveEntities(changes.map((change) => beginningOf(adoption.plan, change)));
    return applyFacts(tx, rules, changes);
  });
  if (!result.ok) return result;
  await pokeChanged(deps, adopted, result.value.changed);
  return ok({ entities: changes.length, pastRecorded });
}

function knownAlready(known: AdoptedPlan, { plan, digest }: Adoption, facts: number): Result<Applied> {
  if (known.digest === digest) return ok({ changed: [], known: facts });
  return fail({
    kind: 'plan-changed',
    words: `Kế hoạch "${plan.id}" đã được tiếp nhận với nội dung khác; một kế hoạch đang theo dõi không đổi theo tệp.`,
  });
}

function beginnings(rules: Rules, at: Instant, noticeAt: Instant | null): readonly Change[] {
  const { plan } = rules.adopted;
  const assignedOn = onOf(noticeAt ?? at);
  return [
    ...plan.tasks.map((definition) => taskBegins(rules, definition, at, assignedOn, noticeAt)),
    ...plan.obligations
      .filter((duty) => duty.kind === 'one-off')
      .map((duty) => roundBegins(rules, duty, at, assignedOn, noticeAt)),
    ...plan.obligations
      .filter((duty) => duty.kind === 'recurring')
      .map((duty) => recurringDutyBegins(rules, duty, at, assignedOn, noticeAt)),
  ];
}

function taskBegins(
  rules: Rules,
  definition: TaskDefinition,
  at: Instant,
  assignedOn: LocalDate,
  noticeAt: Instant | null,
): Change {
  const { plan, policy } = rules.adopted;
  return {
    entityId: definition.id,
    key: 'assigned',
    fact: {
      kind: 'taskAssigned',
      at,
      parties: partiesOf(plan, definition, policy),
      schedule: layOutTask(plan, definition, null, assignedOn, planningRules(rules)),
      assignmentSendAt: noticeAt,
    },
  };
}

function roundBegins(
  rules: Rules,
  duty: Obligation,
  at: Instant,
  assignedOn: LocalDate,
  noticeAt: Instant | null,
): Change {
  const { plan } = rules.adopted;
  return {
    entityId: duty.id,
    key: 'opened',
    fact: {
      kind: 'roundOpened',
      at,
      asked: { kind: 'document' },
      collector: duty.collectedBy ?? plan.office,
      keeper: duty.collectedBy ?? plan.office,
      expected: expectedOf(plan, duty),
      schedule: layOutOnce(plan, duty, assignedOn, planningRules(rules)),
      requestSendAt: noticeAt,
    },
  };
}

/** Its day is not printed: the collector is asked for it, and nobody else is, until it is set. */
function recurringDutyBegins(
  rules: Rules,
  duty: Obligation,
  at: Instant,
  assignedOn: LocalDate,
  noticeAt: Instant | null,
): Change {
  const { plan } = rules.adopted;
  return {
    entityId: duty.id,
    key: 'begun',
    fact: {
      kind: 'recurringDutyBegun',
      at,
      collector: duty.collectedBy ?? plan.office,
      expected: expectedOf(plan, duty),
      ...layOutDuty(plan, duty, assignedOn, planningRules(rules)),
      askSendAt: noticeAt,
    },
  };
}

const beginningOf = (plan: Plan, { entityId, fact }: Change): EntityRow =>
  newEntity(plan.id, entityId, isRoundFact(fact) ? 'round' : 'task');
