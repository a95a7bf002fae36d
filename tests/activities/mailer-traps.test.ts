import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import { afterEach, describe, expect, test } from 'vitest';
import { createCapturedMailer } from '../../activities/adapters/mailer/captured-mailer.ts';
import { createSmtpMailer } from '../../activities/adapters/mailer/smtp-mailer.ts';
import { instant } from '../../src/domain/calendar/instant.ts';
import { parseLocalDate } from '../../src/domain/calendar/local-date.ts';
import type { OutgoingMail } from '../../src/ports/mailer.ts';
import { aMail, POLITE, startBareServer, talkUntil } from './mailer-relay.ts';

/** What has been found in mail libraries over the years, each tried through our own way of using one. */
const BOUNCES = 'tra-lai@tinhuy.example';
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** The very lines that a server hears, up to the recipients, which it refuses. */
async function heard(extensions: readonly string[], mail: OutgoingMail): Promise<readonly string[]> {
  const lines: string[] = [];
  const server = await startBareServer((socket) => {
    socket.on('data', (chunk) =>
      lines.push(
        ...chunk
          .toString('latin1')
          .split('\r\n')
          .filter((line) => line !== ''),
      ),
    );
    const EHLO = ['relay.example', ...extensions].map(
      (line, n, all) => `250${n === all.length - 1 ? ' ' : '-'}${line}`,
    );
    talkUntil({
      EHLO: EHLO.join('\r\n'),
      MAIL: POLITE.MAIL,
      RCPT: '550 5.1.1 enough',
      RSET: '250 ok',
      QUIT: '221 bye',
    })(socket);
  });
  const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${server.port}`, from: BOUNCES, connections: 1 });
  open.push(server.close, () => mailer.close());
  expect(await mailer.send(mail)).toMatchObject({ kind: 'refused' });
  return lines.filter((line) => /^(?:MAIL|RCPT)/u.test(line));
}

const captured = createCapturedMailer({ from: BOUNCES });
const readBack = async (mail: OutgoingMail) => simpleParser(await captured.source(mail));

describe('the commands of the envelope', () => {
  test('SIZE is a number that was counted, and nothing follows it', async () => {
    const mail = aMail();
    const bytes = Buffer.byteLength(await captured.source(mail));
    expect(await heard(['SIZE 10000000'], mail)).toEqual([
      `MAIL FROM:<${BOUNCES}> SIZE=${bytes}`,
      'RCPT TO:<so-noi-vu@haugiang.example>',
    ]);
  });
  test.each([
    ['offers nothing', []],
    ['offers SMTPUTF8 and 8BITMIME', ['SMTPUTF8', '8BITMIME']],
  ])(
    'a server that %s hears the same: ASCII alone, whatever subject and names hold',
    async (_, extensions) => {
      const mail = aMail({ to: ['van-thu@hậugiang.example'], subject: 'Nhắc việc: Kế hoạch 77' });
      expect(await heard(extensions, mail)).toEqual([
        `MAIL FROM:<${BOUNCES}>`,
        'RCPT TO:<van-thu@xn--hugiang-0p4c.example>',
      ]);
      expect(await captured.source(mail)).toMatch(/^[\t\r\n -~]*$/u);
    },
  );
});

describe('recipients that were made to exhaust or mislead a parser of addresses', () => {
  test.each([
    ['groups in groups', `${'g:'.repeat(20_000)}a@haugiang.example${';'.repeat(20_000)}`],
    ['comments in comments', `${'('.repeat(20_000)}a@haugiang.example${')'.repeat(20_000)}`],
    ['a hundred thousand commas', 'a@haugiang.example,'.repeat(5_000)],
    ['quotes that never end', `"${'\\"'.repeat(20_000)}@haugiang.example`],
    ['an encoded word', '=?utf-8?q?x=40ke-xau.example=2C?=@haugiang.example'],
    ['an address in an encoded word', '=?utf-8?b?eEBrZS14YXUuZXhhbXBsZQ==?= <a@haugiang.example>'],
    ['a full-width at sign', 'a＠ke-xau.example'],
    ['a domain that maps to two', 'a@haugiang.example。ke-xau.example,'],
    ['a bang path', 'ke-xau.example!a'],
    ['an UTF-7 at sign', 'a+AEA-ke-xau.example'],
  ])('%s', async (_, address) => {
    expect(await captured.send(aMail({ to: [address] }))).toMatchObject({ kind: 'refused' });
    expect(await captured.send(aMail({ cc: [address] }))).toMatchObject({ kind: 'refused' });
  });
});

