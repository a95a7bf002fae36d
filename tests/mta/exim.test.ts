import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSmtpMailer } from '../../activities/adapters/mailer/smtp-mailer.ts';
import type { Mailer, OutgoingMail } from '../../src/ports/mailer.ts';
import { aMail } from '../activities/mailer-relay.ts';
import { findExim, startExim } from './exim.ts';
import type { Exim } from './exim.ts';

const found = findExim();
if ('missing' in found)
  console.warn(`no message is sent through a mail server of the system: ${found.missing}`);

describe.runIf('path' in found)('through a real Exim on loopback', () => {
  let exim: Exim;
  let mailer: Mailer;
  beforeAll(async () => {
    if ('missing' in found) throw new Error(found.missing);
    exim = await startExim(found.path);
    mailer = createSmtpMailer({
      url: `smtp://127.0.0.1:${exim.port}`,
      from: 'tra-lai@tinhuy.example',
      connections: 2,
    });
  });
  afterAll(async () => {
    await mailer.close();
    await exim.stop();
  });

  /** Sends, waits until it lies in the mailbox, and reads it there. */
  async function arrived(mail: OutgoingMail, localPart: string) {
    expect(await mailer.send(mail)).toEqual({
      kind: 'accepted',
      response: expect.stringMatching(/^250 OK id=/u),
    });
    const [source = ''] = await exim.delivered(localPart, 1);
    return { source, read: await simpleParser(Buffer.from(source, 'latin1')) };
  }

  test('a letter arrives as it was written: every header, both texts, dots and "From" at the start of a line', async () => {
    const mail = aMail({ to: ['so-noi-vu@haugiang.example'] });
    const { source, read } = await arrived(mail, 'so-noi-vu');
    expect(read.subject).toBe(mail.subject);
    expect(read.text).toBe(mail.text);
    expect(read.html).toBe(mail.html);
    expect(read.from?.value).toEqual([mail.from]);
    expect(read.messageId).toBe(mail.messageId);
    expect(read.references).toBe(mail.references[0]);
    expect(read.date).toEqual(mail.date);
    expect(read.headers.get('auto-submitted')).toBe('auto-generated');
    expect(source).toMatch(/^Return-path: <tra-lai@tinhuy\.example>/mu);
    expect(source).toMatch(/^Envelope-to: so-noi-vu@haugiang\.example/mu);
    // What Exim would have had to mend it tells in headers of its own.
    expect(source).not.toMatch(/^(?:Sender|X-Warning|Resent-\w+|Bcc):/imu);
    expect(source.match(/^(?:Message-ID|Date|From|To|Subject):/gimu)).toHaveLength(5);
  });

  test('the bytes between are the bytes that the source shows', async () => {
    const mail = aMail({ to: ['so-y-te@haugiang.example'], messageId: '<nguyen-ban@tinhuy.example>' });
    const { source } = await arrived(mail, 'so-y-te');
    const sent = (await mailer.source(mail)).replaceAll('\r\n', '\n');
    expect(source.endsWith(sent)).toBe(true);
  });

  test('a domain of other letters goes as punycode', async () => {
    const mail = aMail({ to: ['van-thu@hậugiang.example'], messageId: '<ten-mien@tinhuy.example>' });
    const { source } = await arrived(mail, 'van-thu');
    expect(source).toMatch(/^Envelope-to: van-thu@xn--hugiang-0p4c\.example/mu);
  });

  test('sixty at once, over two connections: each once', async () => {
    const mails = Array.from({ length: 60 }, (_, n) =>
      aMail({ to: ['huyen-uy@haugiang.example'], messageId: `<dot-${n}@tinhuy.example>` }),
    );
    const results = await Promise.all(mails.map((mail) => mailer.send(mail)));
    expect(results.filter(({ kind }) => kind !== 'accepted')).toEqual([]);
    const sources = await exim.delivered('huyen-uy', 60);
    const ids = sources.map((source) => /^Message-ID: (.*)$/imu.exec(source)?.[1]);
    expect(ids.toSorted()).toEqual(mails.map(({ messageId }) => messageId).toSorted());
  });

  test.each([
    ['an unknown mailbox', { to: ['khong-co@haugiang.example'] }, /^550 5\.1\.1 no such mailbox/u],
    [
      'a message beyond its limit',
      { text: 'a'.repeat(300_000) },
      /^Message size larger than allowed 204800$/u,
    ],
  ])('%s is refused and not sent again', async (_, more, words) => {
    const result = await mailer.send(aMail(more));
    expect(result).toEqual({ kind: 'refused', response: expect.stringMatching(words) });
  });
});
