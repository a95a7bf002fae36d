import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fromEpochMs, formatInstant } from '../../src/domain/calendar/instant.ts';
import type { OutgoingMail, SendResult } from '../../src/ports/mailer.ts';
import { pauseMail, resumeMail, showMailroom } from '../../src/usecases/mailroom.ts';
import { mailRests } from '../../src/usecases/mailroom-state.ts';
import { sendBatch } from '../../src/usecases/send-batch.ts';
import { showStatus } from '../../src/usecases/show-status.ts';
import { verifyStore } from '../../src/usecases/verify-store.ts';
import { at } from '../domain/task/real-plan.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

const MINUTE = 60_000;
const ACCEPTED: SendResult = { kind: 'accepted', response: '250 OK' };
const TROUBLE: SendResult = { kind: 'deferred', response: 'connect ECONNREFUSED', connection: true };

let here: Place;
let recipients = 0;
beforeEach(async () => {
  here = await place({ mailMode: 'smtp' });
  await here.adopt();
  await here.store.write((tx) => tx.setPracticeNow(at('2018-04-11', '08:00')));
  recipients = new Set((await here.store.read((tx) => tx.outbox(PLAN_ID))).map(({ to }) => to)).size;
});
afterEach(async () => {
  vi.useRealTimers();
  await here.remove();
});

const messages = () => here.store.read((tx) => tx.messages(PLAN_ID));
const mailroom = () => showMailroom(here.deps, here.wallMs);
const clockOf = (wallMs: number): string => formatInstant(fromEpochMs(wallMs)).split(' ngày ')[0] ?? '';
/** Batches until only time can bring something new; how long that is. */
async function settle(): Promise<number | null> {
  for (;;) {
    const { more, waitMs } = await sendBatch(here.mail);
    if (!more) return waitMs;
  }
}

describe('a person stops the mail', () => {
  test('nothing leaves, it is said who and why, and resumed everything leaves', async () => {
    const paused = await pauseMail(here.deps, {
      by: 'Nguyễn Văn An, Trưởng phòng',
      because: 'kiểm tra hộp thư',
    });
    expect(paused.ok).toBe(true);
    expect(await settle()).toBeNull();
    expect(here.mail.mailer.sent).toHaveLength(0);
    expect(await messages()).toEqual([]);
    const { state, words, waiting } = await mailroom();
    expect([state, waiting]).toEqual(['paused', recipients]);
    expect(words).toBe(
      'Gửi thư đang tạm dừng từ 08 giờ 00 ngày 11/4/2018 theo yêu cầu của Nguyễn Văn An, Trưởng phòng: ' +
        `kiểm tra hộp thư. Còn ${recipients} thư chờ gửi.`,
    );
    // Neither the sweeper nor a practice clock waits for mail that may not leave.
    expect(await here.store.read((tx) => mailRests(tx, here.wallMs))).toBe(true);
    const pokes = here.workflows.mailroomPokes;
    expect(await resumeMail(here.deps)).toBe(true);
    expect(here.workflows.mailroomPokes).toBe(pokes + 1);
    await settle();
    expect(here.mail.mailer.sent).toHaveLength(recipients);
    expect((await mailroom()).words).toBe('Không có thư nào đang chờ gửi.');
    expect(await resumeMail(here.deps)).toBe(false);
  });

  test('not without a name and a reason', async () => {
    for (const bad of [
      { by: ' ', because: 'x' },
      { by: 'x', because: '' },
      { by: 'x', because: 'y'.repeat(201) },
    ])
      expect(await pauseMail(here.deps, bad)).toMatchObject({ ok: false, problem: { kind: 'no-reason' } });
  });
});

