import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createClock } from '../../activities/adapters/clock.ts';
import { createLinkTokens } from '../../activities/adapters/link-tokens.ts';
import { parseReturnedMail } from '../../activities/adapters/mailer/returned-mail.ts';
import { createCapturedMailer } from '../../activities/adapters/mailer/captured-mailer.ts';
import {
  createSqliteStore,
  openSqliteStore,
  STORE_FILE,
} from '../../activities/adapters/store/sqlite-store.ts';
import { StoreRefused } from '../../activities/adapters/store/store-refused.ts';
import { verifyChain } from '../../activities/adapters/store/verify-chain.ts';
import { readCalendar } from '../../config/calendar-schema.ts';
import { readLetterTexts } from '../../config/letter-texts.ts';
import { formatProblem } from '../../config/problem.ts';
import { checkPlan } from '../../config/plan-check.ts';
import { readPlan } from '../../config/plan-schema.ts';
import { readPolicy } from '../../config/policy-schema.ts';
import { rehearsalPage } from '../../src/cli/rehearsal-page.tsx';
import type { CliContext, OpenedStore, StartOptions } from '../../src/cli/program.ts';
import { runCli } from '../../src/cli/program.ts';
import { instant } from '../../src/domain/calendar/instant.ts';
import { parseDeadline } from '../../src/domain/deadline/parse-deadline.ts';
import { fail, ok } from '../../src/domain/result.ts';
import type { Result } from '../../src/domain/result.ts';
import type { ClockMode } from '../../src/ports/clock.ts';
import type { EntityRef } from '../../src/ports/workflows.ts';
import { readAdoption } from '../../src/main/adopt.ts';
import { adoptPlan } from '../../src/usecases/adopt-plan.ts';
import { advance } from '../../src/usecases/advance.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { sendBatch } from '../../src/usecases/send-batch.ts';
import type { MailDeps } from '../../src/usecases/mail-round.ts';
import { LETTER_TEXTS } from '../support/letter-texts.ts';
import { createRecordingWorkflows } from '../support/recording-workflows.ts';

export const SIGNED_AT = instant('2018-04-10T08:00:00+07:00');
export const PLAN_DIR = 'config/plans/77-kh-tu';

async function required<T, P>(result: Promise<Result<T, P>>): Promise<T> {
  const settled = await result;
  if (settled.ok) return settled.value;
  throw new Error(JSON.stringify(settled.problem));
}

const calendar = await required(readCalendar('config/calendar'));
const policy = await required(readPolicy('config/policy.yaml', { agenciesFile: 'config/agencies.yaml' }));
const plan = await required(
  readPlan(PLAN_DIR, { readPhrase: (text, documentOn) => parseDeadline(text, { documentOn }) }),
);
const mailer = createCapturedMailer({ from: 'theo-doi@haugiang.example' });

export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What stdout holds as one JSON document; throws where it is not exactly one. */
  json(): unknown;
}

export interface CliPlace {
  readonly dataDir: string;
  readonly started: StartOptions[];
  engineRunning: boolean;
  isTty: boolean;
  /** What the engine says is running; null: every open entity, as a sound engine would. */
  running: readonly EntityRef[] | null;
  run(argv: readonly string[], stdin?: string): Promise<Ran>;
  /** Runs SQL past the store, as somebody with the file in his hands would; what guards the facts is taken off first. */
  tamper(sql: string): void;
  remove(): void;
}

/** A folder with a real store; where it is `adopted`, the plan of the office lives in it since the day of its signing. */
export async function cliPlace(
  options: {
    readonly adopted?: boolean;
    readonly clockMode?: ClockMode;
    /** Begins as a copy of this one, whose store is closed. */
    readonly copyOf?: CliPlace;
  } = {},
): Promise<CliPlace> {
  const { adopted = true, clockMode = 'practice', copyOf } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'dondoc-cli-'));
  const place: CliPlace = {
    dataDir,
    started: [],
    engineRunning: true,
    isTty: false,
    running: null,
    run: (argv, stdin = '') => runIn(place, argv, stdin),
    tamper(sql) {
      const database = new DatabaseSync(join(dataDir, STORE_FILE));
      try {
        for (const { name } of database
          .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'")
          .all())
          database.exec(`DROP TRIGGER "${String(name)}"`);
        database.exec(`PRAGMA foreign_keys = OFF; ${sql}`);
      } finally {
        database.close();
      }
    },
    remove: () => rmSync(dataDir, { recursive: true }),
  };
  if (copyOf !== undefined) cpSync(copyOf.dataDir, dataDir, { recursive: true });
  else if (adopted) await adopt(place, clockMode);
  return place;
}

