import { randomBytes } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const KEY = /^[\w-]{32,}$/;

/**
 * The secret of the sign-in link, kept beside the store so that a link stays good over restarts. Throws where the file is
 * damaged or readable for others: with an empty key anybody could sign in.
 */
export async function signInKey(dataDir: string): Promise<string> {
  const path = join(dataDir, 'sign-in-key');
  return (await readKey(path)) ?? makeKey(path);
}

async function readKey(path: string): Promise<string | null> {
  try {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0)
      throw new Error(`${path} may be read by others (mode ${(mode & 0o777).toString(8)}): it must be 600`);
    const key = (await readFile(path, 'utf8')).trim();
    if (KEY.test(key)) return key;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
  throw new Error(
    `${path} holds no key: delete it, and the next start makes a new one; whoever is signed in signs in again`,
  );
}

/** Written whole under another name first: of two processes that begin at once one wins, and both use its key. */
async function makeKey(path: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(draft, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  const key = await readKey(path);
  if (key === null) throw new Error(`${path} was there and is gone: another process has removed it`);
  return key;
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
