import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { FileReads, FileWrites } from '../../../src/ports/file-store.ts';
import type { Database } from './database.ts';

/** One large insert would block the loop for 200 ms; the table refuses more too. */
const MAX_ROW_BYTES = 1024 * 1024;

export const fileReads = (db: Kysely<Database>): FileReads => ({
  async fileRow(sha256, index) {
    const row = await db
      .selectFrom('upload')
      .innerJoin('file_chunk', 'file_chunk.upload_id', 'upload.id')
      .select('file_chunk.bytes')
      .where('upload.sha256', '=', sha256)
      .where('file_chunk.position', '=', index)
      .executeTakeFirst();
    return row?.bytes ?? null;
  },

  async uploadRow(uploadId, index) {
    const row = await db
      .selectFrom('file_chunk')
      .select('bytes')
      .where('upload_id', '=', uploadId)
      .where('position', '=', index)
      .executeTakeFirst();
    return row?.bytes ?? null;
  },

  async lostUploads({ arrivingMs, unnamedMs }, limit) {
    const rows = await db
      .selectFrom('upload')
      .select('id')
      .where((eb) =>
        eb.or([
          eb.and([eb('sha256', 'is', null), eb('touched_ms', '<', arrivingMs)]),
          eb.and([
            eb('sha256', 'is not', null),
            eb('touched_ms', '<', unnamedMs),
            eb('sha256', 'not in', namedFiles(db)),
            eb('sha256', 'not in', draftedFiles(db)),
          ]),
        ]),
      )
      .orderBy('touched_ms')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  },
});

/** An erased report keeps its reference without a name; only one that still has a name keeps the bytes alive. */
export const namedFiles = (db: Kysely<Database>) =>
  db.selectFrom('report_file').select('report_file.sha256').where('report_file.name', '<>', '');

export const draftedFiles = (db: Kysely<Database>) => db.selectFrom('draft_file').select('draft_file.sha256');

export const fileWrites = (db: Kysely<Database>): Omit<FileWrites, keyof FileReads> => {
  async function dropUpload(uploadId: string): Promise<void> {
    await db.deleteFrom('file_chunk').where('upload_id', '=', uploadId).execute();
    await db.deleteFrom('upload').where('id', '=', uploadId).execute();
  }

  return {
    dropUpload,

    async saveUploadRow(uploadId, index, bytes, wallMs) {
      if (bytes.length === 0 || bytes.length > MAX_ROW_BYTES)
        throw new RangeError(
          `row ${index} of upload ${uploadId} has ${bytes.length} bytes: 1 to ${MAX_ROW_BYTES} are taken`,
        );
      await db
        .insertInto('upload')
        .values({ id: uploadId, sha256: null, size: bytes.length, touched_ms: wallMs })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({
            size: sql`upload.size + excluded.size`,
            touched_ms: wallMs,
          }),
        )
        .execute();
      await db.insertInto('file_chunk').values({ upload_id: uploadId, position: index, bytes }).execute();
    },

    async completeUpload(uploadId, { sha256, size }, wallMs) {
      const known = await db
        .updateTable('upload')
        .set({ touched_ms: wallMs })
        .where('sha256', '=', sha256)
        .executeTakeFirstOrThrow();
      if (known.numUpdatedRows === 1n) return dropUpload(uploadId);
      const completed = await db
        .updateTable('upload')
        .set({ sha256, touched_ms: wallMs })
        .where('id', '=', uploadId)
        .where('size', '=', size)
        .where('sha256', 'is', null)
        .executeTakeFirstOrThrow();
      if (completed.numUpdatedRows !== 1n)
        throw new RangeError(`upload ${uploadId} does not hold the ${size} bytes of ${sha256}`);
    },

    async touchFile(sha256, wallMs) {
      const touched = await db
        .updateTable('upload')
        .set({ touched_ms: wallMs })
        .where('sha256', '=', sha256)
        .executeTakeFirstOrThrow();
      return touched.numUpdatedRows === 1n;
    },
  };
};
