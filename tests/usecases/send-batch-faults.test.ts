import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SMTPServerOptions } from 'smtp-server';
import { createSmtpMailer } from '../../activities/adapters/mailer/smtp-mailer.ts';
import type { MessageRow } from '../../src/ports/store.ts';
import { describeMailroom } from '../../src/usecases/mailroom.ts';
import { sendBatch } from '../../src/usecases/send-batch.ts';
import { at } from '../domain/task/real-plan.ts';
import { POLITE, startBareServer, talkUntil } from '../activities/mailer-relay.ts';
import { createChance, startFaultyRelay } from '../support/faulty-relay.ts';
import type { Fate, FaultyRelay } from '../support/faulty-relay.ts';
import { PLAN_ID, place } from './place.ts';
import type { Place } from './place.ts';

const NOW = at('2018-04-11', '08:00');
const FROM = 'ban-to-chuc@haugiang.example';
/** Nothing runs out of time, however busy the machine is: an answer that comes late would be sent for again. */
const PATIENT = {
  connectionMs: 60_000,
  greetingMs: 60_000,
  silenceMs: 60_000,
  messageMs: 60_000,
  closeMs: 200,
};
/** Where silence is the case: so short that it is not slept through; the times of the product are in `SMTP_LIMITS`. */
const SHORT = { connectionMs: 1_000, greetingMs: 1_000, silenceMs: 1_000, messageMs: 3_000, closeMs: 200 };

let here: Place;
beforeAll(async () => {
  here = await place({ mailMode: 'smtp' });
  await here.adopt();
  await here.store.write(async (tx) => {
    await tx.setPracticeNow(NOW);
    for (const { entityId, mail } of await tx.outbox(PLAN_ID))
      await tx.withdrawLetters(PLAN_ID, entityId, [mail], null);
  });
});
afterAll(() => here.remove());

const messages = () => here.store.read((tx) => tx.messages(PLAN_ID));

let letters = 0;
async function queueLetters(count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => ({
    planId: PLAN_ID,
    entityId: '77-9',
    orderKey: `case/${(letters += 1)}`,
    // Travels alone: as many messages as letters.
    mail: 'result-returned' as const,
    to: 'so-noi-vu',
    copy: false,
    sendAt: NOW,
    status: 'queued' as const,
    about: {},
  }));
  await here.store.write((tx) => tx.queueLetters(rows));
}

/** What one letter goes through at this server: batch after batch, the wall clock moved on to the next thing to do. */
async function live(
  url: string,
  passes: number,
  limits = PATIENT,
): Promise<{ message: MessageRow; opened: string | null }> {
  const mailer = createSmtpMailer({ url, from: FROM, limits });
  const mail = { ...here.mail, mailer };
  const known = new Set((await messages()).map(({ id }) => id));
  let opened: string | null = null;
  await queueLetters(1);
  for (let pass = 0; pass < passes; pass += 1) {
    const { waitMs } = await sendBatch(mail);
    const view = await here.store.read((tx) => describeMailroom(tx, NOW, here.wallMs));
    if (view.state === 'waiting-for-server') opened ??= view.words;
    if (waitMs === null) break;
    here.wallMs += waitMs;
  }
  await mailer.close();
  const message = (await messages()).find(({ id }) => !known.has(id));
  if (message === undefined) throw new Error('no message was made');
  // What is left over must not leave in the next case.
  if (message.status === 'queued')
    await here.store.write((tx) =>
      tx.updateMessage(PLAN_ID, message.id, message.fence, { status: 'failed' }),
    );
  return { message, opened };
}

/** The first tries go like this, all others are taken. */
const first =
  (...fates: readonly Fate[]) =>
  ({ index }: { readonly index: number }): Fate =>
    fates[index] ?? 'take';
const always = (fate: Fate) => (): Fate => fate;
const say = (at: 'greeting' | 'sender' | 'recipient' | 'text', then: `${number} ${string}`): Fate => ({
  at,
  then,
});
const cut = (at: Exclude<Fate, string>['at']): Fate => ({ at, then: 'hang-up' });
const mute = (at: Exclude<Fate, string>['at']): Fate => ({ at, then: 'silence' });

/** Six batches are as long as a case lasts; who is not through by then is still being tried. */
const PASSES = 6;

type Row = readonly [
  what: string,
  fates: Parameters<typeof startFaultyRelay>[0],
  outcome: string,
  words: RegExp,
  server?: SMTPServerOptions,
  url?: string,
];

