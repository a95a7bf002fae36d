import { simpleParser } from 'mailparser';
import { afterEach, describe, expect, test } from 'vitest';
import { createCapturedMailer } from '../../activities/adapters/mailer/captured-mailer.ts';
import { createSmtpMailer } from '../../activities/adapters/mailer/smtp-mailer.ts';
import type { SmtpMailerOptions } from '../../activities/adapters/mailer/smtp-mailer.ts';
import type { Mailer, OutgoingMail } from '../../src/ports/mailer.ts';
import { aMail, POLITE, startBareServer, startRelay, talkUntil } from './mailer-relay.ts';
import type { Answers, Relay } from './mailer-relay.ts';

const BOUNCES = 'tra-lai@tinhuy.example';
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

function mailerTo(port: number, more: Partial<SmtpMailerOptions> = {}): Mailer {
  const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${String(port)}`, from: BOUNCES, ...more });
  open.push(() => mailer.close());
  return mailer;
}

async function relay(answers: Answers = {}, more: Parameters<typeof startRelay>[1] = {}): Promise<Relay> {
  const started = await startRelay(answers, more);
  open.push(started.close);
  return started;
}

/** Far from the minutes that a server may be silent by default, and from what a busy machine needs. */
const SOON_MS = 30_000;

describe('a message that a server takes', () => {
  test('arrives with the very bytes that source() shows, to the one envelope address', async () => {
    const { port, taken } = await relay();
    const mailer = mailerTo(port);
    const result = await mailer.send(aMail());
    expect(result).toEqual({ kind: 'accepted', response: expect.stringMatching(/^250 /u) });
    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatchObject({ from: BOUNCES, to: ['so-noi-vu@haugiang.example'] });
    expect(taken[0]?.source).toBe(await mailer.source(aMail()));
  });

  test('is read back by another program exactly as it was written', async () => {
    const { port, taken } = await relay();
    const mail = aMail({ references: ['<goc@tinhuy.example>', '<truoc@tinhuy.example>'] });
    await mailerTo(port).send(mail);
    const read = await simpleParser(taken[0]?.source ?? '');
    expect(read.subject).toBe(mail.subject);
    expect(read.text).toBe(mail.text);
    expect(read.html).toBe(mail.html);
    expect(read.from?.value).toEqual([mail.from]);
    expect(read.replyTo?.value).toEqual([{ name: '', address: mail.replyTo }]);
    expect(read.messageId).toBe(mail.messageId);
    expect(read.references).toEqual(mail.references);
    expect(read.inReplyTo).toBe('<truoc@tinhuy.example>');
    expect(read.date).toEqual(mail.date);
    expect(read.headers.get('auto-submitted')).toBe('auto-generated');
    expect(read.headers.get('x-auto-response-suppress')).toBe('All');
    expect(read.headers.get('list')).toEqual({ id: { name: 'don-doc.tinhuy.example' } });
    expect(read.headers.has('x-mailer')).toBe(false);
  });

  test('is the same, Message-ID and all, on every try', async () => {
    const { port, taken } = await relay();
    await mailerTo(port).send(aMail());
    await mailerTo(port).send(aMail());
    expect(taken[0]?.source).toBe(taken[1]?.source);
    expect(taken[0]?.source).toContain('Message-ID: <77-kh-tu.2018-12-19.so-noi-vu.1@tinhuy.example>');
    expect(taken[0]?.source).toContain('Date: Wed, 19 Dec 2018 01:00:00 +0000');
  });

  test('is seven-bit, with lines that every relay passes', async () => {
    const source = await mailerTo(1).source(aMail({ text: 'Nhiệm vụ '.repeat(500) }));
    expect(source).toMatch(/^[\t\r\n -~]*$/u);
    expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
  });

  test('shares the connections of the pool with the others', async () => {
    const { port, taken, connections } = await relay();
    const mailer = mailerTo(port, { connections: 3 });
    const mails = Array.from({ length: 30 }, (_, n) =>
      aMail({ messageId: `<n${String(n)}@tinhuy.example>` }),
    );
    const results = await Promise.all(mails.map((mail) => mailer.send(mail)));
    expect(results.every((result) => result.kind === 'accepted')).toBe(true);
    expect(new Set(taken.map((mail) => mail.source)).size).toBe(30);
    expect(connections()).toBeLessThanOrEqual(3);
  });
});

describe('what a server answers', () => {
  const cases: readonly (readonly [string, Answers, object])[] = [
    ['greylisting', { recipient: () => '450 4.7.1 thử lại sau' }, { kind: 'deferred', connection: false }],
    ['a full mailbox', { recipient: () => '452 4.2.2 hộp thư đầy' }, { kind: 'deferred', connection: false }],
    [
      'trouble after the message',
      { message: '451 4.3.0 lỗi tạm thời' },
      { kind: 'deferred', connection: false },
    ],
    ['an unknown recipient', { recipient: () => '550 5.1.1 không có hộp thư' }, { kind: 'refused' }],
    ['a refused sender', { sender: '550 5.7.1 không được gửi' }, { kind: 'refused' }],
    ['a refused message', { message: '554 5.7.1 bị coi là thư rác' }, { kind: 'refused' }],
    ['a message too large', { message: '552 5.3.4 quá lớn' }, { kind: 'refused' }],
    ['a server that closes', { sender: '421 4.3.2 đang đóng' }, { kind: 'deferred', connection: true }],
    [
      'a server that wants a sign-in first',
      { sender: '530 5.7.0 đăng nhập trước' },
      { kind: 'deferred', connection: true },
    ],
  ];
  test.each(cases)('%s', async (_name, answers, expected) => {
    const { port, taken } = await relay(answers);
    const result = await mailerTo(port).send(aMail());
    expect(result).toMatchObject(expected);
    expect(result.response).toMatch(/^\d{3} /u);
    expect(taken).toHaveLength(0);
  });

  test('a refused message leaves the connection and the next message alone', async () => {
    const { port, taken, connections } = await relay({
      recipient: (address) => (address.startsWith('khong-co') ? '550 5.1.1 không có hộp thư' : null),
    });
    const mailer = mailerTo(port, { connections: 1 });
    expect(await mailer.send(aMail({ to: ['khong-co@haugiang.example'] }))).toMatchObject({
      kind: 'refused',
    });
    expect(await mailer.send(aMail())).toMatchObject({ kind: 'accepted' });
    expect(taken).toHaveLength(1);
    expect(connections()).toBe(1);
  });

  test('one of two recipients refused: accepted once, and said who was not', async () => {
    const { port, taken } = await relay({
      recipient: (address) => (address.startsWith('khong-co') ? '550 5.1.1 không có hộp thư' : null),
    });
    const result = await mailerTo(port).send(aMail({ cc: ['khong-co@haugiang.example'] }));
    expect(result).toEqual({
      kind: 'accepted',
      response: expect.stringContaining('(không nhận: khong-co@haugiang.example)'),
    });
    expect(taken[0]?.to).toEqual(['so-noi-vu@haugiang.example']);
  });

  test('a size limit is respected before the message travels', async () => {
    const { port, taken } = await relay({}, { size: 500 });
    expect(await mailerTo(port).send(aMail({ text: 'a'.repeat(2000) }))).toMatchObject({ kind: 'refused' });
    expect(taken).toHaveLength(0);
  });

  test('a wrong password is the relay’s trouble, not the message’s, and is never repeated in words', async () => {
    const { port } = await relay(
      {},
      {
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: (_auth, _session, done) => done(new Error('sai')),
      },
    );
    const mailer = createSmtpMailer({ url: `smtp://thu:BiMat9@127.0.0.1:${String(port)}`, from: BOUNCES });
    open.push(() => mailer.close());
    const result = await mailer.send(aMail());
    expect(result).toMatchObject({ kind: 'deferred', connection: true });
    expect(JSON.stringify([result, mailer.label])).not.toContain('BiMat9');
    expect(mailer.label).toBe(`smtp://127.0.0.1:${String(port)}`);
  });
});

