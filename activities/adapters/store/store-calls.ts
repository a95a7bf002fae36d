import type { Kysely } from 'kysely';
import type { StoreReader, StoreWriter } from '../../../src/ports/store.ts';
import type { Database } from './database.ts';
import { draftReads, draftWrites } from './drafts.ts';
import { entityReads, entityWrites } from './entities.ts';
import { factReads, factWrites } from './facts.ts';
import { fileReads, fileWrites } from './files.ts';
import { guidanceReads, guidanceWrites } from './guidances.ts';
import { laterTaskReads, laterTaskWrites } from './later-tasks.ts';
import { incomingReads, incomingWrites } from './incoming.ts';
import { linkReads, linkWrites } from './links.ts';
import { messageReads, messageWrites } from './messages.ts';
import { momentReads } from './moments.ts';
import { outboxReads, outboxWrites } from './outbox.ts';
import { planReads, planWrites } from './plans.ts';
import type { PlanMemo } from './plans.ts';
import { reportReads, reportWrites } from './reports.ts';
import { settingReads, settingWrites } from './settings.ts';

/** What a transaction offers, said in Kysely's queries: the same for every database whose dialect is given. */
export const createReader = (db: Kysely<Database>, plans: PlanMemo): StoreReader => ({
  ...planReads(db, plans),
  ...laterTaskReads(db),
  ...entityReads(db),
  ...factReads(db),
  ...outboxReads(db),
  ...messageReads(db),
  ...linkReads(db),
  ...reportReads(db),
  ...fileReads(db),
  ...draftReads(db),
  ...guidanceReads(db),
  ...incomingReads(db),
  ...momentReads(db),
  ...settingReads(db),
});

export const createWriter = (db: Kysely<Database>, plans: PlanMemo): StoreWriter => ({
  ...createReader(db, plans),
  ...planWrites(db),
  ...laterTaskWrites(db),
  ...entityWrites(db),
  ...factWrites(db),
  ...outboxWrites(db),
  ...messageWrites(db),
  ...linkWrites(db),
  ...reportWrites(db),
  ...fileWrites(db),
  ...draftWrites(db),
  ...guidanceWrites(db),
  ...incomingWrites(db),
  ...settingWrites(db),
});