describe('headers', () => {
  test('List-Id is made of the sender’s domain, in punycode where it needs to be, and stands once', async () => {
    const from = { name: 'Ban Tổ chức', address: 'ban-to-chuc@hậugiang.example' };
    const source = await captured.source(aMail({ from }));
    expect(source.match(/^List-Id:.*$/gimu)).toEqual(['List-ID: <don-doc.xn--hugiang-0p4c.example>']);
  });
  test('a subject of five thousand letters comes back whole, in lines that every relay passes', async () => {
    const subject = `[KH 77-KH/TU] ${'Nhắc việc đến hạn, '.repeat(280)}hết`;
    const source = await captured.source(aMail({ subject }));
    expect((await simpleParser(source)).subject).toBe(subject);
    expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });
  test.each(['Ban\\', 'Ban "', 'Ban \\" <x@ke-xau.example>', 'Ban (', ')(', '<>', ',', '@', '\u202eBan'])(
    'a sender by the name of %j is still the one sender',
    async (name) => {
      const read = await readBack(aMail({ from: { name, address: 'ban@tinhuy.example' } }));
      expect(read.from?.value.map(({ address }) => address)).toEqual(['ban@tinhuy.example']);
      expect(read.to).toMatchObject({ value: [{ address: 'so-noi-vu@haugiang.example' }] });
    },
  );
});

describe('bodies', () => {
  test('a text that holds the boundary of its own message ends no part', async () => {
    const source = await captured.source(aMail());
    const boundary = /boundary="([^"]+)"/u.exec(source)?.[1] ?? '';
    expect(boundary).not.toBe('');
    const text = `trước\n--${boundary}--\n--${boundary}\nContent-Type: text/html\n\n<b>xấu</b>\nsau\n`;
    const read = await readBack(aMail({ text }));
    expect(read.text).toBe(text);
    expect(read.html).toBe(aMail().html);
    expect(read.attachments).toEqual([]);
  });
  test.each([
    'data:text/html;base64,PGI+eDwvYj4=',
    'cid:tep',
    'file:///etc/passwd',
    'http://127.0.0.1:1/',
    'https://ke-xau.example/x.png',
  ])('nothing is fetched or attached because a letter names %s', async (address) => {
    const html = `<p>${address}</p><img src="${address}">`;
    const read = await readBack(aMail({ text: address, html }));
    expect(read.text).toBe(address);
    expect(read.attachments).toEqual([]);
    expect(await captured.source(aMail({ text: address, html }))).not.toContain('Content-Disposition');
  });
  test('words of a day in the calendar begin no line of their own', async () => {
    const words = 'Hạn\r\nATTENDEE:mailto:x@ke-xau.example\nEND:VEVENT\r\nBEGIN:VALARM\\;,:';
    const on = parseLocalDate('2018-12-28');
    if (on === null) throw new Error('no such day');
    const entry = {
      entityId: '77-9',
      body: 'so-noi-vu',
      action: 'set',
      sequence: 0,
      on,
      uid: 'a@b',
    } as const;
    const calendar: OutgoingMail['calendar'] = {
      method: 'publish',
      stampAt: instant('2018-12-19T08:00:00+07:00'),
      entries: [{ ...entry, summary: words, description: words }],
    };
    const read = await readBack(aMail({ calendar }));
    const content =
      read.attachments.find(({ contentType }) => contentType === 'text/calendar')?.content.toString() ?? '';
    const component = new ICAL.Component(ICAL.parse(content) as unknown[]);
    const [event, ...others] = component.getAllSubcomponents();
    expect(others).toEqual([]);
    expect(event?.getFirstProperty('attendee') ?? null).toBeNull();
    expect(event?.getAllSubcomponents()).toEqual([]);
    expect(String(event?.getFirstPropertyValue('summary'))).toContain('ATTENDEE:mailto:x@ke-xau.example');
  });
});