const TLS = 'smtp://localhost:PORT?requireTLS=true';
const TABLE: readonly Row[] = [
  ['takes it', always('take'), 'sent, try 1', /^250 /],
  ['takes it, without pipelining', always('take'), 'sent, try 1', /^250 /, { hidePIPELINING: true }],
  ['greylists once', first(say('recipient', '450 4.7.1 thử lại sau')), 'sent, try 2', /^250 /],
  [
    'greylists three times',
    first(say('recipient', '450 4.7.1 a'), say('recipient', '450 4.7.1 b'), say('recipient', '450 4.7.1 c')),
    'sent, try 4',
    /^250 /,
  ],
  ['puts the sender off', first(say('sender', '451 4.7.1 quá nhiều')), 'sent, try 2', /^250 /],
  ['is in trouble after the text', first(say('text', '451 4.3.0 lỗi')), 'sent, try 2', /^250 /],
  ['has a full mailbox', always(say('recipient', '452 4.2.2 đầy')), 'queued, try 6', /^452 /],
  ['closes down at the sender', first(say('sender', '421 4.3.2 đóng')), 'sent, try 2', /^250 /],
  ['closes down at the recipient', first(say('recipient', '421 4.3.2 đóng')), 'sent, try 2', /^250 /],
  ['closes down at the text', first(say('text', '421 4.3.2 đóng')), 'sent, try 2', /^250 /],
  ['refuses the sender', always(say('sender', '550 5.7.1 không')), 'failed, try 1', /^550 5\.7\.1/],
  ['does not know the recipient', always(say('recipient', '550 5.1.1 lạ')), 'failed, try 1', /^550 5\.1\.1/],
  ['calls it rubbish', always(say('text', '554 5.7.1 thư rác')), 'failed, try 1', /^554 5\.7\.1/],
  ['finds it too large', always(say('text', '552 5.3.4 lớn')), 'failed, try 1', /^552 5\.3\.4/],
  ['announces a size that is too small', always('take'), 'failed, try 1', /size/i, { size: 500 }],
  ['hangs up at the sender', first(cut('sender')), 'sent, try 2', /^250 /],
  ['hangs up at the recipient', first(cut('recipient')), 'sent, try 2', /^250 /],
  ['hangs up before the final dot', first(cut('text')), 'sent, try 2', /^250 /],
  ['hangs up after the final dot', first(cut('answer')), 'sent, try 2, 2 copies', /^250 /],
  ['is silent at the recipient', first(mute('recipient')), 'sent, try 2', /^250 /],
  ['is silent after the final dot', first(mute('answer')), 'sent, try 2, 2 copies', /^250 /],
  ['hangs up at every greeting', always(cut('greeting')), 'queued, breaker', /closed|ECONN/i],
  ['refuses every greeting', always(say('greeting', '554 5.3.2 không')), 'queued, breaker', /554/],
  ['is busy at every greeting', always(say('greeting', '421 4.3.2 bận')), 'queued, breaker', /421/],
  ['never greets', always(mute('greeting')), 'queued, breaker', /greeting|timeout/i],
  [
    'is back after three busy greetings',
    first(say('greeting', '421 4.3.2 a'), say('greeting', '421 4.3.2 b'), say('greeting', '421 4.3.2 c')),
    'sent, try 4, breaker',
    /^250 /,
  ],
  [
    'does not take the password',
    always('take'),
    'queued, breaker',
    /535/,
    {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(Object.assign(new Error('sai'), { responseCode: 535 })),
    },
    'smtp://thu:BiMat9@127.0.0.1:PORT',
  ],
  [
    'offers no STARTTLS where it must',
    always('take'),
    'queued, breaker',
    /STARTTLS|50[02]/,
    { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] },
    TLS,
  ],
  ['has a certificate that nobody vouches for', always('take'), 'queued, breaker', /certificate/i, {}, TLS],
  [
    'has such a certificate, and is trusted by setting',
    always('take'),
    'sent, try 1',
    /^250 /,
    {},
    `${TLS}&tls.rejectUnauthorized=false`,
  ],
  [
    'has a name that nobody knows',
    always('take'),
    'queued, breaker',
    /./,
    {},
    'smtp://thu.khong-co.invalid:25?requireTLS=false',
  ],
];

