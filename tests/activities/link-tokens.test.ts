import { createHash, createHmac } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLinkTokens, LINK_SECRET_FILE } from '../../activities/adapters/link-tokens.ts';

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'dondoc-links-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));
const secretPath = (): string => join(dataDir, LINK_SECRET_FILE);

test('a token is 43 characters that fit an address, and the same after a restart', () => {
  const token = createLinkTokens(dataDir).tokenOf('77/77-1/so-noi-vu');
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(createLinkTokens(dataDir).tokenOf('77/77-1/so-noi-vu')).toBe(token);
});

test('a token is HMAC-SHA256 of the link under the secret, its digest the SHA-256 of the token', () => {
  const tokens = createLinkTokens(dataDir);
  const secret = readFileSync(secretPath());
  expect(secret).toHaveLength(32);
  const token = tokens.tokenOf('a');
  expect(token).toBe(createHmac('sha256', secret).update('a').digest('base64url'));
  expect(tokens.digestOf(token)).toBe(createHash('sha256').update(token).digest('hex'));
});

test('other links and other stores have other tokens', () => {
  const other = mkdtempSync(join(tmpdir(), 'dondoc-links-'));
  const found = [
    createLinkTokens(dataDir).tokenOf('a'),
    createLinkTokens(dataDir).tokenOf('b'),
    createLinkTokens(other).tokenOf('a'),
  ];
  expect(new Set(found).size).toBe(3);
  rmSync(other, { recursive: true });
});

test('the secret is for its owner alone, and nothing else is left beside it', () => {
  createLinkTokens(dataDir);
  expect(statSync(secretPath()).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual([LINK_SECRET_FILE]);
});

test('a secret that others may read, or that is cut off, is refused with its path', () => {
  createLinkTokens(dataDir);
  chmodSync(secretPath(), 0o644);
  expect(() => createLinkTokens(dataDir)).toThrow(`${secretPath()} may be read by others (mode 644)`);
  chmodSync(secretPath(), 0o600);
  writeFileSync(secretPath(), 'short');
  expect(() => createLinkTokens(dataDir)).toThrow(`${secretPath()} holds 5 bytes, not 32`);
});
