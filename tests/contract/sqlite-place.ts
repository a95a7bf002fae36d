import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createSqliteStore, STORE_FILE } from '../../activities/adapters/store/sqlite-store.ts';
import { START } from './store-place.ts';
import type { StorePlace } from './store-place.ts';

const HAMMER = [fileURLToPath(new URL('./hammer.ts', import.meta.url))];
const run = promisify(execFile);

/** A folder of its own with a practice store that begins on the day the plan was signed. */
export function sqlitePlace(): StorePlace & { readonly dataDir: string } {
  const dataDir = mkdtempSync(join(tmpdir(), 'dondoc-store-'));
  return {
    dataDir,
    open: (clockMode = 'practice') => createSqliteStore({ dataDir, clockMode, practiceFrom: START }),
    tamper(sql) {
      const database = new DatabaseSync(join(dataDir, STORE_FILE));
      try {
        database.exec(sql);
      } finally {
        database.close();
      }
    },
    async hammer(entityId, rounds) {
      const { stdout } = await run(process.execPath, [...HAMMER, dataDir, entityId, `${rounds}`]);
      return JSON.parse(stdout) as { done: number; leases: number };
    },
    hammerOn(entityId) {
      const child = spawn(process.execPath, [...HAMMER, dataDir, entityId, '1000000'], { stdio: 'ignore' });
      const gone = once(child, 'exit');
      return {
        async kill() {
          child.kill('SIGKILL');
          await gone;
        },
      };
    },
    remove: () => rmSync(dataDir, { recursive: true }),
  };
}
