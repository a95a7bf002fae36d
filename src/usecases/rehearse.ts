import { atTime, onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { firstWorkingDayOnOrAfter } from '../domain/calendar/working-calendar.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { composeSubject } from '../domain/letter/compose-letter.ts';
import type { LetterTexts } from '../domain/letter/texts/letter-texts.ts';
import type { EntityId, EventKey } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Problem, Result } from '../domain/result.ts';
import { UNLIMITED } from '../domain/mail/relay-rate.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { EntityRow, MessageRow, OutboxRow, StoredFact, Unsettled } from '../ports/store.ts';
import type { Workflows } from '../ports/workflows.ts';
import { adoptPlan } from './adopt-plan.ts';
import type { Adoption } from './adopt-plan.ts';
import { advance } from './advance.ts';
import type { Rules } from './apply-facts.ts';
import { loadRules } from './deps.ts';
import type { GuidanceForm } from './guidance-effect.ts';
import { registerGuidance } from './register-guidance.ts';
import { createMemoryStore } from './rehearse-store.ts';
import { sendBatch } from './send-batch.ts';
import type { MailDeps } from './mail-round.ts';

/** A central document or a finding that is supposed to come on a day. */
export interface Assumption {
  readonly event: EventKey;
  readonly on: LocalDate;
}

/** What somebody does at the desk at an instant of a rehearsal, by the use case that the desk goes through. */
export interface Visit {
  readonly at: Instant;
  readonly carryOut: (deps: MailDeps) => Promise<Result<unknown>>;
}

export interface RehearsalInput {
  readonly adoption: Adoption;
  readonly calendar: WorkingCalendar;
  readonly letterTexts: LetterTexts;
  /** When the plan is adopted. */
  readonly from: Instant;
  /** The last instant that is lived through, inclusive. */
  readonly until: Instant;
  readonly assumptions: readonly Assumption[];
  /** What else is supposed to be decided; absent: nothing is. A visit that is refused ends the rehearsal. */
  readonly visits?: readonly Visit[];
  /** Told after each instant at which something happened, for a progress bar. */
  readonly onStep?: (at: Instant, steps: number) => void;
}

/** Everything that has happened in a rehearsal, as a store would hold it. */
export interface Lived {
  readonly input: RehearsalInput;
  readonly rules: Rules;
  readonly rows: readonly EntityRow[];
  readonly facts: ReadonlyMap<EntityId, readonly StoredFact[]>;
  readonly messages: readonly MessageRow[];
  readonly letters: readonly OutboxRow[];
}

/**
 * Lives through a plan in memory, by the use cases that a practice run goes through: adoption, the one door, the
 * mailroom, the registration of documents. So it needs no change when facts, orders or letters are added, and what it
 * foretells is what the engine does. Nobody answers, nobody releases a draft; what is assumed is registered when the
 * office would: at the hour at which its mail leaves, on the day itself or the next working day, after that hour's mail.
 */
export async function liveThrough(input: RehearsalInput): Promise<Result<Lived>> {
  const problem = refuseAssumptions(input);
  if (problem !== null) return fail(problem);
  const deps = createDeps(input);
  const adopted = await adoptPlan(deps, input.adoption);
  if (!adopted.ok) return adopted;
  const walk = createWalk(deps, input);
  await walk(input.from);
  for (const { at, carryOut } of visitsOf(input)) {
    await walk(at);
    const done = await carryOut(deps);
    if (!done.ok) return done;
    await settle(deps, at);
  }
  await walk(input.until);
  return ok(await collect(deps, input));
}

const ASSUMED_NUMBER = 'giả định';

const formOf = ({ adoption }: RehearsalInput, { event, on }: Assumption): GuidanceForm => ({
  planId: adoption.plan.id,
  events: [event],
  number: ASSUMED_NUMBER,
  title: '',
  issuedBy: 'cơ quan có thẩm quyền',
  issuedOn: on,
  receivedOn: null,
});

function refuseAssumptions({ adoption, assumptions, until }: RehearsalInput): Problem | null {
  const known = adoption.plan.events.map((event) => event.key);
  const unknown = assumptions.filter(({ event }) => !known.includes(event)).map(({ event }) => event);
  if (unknown.length > 0)
    return {
      kind: 'unknown-event',
      words: `gặp sự kiện "${unknown.join('", "')}"; cần một trong: ${known.join(', ') || 'kế hoạch không chờ sự kiện nào'}.`,
    };
  const beyond = assumptions.find(({ on }) => on > onOf(until));
  if (beyond === undefined) return null;
  return {
    kind: 'beyond-the-end',
    words: `gặp ngày ${beyond.on} của "${beyond.event}"; cần một ngày không sau ngày cuối của lần diễn thử, ${onOf(until)}.`,
  };
}

