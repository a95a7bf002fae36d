import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SendResult } from '../../src/ports/mailer.ts';
import { sendBatch } from '../../src/usecases/send-batch.ts';
import { at } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

const MINUTE = 60_000;

let here: Place;
let recipients = 0;
beforeEach(async () => {
  here = await place({ mailMode: 'smtp' });
  await here.adopt();
  await here.store.write((tx) => tx.setPracticeNow(at('2018-04-11', '08:00')));
  recipients = new Set((await here.store.read((tx) => tx.outbox(PLAN_ID))).map(({ to }) => to)).size;
});
afterEach(() => here.remove());

const messages = () => here.store.read((tx) => tx.messages(PLAN_ID));
async function sendAll(): Promise<{
  sent: number;
  deferred: number;
  refused: number;
  waitMs: number | null;
}> {
  const total = { sent: 0, deferred: 0, refused: 0 };
  for (;;) {
    const batch = await sendBatch(here.mail);
    total.sent += batch.sent;
    total.deferred += batch.deferred;
    total.refused += batch.refused;
    if (!batch.more) return { ...total, waitMs: batch.waitMs };
  }
}
const statuses = async () => [...new Set((await messages()).map(({ status }) => status))];

describe('the morning of 11/4/2018', () => {
  test('one message a recipient, each to one address, with a Message-ID of its own', async () => {
    expect(await sendAll()).toMatchObject({ sent: recipients, deferred: 0, refused: 0, waitMs: null });
    const { sent } = here.mail.mailer;
    expect(sent).toHaveLength(recipients);
    expect(sent.every(({ to, cc }) => to.length === 1 && cc.length === 0)).toBe(true);
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(recipients);
    expect(await statuses()).toEqual(['sent']);
  });

  test('a link in what leaves is an address; what is stored holds none', async () => {
    await sendAll();
    const [sent] = here.mail.mailer.sent;
    const [stored] = await messages();
    expect(sent?.text).toMatch(/http:\/\/127\.0\.0\.1:8090\/r\/[\w-]{43}/);
    expect(stored?.text).toContain('{{link:');
    expect(stored?.text).not.toContain('/r/');
  });

  test('before the hour nothing leaves, and nothing is lost', async () => {
    await here.remove();
    here = await place({ mailMode: 'smtp' });
    await here.adopt();
    await here.store.write((tx) => tx.setPracticeNow(at('2018-04-11', '07:59')));
    expect(await sendAll()).toEqual({ sent: 0, deferred: 0, refused: 0, waitMs: null });
    await here.store.write((tx) => tx.setPracticeNow(at('2018-04-11', '08:00')));
    expect((await sendAll()).sent).toBe(recipients);
  });

  test('after the hours it is put off to the next working morning', async () => {
    await here.store.write((tx) => tx.setPracticeNow(at('2018-04-11', '10:00')));
    expect((await sendAll()).sent).toBe(0);
    expect(await here.store.read((tx) => tx.nextSendAt())).toBe(at('2018-04-12', '08:00'));
  });
});

describe('a relay that', () => {
  const deferred: SendResult = { kind: 'deferred', response: '451 try later', connection: false };
  const refused: SendResult = { kind: 'refused', response: '550 no such user' };

  test('defers: the message waits 5 s, then 10 s, and leaves with the same Message-ID', async () => {
    here.mail.mailer.answer = () => deferred;
    expect(await sendAll()).toMatchObject({ sent: 0, deferred: recipients, waitMs: 5_000 });
    expect((await sendAll()).deferred).toBe(0);
    here.wallMs += 5_000;
    expect(await sendAll()).toMatchObject({ deferred: recipients, waitMs: 10_000 });
    here.mail.mailer.answer = () => ({ kind: 'accepted', response: '250 OK' });
    here.wallMs += 10_000;
    expect((await sendAll()).sent).toBe(recipients);
    expect(here.mail.mailer.sent).toHaveLength(3 * recipients);
    expect(new Set(here.mail.mailer.sent.map(({ messageId }) => messageId)).size).toBe(recipients);
    expect(await statuses()).toEqual(['sent']);
  });

  test('refuses one address: that one has failed for good, the others have left', async () => {
    here.mail.mailer.answer = ({ to }) =>
      to[0]?.startsWith('so-noi-vu') === true ? refused : { kind: 'accepted', response: '250 OK' };
    expect(await sendAll()).toMatchObject({ sent: recipients - 1, refused: 1 });
    const failed = (await messages()).filter(({ status }) => status === 'failed');
    expect(failed.map(({ recipient, response, sentAt }) => [recipient, response, sentAt])).toEqual([
      ['so-noi-vu', '550 no such user', null],
    ]);
    here.wallMs += 60 * MINUTE;
    expect((await sendAll()).sent).toBe(0);
  });
});

describe('a worker that dies between sending and recording', () => {
  test('nothing is lost: after its lease the message leaves once more, with the same Message-ID', async () => {
    // The relay has accepted, and the process is gone before it could write that down.
    here.mail.mailer.answer = ({ to }) => {
      if (to[0]?.startsWith('so-noi-vu') === true) throw new Error('killed');
      return { kind: 'accepted', response: '250 OK' };
    };
    await expect(sendAll()).rejects.toThrow('killed');
    here.mail.mailer.answer = () => ({ kind: 'accepted', response: '250 OK' });
    await sendAll();
    const open = (await messages()).filter(({ status }) => status === 'queued');
    expect(open.map(({ recipient }) => recipient)).toContain('so-noi-vu');

    here.wallMs += MINUTE;
    await sendAll();
    expect(await statuses()).toEqual(['sent']);
    const copies = here.mail.mailer.sent.filter(({ to }) => to[0]?.startsWith('so-noi-vu') === true);
    expect(copies).toHaveLength(2);
    expect(new Set(copies.map(({ messageId }) => messageId)).size).toBe(1);
  });

  test('a frozen one that wakes after its lease records nothing: the word of the other stands', async () => {
    await sendBatch(here.mail).catch(() => undefined);
    const [message] = await messages();
    if (message === undefined) throw new Error('no message');
    const late = await here.store.write((tx) =>
      tx.updateMessage(PLAN_ID, message.id, message.fence - 1, { status: 'failed', response: 'too late' }),
    );
    expect(late).toBe(false);
    expect((await messages()).find(({ id }) => id === message.id)?.status).toBe('sent');
  });
});
