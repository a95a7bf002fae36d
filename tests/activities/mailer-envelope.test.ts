import { simpleParser } from 'mailparser';
import { afterEach, describe, expect, test } from 'vitest';
import { createSmtpMailer } from '../../activities/adapters/mailer/smtp-mailer.ts';
import type { Mailer } from '../../src/ports/mailer.ts';
import { aMail, POLITE, startBareServer, startRelay, talkUntil } from './mailer-relay.ts';

const BOUNCES = 'tra-lai@tinhuy.example';
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A server that writes down the very commands of each envelope, and offers SMTPUTF8 as this one does. */
async function listener() {
  const commands: string[] = [];
  const relay = await startRelay(
    {},
    {
      onMailFrom: ({ address, args }, _session, done) => {
        commands.push(`MAIL ${address} ${JSON.stringify(args)}`);
        done();
      },
      onRcptTo: ({ address, args }, _session, done) => {
        commands.push(`RCPT ${address} ${JSON.stringify(args)}`);
        done();
      },
    },
  );
  const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${relay.port}`, from: BOUNCES, connections: 1 });
  open.push(relay.close, () => mailer.close());
  return { relay, mailer, commands };
}

describe('the envelope', () => {
  test('names what was checked, whatever the headers say, and asks for no SMTPUTF8 though it is offered', async () => {
    const { mailer, commands } = await listener();
    await mailer.send(
      aMail({ from: { name: 'Sở, <a@b.example>; "Nội vụ"', address: 'ban@tinhuy.example' } }),
    );
    expect(commands).toHaveLength(2);
    expect(commands[0]).toMatch(/^MAIL tra-lai@tinhuy\.example /);
    expect(commands[0]).not.toContain('SMTPUTF8');
    expect(commands[1]).toMatch(/^RCPT so-noi-vu@haugiang\.example /);
  });

  test('a domain of other letters travels as punycode, in the envelope and in the header', async () => {
    const lines: string[] = [];
    const server = await startBareServer((socket) => {
      socket.on('data', (chunk) => lines.push(...chunk.toString('latin1').split('\r\n')));
      talkUntil({ EHLO: '250-relay.example\r\n250 SMTPUTF8', MAIL: POLITE.MAIL, RCPT: '550 5.1.1 enough' })(
        socket,
      );
    });
    const bare = createSmtpMailer({ url: `smtp://127.0.0.1:${server.port}`, from: BOUNCES, connections: 1 });
    open.push(server.close, () => bare.close());
    await bare.send(aMail({ to: ['van-thu@hậugiang.example'] }));
    expect(lines).toContain(`MAIL FROM:<${BOUNCES}>`);
    expect(lines).toContain('RCPT TO:<van-thu@xn--hugiang-0p4c.example>');

    const { relay, mailer } = await listener();
    await mailer.send(aMail({ to: ['van-thu@hậugiang.example'] }));
    expect(relay.taken[0]?.source).toContain('To: van-thu@xn--hugiang-0p4c.example');
  });

  test('a mailbox of other letters is refused and not sent as something else', async () => {
    const { mailer, commands } = await listener();
    expect(await mailer.send(aMail({ to: ['văn-thư@haugiang.example'] }))).toMatchObject({ kind: 'refused' });
    expect(commands).toEqual([]);
  });

  test('an address that is twice among the recipients gets one message', async () => {
    const { mailer, commands } = await listener();
    await mailer.send(aMail({ cc: ['so-noi-vu@haugiang.example'] }));
    expect(commands.filter((command) => command.startsWith('RCPT'))).toHaveLength(1);
  });
});

describe('a name of the sender', () => {
  test.each([
    ['with commas and quotes', 'Ban "Tổ chức", Tỉnh ủy; Hậu Giang'],
    ['with angle brackets', 'Ban <ke-xau@ke-xau.example>'],
    ['that is an encoded word already', '=?utf-8?q?ke-xau=40ke-xau.example?='],
    ['that is an encoded line break', '=?utf-8?q?a=0D=0ABcc:_x=40ke-xau.example?='],
    ['with a line break', 'Ban\r\nBcc: x@ke-xau.example'],
    ['of two hundred letters', 'Tổ chức '.repeat(25)],
    ['with a group', 'nhóm: a@ke-xau.example;'],
  ])('%s leaves one sender and one recipient', async (_what, name) => {
    const { relay, mailer, commands } = await listener();
    expect(await mailer.send(aMail({ from: { name, address: 'ban@tinhuy.example' } }))).toMatchObject({
      kind: 'accepted',
    });
    expect(commands.filter((command) => command.startsWith('RCPT'))).toHaveLength(1);
    const read = await simpleParser(relay.taken[0]?.source ?? '');
    expect(read.from?.value.map(({ address }) => address)).toEqual(['ban@tinhuy.example']);
    expect(read.headers.has('bcc')).toBe(false);
    expect(read.headers.get('to')).toMatchObject({ value: [{ address: 'so-noi-vu@haugiang.example' }] });
  });
});

describe('the headers that a message binds', () => {
  test.each(['\r\n', '\n', '\r', '\u2028', '\u0000'])('a %j in the subject begins no header', async (end) => {
    const { relay, mailer } = await listener();
    await mailer.send(aMail({ subject: `Nhắc việc${end}X-Xau: 1${end}${end}thân khác` }));
    const read = await simpleParser(relay.taken[0]?.source ?? '');
    expect(read.headers.has('x-xau')).toBe(false);
    expect(read.subject).toContain('X-Xau: 1');
    expect(read.text).toBe(aMail().text);
  });
});

describe('a message that has passed to another process', () => {
  test('is broken off before its text; the next one on the same pool travels', async () => {
    const { relay, mailer } = await listener();
    const lost = await mailer.send(aMail(), () => false);
    expect(lost).toMatchObject({ kind: 'deferred', connection: false });
    expect(relay.taken).toHaveLength(0);
    expect(await mailer.send(aMail(), () => true)).toMatchObject({ kind: 'accepted' });
    expect(relay.taken).toHaveLength(1);
  });

  test('while its text travels: the final dot does not follow', async () => {
    const { relay, mailer } = await listener();
    const answers = [true, false];
    const lost = await mailer.send(aMail({ text: 'a'.repeat(200_000) }), () => answers.shift() ?? false);
    expect(lost).toMatchObject({ kind: 'deferred' });
    expect(relay.taken).toHaveLength(0);
  });

  test('is asked about only when the server is ready for the text', async () => {
    const asked: string[] = [];
    const { mailer, commands } = await listener();
    await sendAsking(mailer, () => asked.push(commands.map((command) => command.slice(0, 4)).join(' ')));
    expect(asked[0]).toBe('MAIL RCPT');
  });
});

const sendAsking = (mailer: Mailer, onAsk: () => unknown) =>
  mailer.send(aMail(), () => {
    onAsk();
    return true;
  });
