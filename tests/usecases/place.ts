import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../../activities/adapters/clock.ts';
import { createLinkTokens } from '../../activities/adapters/link-tokens.ts';
import { createSqliteStore } from '../../activities/adapters/store/sqlite-store.ts';
import { toEpochMs } from '../../src/domain/calendar/instant.ts';
import type { Instant } from '../../src/domain/calendar/instant.ts';
import { UNLIMITED } from '../../src/domain/mail/relay-rate.ts';
import type { RelayRate } from '../../src/domain/mail/relay-rate.ts';
import type { Mailer, OutgoingMail, SendResult } from '../../src/ports/mailer.ts';
import type { EntityRow, Store } from '../../src/ports/store.ts';
import type { Workflows } from '../../src/ports/workflows.ts';
import { adoptPlan } from '../../src/usecases/adopt-plan.ts';
import type { Adoption } from '../../src/usecases/adopt-plan.ts';
import { advance } from '../../src/usecases/advance.ts';
import type { Rules } from '../../src/usecases/apply-facts.ts';
import { loadRules } from '../../src/usecases/deps.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { sendBatch } from '../../src/usecases/send-batch.ts';
import type { MailDeps } from '../../src/usecases/mail-round.ts';
import { LETTER_TEXTS } from '../support/letter-texts.ts';
import { createRecordingWorkflows } from '../support/recording-workflows.ts';
import type { RecordingWorkflows } from '../support/recording-workflows.ts';
import { ADOPTED_AT, CALENDAR, PLAN, POLICY } from '../domain/task/real-plan.ts';

export const PLAN_ID = PLAN.id;
export const ADOPTION = { plan: PLAN, policy: POLICY, digest: 'digest-of-a-test' };
const OFFICE = { address: 'ban-to-chuc@haugiang.example', replyTo: null };

/** A relay that answers as it is told; `sent` is what it was given. */
export interface ScriptedMailer extends Mailer {
  readonly sent: OutgoingMail[];
  answer: (mail: OutgoingMail) => SendResult;
  rate: RelayRate;
}

function createScriptedMailer(mode: Mailer['mode']): ScriptedMailer {
  const sent: OutgoingMail[] = [];
  return {
    mode,
    label: mode,
    connections: 5,
    rate: UNLIMITED,
    sent,
    answer: () => ({ kind: 'accepted', response: '250 OK' }),
    send(mail) {
      sent.push(mail);
      return Promise.resolve(this.answer(mail));
    },
    source: () => Promise.resolve(''),
    close: () => Promise.resolve(),
  };
}

export interface Place {
  readonly store: Store;
  readonly deps: Deps;
  readonly mail: MailDeps & { readonly mailer: ScriptedMailer };
  readonly workflows: RecordingWorkflows;
  /** The wall clock of leases and retries, milliseconds; a test moves it. */
  wallMs: number;
  adopt(): Promise<void>;
  /** Moves the practice clock and lets the engine do what is due then, mail included. */
  liveUntil(at: Instant): Promise<void>;
  rules(): Promise<Rules>;
  row(entityId: string): Promise<EntityRow>;
  /** Everything that the store holds about the plan, to compare before and after. */
  everything(): Promise<unknown>;
  remove(): Promise<void>;
}

/** A fresh store with nothing in it. The engine is a recording one; `liveUntil` plays it by the use cases themselves. */
export async function place(
  options: {
    readonly real?: Instant;
    readonly mailMode?: Mailer['mode'];
    /** A real engine for this store, in place of the recording one. */
    readonly engine?: (storeId: string) => Workflows;
    /** What is adopted; absent: the plan and the policy that are shipped. */
    readonly adoption?: Adoption;
  } = {},
): Promise<Place> {
  const { real, mailMode = 'captured', engine, adoption = ADOPTION } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'dondoc-usecases-'));
  const store = await createSqliteStore(
    real === undefined
      ? { dataDir, clockMode: 'practice', practiceFrom: ADOPTED_AT }
      : { dataDir, clockMode: 'real' },
  );
  const workflows = createRecordingWorkflows();
  const clock = real === undefined ? createClock(store) : createClock(store, () => toEpochMs(real));
  const deps: Deps = {
    store,
    clock,
    workflows: engine?.(store.id) ?? workflows,
    calendar: CALENDAR,
    tokens: createLinkTokens(dataDir),
    letterTexts: LETTER_TEXTS,
  };
  const mailer = createScriptedMailer(mailMode);
  const mail = {
    ...deps,
    mailer,
    office: OFFICE,
    baseUrl: 'http://127.0.0.1:8090',
    wallMs: (): number => here.wallMs,
  };
  const here: Place = {
    store,
    deps,
    mail,
    workflows,
    wallMs: 1_000_000,
    async adopt() {
      const adopted = await adoptPlan(deps, adoption);
      if (!adopted.ok) throw new Error(adopted.problem.words);
    },
    async liveUntil(at) {
      for (;;) {
        const next = await store.read((tx) => tx.earliestMoment());
        const step = next === null || next > at ? at : next;
        await store.write((tx) => tx.setPracticeNow(step));
        const owed = await store.read((tx) => tx.owed(step, 500));
        for (const { planId, entityId } of owed) await advance(deps, planId, entityId, 0);
        while ((await sendBatch(mail)).more);
        if (step === at && owed.length === 0) return;
      }
    },
    rules: () => store.read((tx) => loadRules(tx, deps, PLAN_ID)),
    async row(entityId) {
      const [row] = await store.read((tx) => tx.entities(PLAN_ID, [entityId]));
      if (row === undefined) throw new Error(`no entity ${entityId}`);
      return row;
    },
    everything: () =>
      store.read(async (tx) => ({
        entities: await tx.entities(PLAN_ID),
        facts: await Promise.all(PLAN.tasks.map(({ id }) => tx.facts(PLAN_ID, id))),
        outbox: await tx.outbox(PLAN_ID),
        messages: await tx.messages(PLAN_ID),
        guidances: await tx.guidances(PLAN_ID),
      })),
    async remove() {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return here;
}
