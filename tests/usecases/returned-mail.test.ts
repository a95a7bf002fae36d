import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseReturnedMail } from '../../activities/adapters/mailer/returned-mail.ts';
import { sendBatch } from '../../src/usecases/send-batch.ts';
import { showStatus } from '../../src/usecases/show-status.ts';
import { takeReturnedMail } from '../../src/usecases/take-returned-mail.ts';
import { at } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

/** A delivery report as Postfix writes it. */
const report = (about: {
  readonly id: string;
  readonly action: string;
  readonly status: string;
  readonly part?: string;
}) =>
  [
    'From: MAILER-DAEMON@mx.haugiang.example (Mail Delivery System)',
    'To: ban-to-chuc@haugiang.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mx.haugiang.example.',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.haugiang.example',
    'Arrival-Date: Wed, 11 Apr 2018 08:00:01 +0700 (ICT)',
    '',
    'Final-Recipient: rfc822; so-noi-vu@haugiang.example',
    `Action: ${about.action}`,
    `Status: ${about.status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 <so-noi-vu@haugiang.example>: Recipient address',
    '    rejected: User unknown',
    '',
    '--b1',
    `Content-Type: ${about.part ?? 'text/rfc822-headers'}`,
    '',
    'From: ban-to-chuc@haugiang.example',
    'Message-ID:',
    ` ${about.id}`,
    'Subject: [KH 77-KH/TU] Thong bao',
    '',
    '--b1--',
    '',
  ].join('\r\n');

const letter = (more: readonly string[]): string =>
  [
    'From: a@haugiang.example',
    'To: b@haugiang.example',
    'Subject: Re: Nhac viec',
    ...more,
    '',
    'Da nhan.',
    '',
  ].join('\r\n');

describe('what lies in the mailbox of the sender', () => {
  const id = '<77-kh-tu.2018-04-11.so-noi-vu.1.x@haugiang.example>';

  test.each(['text/rfc822-headers', 'message/rfc822'])(
    'a report with the message as %s names it',
    async (part) => {
      expect(await parseReturnedMail(report({ id, action: 'failed', status: '5.1.1', part }))).toEqual({
        kind: 'delivery-report',
        failed: true,
        messageIds: [id],
        words: '5.1.1 550 5.1.1 <so-noi-vu@haugiang.example>: Recipient address rejected: User unknown',
      });
    },
  );

  test.each([
    ['failed', '4.4.7', true],
    ['Failed', '5.2.2', true],
    ['delayed', '4.4.1', false],
    ['relayed', '2.0.0', false],
  ])('action %s with %s: given up is %s', async (action, status, failed) => {
    expect(await parseReturnedMail(report({ id, action, status }))).toMatchObject({ failed });
  });

  test.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated; owner=x',
    'Precedence: bulk',
    'Precedence: auto_reply',
    'X-Autoreply: yes',
    'X-Auto-Response-Suppress: All',
  ])('%s: nobody has written it', async (header) => {
    expect(await parseReturnedMail(letter([header]))).toEqual({ kind: 'automatic' });
  });

  test('a person’s letter is one', async () => {
    expect(await parseReturnedMail(letter(['Auto-Submitted: no']))).toEqual({
      kind: 'letter',
      from: 'a@haugiang.example',
      subject: 'Re: Nhac viec',
    });
  });

  test.each([
    '',
    'không phải thư',
    '\u0000\u0001',
    'Content-Type: multipart/report; boundary=x\r\n\r\n--x--',
  ])('nonsense (%j) is read as a letter and hurts nobody', async (raw) => {
    expect((await parseReturnedMail(raw)).kind).toBe('letter');
  });
});

describe('a message that comes back', () => {
  let here: Place;
  beforeEach(async () => {
    here = await place({ mailMode: 'smtp' });
    await here.adopt();
    await here.store.write((tx) => tx.setPracticeNow(at('2018-04-11', '08:00')));
    await sendBatch(here.mail);
  });
  afterEach(() => here.remove());

  const messages = () => here.store.read((tx) => tx.messages(PLAN_ID));
  const first = async () => {
    const [message] = (await messages()).filter(({ status }) => status === 'sent');
    if (message === undefined) throw new Error('nothing was sent');
    return message;
  };
  const take = async (raw: string) => takeReturnedMail(here.deps, await parseReturnedMail(raw));

  test('has not arrived: it is said so, with the words of the server, and once', async () => {
    const { id, messageId } = await first();
    const raw = report({ id: messageId, action: 'failed', status: '5.1.1' });
    expect(await take(raw)).toMatchObject({ kind: 'bounced', message: id });
    expect(await take(raw)).toMatchObject({ kind: 'known', message: id });
    const [now] = (await messages()).filter((message) => message.id === id);
    expect(now).toMatchObject({ status: 'bounced', sentAt: at('2018-04-11', '08:00') });
    expect(now?.response).toContain('User unknown');
    const { mail, alarms } = await showStatus(here.deps, PLAN_ID);
    expect(mail.failed).toBe(1);
    expect(alarms.find(({ kind }) => kind === 'mail-failed')?.words).toContain('User unknown');
  });

  test('with a report of delay, nothing has happened yet', async () => {
    const before = await messages();
    const { messageId, id } = await first();
    expect(await take(report({ id: messageId, action: 'delayed', status: '4.4.1' }))).toMatchObject({
      kind: 'delayed',
      message: id,
    });
    expect(await messages()).toEqual(before);
  });

  test.each([
    [
      'another store',
      (id: string) => id.replace(/\.[0-9a-f-]{36}@/u, '.00000000-0000-0000-0000-000000000000@'),
    ],
    ['another host with our words', (id: string) => id.replace('@haugiang.example', '@ke-xau.example')],
    ['nobody', () => '<x@y.example>'],
  ])('of %s is none of ours', async (_whose, other) => {
    const before = await messages();
    const { messageId } = await first();
    const raw = report({ id: other(messageId), action: 'failed', status: '5.1.1' });
    expect(await take(raw)).toMatchObject({ kind: 'unknown-message' });
    expect(await messages()).toEqual(before);
  });

  test('a vacation note and a letter change nothing', async () => {
    const before = await messages();
    expect(await take(letter(['Precedence: bulk']))).toMatchObject({ kind: 'automatic' });
    expect(await take(letter([]))).toMatchObject({ kind: 'letter' });
    expect(await messages()).toEqual(before);
  });
});
