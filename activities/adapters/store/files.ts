import type { Kysely } from 'kysely';
import type { StoreReader, StoreWriter } from '../../../src/ports/store.ts';
import type { Database } from './database.ts';

/** One large insert would block the loop for 200 ms; the table refuses more too. */
const MAX_CHUNK_BYTES = 1024 * 1024;

export const fileReads = (db: Kysely<Database>): Pick<StoreReader, 'fileChunks'> => ({
  async fileChunks(sha256) {
    const rows = await db
      .selectFrom('file_chunk')
      .select('bytes')
      .where('sha256', '=', sha256)
      .orderBy('position')
      .execute();
    return rows.map((row) => row.bytes);
  },
});

export const fileWrites = (db: Kysely<Database>): Pick<StoreWriter, 'saveFileChunk'> => ({
  /** Sent again it is stored once; another cut of the same file would not fit the chunks that are there and is refused. */
  async saveFileChunk(sha256, index, bytes) {
    if (bytes.length === 0 || bytes.length > MAX_CHUNK_BYTES)
      throw new RangeError(
        `chunk ${index} of ${sha256} has ${bytes.length} bytes: 1 to ${MAX_CHUNK_BYTES} are taken`,
      );
    const inserted = await db
      .insertInto('file_chunk')
      .values({ sha256, position: index, bytes })
      .onConflict((conflict) => conflict.columns(['sha256', 'position']).doNothing())
      .executeTakeFirstOrThrow();
    if (inserted.numInsertedOrUpdatedRows === 1n) return;
    const stored = await db
      .selectFrom('file_chunk')
      .select('bytes')
      .where('sha256', '=', sha256)
      .where('position', '=', index)
      .executeTakeFirstOrThrow();
    if (Buffer.compare(stored.bytes, bytes) !== 0)
      throw new Error(
        `chunk ${index} of ${sha256} is already stored with other bytes: cut a file the same way each time`,
      );
  },
});