describe('a server that cannot be reached', () => {
  test('is left alone: said to people and to Temporal, asked by one message, and then all leave', async () => {
    here.mail.mailer.answer = () => TROUBLE;
    const first = await sendBatch(here.mail);
    expect(here.mail.mailer.sent).toHaveLength(here.mail.mailer.connections);
    expect(first).toMatchObject({ sent: 0, more: false, waitMs: 15_000 });
    const words = `Đang chờ máy chủ thư, thử lại lúc ${clockOf(here.wallMs + 15_000)} (connect ECONNREFUSED). Còn ${recipients} thư chờ gửi.`;
    expect(first.words).toBe(words);
    expect((await mailroom()).words).toBe(words);
    expect(await sendBatch(here.mail)).toMatchObject({ deferred: 0 });

    here.wallMs += 15_000;
    expect(await sendBatch(here.mail)).toMatchObject({ deferred: 1, waitMs: 30_000 });
    here.wallMs += 30_000;
    here.mail.mailer.answer = () => ACCEPTED;
    await settle();
    here.wallMs += MINUTE;
    await settle();
    expect(new Set((await messages()).map(({ status }) => status))).toEqual(new Set(['sent']));
    expect((await mailroom()).state).toBe('idle');
  });

  test('another server begins with a clean sheet', async () => {
    here.mail.mailer.answer = () => TROUBLE;
    await settle();
    const other = { ...here.mail.mailer, label: 'smtp://other:25', answer: () => ACCEPTED };
    here.wallMs += 6_000;
    await sendBatch({ ...here.mail, mailer: other });
    expect((await mailroom()).state).toBe('idle');
  });
});

describe('a server that takes 10 a minute', () => {
  beforeEach(() => {
    here.mail.mailer.rate = { perMinute: 10, perDay: null };
  });

  test('gets ten at once, the next ten a minute later, and the end is foretold', async () => {
    expect(await sendBatch(here.mail)).toMatchObject({ sent: 10, waitMs: MINUTE });
    const rest = recipients - 10;
    const end = here.wallMs + Math.ceil(rest / 10) * MINUTE;
    expect((await mailroom()).words).toBe(`Đang chờ gửi ${rest} thư, dự kiến xong lúc ${clockOf(end)}.`);
    here.wallMs += MINUTE - 1;
    expect((await sendBatch(here.mail)).sent).toBe(0);
    here.wallMs += 1;
    expect((await sendBatch(here.mail)).sent).toBe(10);
    for (;;) {
      const waitMs = await settle();
      if (waitMs === null) break;
      here.wallMs += waitMs;
    }
    expect(here.wallMs).toBe(end);
    expect(here.mail.mailer.sent).toHaveLength(recipients);
  });

  test('an answer to a person leaves before the notices of the day', async () => {
    await sendBatch(here.mail);
    const at = await here.deps.clock.now();
    await here.store.write((tx) =>
      tx.queueLetters([
        {
          planId: PLAN_ID,
          entityId: '77-9',
          orderKey: 'pressing',
          mail: 'result-returned',
          to: 'so-noi-vu',
          copy: false,
          sendAt: at,
          status: 'queued',
          about: {},
        },
      ]),
    );
    here.wallMs += MINUTE;
    await sendBatch(here.mail);
    const kinds = new Map((await messages()).map(({ messageId, kind }) => [messageId, kind]));
    expect(kinds.get(here.mail.mailer.sent[10]?.messageId ?? '')).toBe('result-returned');
  });
});

