import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseReturnedMail } from '../../activities/adapters/mailer/returned-mail.ts';
import type { IncomingKind } from '../../src/ports/incoming-store.ts';
import type { MessageRow } from '../../src/ports/store.ts';
import { returnPathOf } from '../../src/usecases/return-path.ts';
import { sendBatch } from '../../src/usecases/send-batch.ts';
import { listAnswers, listUnreadable, markRead } from '../../src/usecases/show-mailbox.ts';
import { showStatus } from '../../src/usecases/show-status.ts';
import { takeReturnedMail } from '../../src/usecases/take-returned-mail.ts';
import { at } from '../domain/task/real-plan.ts';
import { aLetter, aReport } from '../support/returned-shapes.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

const RETURN_PATH = 'tra-lai@haugiang.example';

// One place for all: there are letters enough that every test has some of its own.
let here: Place;
beforeAll(async () => {
  here = await place({ mailMode: 'smtp' });
  await here.adopt();
  await here.store.write((tx) => tx.setPracticeNow(at('2018-04-11', '08:00')));
  await sendBatch({ ...here.mail, office: { ...here.mail.office, returnPath: RETURN_PATH } });
});
afterAll(() => here.remove());

const messages = () => here.store.read((tx) => tx.messages(PLAN_ID));
const first = async (recipient?: string): Promise<MessageRow> => {
  const sent = (await messages()).filter(({ status }) => status === 'sent');
  const message = sent.find((one) => recipient === undefined || one.recipient === recipient);
  if (message === undefined) throw new Error('nothing was sent');
  return message;
};
const take = async (raw: string, returnPath: string | null = null) =>
  takeReturnedMail({ ...here.deps, returnPath, wallMs: () => here.wallMs }, await parseReturnedMail(raw));
const counts = () => here.store.read((tx) => tx.countIncoming());
/** What these steps have added to the counts. */
async function counted(steps: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await counts();
  await steps();
  const added = Object.entries(await counts()).map(([kind, count]) => [
    kind,
    count - before[kind as IncomingKind],
  ]);
  return Object.fromEntries(added.filter(([, count]) => count !== 0)) as Record<string, number>;
}
/** Another letter each time, so that none is known. */
let letters = 0;
const another = (): string => `Message-ID: <${String((letters += 1))}@nguoi-gui.example>`;

const report = (id: string, action: string, status: string, headers: readonly string[] = []): string =>
  aReport({
    headers: [another(), ...headers],
    status: [
      'Reporting-MTA: dns; mx.haugiang.example',
      '',
      'Final-Recipient: rfc822; so-noi-vu@haugiang.example',
      `Action: ${action}`,
      `Status: ${status}`,
      `Diagnostic-Code: smtp; 550 ${status} User unknown`,
    ],
    original: id === '' ? null : ['text/rfc822-headers', [`Message-ID: ${id}`]],
  });

