import { once } from 'node:events';
import nodemailer from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { createSmtpMailer } from '../activities/adapters/mailer/smtp-mailer.ts';
import { instant } from '../src/domain/calendar/instant.ts';
import { sendBatch } from '../src/usecases/send-batch.ts';
import { openPlace, print, timed } from './place.ts';

const TASKS = 400;

/** The mailroom's batches, every result recorded, beside nodemailer alone sending the same texts to the same sink. */
export async function benchMails(): Promise<void> {
  const sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => void stream.resume().on('end', done),
  });
  sink.listen(0, '127.0.0.1');
  await once(sink.server, 'listening');
  const address = sink.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `smtp://127.0.0.1:${port}`;
  const place = await openPlace('77-9', TASKS);
  const mailer = createSmtpMailer({ url, from: 'ban-to-chuc@haugiang.example' });
  try {
    // An answer to each task makes a message that travels alone: as many messages as tasks.
    await place.store.write((tx) => tx.setPracticeNow(instant('2019-01-02T01:00:00.000Z')));
    const letters = await oneLetterEach(
      place.store,
      place.plan.id,
      place.plan.tasks.map((task) => task.id),
    );
    const mail = {
      ...place.deps,
      mailer,
      office: { address: 'ban-to-chuc@haugiang.example', replyTo: null },
      baseUrl: 'http://127.0.0.1',
      wallMs: Date.now,
    };
    const ours = await timed(async () => {
      for (let more = true; more;) more = (await sendBatch(mail)).more;
    });
    const messages = await place.store.read((tx) => tx.messages(place.plan.id));
    const sent = messages.filter((message) => message.status === 'sent').length;
    if (sent !== letters) throw new Error(`${sent} of ${letters} messages were sent`);
    const bare = nodemailer.createTransport({ host: '127.0.0.1', port, pool: true, maxMessages: Infinity });
    const peer = await timed(() =>
      Promise.all(
        messages.map(({ to, subject, text, html }) =>
          bare.sendMail({ from: 'ban-to-chuc@haugiang.example', to: [...to], subject, text, html }),
        ),
      ),
    );
    bare.close();
    print(
      'mails composed, sent and recorded',
      sent,
      ours.seconds,
      'nodemailer alone to the same sink',
      peer.seconds,
    );
  } finally {
    await mailer.close();
    await place.close();
    await new Promise<void>((resolve) => sink.close(() => resolve()));
  }
}

async function oneLetterEach(
  store: Awaited<ReturnType<typeof openPlace>>['store'],
  planId: string,
  ids: readonly string[],
): Promise<number> {
  await store.write(async (tx) => {
    for (const id of ids) await tx.withdrawLetters(planId, id, ['assignment'], null);
    await tx.queueLetters(
      ids.map((entityId) => ({
        planId,
        entityId,
        orderKey: 'bench',
        mail: 'overdue-letter' as const,
        to: 'so-noi-vu',
        copy: false,
        sendAt: instant('2019-01-02T01:00:00.000Z'),
        status: 'queued' as const,
        about: {},
      })),
    );
  });
  return ids.length;
}