describe('what is answered before it has left', () => {
  /** One message a connection is put off; the others have left. */
  async function oneIsPutOff(): Promise<string> {
    here.mail.mailer.answer = ({ to }) =>
      to[0]?.startsWith('so-noi-vu') === true
        ? { kind: 'deferred', response: '450 later', connection: false }
        : ACCEPTED;
    await settle();
    const [message] = (await messages()).filter(({ status }) => status === 'queued');
    if (message === undefined) throw new Error('nothing was put off');
    return message.id;
  }

  test('is taken out; what is still to be said leaves in a message of its own', async () => {
    const id = await oneIsPutOff();
    const carried = (await here.store.read((tx) => tx.outbox(PLAN_ID))).filter((row) => row.messageId === id);
    const [first, ...others] = carried;
    if (first === undefined || others.length === 0) throw new Error('the digest holds one letter only');
    await here.store.write((tx) => tx.withdrawLetters(PLAN_ID, first.entityId, [first.mail], first.to));
    here.mail.mailer.answer = () => ACCEPTED;
    here.wallMs += MINUTE;
    await settle();
    const after = await here.store.read((tx) => tx.outbox(PLAN_ID));
    expect(after.find((row) => row.id === first.id)).toMatchObject({ status: 'withdrawn', messageId: null });
    const [taken] = after.filter((row) => row.id === others[0]?.id);
    expect(taken?.messageId).not.toBe(id);
    const sent = await messages();
    expect(sent.find((message) => message.id === id)?.status).toBe('withdrawn');
    expect(sent.find((message) => message.id === taken?.messageId)).toMatchObject({ status: 'sent' });
    expect(sent.find((message) => message.id === taken?.messageId)?.tasks).not.toContain(first.entityId);
    const verified = await verifyStore(here.deps, PLAN_ID, [], false);
    expect(verified.problems.filter(({ kind }) => kind === 'message' || kind === 'letter')).toEqual([]);
  });

  test('where nothing is left to be said, nothing leaves', async () => {
    const id = await oneIsPutOff();
    const before = here.mail.mailer.sent.length;
    for (const row of (await here.store.read((tx) => tx.outbox(PLAN_ID))).filter((r) => r.messageId === id))
      await here.store.write((tx) => tx.withdrawLetters(PLAN_ID, row.entityId, [row.mail], row.to));
    here.wallMs += MINUTE;
    await settle();
    expect(here.mail.mailer.sent).toHaveLength(before);
    expect((await messages()).find((message) => message.id === id)?.status).toBe('withdrawn');
  });
});

describe('a letter that is of no use any more', () => {
  test('is given up after a week of working days, with an alarm that says what the server said', async () => {
    here.mail.mailer.answer = () => ({ kind: 'deferred', response: '450 hộp thư đầy', connection: false });
    await settle();
    await here.store.write((tx) => tx.setPracticeNow(at('2018-04-19', '08:00')));
    here.wallMs += 60 * MINUTE;
    const tries = here.mail.mailer.sent.length;
    await settle();
    expect(here.mail.mailer.sent).toHaveLength(tries);
    const words = 'thôi gửi vì thư chỉ có ích đến hết ngày 18/4/2018; lần thử cuối: 450 hộp thư đầy';
    expect(new Set((await messages()).map(({ status, response }) => `${status}: ${response}`))).toEqual(
      new Set([`failed: ${words}`]),
    );
    const { alarms, mail } = await showStatus(here.deps, PLAN_ID);
    expect(mail.failed).toBe(recipients);
    expect(alarms.filter(({ kind }) => kind === 'mail-failed')).toHaveLength(recipients);
    expect(alarms.find(({ kind }) => kind === 'mail-failed')?.words).toContain(words);
  });

  test('and never handed over in time: it is not sent at all, and somebody is told', async () => {
    await pauseMail(here.deps, { by: 'An', because: 'thử' });
    await here.store.write((tx) => tx.setPracticeNow(at('2018-04-23', '08:00')));
    await resumeMail(here.deps);
    await settle();
    expect(here.mail.mailer.sent).toHaveLength(0);
    expect((await messages()).every(({ status }) => status === 'failed')).toBe(true);
    expect((await messages())[0]?.response).toContain('máy chủ thư chưa nhận lần nào');
  });

  test('composed yesterday and never handed over: it is composed anew, with the words of today', async () => {
    here.mail.mailer.rate = { perMinute: 10, perDay: null };
    await sendBatch(here.mail);
    await here.store.write((tx) => tx.setPracticeNow(at('2018-04-12', '08:00')));
    here.mail.mailer.rate = { perMinute: null, perDay: null };
    here.wallMs += MINUTE;
    await settle();
    const all = await messages();
    expect(all.filter(({ status }) => status === 'withdrawn')).toHaveLength(recipients - 10);
    const sent = all.filter(({ status }) => status === 'sent');
    expect(sent.filter(({ id }) => id.startsWith('2018-04-12'))).toHaveLength(recipients - 10);
    expect(here.mail.mailer.sent).toHaveLength(recipients);
  });
});