describe('a message that comes back', () => {
  test('has not arrived: it is said so, with the words of the server, and once', async () => {
    const { id, messageId } = await first();
    const raw = report(messageId, 'failed', '5.1.1');
    const added = await counted(async () => {
      expect(await take(raw)).toMatchObject({ kind: 'bounced', message: id });
      expect(await take(raw)).toMatchObject({ kind: 'known' });
    });
    expect(added).toEqual({ returned: 1 });
    expect(await take(report(messageId, 'failed', '5.1.1'))).toMatchObject({ kind: 'known', message: id });
    const [now] = (await messages()).filter((message) => message.id === id);
    expect(now).toMatchObject({ status: 'bounced', sentAt: at('2018-04-11', '08:00') });
    expect(now?.response).toContain('User unknown');
    const { mail, alarms } = await showStatus(here.deps, PLAN_ID);
    expect(mail.failed).toBeGreaterThan(0);
    expect(
      alarms.find(({ kind, words }) => kind === 'mail-failed' && words.includes(` ${id} `))?.words,
    ).toContain('User unknown');
  });

  test('given up after a trouble that might have passed has not arrived either, and it is said why', async () => {
    const { id, messageId } = await first();
    await take(report(messageId, 'failed', '4.4.7'));
    const [now] = (await messages()).filter((message) => message.id === id);
    expect(now?.response).toContain('đã thử nhiều lần');
  });

  test.each([
    ['delayed', '4.4.1'],
    ['relayed', '2.0.0'],
  ])('with a report that it is %s, nothing has happened yet', async (action, status) => {
    const before = await messages();
    const { messageId, id } = await first();
    const added = await counted(async () =>
      expect(await take(report(messageId, action, status))).toMatchObject({ kind: 'delayed', message: id }),
    );
    expect(await messages()).toEqual(before);
    expect(added).toEqual({ delayed: 1 });
  });

  test('with a report that nobody understands is shown to a person', async () => {
    const { messageId, id } = await first();
    expect(await take(report(messageId, 'eaten', 'x'))).toMatchObject({ kind: 'unclear', message: id });
    const [shown] = await listUnreadable(here.deps, PLAN_ID);
    expect(shown?.words).toContain('không nói rõ');
    const { alarms } = await showStatus(here.deps, PLAN_ID);
    expect(alarms.filter(({ kind }) => kind === 'mail-unreadable')).toHaveLength(1);
    await markRead(here.deps, shown?.id ?? '');
    expect(await listUnreadable(here.deps, PLAN_ID)).toEqual([]);
  });

  test('before we have recorded that it had left is taken a little later', async () => {
    const { messageId, id, planId, fence } = await first();
    await here.store.write((tx) =>
      tx.updateMessage(planId, id, fence, { status: 'queued', leaseUntil: here.wallMs + 5_000 }),
    );
    const raw = report(messageId, 'failed', '5.1.1');
    expect(await take(raw)).toMatchObject({ kind: 'too-early' });
    await here.store.write((tx) => tx.updateMessage(planId, id, fence, { status: 'sent', leaseUntil: 0 }));
    expect(await take(raw)).toMatchObject({ kind: 'bounced', message: id });
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
    expect(await take(report(other(messageId), 'failed', '5.1.1'))).toMatchObject({
      kind: 'unknown-message',
    });
    expect(await messages()).toEqual(before);
  });
});

describe('with a tag of its own', () => {
  const tagOf = (message: MessageRow): string => returnPathOf(RETURN_PATH, here.deps.tokens, message);

  test('every message leaves with another return path, the same on every try', async () => {
    const paths = here.mail.mailer.sent.map(({ returnPath }) => returnPath ?? '');
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.every((path) => /^tra-lai\+180411[0-9a-f]{26}@haugiang\.example$/u.test(path))).toBe(true);
    expect(paths).toContain(tagOf(await first()));
  });

  test('a report that names no message is its message’s all the same', async () => {
    const message = await first();
    const raw = report('', 'failed', '5.1.1', [`To: ${tagOf(message).toUpperCase()}`]);
    expect(await take(raw, RETURN_PATH)).toMatchObject({ kind: 'bounced', message: message.id });
  });

  test.each([
    ['another tag', (path: string) => path.replace(/[0-9a-f]{8}@/u, '00000000@')],
    ['the tag of another day', (path: string) => path.replace('+1804', '+1805')],
    ['no tag but letters', (path: string) => path.replace(/\+.*@/u, '+xin-chao@')],
  ])('%s is refused quietly and counted, whatever message it names', async (_what, other) => {
    const before = await messages();
    const message = await first();
    const raw = report(message.messageId, 'failed', '5.1.1', [`Delivered-To: ${other(tagOf(message))}`]);
    const added = await counted(async () =>
      expect(await take(raw, RETURN_PATH)).toMatchObject({ kind: 'forged', message: null }),
    );
    expect(await messages()).toEqual(before);
    expect(added).toEqual({ forged: 1 });
  });
});

describe('a note that nobody has written', () => {
  test('is counted where it answers a message of ours, and changes nothing', async () => {
    const before = await messages();
    const { messageId, id } = await first();
    const note = (ours: string) => aLetter([another(), 'Auto-Submitted: auto-replied'], 'Tôi đi vắng.', ours);
    const added = await counted(async () => {
      expect(await take(note(messageId))).toMatchObject({ kind: 'automatic', message: id });
      expect(await take(note('<x@y.example>'))).toMatchObject({ kind: 'automatic', message: null });
    });
    expect(await messages()).toEqual(before);
    expect(added).toEqual({ automatic: 1 });
  });

  test('our own letter to the office is left alone', async () => {
    const { messageId } = await first();
    const own = aLetter(
      [`Message-ID: ${messageId}`, 'Auto-Submitted: auto-generated'],
      'Thông báo',
      messageId,
    );
    expect(await counted(() => take(own))).toEqual({});
  });
});

