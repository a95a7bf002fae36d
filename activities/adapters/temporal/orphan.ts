import { setTimeout as delay } from 'node:timers/promises';
import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import { identifyProcess } from './process-identity.ts';
import { forgetProcess, loadProcess } from './server-files.ts';
import type { ServerFiles } from './server-files.ts';

const PATIENCE_MS = 5_000;
const POLL_MS = 50;

/**
 * Sees to it that no server of an earlier life still serves this database: ends one whose supervisor is gone,
 * refuses where the supervisor lives. The number alone proves nothing (numbers are used again): the process must
 * have our database in its command line. True: one was ended just now.
 */
export async function endOrphan(files: ServerFiles, log: (words: string) => void): Promise<Result<boolean>> {
  const record = await loadProcess(files);
  if (record === null) return ok(false);
  const found = await identifyOurs(files, record.pid);
  if (found !== null && found.parent === record.supervisor) {
    return fail({
      kind: 'temporal-already-running',
      words:
        `${files.database}: tiến trình ${record.supervisor} đang chạy máy chủ Temporal ${record.pid} trên tệp này. ` +
        'Dừng tiến trình ấy trước, hoặc dùng thư mục dữ liệu khác.',
    });
  }
  if (found !== null) {
    log(`Kết thúc máy chủ Temporal ${record.pid} mà lần chạy trước để lại.`);
    await endProcess(files, record.pid);
  }
  await forgetProcess(files);
  return ok(found !== null);
}

async function identifyOurs(files: ServerFiles, pid: number): Promise<{ readonly parent: number } | null> {
  const found = await identifyProcess(pid);
  const ours =
    found?.commandLine.includes('start-dev') === true && found.commandLine.includes(files.database);
  return ours ? found : null;
}

async function endProcess(files: ServerFiles, pid: number): Promise<void> {
  const insistAt = Date.now() + PATIENCE_MS;
  sendSignal(pid, 'SIGTERM');
  while ((await identifyOurs(files, pid)) !== null) {
    if (Date.now() >= insistAt) sendSignal(pid, 'SIGKILL');
    await delay(POLL_MS);
  }
}

function sendSignal(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // Gone in between is what we want; not being allowed to (EPERM) must be told.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
