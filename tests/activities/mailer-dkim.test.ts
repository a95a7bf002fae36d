import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createSmtpMailer } from '../../activities/adapters/mailer/smtp-mailer.ts';
import { readMailSettings } from '../../src/main/mail-settings.ts';
import { aMail, startRelay } from './mailer-relay.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const KEY = { domain: 'tinhuy.example', selector: 'dondoc', privateKey: PEM };

/** RFC 6376, 3.4.2 and 3.4.4: written from the text, not from the library that signs. */
const relaxedHeader = (field: string): string => {
  const [name = '', ...value] = field.split(':');
  return `${name.trim().toLowerCase()}:${value
    .join(':')
    .replace(/\r\n/gu, '')
    .replace(/[ \t]+/gu, ' ')
    .trim()}`;
};
const relaxedBody = (body: string): string => {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/gu, ' ').replace(/ $/u, ''));
  const text = lines.join('\r\n').replace(/(?:\r\n)*$/u, '');
  return text === '' ? '' : `${text}\r\n`;
};

/** Whether the signature of a message holds, as a receiver with the public key would find. */
function verify(source: string): {
  readonly body: boolean;
  readonly headers: boolean;
  readonly signed: string[];
} {
  const split = source.indexOf('\r\n\r\n');
  const fields = source.slice(0, split).split(/\r\n(?![ \t])/u);
  const nameOf = (field: string): string => (field.split(':')[0] ?? '').toLowerCase();
  const signature = fields.find((field) => nameOf(field) === 'dkim-signature') ?? '';
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => tag.replace(/\s+/gu, ''))
      .map((tag) => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)] as const),
  );
  const signed = (tags.get('h') ?? '').split(':').map((name) => name.toLowerCase());
  const chosen = signed.flatMap((name) => fields.findLast((field) => nameOf(field) === name) ?? []);
  const own = relaxedHeader(signature).replace(/([; ]b=)[^;]*$/u, '$1');
  const data = [...chosen.map(relaxedHeader), own].join('\r\n');
  const hash = createHash('sha256')
    .update(relaxedBody(source.slice(split + 4)))
    .digest('base64');
  return {
    body: hash === tags.get('bh'),
    headers: createVerify('sha256')
      .update(data)
      .verify(publicKey, tags.get('b') ?? '', 'base64'),
    signed,
  };
}

describe('a message signed with the key of the domain', () => {
  test('is found genuine by a receiver, and altered on the way it is not', async () => {
    const relay = await startRelay();
    const mailer = createSmtpMailer({
      url: `smtp://127.0.0.1:${relay.port}`,
      from: 'tra-lai@tinhuy.example',
      dkim: KEY,
    });
    try {
      expect(await mailer.send(aMail())).toMatchObject({ kind: 'accepted' });
      const source = relay.taken[0]?.source ?? '';
      expect(source).toContain('d=tinhuy.example');
      expect(source).toContain('s=dondoc');
      const found = verify(source);
      expect(found).toMatchObject({ body: true, headers: true });
      for (const name of ['from', 'to', 'subject', 'date', 'message-id', 'references', 'reply-to'])
        expect(found.signed).toContain(name);
      expect(verify(source.replace('Subject: ', 'Subject: Re: ')).headers).toBe(false);
      expect(verify(`${source}thêm\r\n`).body).toBe(false);
      expect(await mailer.source(aMail())).toBe(source);
    } finally {
      await mailer.close();
      await relay.close();
    }
  });
});

describe('settings of the mail server', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dondoc-dkim-'));
  const file = join(dir, 'khoa.pem');
  writeFileSync(file, PEM);
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const dkim = (more: Readonly<Record<string, string>> = {}) => ({
    DONDOC_DKIM_DOMAIN: 'tinhuy.example',
    DONDOC_DKIM_SELECTOR: 'dondoc',
    DONDOC_DKIM_KEY_FILE: file,
    ...more,
  });

  test('none of them: nothing leaves, nothing comes, nothing is limited, nothing is signed', () => {
    expect(readMailSettings({})).toEqual({
      ok: true,
      value: {
        smtpUrl: null,
        mailFrom: null,
        mailRate: { perMinute: null, perDay: null },
        dkim: null,
        imapUrl: null,
        returnPath: null,
      },
    });
  });

  test('the rate and the key', () => {
    const env = { ...dkim(), DONDOC_MAIL_PER_MINUTE: '30', DONDOC_MAIL_PER_DAY: '10000' };
    expect(readMailSettings(env)).toMatchObject({
      ok: true,
      value: { smtpUrl: null, mailFrom: null, mailRate: { perMinute: 30, perDay: 10_000 }, dkim: KEY },
    });
  });

  test.each([
    [{ DONDOC_MAIL_PER_MINUTE: '0' }, 'DONDOC_MAIL_PER_MINUTE: gặp "0"; cần một số nguyên từ 1'],
    [{ DONDOC_MAIL_PER_DAY: 'nhiều' }, 'DONDOC_MAIL_PER_DAY: gặp "nhiều"'],
    [{ DONDOC_DKIM_DOMAIN: 'tinhuy.example' }, 'đủ cả ba'],
    [dkim({ DONDOC_DKIM_DOMAIN: 'tinhuy' }), 'DONDOC_DKIM_DOMAIN: gặp "tinhuy"; cần một tên miền'],
    [dkim({ DONDOC_DKIM_SELECTOR: 'a b' }), 'DONDOC_DKIM_SELECTOR: gặp "a b"'],
    [dkim({ DONDOC_DKIM_KEY_FILE: join(dir, 'khong-co.pem') }), 'DONDOC_DKIM_KEY_FILE: gặp '],
    [{ DONDOC_MAIL_FROM: 'a, b' }, 'DONDOC_MAIL_FROM: gặp "a, b"'],
    [{ SMTP_URL: 'mail' }, 'SMTP_URL "mail"'],
  ])('a bad one is refused: %j', (env, words) => {
    const read = readMailSettings(env);
    expect(read.ok ? '' : read.problem.words).toContain(words);
  });
});
