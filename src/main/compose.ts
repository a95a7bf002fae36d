import { readCalendar } from '../../config/calendar-schema.ts';
import { formatProblem } from '../../config/problem.ts';
import { createClock } from '../../activities/adapters/clock.ts';
import { createLinkTokens } from '../../activities/adapters/link-tokens.ts';
import { createCapturedMailer } from '../../activities/adapters/mailer/captured-mailer.ts';
import { createSmtpMailer } from '../../activities/adapters/mailer/smtp-mailer.ts';
import type { SqlStore } from '../../activities/adapters/store/sqlite-store.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { LetterTexts } from '../domain/letter/texts/letter-texts.ts';
import { bodyOf } from '../domain/plan/directory.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { Workflows } from '../ports/workflows.ts';
import type { Deps } from '../usecases/deps.ts';
import type { OfficeAddress } from '../usecases/envelope.ts';
import { CALENDAR_DIR } from './paths.ts';
import type { Settings } from './settings.ts';

/** The calendar the program works by; its own files are part of the program, so a fault in them is a defect. */
export async function loadOwnCalendar(): Promise<WorkingCalendar> {
  const calendar = await readCalendar(CALENDAR_DIR);
  if (!calendar.ok) throw new Error(calendar.problem.map(formatProblem).join('\n'));
  return calendar.value;
}

/** What is known of a store without an engine. */
export async function composeDeps(
  store: SqlStore,
  dataDir: string,
  workflows: Workflows,
  letterTexts: LetterTexts,
): Promise<Deps> {
  return {
    store,
    workflows,
    clock: createClock(store),
    calendar: await loadOwnCalendar(),
    tokens: createLinkTokens(dataDir),
    letterTexts,
  };
}

/** Where no engine runs: a poke is lost, and the next start makes up for it. */
export const NO_ENGINE: Workflows = {
  poke: () => Promise.resolve(),
  nudge: () => Promise.resolve([]),
  pokeMailroom: () => Promise.resolve(),
  running: () => Promise.resolve([]),
  terminateAll: () => Promise.resolve(0),
};

/** The office as sender: the address of the settings, else its mailbox in the plan's directory. */
export async function officeAddress(store: SqlStore, settings: Settings): Promise<OfficeAddress> {
  const mailbox = await store.read(async (tx) => {
    const [planId] = await tx.planIds();
    const adopted = planId === undefined ? null : await tx.plan(planId);
    return adopted === null ? null : (bodyOf(adopted.plan, adopted.plan.office)?.mailbox ?? null);
  });
  const address = settings.mailFrom ?? mailbox ?? 'dondoc@localhost.example';
  return { address, replyTo: mailbox, returnPath: settings.returnPath };
}

export function composeMailer(settings: Settings, office: OfficeAddress): Mailer {
  const { smtpUrl, mailRate, dkim } = settings;
  if (smtpUrl === null) return createCapturedMailer({ from: office.address });
  return createSmtpMailer({ url: smtpUrl, from: office.address, rate: mailRate, dkim });
}