/** Everything that is done at the desk, in the order of time; what lies before the adoption is done right after it. */
export function visitsOf(input: RehearsalInput): readonly Visit[] {
  const { assumptions, adoption, calendar, from, until, visits = [] } = input;
  const opensAt = adoption.policy.sending.from;
  const registrations = assumptions.map((assumption): Visit => {
    const form = formOf(input, assumption);
    return {
      at: atTime(firstWorkingDayOnOrAfter(calendar, assumption.on), opensAt),
      carryOut: (deps) => registerGuidance(deps, form),
    };
  });
  return [...registrations, ...visits]
    .map((visit) => (visit.at < from ? { ...visit, at: from } : visit))
    .filter(({ at }) => at <= until)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

type Walk = (target: Instant) => Promise<void>;

/** From one planned instant to the next, as a practice clock goes. */
function createWalk(deps: MailDeps, { onStep }: RehearsalInput): Walk {
  let steps = 0;
  const stepBefore = async (target: Instant): Promise<Instant | null> => {
    const next = await deps.store.read((tx) => tx.earliestMoment());
    return next !== null && next <= target ? next : null;
  };
  return async (target) => {
    await settle(deps, await deps.clock.now());
    for (let at = await stepBefore(target); at !== null; at = await stepBefore(target)) {
      const step = at;
      await deps.store.write((tx) => tx.setPracticeNow(step));
      await settle(deps, step);
      steps += 1;
      onStep?.(step, steps);
    }
    await deps.store.write((tx) => tx.setPracticeNow(target));
  };
}

/** Does what is due, as the workflows and the mailroom would, until nothing is. */
async function settle(deps: MailDeps, now: Instant): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const owed = await deps.store.read((tx) => tx.owed(now, Number.MAX_SAFE_INTEGER));
    for (const { planId, entityId } of owed) await advance(deps, planId, entityId, 0);
    while ((await sendBatch(deps)).more);
    const left = await deps.store.read((tx) => tx.unsettled(now));
    if (isSettled(left)) return;
  }
  throw new Error(`the rehearsal does not come to rest at ${now}`);
}

/** One instant may cause another that is due at once, but not for ever. */
const MOST_ROUNDS = 1_000;

const isSettled = ({ unapplied, unacknowledged, unsent }: Unsettled): boolean =>
  unapplied + unacknowledged + unsent === 0;

async function collect({ store, ...deps }: MailDeps, input: RehearsalInput): Promise<Lived> {
  const { id } = input.adoption.plan;
  return store.read(async (tx) => {
    const rows = await tx.entities(id);
    const facts = new Map<EntityId, readonly StoredFact[]>();
    for (const { entityId } of rows) facts.set(entityId, await tx.facts(id, entityId));
    const [messages, letters] = [await tx.messages(id), await tx.outbox(id)];
    return { input, rules: await loadRules(tx, deps, id), rows, facts, messages, letters };
  });
}

function createDeps({ calendar, letterTexts, from }: RehearsalInput): MailDeps {
  const store = createMemoryStore(from);
  const now = async (): Promise<Instant> => (await store.read((tx) => tx.clock())).practiceNow ?? from;
  return {
    store,
    calendar,
    letterTexts,
    clock: { mode: 'practice', now },
    workflows: NOBODY_TO_WAKE,
    // Links are made as ever and lead nowhere.
    tokens: { tokenOf: (linkId) => linkId, digestOf: (token) => token },
    mailer: ACCEPTS_ALL,
    writeLetter: composeSubject,
    office: { address: 'dien-thu@dondoc.invalid', replyTo: null },
    baseUrl: '',
    wallMs: () => 0,
  };
}

/** Whoever is due is asked for at every step: there is nobody to poke. */
const NOBODY_TO_WAKE: Workflows = {
  poke: () => Promise.resolve(),
  nudge: () => Promise.resolve([]),
  pokeMailroom: () => Promise.resolve(),
  running: () => Promise.resolve([]),
  terminateAll: () => Promise.resolve(0),
};

const ACCEPTS_ALL: Mailer = {
  mode: 'captured',
  label: 'captured',
  connections: 100,
  rate: UNLIMITED,
  send: () => Promise.resolve({ kind: 'accepted', response: 'captured' }),
  source: () => Promise.reject(new Error('the messages of a rehearsal have no texts')),
  close: () => Promise.resolve(),
};