describe('a server that', () => {
  test.each(TABLE.map((row) => ({ what: row[0], row })))('$what', async ({ row }) => {
    const [what, fates, outcome, words, server = {}, url = 'smtp://127.0.0.1:PORT'] = row;
    const relay = await startFaultyRelay(fates, server);
    try {
      const limits = /silent|never/.test(what) ? SHORT : PATIENT;
      const { message, opened } = await live(url.replace('PORT', String(relay.port)), PASSES, limits);
      expect(told(message, relay, opened, outcome)).toBe(outcome);
      expect(message.response).toMatch(words);
      expect(new Set(relay.taken).size).toBeLessThanOrEqual(1);
      if (opened !== null) expect(opened).toMatch(/^Đang chờ máy chủ thư, thử lại lúc \d\d giờ \d\d/);
      expect(JSON.stringify([message, opened])).not.toContain('BiMat9');
    } finally {
      await relay.close();
    }
  });

  test.each<[what: string, onSocket: Parameters<typeof startBareServer>[0], url?: string]>([
    [
      'speaks nonsense after STARTTLS',
      talkUntil({ EHLO: '250-relay.example\r\n250 STARTTLS', STARTTLS: '220 go on\r\nnonsense' }),
      TLS,
    ],
    ['is no mail server at all', (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['falls silent after the greeting', talkUntil({})],
    ['falls silent after the final dot, every time', talkUntil(POLITE)],
  ])('%s', async (_what, onSocket, url = 'smtp://127.0.0.1:PORT') => {
    const server = await startBareServer(onSocket);
    try {
      const { message, opened } = await live(url.replace('PORT', String(server.port)), 4, SHORT);
      expect(message.status).toBe('queued');
      expect(opened).toMatch(/^Đang chờ máy chủ thư, thử lại lúc \d\d giờ \d\d/);
    } finally {
      await server.close();
    }
  });

  test('nobody finds at all', async () => {
    const { port, close } = await startBareServer(() => undefined);
    await close();
    const { message, opened } = await live(`smtp://127.0.0.1:${port}`, 4);
    expect(message.response).toContain('ECONNREFUSED');
    expect(opened).toContain('ECONNREFUSED');
  });
});

/** One line for what became of a letter, as the table says it. */
function told(message: MessageRow, relay: FaultyRelay, opened: string | null, expected: string): string {
  const copies = relay.taken.length > 1 ? [`${relay.taken.length} copies`] : [];
  const breaker = opened === null ? [] : ['breaker'];
  // While a breaker opens and closes, how often was tried is its matter and not the letter's.
  const tries = expected === 'queued, breaker' ? [] : [`try ${message.tries}`];
  return [message.status, ...tries, ...copies, ...breaker].join(', ');
}

describe('2,000 letters through a server that fails every fifth time', () => {
  const COUNT = 2_000;
  const FAULTS: readonly Fate[] = [
    say('sender', '451 4.3.0 lỗi tạm thời'),
    say('recipient', '450 4.7.1 thử lại sau'),
    say('text', '451 4.3.0 lỗi tạm thời'),
    say('sender', '421 4.3.2 đang đóng'),
    cut('sender'),
    cut('text'),
    cut('answer'),
  ];

  test(
    'none is lost, and none arrives twice but those whose answer was lost',
    { timeout: 240_000 },
    async () => {
      const chance = createChance(20_180_411);
      const relay = await startFaultyRelay(() =>
        chance() < 0.2 ? (FAULTS[Math.floor(chance() * FAULTS.length)] ?? 'take') : 'take',
      );
      const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${relay.port}`, from: FROM, limits: PATIENT });
      try {
        const before = new Set((await messages()).map(({ id }) => id));
        await queueLetters(COUNT);
        for (;;) {
          const { more, waitMs } = await sendBatch({ ...here.mail, mailer });
          if (!more && waitMs === null) break;
          here.wallMs += waitMs ?? 0;
        }
        const sent = (await messages()).filter(({ id }) => !before.has(id));
        expect(sent).toHaveLength(COUNT);
        expect(sent.filter(({ status }) => status !== 'sent')).toEqual([]);
        expect(sent.filter(({ tries }) => tries > 1).length).toBeGreaterThan(200);
        const copies = Map.groupBy(relay.taken, (id) => id);
        const lost = Map.groupBy(relay.answerLost, (id) => id);
        const wrong = sent.filter(
          ({ messageId }) => copies.get(messageId)?.length !== 1 + (lost.get(messageId)?.length ?? 0),
        );
        expect(wrong.map(({ messageId }) => messageId)).toEqual([]);
        expect(relay.answerLost.length).toBeGreaterThan(20);
        expect(relay.taken).toHaveLength(COUNT + relay.answerLost.length);
      } finally {
        await mailer.close();
        await relay.close();
      }
    },
  );
});