describe('whose messages they are', () => {
  test('a dead or frozen holder is replaced after ten seconds', async () => {
    await here.store.write((tx) => tx.setPracticeNow(at('2018-04-11', '08:00')));
    here.mail.mailer.rate = { perMinute: 1, perDay: null };
    await sendBatch(here.mail);
    here.mail.mailer.rate = { perMinute: null, perDay: null };
    const held = await here.store.write((tx) => tx.leaseMessages(here.wallMs, 10_000, 500));
    expect(held).toHaveLength(recipients - 1);
    expect(await sendBatch(here.mail)).toMatchObject({ sent: 0, waitMs: 10_000 });
    here.wallMs += 10_000;
    expect(await settle()).toBeNull();
    expect(here.mail.mailer.sent).toHaveLength(recipients);
  });

  test('a living one keeps them however slow the server is; the text may still travel', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asked: boolean[] = [];
    const answers: (() => void)[] = [];
    const underWay = new Set<string>();
    const slow = {
      ...here.mail.mailer,
      label: 'slow',
      send: (mail: OutgoingMail, stillOurs: () => boolean = () => false) => {
        underWay.add(mail.messageId);
        return new Promise<SendResult>((resolve) =>
          answers.push(() => {
            asked.push(stillOurs());
            resolve(ACCEPTED);
          }),
        );
      },
    };
    const sending = sendBatch({ ...here.mail, mailer: slow });
    await vi.waitUntil(() => answers.length === slow.connections);
    for (let seconds = 0; seconds < 40; seconds += 2) {
      here.wallMs += 2_000;
      await vi.advanceTimersByTimeAsync(2_000);
      const others = await here.store.write((tx) => tx.leaseMessages(here.wallMs, 10_000, 500));
      expect(others.filter(({ messageId }) => underWay.has(messageId))).toEqual([]);
      if (seconds === 0) expect(others).toHaveLength(recipients - slow.connections);
    }
    for (const answer of answers) answer();
    vi.useRealTimers();
    await sending;
    expect(asked).toEqual(Array.from({ length: asked.length }, () => true));
    expect((await messages()).filter(({ status }) => status === 'sent').length).toBeGreaterThanOrEqual(
      slow.connections,
    );
  });

  test('one that has lost its lease is told so before the text travels', async () => {
    let stillOurs: () => boolean = () => true;
    let answer: (result: SendResult) => void = () => undefined;
    const frozen = {
      ...here.mail.mailer,
      label: 'frozen',
      connections: 1,
      send: (_mail: unknown, ours: () => boolean = () => false) => {
        stillOurs = ours;
        return new Promise<SendResult>((resolve) => (answer = resolve));
      },
    };
    const sending = sendBatch({ ...here.mail, mailer: frozen });
    await vi.waitUntil(async () => (await messages()).some(({ fence }) => fence === 1));
    expect(stillOurs()).toBe(true);
    here.wallMs += 10_000;
    expect(stillOurs()).toBe(false);
    await settle();
    const before = await messages();
    here.wallMs += 20_000;
    answer({ kind: 'refused', response: '550 too late' });
    await sending;
    expect(await messages()).toEqual(before);
    expect(before.every(({ status }) => status === 'sent')).toBe(true);
  });
});

describe('what comes due at one instant', () => {
  const NOW = at('2018-04-11', '08:00');
  const makeDue = (nextAt: typeof NOW) =>
    here.store.write(async (tx) => {
      const [row] = await tx.entities(PLAN_ID, ['77-9']);
      if (row === undefined) throw new Error('task 9 is gone');
      await tx.saveEntities([{ ...row, nextAt }]);
    });

  test('letters wait for the task that is not applied yet, and the mailroom looks again by itself', async () => {
    await makeDue(NOW);
    expect(await settle()).toBe(500);
    expect(await messages()).toEqual([]);
    await makeDue(at('2018-04-11', '08:01'));
    expect(await settle()).toBe(null);
    expect(await messages()).toHaveLength(recipients);
  });

  test('one that has been due for long is stuck, and holds up nobody', async () => {
    await makeDue(at('2018-04-11', '07:59'));
    await settle();
    expect(await messages()).toHaveLength(recipients);
  });
});
