import { createHash, createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LinkTokens } from '../../src/ports/link-tokens.ts';

/** Beside the store and not in it: a copy of the database alone opens no link. Lost with the folder, all links are void. */
export const LINK_SECRET_FILE = 'link-secret';

const SECRET_BYTES = 32;

/** Reads the secret of the data folder, or makes it. Throws where it is damaged or readable for others. */
export function createLinkTokens(dataDir: string): LinkTokens {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, LINK_SECRET_FILE);
  const secret = readSecret(path) ?? makeSecret(path);
  return {
    tokenOf: (linkId) => createHmac('sha256', secret).update(linkId).digest('base64url'),
    digestOf: (token) => createHash('sha256').update(token).digest('hex'),
  };
}

function readSecret(path: string): Buffer | null {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode === undefined) return null;
  if ((mode & 0o077) !== 0)
    throw new Error(
      `${path} may be read by others (mode ${(mode & 0o777).toString(8)}): it must be 600. Links that may have been copied are void with a new secret.`,
    );
  const secret = readFileSync(path);
  if (secret.length !== SECRET_BYTES)
    throw new Error(`${path} holds ${secret.length} bytes, not ${SECRET_BYTES}: restore it from the back-up`);
  return secret;
}

/** Written whole under another name first: of two processes that begin at once one wins, and both use its secret. */
function makeSecret(path: string): Buffer {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, randomBytes(SECRET_BYTES), { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  const secret = readSecret(path);
  if (secret === null) throw new Error(`${path} was there and is gone: another process has removed it`);
  return secret;
}