async function adopt(place: CliPlace, clockMode: ClockMode): Promise<void> {
  const store = await createSqliteStore({ dataDir: place.dataDir, clockMode, practiceFrom: SIGNED_AT });
  const deps = depsOver(place, store);
  await required(adoptPlan(deps, { plan, policy, digest: '0'.repeat(64) }));
  await store.close();
}

type Opened = Awaited<ReturnType<typeof openSqliteStore>>;

/** A poke does at once what a workflow and the mailroom would do: the engine is played, the store is real. */
function depsOver(place: CliPlace, store: Opened): MailDeps {
  const workflows = createRecordingWorkflows(async (entities) => {
    if (!place.engineRunning) return;
    for (const { planId, entityId } of entities) await advance(deps, planId, entityId, 0);
    while ((await sendBatch(deps)).more);
  });
  const deps: MailDeps = {
    store,
    calendar,
    clock: createClock(store),
    tokens: createLinkTokens(place.dataDir),
    letterTexts: LETTER_TEXTS,
    workflows: { ...workflows, running: () => runningIn(place, deps) },
    mailer,
    office: { address: 'theo-doi@haugiang.example', replyTo: null },
    baseUrl: 'http://127.0.0.1:8077',
    wallMs: Date.now,
  };
  return deps;
}

const runningIn = async (place: CliPlace, { store }: Deps): Promise<readonly EntityRef[]> =>
  place.running ?? (await store.read((tx) => tx.entities(plan.id))).filter((row) => !row.finished);

async function openIn(place: CliPlace, dataDir: string): Promise<Result<OpenedStore>> {
  try {
    const store = await openSqliteStore(dataDir);
    const deps = depsOver(place, store);
    return ok({
      deps,
      engineRunning: place.engineRunning,
      baseUrl: deps.baseUrl,
      source: (_planId, mail) => sourceOf(mail),
      verifyChain: (planId) => verifyChain(store, planId),
      close: () => store.close(),
    });
  } catch (error) {
    if (error instanceof StoreRefused) return fail({ kind: error.kind, words: error.message });
    throw error;
  }
}

async function readTextsIn(folder: string): ReturnType<CliContext['readLetterTexts']> {
  const read = await readLetterTexts({ own: 'config/mail', office: folder });
  return read.ok
    ? ok(read.value)
    : fail({ kind: 'config', words: read.problem.map(formatProblem).join('\n') });
}

const sourceOf: (mail: Parameters<OpenedStore['source']>[1]) => Promise<string> = (mail) =>
  mailer.source({
    messageId: mail.messageId ?? `<${mail.id}@haugiang.example>`,
    from: { name: 'Ban Tổ chức Tỉnh ủy', address: 'theo-doi@haugiang.example' },
    replyTo: null,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    references: [],
    calendar: mail.calendar,
    date: new Date(mail.sentAt ?? mail.sendAt),
  });

async function runIn(place: CliPlace, argv: readonly string[], stdin: string): Promise<Ran> {
  let [stdout, stderr] = ['', ''];
  const context: CliContext = {
    openStore: ({ data }) => openIn(place, data ?? place.dataDir),
    start(options) {
      place.started.push(options);
      return Promise.resolve(0);
    },
    checkPlan: (dir) => checkPlan(dir, (text, documentOn) => parseDeadline(text, { documentOn })),
    readAdoption: (dir, policyFile) => readAdoption(dir ?? PLAN_DIR, policyFile ?? undefined),
    loadCalendar: (dir) => readCalendar(dir ?? 'config/calendar'),
    readLetterTexts: (asked) => readTextsIn(asked.folder ?? join(asked.data ?? place.dataDir, 'mail')),
    version: '1.2.3',
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    parseReturnedMail,
    rehearsalPage,
    stdin: chunksOf(stdin),
    isTty: place.isTty,
  };
  const exit = await runCli(argv, context);
  return { exit, stdout, stderr, json: () => JSON.parse(stdout) as unknown };
}

/** In small pieces, so that no line comes whole. */
async function* chunksOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 7) yield await Promise.resolve(text.slice(at, at + 7));
}
