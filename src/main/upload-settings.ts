import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { UploadLimits } from '../web/uploads/arriving-file.ts';

const MB = 1024 * 1024;
const FIELDS = {
  /** What a scanned decision with its annexes needs; mail servers that the files may travel through later take no more. */
  DONDOC_UPLOAD_FILE_MB: { usual: 20, most: 200 },
  DONDOC_UPLOAD_FILES: { usual: 10, most: 50 },
} as const;

type Env = Readonly<Record<string, string | undefined>>;

/** How much a form may bring: megabytes a file, files a form. */
export function readUploadSettings(env: Env): Result<UploadLimits> {
  const maxMb = readCount(env, 'DONDOC_UPLOAD_FILE_MB');
  if (!maxMb.ok) return maxMb;
  const maxFiles = readCount(env, 'DONDOC_UPLOAD_FILES');
  if (!maxFiles.ok) return maxFiles;
  return ok({ maxBytes: maxMb.value * MB, maxFiles: maxFiles.value });
}

function readCount(env: Env, name: keyof typeof FIELDS): Result<number> {
  const { usual, most } = FIELDS[name];
  const found = env[name] ?? '';
  if (found === '') return ok(usual);
  if (/^[1-9]\d{0,2}$/.test(found) && Number(found) <= most) return ok(Number(found));
  return fail({ kind: 'setting', words: `${name}: gặp "${found}"; cần một số từ 1 đến ${most}.` });
}
