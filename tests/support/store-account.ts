import { openSqliteStore } from '../../activities/adapters/store/sqlite-store.ts';
import { onOf } from '../../src/domain/calendar/instant.ts';
import type { EntityRow, MessageRow, StoredFact, StoreReader } from '../../src/ports/store.ts';

/** All that two runs of the same plan must have in common, in lines that a difference can be read from. */
export interface StoreAccount {
  readonly facts: readonly string[];
  readonly dates: readonly string[];
  readonly mails: readonly string[];
}

/** What happened to messages on their way, which may differ from run to run. */
export interface MailTraffic {
  readonly messages: number;
  /** Taken over from a process that had died or frozen with them: each may have left twice. */
  readonly takenOver: number;
  readonly triedAgain: number;
  readonly unsent: number;
}

/** Reads a store that nobody needs to serve at that time. */
export async function readStore<T>(dataDir: string, work: (tx: StoreReader) => Promise<T>): Promise<T> {
  const store = await openSqliteStore(dataDir);
  try {
    return await store.read(work);
  } finally {
    await store.close();
  }
}

export const accountOf = (dataDir: string): Promise<StoreAccount> =>
  readStore(dataDir, async (tx) => {
    const account = { facts: [] as string[], dates: [] as string[], mails: [] as string[] };
    for (const planId of await tx.planIds()) {
      for (const row of await tx.entities(planId)) {
        account.dates.push(datesOf(row));
        const facts = await tx.facts(planId, row.entityId);
        account.facts.push(...facts.map((stored) => describeFact(row.entityId, stored)).toSorted());
      }
      account.mails.push(...(await tx.messages(planId)).map(describeMail).toSorted());
    }
    return account;
  });

export const trafficOf = (dataDir: string): Promise<MailTraffic> =>
  readStore(dataDir, async (tx) => {
    const ids = await tx.planIds();
    const all = (await Promise.all(ids.map((id) => tx.messages(id)))).flat();
    const count = (test: (message: MessageRow) => boolean): number => all.filter(test).length;
    return {
      messages: all.length,
      takenOver: count(({ fence }) => fence > 1),
      triedAgain: count(({ tries }) => tries > 1),
      unsent: count(({ sentAt }) => sentAt === null),
    };
  });

/**
 * Without its number: of two letters that leave in one minute, the results come in by chance, and so does the number that a
 * second message of the day gets. That no number is missing and none is there twice is for `verify` to say.
 */
const describeFact = (entityId: string, { key, fact }: StoredFact): string =>
  `${entityId} at ${fact.at} ${fact.kind} ${key.replace(/^(notice\/\w+\/[^/]+)\.\d+\//u, '$1/')}`;

function datesOf({ entityId, state, nextAt, finished, version }: EntityRow): string {
  const progress = state?.kind === 'task' ? state.progress : `round ${state?.progress ?? 'unborn'}`;
  const originalDueOn = state?.kind === 'task' ? state.originalDueOn : null;
  const { dueOn, lastWorkingOn, ceilingOn, feasibleUntil } = state?.schedule ?? {};
  return JSON.stringify({
    entityId,
    progress,
    dueOn,
    lastWorkingOn,
    ceilingOn,
    feasibleUntil,
    originalDueOn,
    nextAt,
    finished,
    version,
  });
}

/** Which of a recipient's letters stands first in a message depends on nothing that he can see. */
const describeMail = ({ sentAt, recipient, kind, tasks, subject, status }: MessageRow): string =>
  `${sentAt === null ? '?' : onOf(sentAt)} ${recipient} ${kind} [${tasks.toSorted().join(' ')}] ${subject} (${status})`;
