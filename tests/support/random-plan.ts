import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar/local-date.ts';
import type {
  AwaitedEvent,
  Body,
  Group,
  Obligation,
  Part,
  PartRole,
  Plan,
  TaskDefinition,
} from '../../src/domain/plan/plan.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Adoption } from '../../src/usecases/adopt-plan.ts';
import type { Assumption } from '../../src/usecases/rehearse.ts';
import { PLAN, POLICY } from '../domain/task/real-plan.ts';

/** A plan that nobody wrote, how its office reminds, and what is supposed to happen while it runs. */
export interface RandomPlan {
  readonly adoption: Adoption;
  readonly assumptions: readonly Assumption[];
}

export const SIGNED_ON = PLAN.documentOn;
/** Assumed events come within so many days after the signing. */
const EVENT_DAYS = 240;

/** One of every kind that plans print, most of them within the first year and a half. */
const PHRASES = [
  'trước ngày 05/5/2018',
  'Hoàn thành trong quý III/2018',
  'chậm nhất ngày 09/7/2018',
  'đến hết ngày 10/02/2019',
  'Hoàn thành trước ngày 01/7/2018',
  'Thực hiện và hoàn thành trong năm 2018',
  'Thực hiện từ năm 2018 và hoàn thành trong năm 2019',
  'Thực hiện từ quý IV/2018 và hoàn thành trong quý I/2019',
  'Thực hiện từ tháng 9/2018',
  'Thực hiện từ năm 2018',
  'Hoàn thành trong tháng 3/2018',
  'Thực hiện theo lộ trình phù hợp với đặc điểm từng địa phương và đồng loạt từ năm 2019',
  'Hoàn thành trong quý II/2018 và triển khai thường xuyên',
] as const;

const WAITING = [
  'Hoàn thành sau 03 tháng kể từ khi Trung ương ban hành văn bản',
  'Sau khi Trung ương ban hành văn bản hướng dẫn 3 tháng và hoàn thành trước năm 2019',
  'Sau khi Trung ương ban hành văn bản hướng dẫn 3 tháng và hoàn thành trong năm 2019',
  'Thực hiện từ năm 2019 (theo hướng dẫn của Trung ương)',
  '10 ngày làm việc kể từ khi có hướng dẫn của Trung ương',
  'thực hiện ở các địa phương khác khi có đủ điều kiện',
] as const;

/** Of tasks that came later: dates that a decision may still set, one that waits, one that goes on. */
export const DIVIDED_PHRASES = [
  'Hoàn thành trong quý IV/2018',
  'chậm nhất ngày 28/12/2018',
  'Hoàn thành trong tháng 11/2018 và triển khai thường xuyên',
  'Thực hiện từ năm 2018',
  'Hoàn thành sau 03 tháng kể từ khi Trung ương ban hành văn bản',
] as const;

export const OFFICE = PLAN.office;
export const BODY_IDS = ['so-mot', 'so-hai', 'huyen-uy-ba', 'ban-bon'] as const;
const EVENT_KEYS = ['tw-huong-dan-mot', 'du-dieu-kien-hai'] as const;
const GROUPS = ['nhom-co-danh-sach', 'nhom-chua-xac-dinh'] as const;

/** Spread over models of the real plan, so that whatever a plan comes to hold besides is there too. */
function modelOf<T>(items: readonly T[]): T {
  const [first] = items;
  if (first === undefined) throw new Error('the real plan has no model for it');
  return first;
}
const TASK = modelOf(PLAN.tasks);
const BODY = modelOf(PLAN.bodies.filter((body) => body.mailbox !== null));
const GROUP = modelOf(PLAN.groups);
const DUTIES = PLAN.obligations.filter((duty) => duty.kind === 'one-off' || duty.kind === 'recurring');

const dayAfterSigning = (days: number) => fc.integer({ min: 1, max: days }).map((n) => addDays(SIGNED_ON, n));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 });

/** Some have no mailbox, some end within the time, with no, one or two successors; the office is always there. */
function bodyOf(id: string): fc.Arbitrary<Body> {
  const others = BODY_IDS.filter((other) => other !== id);
  return fc
    .record({
      mailbox: fc.boolean().map((has) => (has || id === OFFICE ? `${id}@haugiang.example` : null)),
      end: maybe(
        fc.record({
          validUntil: dayAfterSigning(700),
          successors: fc.subarray([...others], { maxLength: 2 }),
        }),
      ),
    })
    .map(({ mailbox, end }) => {
      const ends = id === OFFICE ? null : end;
      const { validUntil, successors } = ends ?? { validUntil: null, successors: [] };
      return {
        ...BODY,
        id,
        name: `Cơ quan ${id}`,
        aliases: [],
        mailbox,
        validFrom: null,
        validUntil,
        successors,
      };
    });
}

const refersTo = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(OFFICE, ...BODY_IDS).map((body) => ({ body })) },
  { weight: 1, arbitrary: fc.constantFrom(...GROUPS).map((group) => ({ group })) },
);
const printedOf = (to: Part['refersTo']): string =>
  'body' in to ? `Cơ quan ${to.body}` : `Nhóm ${to.group}`;
const partOf = (role: PartRole): fc.Arbitrary<Part> =>
  fc
    .record({ to: refersTo, condition: fc.constantFrom(null, null, 'nơi đủ điều kiện') })
    .map(({ to, condition }) => ({ role, printed: printedOf(to), refersTo: to, condition }));

const leadOf = (body: string): Part => ({
  role: 'lead',
  printed: printedOf({ body }),
  refersTo: { body },
  condition: null,
});