describe('trouble with the connection puts a message off, in bounded time', () => {
  const limits = { connectionMs: 400, greetingMs: 400, silenceMs: 400, messageMs: 1500, closeMs: 400 };
  const cases: readonly (readonly [string, Parameters<typeof startBareServer>[0]])[] = [
    ['a greeting that refuses', (socket) => socket.write('554 5.3.2 không phục vụ\r\n')],
    ['a greeting that puts off', (socket) => socket.write('421 4.3.2 bận\r\n')],
    ['a server that never greets', () => undefined],
    ['a server that hangs up at once', (socket) => socket.destroy()],
    ['a server that is no mail server', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['silence after EHLO', talkUntil({})],
    ['silence after MAIL FROM', talkUntil({ EHLO: POLITE.EHLO })],
    ['silence after DATA', talkUntil({ EHLO: POLITE.EHLO, MAIL: POLITE.MAIL, RCPT: POLITE.RCPT })],
    ['silence after the final dot', talkUntil(POLITE)],
    [
      'a server that trickles its greeting for ever',
      (socket) => {
        const timer = setInterval(() => socket.write('220-chờ\r\n'), 100);
        socket.on('close', () => clearInterval(timer));
      },
    ],
  ];
  test.each(cases)('%s', async (_name, onSocket) => {
    const server = await startBareServer(onSocket);
    open.push(server.close);
    const mailer = mailerTo(server.port, { limits });
    const began = performance.now();
    expect(await mailer.send(aMail())).toMatchObject({ kind: 'deferred', connection: true });
    expect(performance.now() - began).toBeLessThan(SOON_MS);
  });

  test('a port where nobody listens', async () => {
    const { port, close } = await startBareServer(() => undefined);
    await close();
    const result = await mailerTo(port, { limits }).send(aMail());
    expect(result).toMatchObject({
      kind: 'deferred',
      connection: true,
      response: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('close waits for a message under way, but not for one that hangs', async () => {
    const server = await startBareServer(talkUntil(POLITE));
    open.push(server.close);
    const mailer = createSmtpMailer({
      url: `smtp://127.0.0.1:${String(server.port)}`,
      from: BOUNCES,
      limits: { closeMs: 300 },
    });
    const sending = mailer.send(aMail());
    const began = performance.now();
    await mailer.close();
    expect(performance.now() - began).toBeLessThan(SOON_MS);
    expect(await sending).toMatchObject({ kind: 'deferred', connection: true });
    expect(await mailer.send(aMail())).toMatchObject({ kind: 'deferred', connection: true });
  });
});

describe('encryption', () => {
  const over = (port: number, options: string): Mailer =>
    mailerTo(port, { url: `smtp://localhost:${String(port)}?${options}`, limits: { messageMs: 5000 } });

  test('a relay that must offer STARTTLS and does not gets nothing', async () => {
    const { port, taken } = await relay({}, { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    expect(await over(port, 'requireTLS=true').send(aMail())).toMatchObject({
      kind: 'deferred',
      connection: true,
    });
    expect(taken).toHaveLength(0);
  });

  test('a certificate that nobody vouches for is not believed', async () => {
    const { port, taken } = await relay();
    expect(await over(port, 'requireTLS=true').send(aMail())).toMatchObject({
      kind: 'deferred',
      connection: true,
    });
    expect(taken).toHaveLength(0);
  });

  test('unless the setting says so; the message then travels encrypted', async () => {
    const { port, taken } = await relay();
    const mailer = over(port, 'requireTLS=true&tls.rejectUnauthorized=false');
    expect(await mailer.send(aMail())).toMatchObject({ kind: 'accepted' });
    expect(taken[0]?.secure).toBe(true);
  });
});

describe('traps', () => {
  const headersOf = (source: string): string => source.slice(0, source.indexOf('\r\n\r\n'));
  const attempt = async (mail: OutgoingMail): Promise<{ result: unknown; taken: Relay['taken'] }> => {
    const { port, taken } = await relay();
    return { result: await mailerTo(port).send(mail), taken };
  };

  test.each([
    ['subject', { subject: 'Nhắc\r\nBcc: x@ke-xau.example\r\n\r\nthân khác' }],
    [
      'sender’s name',
      { from: { name: 'Ban\r\nBcc: x@ke-xau.example', address: 'ban-to-chuc@tinhuy.example' } },
    ],
    [
      'sender’s name with an address',
      { from: { name: '"<x@ke-xau.example>", y', address: 'ban-to-chuc@tinhuy.example' } },
    ],
    ['text', { text: '\r\n.\r\nMAIL FROM:<x@ke-xau.example>\r\n' }],
  ])('a line break or an address in the %s adds neither header nor recipient', async (_name, more) => {
    const { result, taken } = await attempt(aMail(more));
    expect(result).toMatchObject({ kind: 'accepted' });
    expect(taken).toHaveLength(1);
    expect(taken[0]?.to).toEqual(['so-noi-vu@haugiang.example']);
    const source = taken[0]?.source ?? '';
    expect(headersOf(source)).not.toMatch(/^bcc:/imu);
    const read = await simpleParser(source);
    expect(read.from?.value.map(({ address }) => address)).toEqual(['ban-to-chuc@tinhuy.example']);
    expect(read.headers.has('bcc')).toBe(false);
  });

  test.each([
    ['a list', 'a@haugiang.example, b@ke-xau.example'],
    ['a display name', 'Sở <a@haugiang.example>'],
    ['a hidden address', '"x@ke-xau.example x"@haugiang.example'],
    ['an SMTP command', 'a@haugiang.example>\r\nRCPT TO:<x@ke-xau.example'],
    ['nothing at all', ''],
  ])('%s as recipient is refused before a server is asked', async (_name, address) => {
    const { result, taken } = await attempt(aMail({ to: [address] }));
    expect(result).toMatchObject({ kind: 'refused', response: expect.stringContaining('Địa chỉ thư') });
    expect(taken).toHaveLength(0);
  });

  test('no recipient is refused', async () => {
    expect((await attempt(aMail({ to: [] }))).result).toMatchObject({ kind: 'refused' });
  });

  test('a text that looks like a file or an address is sent as a text', async () => {
    const { taken } = await attempt(aMail({ text: 'file:///etc/passwd', html: 'https://ke-xau.example/' }));
    const read = await simpleParser(taken[0]?.source ?? '');
    expect(read.text).toBe('file:///etc/passwd');
    expect(read.html).toBe('https://ke-xau.example/');
  });

  test.each([
    ['Message-ID', { messageId: '<a@b>\r\nBcc: x@ke-xau.example' }],
    ['reference', { references: ['không phải'] }],
    ['Reply-To', { replyTo: 'a@tinhuy.example, b@ke-xau.example' }],
    ['sender', { from: { name: 'Ban', address: 'ban@tinhuy.example\r\nBcc: x@ke-xau.example' } }],
  ])('a bad %s is a defect of ours and says what it is', async (_name, more) => {
    await expect(mailerTo(1).send(aMail(more))).rejects.toThrow(RangeError);
  });

  test('a mailer is not made from a wrong setting', () => {
    expect(() => createSmtpMailer({ url: 'mail.example', from: BOUNCES })).toThrow('SMTP_URL');
    expect(() => createSmtpMailer({ url: 'smtp://localhost:25', from: 'Ban <a@b.example>' })).toThrow(
      'Địa chỉ thư',
    );
  });
});

describe('captured mail', () => {
  test('is accepted, leaves nowhere, and shows the same source as a relay would get', async () => {
    const mailer = createCapturedMailer({ from: BOUNCES });
    expect(mailer).toMatchObject({ mode: 'captured', label: 'captured' });
    expect(await mailer.send(aMail())).toEqual({ kind: 'accepted', response: 'captured' });
    expect(await mailer.source(aMail())).toBe(await mailerTo(1).source(aMail()));
    await mailer.close();
  });

  test('shows a bad recipient already in practice', async () => {
    expect(await createCapturedMailer({ from: BOUNCES }).send(aMail({ to: ['a, b'] }))).toMatchObject({
      kind: 'refused',
    });
  });
});
