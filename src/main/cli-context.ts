import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { checkPlan } from '../../config/plan-check.ts';
import { readCalendar } from '../../config/calendar-schema.ts';
import { openSqliteStore } from '../../activities/adapters/store/sqlite-store.ts';
import { StoreRefused } from '../../activities/adapters/store/store-refused.ts';
import { verifyChain } from '../../activities/adapters/store/verify-chain.ts';
import type { CliContext, LetterTextsAsked, OpenedStore } from '../cli/context.ts';
import { parseDeadline } from '../domain/deadline/parse-deadline.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import { refoldStore } from '../usecases/refold-store.ts';
import { readAdoption } from './adopt.ts';
import { composeDeps, composeMailer, NO_ENGINE, officeAddress } from './compose.ts';
import { readJsx } from './jsx.ts';
import { loadTextsInUse, readOfficeTexts } from './letter-texts.ts';
import { createMailSource } from './mail-source.ts';
import { CALENDAR_DIR, DEFAULT_PLAN_DIR, PACKAGE_FILE } from './paths.ts';
import { readRunFile } from './run-file.ts';
import { readSettings } from './settings.ts';

/** What the commands need, built when a command asks for it. */
export function createCliContext(): CliContext {
  return {
    openStore: ({ data }) => openStore(data),
    start: async (...order) => (await import('./start.ts')).start(...order),
    checkPlan: (dir) => checkPlan(dir, (text, documentOn) => parseDeadline(text, { documentOn })),
    readAdoption: (dir, policyFile) => readAdoption(dir ?? DEFAULT_PLAN_DIR, policyFile ?? undefined),
    loadCalendar: (dir) => readCalendar(dir ?? CALENDAR_DIR),
    readLetterTexts,
    rehearsalPage: async (...seen) => {
      await readJsx();
      return (await import('../cli/rehearsal-page.tsx')).rehearsalPage(...seen);
    },
    parseReturnedMail: async (source) => {
      const { parseReturnedMail } = await import('../../activities/adapters/mailer/returned-mail.ts');
      return parseReturnedMail(source);
    },
    version: packageVersion(),
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    stdin: chunks(),
    isTty: process.stdin.isTTY && process.stderr.isTTY,
  };
}

async function readLetterTexts({
  data,
  folder,
}: LetterTextsAsked): ReturnType<CliContext['readLetterTexts']> {
  const settings = readSettings(process.env, { data, port: null });
  if (!settings.ok) return settings;
  return readOfficeTexts(settings.value.dataDir, folder);
}

/** Read when asked for: the one thing that the program knows of its own package. */
function packageVersion(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(PACKAGE_FILE, 'utf8'))).version;
}

async function* chunks(): AsyncIterable<string> {
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) yield String(chunk);
}

async function openStore(data: string | null): Promise<Result<OpenedStore>> {
  const settings = readSettings(process.env, { data, port: null });
  if (!settings.ok) return settings;
  const { dataDir, baseUrl, host, port } = settings.value;
  try {
    const store = await openSqliteStore(dataDir);
    const letterTexts = await loadTextsInUse(dataDir);
    if (!letterTexts.ok) {
      await store.close();
      return letterTexts;
    }
    await refoldStore(store);
    const engine = await connectEngine(dataDir, store.id);
    const deps = await composeDeps(store, dataDir, engine?.workflows ?? NO_ENGINE, letterTexts.value);
    const office = await officeAddress(store, settings.value);
    const mailer = composeMailer(settings.value, office);
    return ok({
      deps,
      engineRunning: engine !== null,
      baseUrl: engine?.baseUrl ?? baseUrl ?? `http://${host}:${port}`,
      source: createMailSource(store, mailer, office),
      verifyChain: (planId) => verifyChain(store, planId),
      close: async () => {
        await mailer.close();
        await engine?.close();
        await store.close();
      },
    });
  } catch (error) {
    if (error instanceof StoreRefused) return fail({ kind: error.kind, words: error.message });
    throw error;
  }
}

/** The engine of a running start; null where none answers. Temporal's client is loaded only where one may. */
async function connectEngine(dataDir: string, storeId: string) {
  const run = await readRunFile(dataDir);
  return run === null ? null : (await import('./running-engine.ts')).connectRunning(run, storeId);
}
