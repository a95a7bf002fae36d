import { once } from 'node:events';
import nodemailer from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { createSmtpMailer } from '../activities/adapters/mailer/smtp-mailer.ts';
import { instant } from '../src/domain/calendar/instant.ts';
import type { OutgoingMail } from '../src/ports/mailer.ts';
import { outgoingOf } from '../src/usecases/envelope.ts';
import { sendBatch } from '../src/usecases/send-batch.ts';
import { openPlace, timed } from './place.ts';
import type { BenchPlace } from './place.ts';

const RECIPIENTS = 2_000;
const CONNECTIONS = 5;
const OFFICE = { address: 'ban-to-chuc@haugiang.example', replyTo: null };
const MORNING = instant('2019-01-02T01:00:00.000Z');

/**
 * HERD: letters to 2,000 recipients fall due at one instant, every wake-up done. How many a second are composed, accepted
 * and recorded, beside nodemailer alone giving the same messages to the same sink through as many connections: once
 * before and once after, the faster of both counts. Bound: 0.8 of its rate.
 */
export async function benchMails(): Promise<void> {
  const sink = await startSink();
  const place = await openPlace('77-9', RECIPIENTS);
  const mailer = createSmtpMailer({ url: sink.url, from: OFFICE.address, connections: CONNECTIONS });
  const mail = { ...place.deps, mailer, office: OFFICE, baseUrl: 'http://127.0.0.1', wallMs: Date.now };
  try {
    const warmUp = await sendAlone(
      sink.url,
      Array.from({ length: 500 }, (_, n) => aMail(n)),
    );
    await oneLetterEach(place);
    const ours = await timed(async () => {
      for (let more = true; more;) more = (await sendBatch(mail)).more;
    });
    const { messages, adopted } = await place.store.read(async (tx) => ({
      messages: await tx.messages(place.plan.id),
      adopted: await tx.plan(place.plan.id),
    }));
    const sent = messages.filter((message) => message.status === 'sent').length;
    if (sent !== RECIPIENTS || adopted === null)
      throw new Error(`${sent} of ${RECIPIENTS} messages were sent`);
    const mails = messages.map((message) => outgoingOf(message, adopted, mail));
    const peers = [await sendAlone(sink.url, mails), await sendAlone(sink.url, mails)];
    const peer = RECIPIENTS / Math.min(...peers);
    const rate = RECIPIENTS / ours.seconds;
    console.log(
      `herd: ${RECIPIENTS} messages composed, accepted and recorded at ${rate.toFixed(0)}/s, the last after ` +
        `${ours.seconds.toFixed(2)} s; nodemailer alone: ${peer.toFixed(0)}/s (warm-up ${(500 / warmUp).toFixed(0)}/s); ` +
        `${(rate / peer).toFixed(2)} of its rate, bound 0.8`,
    );
  } finally {
    await mailer.close();
    await place.close();
    await sink.close();
  }
}

async function startSink(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const sink = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => void stream.resume().on('end', done),
  });
  sink.listen(0, '127.0.0.1');
  await once(sink.server, 'listening');
  const address = sink.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => sink.close(() => resolve())),
  };
}

/** Seconds. */
async function sendAlone(url: string, mails: readonly OutgoingMail[]): Promise<number> {
  const bare = nodemailer.createTransport({ url, pool: true, maxConnections: CONNECTIONS, ignoreTLS: true });
  const { seconds } = await timed(() =>
    Promise.all(
      mails.map(({ from, to, subject, text, html, messageId }) =>
        bare.sendMail({ from, to: [...to], subject, text, html, messageId, textEncoding: 'base64' }),
      ),
    ),
  );
  bare.close();
  return seconds;
}

const aMail = (n: number): OutgoingMail => ({
  messageId: `<warm-up.${n}@haugiang.example>`,
  from: { name: 'Ban Tổ chức Tỉnh ủy', address: OFFICE.address },
  replyTo: null,
  to: ['so-noi-vu@haugiang.example'],
  cc: [],
  subject: 'Nhắc thời hạn',
  text: 'Kính gửi Sở Nội vụ. '.repeat(100),
  html: `<p>${'Kính gửi Sở Nội vụ. '.repeat(200)}</p>`,
  references: [],
  date: new Date(),
});

/** A letter about each task that travels alone, and whose arrival is a fact of the task: as many messages as tasks. */
async function oneLetterEach({ store, plan }: BenchPlace): Promise<void> {
  await store.write(async (tx) => {
    await tx.setPracticeNow(MORNING);
    for (const { id } of plan.tasks) await tx.withdrawLetters(plan.id, id, ['assignment'], null);
    await tx.queueLetters(
      plan.tasks.map(({ id }) => ({
        planId: plan.id,
        entityId: id,
        orderKey: 'bench',
        mail: 'overdue-letter' as const,
        to: 'so-noi-vu',
        copy: false,
        sendAt: MORNING,
        status: 'queued' as const,
        about: {},
      })),
    );
  });
}
