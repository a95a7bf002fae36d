import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../../activities/adapters/clock.ts';
import { createLinkTokens } from '../../activities/adapters/link-tokens.ts';
import { createCapturedMailer } from '../../activities/adapters/mailer/captured-mailer.ts';
import { createSqliteStore } from '../../activities/adapters/store/sqlite-store.ts';
import type { Instant } from '../../src/domain/calendar/instant.ts';
import type { PlanId } from '../../src/domain/plan/plan.ts';
import type { EntityRow, MessageRow, OutboxRow, Store } from '../../src/ports/store.ts';
import type { Workflows } from '../../src/ports/workflows.ts';
import { adoptPlan } from '../../src/usecases/adopt-plan.ts';
import { advance } from '../../src/usecases/advance.ts';
import type { Rules } from '../../src/usecases/apply-facts.ts';
import { loadRules } from '../../src/usecases/deps.ts';
import { liveThrough, visitsOf } from '../../src/usecases/rehearse.ts';
import type { RehearsalInput } from '../../src/usecases/rehearse.ts';
import { sendBatch } from '../../src/usecases/send-batch.ts';
import type { MailDeps } from '../../src/usecases/mail-round.ts';
import { viewTasks } from '../../src/usecases/views.ts';
import { CALENDAR } from '../domain/task/real-plan.ts';
import { LETTER_TEXTS } from './letter-texts.ts';
import { createRecordingWorkflows } from './recording-workflows.ts';

const OFFICE = { address: 'theo-doi@haugiang.example', replyTo: null };

/** Thousands of commits, each of which waits for the disk: where memory can be one, it is. */
const MEMORY_DISK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A practice store in SQLite in which several plans may live; the engine is the given one, or is played by `walk`. */
export interface PracticeRun {
  readonly store: Store;
  readonly deps: MailDeps;
  remove(): Promise<void>;
}

export async function practiceRun(
  from: Instant,
  engine: (storeId: string) => Workflows = () => createRecordingWorkflows(),
): Promise<PracticeRun> {
  const dataDir = mkdtempSync(join(MEMORY_DISK, 'dondoc-run-'));
  const store = await createSqliteStore({ dataDir, clockMode: 'practice', practiceFrom: from });
  const deps: MailDeps = {
    store,
    clock: createClock(store),
    workflows: engine(store.id),
    calendar: CALENDAR,
    tokens: createLinkTokens(dataDir),
    letterTexts: LETTER_TEXTS,
    mailer: createCapturedMailer({ from: OFFICE.address }),
    office: OFFICE,
    baseUrl: 'http://127.0.0.1:8077',
    wallMs: Date.now,
  };
  const remove = async (): Promise<void> => {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { store, deps, remove };
}

/** Moves the practice clock to an instant, settled; by the real engine, or by `walkByHand`. */
export type Walk = (deps: MailDeps, to: Instant) => Promise<void>;

/** Step by step from one planned instant to the next, doing what workflows and mailroom would do. */
export const walkByHand: Walk = async (deps, to) => {
  await doDue(deps, await deps.clock.now());
  for (;;) {
    const next = await deps.store.read((tx) => tx.earliestMoment());
    if (next === null || next > to) break;
    await deps.store.write((tx) => tx.setPracticeNow(next));
    await doDue(deps, next);
  }
  await deps.store.write((tx) => tx.setPracticeNow(to));
};

async function doDue(deps: MailDeps, now: Instant): Promise<void> {
  for (;;) {
    const owed = await deps.store.read((tx) => tx.owed(now, 500));
    for (const { planId, entityId } of owed) await advance(deps, planId, entityId, 0);
    while ((await sendBatch(deps)).more);
    const { unapplied, unacknowledged, unsent } = await deps.store.read((tx) => tx.unsettled(now));
    if (unapplied + unacknowledged + unsent === 0) return;
  }
}

/** Lives all rehearsals' plans through in one store, each document registered when the rehearsal says so. */
export async function liveInStore(
  { deps }: PracticeRun,
  inputs: readonly RehearsalInput[],
  walk: Walk,
): Promise<void> {
  for (const { adoption } of inputs) required(await adoptPlan(deps, adoption));
  const visits = inputs
    .flatMap((input) => visitsOf(input))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const { at, carryOut } of visits) {
    await walk(deps, at);
    required(await carryOut(deps));
    await walk(deps, at);
  }
  await walk(
    deps,
    inputs.map(({ until }) => until).reduce((a, b) => (a > b ? a : b)),
  );
}

/** What two lives of a plan must have in common, in rows that a difference can be read from. */
export interface Account {
  readonly mails: readonly unknown[];
  readonly letters: readonly unknown[];
  readonly tasks: readonly unknown[];
  readonly entities: readonly unknown[];
}

export async function accountInStore({ store, deps }: PracticeRun, input: RehearsalInput): Promise<Account> {
  const planId: PlanId = input.adoption.plan.id;
  return store.read(async (tx) =>
    accountOf(
      input,
      await loadRules(tx, deps, planId),
      await tx.messages(planId),
      await tx.outbox(planId),
      await tx.entities(planId),
    ),
  );
}

export async function accountOfRehearsal(input: RehearsalInput): Promise<Account> {
  const { rules, messages, letters, rows } = required(await liveThrough(input));
  return accountOf(input, rules, messages, letters, rows);
}

function accountOf(
  { until }: RehearsalInput,
  rules: Rules,
  messages: readonly MessageRow[],
  letters: readonly OutboxRow[],
  rows: readonly EntityRow[],
): Account {
  return {
    mails: inOrder(
      messages.map(({ sentAt, to, kind, tasks, subject }) => ({ at: sentAt, to, kind, tasks, subject })),
    ),
    letters: inOrder(
      letters.map(({ entityId, orderKey, mail, to, copy, sendAt, status }) => {
        return { entityId, orderKey, mail, to, copy, sendAt, status };
      }),
    ),
    tasks: viewTasks(rules, rows, until),
    entities: rows.map(({ entityId, state, version, nextAt, nextWhy, finished }) => {
      return { entityId, state: withoutChance(state), version, nextAt, nextWhy, finished };
    }),
  };
}

/** Of messages that leave in one minute, which is numbered first and which is recorded first is chance. */
function withoutChance(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(withoutChance);
    return items.every(isDated) ? inOrder(items) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name !== 'recordId');
  return Object.fromEntries(kept.map(([name, held]) => [name, withoutChance(held)]));
}

const isDated = (item: unknown): item is { readonly at: unknown } =>
  typeof item === 'object' && item !== null && 'at' in item;

/** Ids of rows tell in which order workflows happened to wake; what they say does not. */
const inOrder = (rows: readonly object[]): readonly object[] =>
  rows
    .map((row) => [JSON.stringify(row), row] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, row]) => row);

function required<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
