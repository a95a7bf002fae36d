import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { tryProcessLock } from '../../activities/adapters/temporal/process-lock.ts';
import type { ProcessLock } from '../../activities/adapters/temporal/process-lock.ts';
import { createSqliteStore, openSqliteStore } from '../../activities/adapters/store/sqlite-store.ts';
import type { SqlStore } from '../../activities/adapters/store/sqlite-store.ts';
import { StoreRefused } from '../../activities/adapters/store/store-refused.ts';
import type { StartOptions } from '../cli/context.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';

/** One start a folder; the lock ends with the process, however that dies. */
export function lockFolder(dataDir: string): Result<ProcessLock> {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = tryProcessLock(join(dataDir, 'start.lock'));
    if (lock !== null) return ok(lock);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return fail({
      kind: 'data-dir',
      words: `Thư mục dữ liệu "${dataDir}": không ghi được (${words}); cần một thư mục ghi được, chọn bằng --data.`,
    });
  }
  return fail({
    kind: 'already-running',
    words: `Thư mục dữ liệu "${dataDir}" đang được một "dondoc start" khác dùng. Dừng chương trình đó, hoặc chọn thư mục khác bằng --data.`,
  });
}

export function openLog(dataDir: string): (line: string) => void {
  const file = createWriteStream(join(dataDir, 'dondoc.log'), { flags: 'a', mode: 0o600 });
  return (line) => void file.write(`${new Date().toISOString()} ${line}\n`);
}

/** The store as it was made; a new one as the options say, practice unless they say otherwise. */
export async function openStore(
  dataDir: string,
  options: Pick<StartOptions, 'mode' | 'practiceFrom'>,
  firstMorning: Instant,
): Promise<SqlStore> {
  if (options.mode === null) {
    try {
      return await openSqliteStore(dataDir);
    } catch (error) {
      if (!(error instanceof StoreRefused && error.kind === 'no-store')) throw error;
    }
  }
  return createSqliteStore({
    dataDir,
    clockMode: options.mode ?? 'practice',
    practiceFrom: options.practiceFrom ?? firstMorning,
  });
}
