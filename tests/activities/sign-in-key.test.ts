import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { signInKey } from '../../src/main/sign-in-key.ts';

const folders: string[] = [];
const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'dondoc-key-'));
  folders.push(path);
  return path;
};
afterEach(() => folders.splice(0).forEach((path) => rmSync(path, { recursive: true })));

test('every folder has a key of its own, for its owner alone, and keeps it', async () => {
  const [one, other] = [folder(), folder()];
  const key = await signInKey(one);
  expect(key).toMatch(/^[\w-]{32}$/);
  expect(await signInKey(other)).not.toBe(key);
  expect(await signInKey(one)).toBe(key);
  expect(readdirSync(one)).toEqual(['sign-in-key']);
  expect(statSync(join(one, 'sign-in-key')).mode & 0o777).toBe(0o600);
});

test('two processes that begin at once have the same key', async () => {
  const path = folder();
  const keys = await Promise.all(Array.from({ length: 8 }, () => signInKey(path)));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).not.toBe('');
});

test.each(['', '\n', 'ngan', 'a'.repeat(31), `${'a'.repeat(40)} ${'b'.repeat(40)}`])(
  'a file that holds %j signs nobody in: refused with its path and what to do',
  async (content) => {
    const path = join(folder(), 'sign-in-key');
    writeFileSync(path, content, { mode: 0o600 });
    await expect(signInKey(join(path, '..'))).rejects.toThrow(`${path} holds no key: delete it`);
  },
);

test('a key that others may read is refused', async () => {
  const path = join(folder(), 'sign-in-key');
  await signInKey(join(path, '..'));
  chmodSync(path, 0o644);
  await expect(signInKey(join(path, '..'))).rejects.toThrow(`${path} may be read by others (mode 644)`);
});