describe('a person’s answer', () => {
  const answersTo = async (message: MessageRow, about = message.tasks[0] ?? '') =>
    (await listAnswers(here.deps, PLAN_ID, { about })).filter((answer) => answer.message === message.id);

  test('is kept beside every task that the message was about, and never counts as a result', async () => {
    const message = await first('so-noi-vu');
    const before = await here.row(message.tasks[0] ?? '');
    const text =
      'Sở đã nhận.\n\n> Kính gửi: Sở Nội vụ\n> Thời hạn 28/12/2018\n\nSở sẽ báo cáo.\n-- \nNguyễn Văn An';
    expect(await take(aLetter([another()], text, message.messageId))).toMatchObject({
      kind: 'answer',
      message: message.id,
    });
    for (const about of message.tasks) {
      const [answer] = await answersTo(message, about);
      expect(answer?.letter?.pieces.map(({ kind }) => kind)).toEqual(['said', 'quoted', 'said', 'signature']);
      expect(answer?.letter).toMatchObject({ body: 'Sở Nội vụ', senderKnown: true });
    }
    expect(await here.row(message.tasks[0] ?? '')).toEqual(before);
  });

  test('is unread until somebody says so; twice is once', async () => {
    const message = await first('van-phong-tinh-uy');
    const raw = aLetter([another()], 'Đã nhận.', message.messageId);
    const unread = async () => (await showStatus(here.deps, PLAN_ID)).mailbox.unread;
    const before = await unread();
    await take(raw);
    expect(await take(raw)).toMatchObject({ kind: 'known' });
    expect(await unread()).toBe(before + 1);
    const [answer] = await answersTo(message);
    expect((await markRead(here.deps, answer?.id ?? '')).ok).toBe(true);
    expect(await unread()).toBe(before);
    expect(await answersTo(message)).toHaveLength(1);
    expect((await markRead(here.deps, 'không có')).ok).toBe(false);
  });

  test('to a message that is known by its thread alone belongs to that task', async () => {
    const root = `<${PLAN_ID}.77-12.so-noi-vu.${here.store.id}@may-cu.example>`;
    await take(aLetter([another(), 'In-Reply-To: <x@y>', `References: ${root}`]));
    const answers = await listAnswers(here.deps, PLAN_ID, { about: '77-12' });
    expect(answers.filter(({ message }) => message === null)).toMatchObject([{ entities: ['77-12'] }]);
  });

  test.each([
    ['a task that is none', (store: string) => `<${PLAN_ID}.77-99.so-noi-vu.${store}@x.example>`],
    ['a body that is none', (store: string) => `<${PLAN_ID}.77-12.khong-co.${store}@x.example>`],
    ['another plan', (store: string) => `<78-kh-tu.77-12.so-noi-vu.${store}@x.example>`],
    ['another store', () => `<${PLAN_ID}.77-12.so-noi-vu.0000@x.example>`],
    ['dots alone', (store: string) => `<${PLAN_ID}.....${store}@x.example>`],
  ])('that names %s is a letter like any other', async (_what, id) => {
    const raw = aLetter([another(), `In-Reply-To: ${id(here.store.id)}`, 'References:']);
    expect(await counted(async () => expect(await take(raw)).toMatchObject({ kind: 'letter' }))).toEqual({});
  });

  test('from another address than the registered one says so', async () => {
    const message = await first('so-noi-vu');
    await take(aLetter([another(), 'From: An <an.nguyen@gmail.example>'], 'Đã nhận.', message.messageId));
    const answer = (await answersTo(message)).find(
      ({ letter }) => letter?.from === 'an.nguyen@gmail.example',
    );
    expect(answer?.letter).toMatchObject({ senderKnown: false });
    expect(answer?.letter?.senderWords).toContain('(an.nguyen@gmail.example) khác hộp thư đã đăng ký');
  });
});
