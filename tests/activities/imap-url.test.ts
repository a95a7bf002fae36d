import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createImapMailbox } from '../../activities/adapters/mailbox/imap-mailbox.ts';
import { parseImapUrl } from '../../activities/adapters/mailbox/imap-url.ts';
import { readMailSettings } from '../../src/main/mail-settings.ts';
import { startImapServer } from '../support/imap-server.ts';

describe('IMAP_URL', () => {
  test.each([
    ['imaps://a:b@mx.example', { port: 993, secure: true, requireTls: false, folder: 'INBOX', moveTo: null }],
    ['imap://a:b@mx.example', { port: 143, secure: false, requireTls: true }],
    [
      'imap://a:b@127.0.0.1:1143/Tra%20lai',
      { requireTls: false, folder: 'Tra lai', label: 'imap://127.0.0.1:1143/Tra lai' },
    ],
    [
      'imaps://a%40x.example:m%E1%BA%ADt@mx.example/inbox?moveTo=Xong',
      { auth: { user: 'a@x.example', pass: 'mật' }, folder: 'INBOX', moveTo: 'Xong' },
    ],
    ['imaps://a:b@mx.example?tls.rejectUnauthorized=false', { verifyCertificate: false }],
  ])('%s is read', (text, seen) => {
    expect(parseImapUrl(text)).toMatchObject({ ok: true, value: seen });
  });

  test.each([
    ['mx.example', 'không phải là một địa chỉ kết nối'],
    ['pop3://a:b@mx.example', 'giao thức "pop3:" không dùng được'],
    ['imaps://mx.example', 'cần đủ tên và mật khẩu'],
    ['imaps://a@mx.example', 'cần đủ tên và mật khẩu'],
    ['imaps://a:mat-khau@mx.example/%0d%0aX', 'tên thư mục'],
    ['imaps://a:mat-khau@mx.example/?requireTLS=false', 'không có tùy chọn "requireTLS"'],
    ['imaps://a:mat-khau@mx.example/?tls.rejectUnauthorized=no', 'là true hoặc false'],
    ['imaps://a:mat-khau@mx.example/?moveTo=INBOX', 'trùng với thư mục được đọc'],
    ['imaps://a:mat-khau@mx.example:0', 'cổng'],
  ])('%s is refused, and no password is printed', (text, words) => {
    const parsed = parseImapUrl(text);
    expect(parsed.ok ? '' : parsed.problem.words).toContain(words);
    expect(parsed.ok ? '' : parsed.problem.words).not.toContain('mat-khau');
  });

  test.each([
    ['IMAP_URL', 'imap:mx', 'IMAP_URL'],
    ['DONDOC_RETURN_PATH', 'tra-lai', 'một địa chỉ thư'],
    ['DONDOC_RETURN_PATH', 'tra+lai@x.example', 'không có dấu +'],
    ['DONDOC_RETURN_PATH', `${'a'.repeat(32)}@x.example`, 'không quá 31'],
  ])('%s=%s is refused at the start', (name, value, words) => {
    const read = readMailSettings({ [name]: value });
    expect(read.ok ? '' : read.problem.words).toContain(words);
  });
});

describe('a connection', () => {
  const file = (name: string): string =>
    readFileSync(new URL(`../temporal/certificates/${name}`, import.meta.url), 'utf8');
  const tls = { key: file('server.key'), cert: file('server.pem') };

  test('is encrypted from the first byte; an unknown certificate is refused before the password', async () => {
    const server = await startImapServer({ pass: 'x', tls: tls });
    const url = `imaps://thu:x@127.0.0.1:${server.port}/`;
    try {
      await expect(createImapMailbox({ url }).open()).rejects.toThrow();
      expect(server.commands).toEqual([]);
      const open = await createImapMailbox({ url: `${url}?tls.rejectUnauthorized=false` }).open();
      expect(await open.newer(null, new Date(0))).toEqual([]);
      await open.close();
      expect(server.commands).toContain('LOGIN');
    } finally {
      await server.close();
    }
  });
});
