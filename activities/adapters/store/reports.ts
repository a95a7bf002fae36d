import type { Kysely, Selectable } from 'kysely';
import type { PlanId } from '../../../src/domain/plan/plan.ts';
import type { FileRef, ReportRow, StoreReader, StoreWriter } from '../../../src/ports/store.ts';
import { batchesOfRows } from './batches.ts';
import type { Database } from './database.ts';
import { draftedFiles, fileWrites, namedFiles } from './files.ts';
import { readPaper } from './json-columns.ts';

type Columns = Selectable<Database['report']>;

export const reportReads = (db: Kysely<Database>): Pick<StoreReader, 'reports' | 'report'> => ({
  async reports(planId, entityId) {
    const rows = await db
      .selectFrom('report')
      .selectAll()
      .where('plan_id', '=', planId)
      .where('entity_id', '=', entityId)
      .orderBy('at')
      .orderBy('id')
      .execute();
    return withFiles(db, rows);
  },

  async report(planId, id) {
    const rows = await db
      .selectFrom('report')
      .selectAll()
      .where('plan_id', '=', planId)
      .where('id', '=', id)
      .execute();
    return (await withFiles(db, rows))[0] ?? null;
  },
});

export const reportWrites = (db: Kysely<Database>): Pick<StoreWriter, 'saveReport'> => ({
  async saveReport(row) {
    await db.insertInto('report').values(toColumns(row)).execute();
    const files = row.files.map((file, position) => ({
      plan_id: row.planId,
      report_id: row.id,
      position,
      ...file,
    }));
    for (const batch of batchesOfRows(files)) await db.insertInto('report_file').values(batch).execute();
  },
});

/**
 * Erases by law what a person wrote: name, title, words, names of files, and the files themselves where no other report
 * carries the same one. What is left are ids, dates and the number of the document; facts and their chain are not touched.
 * False: there is no such report.
 */
export async function eraseReportWords(db: Kysely<Database>, planId: PlanId, id: string): Promise<boolean> {
  const erased = await db
    .updateTable('report')
    .set({ person_name: '', person_title: '', words: '', paper: await paperWithoutName(db, planId, id) })
    .where('plan_id', '=', planId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const files = await db
    .updateTable('report_file')
    .set({ name: '' })
    .where('plan_id', '=', planId)
    .where('report_id', '=', id)
    .returning('sha256')
    .execute();
  for (const { sha256 } of files) {
    const named = await namedFiles(db).where('report_file.sha256', '=', sha256).executeTakeFirst();
    const drafted = await draftedFiles(db).where('draft_file.sha256', '=', sha256).executeTakeFirst();
    if (named !== undefined || drafted !== undefined) continue;
    const upload = await db.selectFrom('upload').select('id').where('sha256', '=', sha256).executeTakeFirst();
    if (upload !== undefined) await fileWrites(db).dropUpload(upload.id);
  }
  return erased.numUpdatedRows === 1n;
}

/** The days stay, who entered them goes. */
async function paperWithoutName(db: Kysely<Database>, planId: PlanId, id: string): Promise<string | null> {
  const report = db.selectFrom('report').select('paper').where('plan_id', '=', planId).where('id', '=', id);
  const paper = readPaper((await report.executeTakeFirst())?.paper ?? null, `report ${planId}/${id}`);
  return paper === null ? null : JSON.stringify({ ...paper, enteredBy: '' });
}

async function withFiles(db: Kysely<Database>, rows: readonly Columns[]): Promise<readonly ReportRow[]> {
  const reports: ReportRow[] = [];
  for (const row of rows) reports.push(fromColumns(row, await filesOf(db, row)));
  return reports;
}

async function filesOf(db: Kysely<Database>, row: Columns): Promise<readonly FileRef[]> {
  return db
    .selectFrom('report_file')
    .select(['sha256', 'name', 'mime', 'size'])
    .where('plan_id', '=', row.plan_id)
    .where('report_id', '=', row.id)
    .orderBy('position')
    .execute();
}

const toColumns = (row: ReportRow) => ({
  plan_id: row.planId,
  id: row.id,
  entity_id: row.entityId,
  body: row.body,
  kind: row.kind,
  at: row.at,
  person_name: row.personName,
  person_title: row.personTitle,
  words: row.words,
  document_number: row.documentNumber,
  document_on: row.documentOn,
  paper: row.paper === null ? null : JSON.stringify(row.paper),
  purpose: row.purpose,
});

const fromColumns = (row: Columns, files: readonly FileRef[]): ReportRow => ({
  planId: row.plan_id,
  id: row.id,
  entityId: row.entity_id,
  body: row.body,
  kind: row.kind,
  purpose: row.purpose,
  at: row.at,
  personName: row.person_name,
  personTitle: row.person_title,
  words: row.words,
  documentNumber: row.document_number,
  documentOn: row.document_on,
  paper: readPaper(row.paper, `report ${row.plan_id}/${row.id}`),
  files,
});
