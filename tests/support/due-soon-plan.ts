import { fileURLToPath } from 'node:url';
import { readCalendar } from '../../config/calendar-schema.ts';
import { readPolicy } from '../../config/policy-schema.ts';
import { createLinkTokens } from '../../activities/adapters/link-tokens.ts';
import { addMs, onOf } from '../../src/domain/calendar/instant.ts';
import type { Instant } from '../../src/domain/calendar/instant.ts';
import type { Body, Plan, PlanText, TaskDefinition } from '../../src/domain/plan/plan.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Point, Schedule } from '../../src/domain/task/schedule.ts';
import type { Store } from '../../src/ports/store.ts';
import type { EntityLabel } from '../../src/ports/workflows.ts';
import { applyFacts } from '../../src/usecases/apply-facts.ts';
import type { Change } from '../../src/usecases/apply-facts.ts';
import { labelOf } from '../../src/usecases/deps.ts';

export const DUE_SOON_PLAN = 'den-han-ngay';
const OFFICE = 'van-phong';

const path = (name: string): string => fileURLToPath(new URL(`../../config/${name}`, import.meta.url));

const aText = (printed: string): PlanText => ({ printed, checked: null, line: 1 });

const aBody = (id: string): Body => ({
  id,
  name: `Cơ quan ${id}`,
  aliases: [],
  headTitle: null,
  mailbox: `${id}@haugiang.example`,
  provenance: 'document',
  validFrom: null,
  validUntil: null,
  successors: [],
  note: null,
});

const idOf = (n: number): string => `viec-${n + 1}`;
const bodyOf = (n: number): string => `co-quan-${n + 1}`;

const aTask = (n: number): TaskDefinition => ({
  id: idOf(n),
  no: n + 1,
  title: aText(`Việc thứ ${n + 1}`),
  phrase: aText('Hoàn thành trong năm 2030'),
  phrasePart: null,
  confidential: false,
  scope: null,
  parts: [],
  answeredBy: bodyOf(n),
  awaits: [],
  readingConfirmedBy: null,
  ambiguity: null,
  notes: [],
});

/** A plan of so many tasks, each of a body of its own. */
function planOf(count: number, now: Instant): Plan {
  const numbers = Array.from({ length: count }, (_, n) => n);
  return {
    id: DUE_SOON_PLAN,
    number: '01-KH/TU',
    title: 'Kế hoạch đến hạn ngay',
    issuedBy: 'Tỉnh ủy',
    signedBy: 'T/M Tỉnh ủy',
    documentOn: onOf(now),
    office: OFFICE,
    tasks: numbers.map(aTask),
    obligations: [],
    events: [],
    unassigned: [],
    receivers: [],
    bodies: [aBody(OFFICE), ...numbers.map((n) => aBody(bodyOf(n)))],
    groups: [],
  };
}

/** One reminder, due at that instant, its letter at once. */
function scheduleOf(at: Instant): Schedule {
  const on = onOf(addMs(at, 30 * 86_400_000));
  const point: Point = { key: `reminder/${onOf(at)}`, kind: 'reminder', at, sendAt: at, workingDaysLeft: 20 };
  return {
    course: 'dated',
    startOn: null,
    dueOn: on,
    boundaryOn: null,
    lastWorkingOn: on,
    ceilingOn: null,
    feasibleUntil: null,
    toConfirm: false,
    provisional: false,
    conflict: null,
    counted: 'Đến hạn ngay',
    points: [point],
  };
}

async function everyHourOfEveryDay(): Promise<Policy> {
  const policy = await readPolicy(path('policy.yaml'));
  if (!policy.ok) throw new Error('config/policy.yaml does not read');
  const everyHour = { from: '00:00', until: '24:00', retryUntil: '24:00', prepareAt: '00:00' };
  return { ...policy.value, sending: { ...policy.value.sending, ...everyHour, workingDaysOnly: false } };
}

/**
 * Takes a plan of tasks into a real store, each with one reminder that falls due `leadMs` from now and `apartMs` after the one
 * before it, for workflows to wait for. Answers what to poke.
 */
export async function adoptDueSoon(
  store: Store,
  dataDir: string,
  due: { readonly count: number; readonly now: Instant; readonly leadMs: number; readonly apartMs: number },
): Promise<readonly EntityLabel[]> {
  const { count, now, leadMs, apartMs } = due;
  const calendar = await readCalendar(path('calendar'));
  if (!calendar.ok) throw new Error('config/calendar does not read');
  const adopted = {
    plan: planOf(count, now),
    policy: await everyHourOfEveryDay(),
    digest: '',
    adoptedAt: now,
  };
  const rules = { adopted, calendar: calendar.value, tokens: createLinkTokens(dataDir) };
  const changes = adopted.plan.tasks.map((task, n) => begins(task, now, addMs(now, leadMs + n * apartMs)));
  return store.write(async (tx) => {
    await tx.adoptPlan(adopted);
    await tx.saveEntities(changes.map(({ entityId }) => ({ ...BLANK, entityId })));
    const applied = await applyFacts(tx, rules, changes);
    if (!applied.ok) throw new Error(applied.problem.words);
    return applied.value.changed.map((row) => labelOf(adopted, row));
  });
}

const BLANK = {
  planId: DUE_SOON_PLAN,
  kind: 'task',
  state: null,
  version: 0,
  seenVersion: 0,
  nextAt: null,
  nextWhy: null,
  finished: false,
  chain: '',
} as const;

function begins({ id, answeredBy }: TaskDefinition, at: Instant, dueAt: Instant): Change {
  const parties = {
    answeredBy,
    leads: [answeredBy],
    coordinating: [],
    implementing: [],
    watchedBy: null,
    confirmer: OFFICE,
    superior: OFFICE,
    membersRequired: false,
    office: OFFICE,
  };
  const fact = {
    kind: 'taskAssigned',
    at,
    parties,
    schedule: scheduleOf(dueAt),
    assignmentSendAt: null,
  } as const;
  return { entityId: id, key: 'assigned', fact };
}
