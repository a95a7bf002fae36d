import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';
import type { OutgoingMail } from '../../src/ports/mailer.ts';

/** A message as a real SMTP server took it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
  readonly secure: boolean;
}

export interface Relay {
  readonly port: number;
  readonly taken: readonly TakenMail[];
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** What a server says at a step; null: it agrees. */
export interface Answers {
  readonly sender?: string;
  readonly recipient?: (address: string) => string | null;
  readonly message?: string;
}

/** A real relay on loopback that takes everything but what `answers` names, e.g. `450 4.7.1 greylisted`. */
export async function startRelay(answers: Answers = {}, more: SMTPServerOptions = {}): Promise<Relay> {
  const taken: TakenMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onMailFrom: (_address, _session, done) => done(fault(answers.sender)),
    onRcptTo: (address, _session, done) => done(fault(answers.recipient?.(address.address))),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const said = fault(answers.message);
        if (said === null) {
          const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
          const to = session.envelope.rcptTo.map((recipient) => recipient.address);
          taken.push({ from, to, source: Buffer.concat(chunks).toString('utf8'), secure: session.secure });
        }
        done(said);
      });
    },
    ...more,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    taken,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** `smtp-server` writes the code from the error and the words from its message. */
function fault(said: string | null | undefined): Error | null {
  if (said === null || said === undefined) return null;
  const [, code = '', words = ''] = /^(\d{3}) (.*)$/u.exec(said) ?? [];
  return Object.assign(new Error(words), { responseCode: Number(code) });
}

/** A server of one's own behaviour, below SMTP: for greetings and silences that a correct server never shows. */
export async function startBareServer(
  onSocket: (socket: Socket) => void,
): Promise<Pick<Relay, 'port' | 'close'>> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Follows the dialogue up to the step that `replies` leaves out, then stays silent. */
export function talkUntil(replies: Readonly<Record<string, string>>): (socket: Socket) => void {
  return (socket) => {
    socket.write('220 relay.example ESMTP\r\n');
    let waiting = '';
    let inData = false;
    socket.on('data', (chunk) => {
      waiting += chunk.toString('latin1');
      for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
        const line = waiting.slice(0, end);
        waiting = waiting.slice(end + 2);
        const verb = inData ? (line === '.' ? '.' : '') : (line.split(/[ :]/u)[0] ?? '').toUpperCase();
        const reply = replies[verb];
        if (reply === undefined) continue;
        inData = verb === 'DATA';
        socket.write(`${reply}\r\n`);
      }
    });
  };
}

export const POLITE = {
  EHLO: '250 relay.example',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
} as const;

export function aMail(more: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: '<77-kh-tu.2018-12-19.so-noi-vu.1@tinhuy.example>',
    from: { name: 'Ban Tổ chức Tỉnh ủy (theo dõi Kế hoạch 77-KH/TU)', address: 'ban-to-chuc@tinhuy.example' },
    replyTo: 'nguyen-van-an@tinhuy.example',
    to: ['so-noi-vu@haugiang.example'],
    cc: [],
    subject: '[KH 77-KH/TU] Nhiệm vụ 9: còn 07 ngày làm việc đến 28/12/2018 (hạn 31/12/2018)',
    text: 'Kính gửi: Sở Nội vụ\n\n.Dòng bắt đầu bằng dấu chấm\nFrom đầu dòng\nTrân trọng.\n',
    html: '<!doctype html>\n<html lang="vi"><body><p>Kính gửi: Sở Nội vụ</p></body></html>\n',
    references: ['<77-kh-tu.77-9.so-noi-vu@tinhuy.example>'],
    date: new Date('2018-12-19T01:00:00.000Z'),
    ...more,
  };
}
