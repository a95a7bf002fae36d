import type { Instant } from '../domain/calendar/instant.ts';
import type { EntityId } from '../domain/plan/plan.ts';
import type { DraftReads, DraftWrites } from '../ports/draft-store.ts';
import type { FileWrites } from '../ports/file-store.ts';
import type { IncomingWriter } from '../ports/incoming-store.ts';
import type {
  AdoptedPlan,
  EntityRow,
  GuidanceRow,
  LaterTask,
  LinkRow,
  ReportRow,
  Store,
  StoredFact,
  StoreReader,
  StoreWriter,
} from '../ports/store.ts';
import { byText, createMessages, createOutbox, earliest } from './rehearse-mail-store.ts';

/**
 * A practice store that lives in memory and holds one plan: what a rehearsal is lived in. One caller at a time and no
 * way back: where work fails, the rehearsal is over. It keeps no audit chain and no texts of messages.
 */
export function createMemoryStore(practiceFrom: Instant): Store {
  const outbox = createOutbox();
  const messages = createMessages(outbox.take);
  const entities = entityCalls();
  const tx: StoreWriter = {
    ...clockCalls(practiceFrom),
    ...planCalls(),
    ...entities.calls,
    ...factCalls(),
    ...outbox.calls,
    ...messages.calls,
    ...recordCalls(),
    ...NO_FILES,
    ...NO_DRAFTS,
    ...NO_INCOMING,
    unsettled: (now) =>
      Promise.resolve({ ...entities.unsettled(now), unsent: outbox.countDue(now) + messages.countUntried() }),
    anyDueWithin: (after, until) =>
      Promise.resolve(entities.planned().some((at) => at > after && at <= until)),
    waitingMail: (now) => Promise.resolve(outbox.countDue(now) + messages.countWaiting()),
    async earliestMoment() {
      const sendAt = await outbox.calls.nextSendAt();
      return earliest([...entities.planned(), ...(sendAt === null ? [] : [sendAt])]);
    },
  };
  return {
    id: 'dien-tap',
    read: (work) => work(tx),
    write: (work) => work(tx),
    rehearse: () => Promise.reject(new Error('a store in memory has no way back')),
    close: () => Promise.resolve(),
  };
}

const NO_POST = (): Promise<never> =>
  Promise.reject(new RangeError('nobody answers a rehearsal by mail: its letters do not leave'));

const NO_INCOMING: IncomingWriter = {
  incoming: () => Promise.resolve([]),
  incomingById: () => Promise.resolve(null),
  countIncoming: NO_POST,
  messageIdsOn: NO_POST,
  saveIncoming: NO_POST,
  markIncomingRead: NO_POST,
};

const NO_FILE = (): Promise<never> =>
  Promise.reject(new RangeError('nobody sends a file to a rehearsal: it holds none'));

/** Nobody begins an answer in a rehearsal without sending it. */
const NO_DRAFTS: DraftReads & DraftWrites = {
  drafts: () => Promise.resolve([]),
  saveDraft: () => Promise.reject(new RangeError('a rehearsal keeps no drafts')),
  dropDraft: () => Promise.resolve(),
  dropUnreachableDrafts: () => Promise.resolve(0),
};

const NO_FILES: FileWrites = {
  fileRow: NO_FILE,
  uploadRow: NO_FILE,
  lostUploads: NO_FILE,
  saveUploadRow: NO_FILE,
  completeUpload: NO_FILE,
  dropUpload: NO_FILE,
  touchFile: NO_FILE,
};

type Clock = Pick<StoreReader, 'clock'> & Pick<StoreWriter, 'setPracticeNow'>;

function clockCalls(practiceFrom: Instant): Clock {
  let now = practiceFrom;
  return {
    clock: () => Promise.resolve({ mode: 'practice', practiceNow: now }),
    setPracticeNow(at) {
      if (at < now) throw new RangeError(`the practice clock stands at ${now} and cannot go back to ${at}`);
      now = at;
      return Promise.resolve();
    },
  };
}

type PlanCalls = Pick<
  StoreWriter,
  'planIds' | 'plan' | 'adoptPlan' | 'laterTasks' | 'addLaterTasks' | 'undoLaterTasks'
>;

function planCalls(): PlanCalls {
  let held: AdoptedPlan | null = null;
  let later: readonly LaterTask[] = [];
  return {
    planIds: () => Promise.resolve(held === null ? [] : [held.plan.id]),
    plan: (planId) => Promise.resolve(held?.plan.id === planId ? held : null),
    adoptPlan(adopted) {
      held ??= adopted;
      return Promise.resolve();
    },
    laterTasks: () => Promise.resolve(later),
    addLaterTasks(planId, definitions) {
      // Nothing is verified in memory: a definition stands for its own digest.
      const added = definitions.map((definition) => ({
        planId,
        definition,
        undone: false,
        digest: JSON.stringify(definition),
      }));
      later = [...later, ...added];
      return Promise.resolve(new Map(added.map(({ definition, digest }) => [definition.id, digest])));
    },
    undoLaterTasks(_planId, ids) {
      later = later.map((row) => (ids.includes(row.definition.id) ? { ...row, undone: true } : row));
      return Promise.resolve();
    },
  };
}

const isDue = (row: EntityRow, now: Instant): boolean =>
  !row.finished && row.nextAt !== null && row.nextAt <= now;
const isUnseen = (row: EntityRow): boolean => row.seenVersion < row.version;