const timing = fc.oneof(
  fc.constantFrom(...PHRASES).map((phrase) => ({ phrase, awaits: [] as readonly string[] })),
  fc.record({
    phrase: fc.constantFrom(...WAITING),
    awaits: fc.constantFrom(...EVENT_KEYS).map((key): readonly string[] => [key]),
  }),
);

const taskOf = (no: number): fc.Arbitrary<TaskDefinition> =>
  fc
    .record({
      timing,
      leads: fc.subarray([OFFICE, ...BODY_IDS], { minLength: 1, maxLength: 2 }),
      coordinating: fc.array(partOf('coordinating'), { maxLength: 2 }),
      implementing: fc.array(partOf('implementing'), { maxLength: 2 }),
      ambiguity: fc.constantFrom(null, 'Có hai cách hiểu.'),
    })
    .map(({ timing: { phrase, awaits }, leads, coordinating, implementing, ambiguity }) => ({
      ...TASK,
      id: `viec-${no}`,
      no,
      title: { printed: `Việc thứ ${no}`, checked: null, line: no },
      phrase: { printed: phrase, checked: null, line: no },
      phrasePart: null,
      scope: null,
      parts: [...leads.map(leadOf), ...coordinating, ...implementing],
      answeredBy: leads[0] ?? OFFICE,
      awaits,
      readingConfirmedBy: null,
      ambiguity,
      notes: [],
    }));

/** Duties of the real plan, owed by others. */
const duties: fc.Arbitrary<readonly Obligation[]> = fc
  .record({
    chosen: fc.subarray([...DUTIES], { maxLength: 2 }),
    owners: fc.array(partOf('lead'), { minLength: 1, maxLength: 3 }),
    collectedBy: fc.constantFrom(OFFICE, 'so-mot'),
  })
  .map(({ chosen, owners, collectedBy }) =>
    chosen.map((duty) => ({ ...duty, owners, coordinating: [], collectedBy })),
  );

const events: fc.Arbitrary<readonly AwaitedEvent[]> = fc
  .tuple(...EVENT_KEYS.map(() => maybe(fc.constantFrom(OFFICE, ...BODY_IDS))))
  .map((watchers) =>
    EVENT_KEYS.map((key, n) => ({
      key,
      kind: key.startsWith('tw') ? ('central-document' as const) : ('eligibility' as const),
      words: `Sự kiện ${key}`,
      watchedBy: watchers[n] ?? null,
    })),
  );

const groups: fc.Arbitrary<readonly Group[]> = fc
  .subarray([...BODY_IDS], { minLength: 1 })
  .map((members) =>
    GROUPS.map((id) => ({ ...GROUP, id, name: `Nhóm ${id}`, members: id === GROUPS[0] ? members : null })),
  );

function planOf(tasks: number): fc.Arbitrary<Plan> {
  return fc
    .record({
      tasks: fc
        .integer({ min: 1, max: tasks })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => taskOf(n + 1)))),
      obligations: duties,
      events,
      bodies: fc.tuple(...[OFFICE, ...BODY_IDS].map(bodyOf)),
      groups,
    })
    .map((drawn) => ({
      ...PLAN,
      ...drawn,
      // Those whom the policy names besides: superiors, deciders, the Standing Committee.
      bodies: [...PLAN.bodies.filter((body) => body.id !== OFFICE), ...drawn.bodies],
      unassigned: [],
      receivers: [],
    }));
}

const descending = (max: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max }), { minLength: 1, maxLength: 4 })
    .map((offsets) => offsets.toSorted((a, b) => b - a));

const policy: fc.Arbitrary<Policy> = fc
  .record({
    sending: fc.record({
      from: fc.constantFrom('08:00', '08:30'),
      until: fc.constantFrom('09:00', '10:00', '17:00'),
      // Before the first mail: what is prepared in the very minute of sending may leave in two messages.
      prepareAt: fc.constantFrom('06:00', '07:30'),
      workingDaysOnly: fc.constantFrom(true, true, false),
    }),
    long: descending(40),
    short: descending(8),
    quiet: fc.integer({ min: 0, max: 5 }),
    letterAfterWorkingDays: fc.integer({ min: 1, max: 6 }),
    reviewMonths: fc.integer({ min: 0, max: 4 }),
    watchMonths: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
    undoMinutes: fc.constantFrom(0, 30, 600),
  })
  .map(({ sending, long, short, quiet, letterAfterWorkingDays, reviewMonths, watchMonths, undoMinutes }) => ({
    ...POLICY,
    sending: { ...POLICY.sending, ...sending },
    reminders: {
      ...POLICY.reminders,
      byLength: [
        { longerThanWorkingDays: 30, workingDaysBefore: long },
        { longerThanWorkingDays: 0, workingDaysBefore: short },
      ],
      quietAfterAssignment: quiet,
    },
    overdue: { ...POLICY.overdue, letterAfterWorkingDays, reviewMonths },
    watchMonths,
    guidance: { ...POLICY.guidance, undoMinutes },
    confirmers: [OFFICE, ...BODY_IDS],
  }));

const assumptions: fc.Arbitrary<readonly Assumption[]> = fc.array(
  fc.record({ event: fc.constantFrom(...EVENT_KEYS), on: dayAfterSigning(EVENT_DAYS) }),
  { maxLength: 2 },
);

const TASKS = 2;

/** As many plans as asked for, always the same ones for a seed; each with an id of its own: one store may hold them all. */
export function drawPlans(seed: number, count: number): readonly RandomPlan[] {
  const drawn = fc.sample(fc.record({ plan: planOf(TASKS), policy, assumptions }), { seed, numRuns: count });
  return drawn.map(({ plan, policy: rules, assumptions: assumed }, n) => {
    const id = `ke-hoach-${n + 1}`;
    return { adoption: { plan: { ...plan, id }, policy: rules, digest: id }, assumptions: assumed };
  });
}
