import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { createClock } from '../../activities/adapters/clock.ts';
import { createLinkTokens } from '../../activities/adapters/link-tokens.ts';
import { createCapturedMailer } from '../../activities/adapters/mailer/captured-mailer.ts';
import { createSqliteStore } from '../../activities/adapters/store/sqlite-store.ts';
import { readCalendar } from '../../config/calendar-schema.ts';
import { readPlan } from '../../config/plan-schema.ts';
import { readPolicy } from '../../config/policy-schema.ts';
import { instant } from '../../src/domain/calendar/instant.ts';
import { adoptPlan } from '../../src/usecases/adopt-plan.ts';
import type { Adoption } from '../../src/usecases/adopt-plan.ts';
import { advance } from '../../src/usecases/advance.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { createMailSource } from '../../src/main/mail-source.ts';
import { sendBatch } from '../../src/usecases/send-batch.ts';
import type { EntityRef } from '../../src/ports/workflows.ts';
import { createWebApp } from '../../src/web/app.tsx';
import type { WebDeps } from '../../src/web/app.tsx';
import { browserSession } from './browser-session.ts';
import type { BrowserSession } from './browser-session.ts';
import { LETTER_TEXTS } from './letter-texts.ts';
import { createRecordingWorkflows } from './recording-workflows.ts';
import type { RecordingWorkflows } from './recording-workflows.ts';

const root = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname;

export const BASE_URL = 'http://127.0.0.1:8090';
export const SIGN_IN_KEY = 'khoa-dang-nhap-cua-bai-kiem-tra';
const OFFICE = 'ban-to-chuc@haugiang.example';
export const PLAN_ID = '77-kh-tu';

/** A test sends in a second what a person sends in a year. */
const NO_LIMIT = { points: 1_000_000_000, seconds: 1 };

export interface WebPlace {
  readonly app: Hono;
  readonly deps: Deps;
  readonly workflows: RecordingWorkflows;
  readonly log: string[];
  readonly dataDir: string;
  remove(): Promise<void>;
}

/**
 * The web over a fresh practice store with the real plan, adopted on the day it was signed. Pokes are remembered, and
 * carried out at once by the use cases themselves: the engine without Temporal. `adoptedAs`: what differs from what is shipped.
 */
export async function webPlace(
  baseUrl = BASE_URL,
  more: Partial<WebDeps> = {},
  adoptedAs: (shipped: Adoption) => Adoption = (shipped) => shipped,
): Promise<WebPlace> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dondoc-web-'));
  const practiceFrom = instant('2018-04-10T08:00:00+07:00');
  const store = await createSqliteStore({ dataDir, clockMode: 'practice', practiceFrom });
  const [plan, calendar, policy] = await Promise.all([
    readPlan(root('config/plans/77-kh-tu')),
    readCalendar(root('config/calendar')),
    readPolicy(root('config/policy.yaml')),
  ]);
  if (!plan.ok || !calendar.ok || !policy.ok) throw new Error('plan, calendar or policy do not read');
  const workflows = createRecordingWorkflows((entities) => act(entities));
  const tokens = createLinkTokens(dataDir);
  const deps: Deps = {
    store,
    clock: createClock(store),
    workflows,
    calendar: calendar.value,
    tokens,
    letterTexts: LETTER_TEXTS,
  };
  const mail = {
    ...deps,
    mailer: createCapturedMailer({ from: OFFICE }),
    office: { address: OFFICE, replyTo: null },
    baseUrl,
    wallMs: () => Date.now(),
  };
  async function act(entities: readonly EntityRef[]): Promise<void> {
    for (const { planId, entityId } of entities) await advance(deps, planId, entityId, Date.now());
    while ((await sendBatch(mail)).more);
  }
  const log: string[] = [];
  const adopted = await adoptPlan(
    deps,
    adoptedAs({ plan: plan.value, policy: policy.value, digest: 'test' }),
  );
  if (!adopted.ok) throw new Error(adopted.problem.words);
  const app = createWebApp({
    deps,
    baseUrl,
    mailLabel: 'captured',
    mailSource: createMailSource(store, mail.mailer, mail.office),
    temporalUi: null,
    rates: { address: NO_LIMIT, unknown: NO_LIMIT, send: NO_LIMIT, renewal: NO_LIMIT, copy: NO_LIMIT },
    proxyHops: 0,
    uploads: { maxBytes: 20 * 1024 * 1024, maxFiles: 10 },
    signInKey: SIGN_IN_KEY,
    settling: () => ({ pause: () => Promise.resolve(), wallMs: () => Date.now(), holder: 'web-test' }),
    readiness: () => Promise.resolve({ store: true, temporal: true, worker: true }),
    log: (line) => log.push(line),
    ...more,
  });
  return {
    app,
    deps,
    workflows,
    log,
    dataDir,
    async remove() {
      await store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** The office at its desk: a browser that is signed in. */
export async function officeAt({ app }: Pick<WebPlace, 'app'>): Promise<BrowserSession> {
  const office = browserSession(app, BASE_URL);
  await office.get(`/dang-nhap?khoa=${SIGN_IN_KEY}`);
  return office;
}