/** Entities in the order of their creation, which is that of the plan. */
function entityCalls() {
  const rows = new Map<EntityId, EntityRow>();
  const position = new Map<EntityId, number>();
  const place = (row: EntityRow): number => position.get(row.entityId) ?? 0;
  const filtered = (test: (row: EntityRow) => boolean): EntityRow[] => {
    const found: EntityRow[] = [];
    for (const row of rows.values()) if (test(row)) found.push(row);
    return found;
  };
  const calls: Pick<StoreWriter, 'entities' | 'owed' | 'saveEntities' | 'markSeen'> = {
    entities(_planId, ids) {
      if (ids === undefined) return Promise.resolve([...rows.values()]);
      const found = [...new Set(ids)].flatMap((id) => rows.get(id) ?? []);
      return Promise.resolve(found.length < 2 ? found : found.sort((a, b) => place(a) - place(b)));
    },
    owed(now, limit) {
      const owed = filtered((row) => isDue(row, now) || isUnseen(row));
      const order = (a: EntityRow, b: EntityRow): number =>
        byText(a.nextAt ?? '', b.nextAt ?? '') || place(a) - place(b);
      return Promise.resolve(owed.sort(order).slice(0, limit));
    },
    saveEntities(saved) {
      for (const row of saved) {
        if (!position.has(row.entityId)) position.set(row.entityId, position.size);
        rows.set(row.entityId, row);
      }
      return Promise.resolve();
    },
    markSeen(_planId, entityId, version) {
      const row = rows.get(entityId);
      if (row !== undefined && row.seenVersion < version)
        rows.set(entityId, { ...row, seenVersion: version });
      return Promise.resolve();
    },
  };
  return {
    calls,
    planned: () => filtered((row) => !row.finished).flatMap((row) => row.nextAt ?? []),
    unsettled: (now: Instant) => ({
      unapplied: filtered((row) => isDue(row, now)).length,
      unacknowledged: filtered(isUnseen).length,
    }),
  };
}

function factCalls(): Pick<StoreWriter, 'facts' | 'appendFacts' | 'knownKeys'> {
  const stored = new Map<EntityId, StoredFact[]>();
  const keys = new Set<string>();
  const nameOf = (entityId: string, key: string): string => `${entityId} ${key}`;
  return {
    facts: (_planId, entityId) => Promise.resolve(stored.get(entityId) ?? []),
    appendFacts(facts) {
      for (const { planId, entityId, seq, key, fact: told } of facts) {
        const fact: StoredFact = { planId, entityId, seq, key, fact: told };
        keys.add(nameOf(fact.entityId, fact.key));
        const known = stored.get(fact.entityId);
        if (known === undefined) stored.set(fact.entityId, [fact]);
        else known.push(fact);
      }
      return Promise.resolve(new Map(facts.map(({ entityId }) => [entityId, ''])));
    },
    knownKeys(_planId, asked) {
      const names = asked.map(({ entityId, key }) => nameOf(entityId, key));
      return Promise.resolve(new Set(names.filter((name) => keys.has(name))));
    },
  };
}

type Records = Pick<
  StoreWriter,
  | 'linkByDigest'
  | 'linkByFormerDigest'
  | 'changedLinks'
  | 'renewLink'
  | 'links'
  | 'saveLinks'
  | 'setLinkStatus'
  | 'revokeLink'
  | 'reports'
  | 'report'
  | 'saveReport'
  | 'guidances'
  | 'saveGuidance'
  | 'setting'
  | 'setSetting'
  | 'takeLease'
  | 'dropLease'
>;

/** What hangs on entities without moving them. */
function recordCalls(): Records {
  const links = new Map<string, LinkRow>();
  const reports = new Map<string, ReportRow>();
  const guidances = new Map<string, GuidanceRow>();
  const settings = new Map<string, string>();
  const linksOf = (entityId: EntityId): readonly LinkRow[] =>
    [...links.values()].filter((link) => link.entityId === entityId);
  return {
    linkByDigest: (digest) =>
      Promise.resolve([...links.values()].find((link) => link.digest === digest) ?? null),
    linkByFormerDigest: () => Promise.resolve(null),
    changedLinks: () => Promise.resolve(new Map()),
    renewLink: () => Promise.reject(new RangeError('nobody asks for a link again in a rehearsal')),
    links: (_planId, entityId) => Promise.resolve(linksOf(entityId)),
    saveLinks(rows) {
      for (const row of rows) {
        const known = links.get(row.id);
        const expiresAt =
          known === undefined || known.expiresAt < row.expiresAt ? row.expiresAt : known.expiresAt;
        links.set(row.id, { ...(known ?? row), expiresAt });
      }
      return Promise.resolve();
    },
    setLinkStatus(_planId, entityId, status) {
      for (const link of linksOf(entityId))
        if (link.status !== 'revoked') links.set(link.id, { ...link, status });
      return Promise.resolve();
    },
    revokeLink: () => Promise.reject(new RangeError('nobody takes a link back in a rehearsal')),
    reports: (_planId, entityId) =>
      Promise.resolve([...reports.values()].filter((report) => report.entityId === entityId)),
    report: (_planId, id) => Promise.resolve(reports.get(id) ?? null),
    saveReport: (row) => Promise.resolve(void reports.set(row.id, row)),
    guidances: () =>
      Promise.resolve([...guidances.values()].toSorted((a, b) => byText(a.registeredAt, b.registeredAt))),
    saveGuidance: (row) => Promise.resolve(void guidances.set(row.id, row)),
    setting: (name) => Promise.resolve(settings.get(name) ?? null),
    setSetting: (name, value) => Promise.resolve(void settings.set(name, value)),
    takeLease: () => Promise.resolve(true),
    dropLease: () => Promise.resolve(),
  };
}
