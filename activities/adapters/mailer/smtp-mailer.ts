import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { UNLIMITED } from '../../../src/domain/mail/relay-rate.ts';
import type { RelayRate } from '../../../src/domain/mail/relay-rate.ts';
import { ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import type { Mailer, OutgoingMail, SendResult } from '../../../src/ports/mailer.ts';
import { signSource } from './dkim.ts';
import type { DkimKey } from './dkim.ts';
import { prepareMail } from './message-source.ts';
import type { PreparedMail } from './message-source.ts';
import { parseSmtpUrl } from './smtp-url.ts';
import type { SmtpSettings } from './smtp-url.ts';
import { oneLine, verdictOf } from './smtp-verdict.ts';
import { required, strictAddress } from './strict-address.ts';

/**
 * Milliseconds. No message is both given up and sent, because a try ends in one of three ways only: the server has
 * answered; or this process gives it up, and then the connection is destroyed first, so that no final dot can follow;
 * or its lease has passed to another process, and then `stillOurs` keeps the text back. The lease is prolonged while a
 * try lasts, so these times need not stay below it. What no setting can mend is the answer that is lost after the dot:
 * such a message is sent again, with the same Message-ID. Hence the patience: RFC 5321, 4.5.3.2 asks for minutes, a
 * server that scans what it takes needs them, and who hangs up early gets every slow message delivered twice (RFC 1047).
 */
export interface SmtpLimits {
  readonly connectionMs: number;
  readonly greetingMs: number;
  /** Silence of the server in the midst of a message. */
  readonly silenceMs: number;
  /** The whole of one try; a server that trickles is not silent. */
  readonly messageMs: number;
  /** How long `close` waits for messages that are on their way. */
  readonly closeMs: number;
}

export const SMTP_LIMITS: SmtpLimits = {
  connectionMs: 10_000,
  greetingMs: 10_000,
  silenceMs: 120_000,
  messageMs: 180_000,
  closeMs: 5_000,
};

export interface SmtpMailerOptions {
  /** `SMTP_URL`; RangeError with the words of `parseSmtpUrl` where it is wrong. */
  readonly url: string;
  /** The one strict address to which a relay returns what it cannot deliver. */
  readonly from: string;
  readonly connections?: number;
  readonly rate?: RelayRate;
  /** Signs every message with the key of the sender's domain; none: the relay does it, or nobody. */
  readonly dkim?: DkimKey | null;
  readonly limits?: Partial<SmtpLimits>;
}

/** Sends through a pool of connections to one relay; a relay that hangs costs at most `messageMs` a try. */
export function createSmtpMailer(options: SmtpMailerOptions): Mailer {
  const settings = required(parseSmtpUrl(options.url));
  const from = required(strictAddress(options.from));
  const limits = { ...SMTP_LIMITS, ...options.limits };
  const connections = options.connections ?? 5;
  const pool = createPool(settings, limits, connections);
  const underWay = new Set<Promise<SendResult>>();

  async function prepare(mail: OutgoingMail): Promise<Result<PreparedMail>> {
    const prepared = await prepareMail(mail, from);
    if (!prepared.ok || options.dkim == null) return prepared;
    return ok({ ...prepared.value, source: await signSource(prepared.value.source, options.dkim) });
  }

  return {
    mode: 'smtp',
    label: settings.label,
    connections,
    rate: options.rate ?? UNLIMITED,
    async send(mail, stillOurs = () => true) {
      const prepared = await prepare(mail);
      if (!prepared.ok) return { kind: 'refused', response: prepared.problem.words };
      const sending = deliver(pool, prepared.value, { messageMs: limits.messageMs, stillOurs });
      underWay.add(sending);
      return sending.finally(() => underWay.delete(sending));
    },
    source: async (mail) => required(await prepare(mail)).source.toString('utf8'),
    async close() {
      await settled(underWay, limits.closeMs);
      pool.close({ force: true });
    },
  };
}

type Pool = ReturnType<typeof createPool>;

function createPool(settings: SmtpSettings, limits: SmtpLimits, connections: number) {
  const { host, port, secure, requireTls, verifyCertificate, auth } = settings;
  const pool = createTransport({
    pool: true,
    maxConnections: connections,
    // The pool tries again by itself only where not one byte of the message had been sent.
    maxRequeues: 1,
    host,
    port,
    secure,
    requireTLS: requireTls,
    // Where STARTTLS is not required it is not tried either: a half-trusted relay must not fail on its certificate.
    ignoreTLS: !secure && !requireTls,
    tls: { rejectUnauthorized: verifyCertificate, minVersion: 'TLSv1.2' },
    ...(auth === null ? {} : { auth: { ...auth } }),
    connectionTimeout: limits.connectionMs,
    greetingTimeout: limits.greetingMs,
    dnsTimeout: limits.connectionMs,
    socketTimeout: limits.silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  pool.use('stream', (mail, done) => {
    const { stillOurs } = mail.data as Partial<Guard>;
    if (stillOurs !== undefined) mail.message.processFunc((input) => guarded(input, stillOurs));
    done();
  });
  return pool;
}

interface Guard {
  readonly stillOurs: () => boolean;
}

/** The message was taken over by another process before its text had left this one. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/**
 * Nothing is read before the server is ready for it, so a process that was frozen on the way asks whether the message
 * is still its own at the last moment there is. An error here closes the connection without the final dot.
 */
function guarded(input: Readable, stillOurs: () => boolean): Readable {
  async function* pass(): AsyncGenerator<Buffer> {
    if (!stillOurs()) throw new LeaseLost('the message is no longer ours');
    for await (const chunk of input) yield chunk as Buffer;
    if (!stillOurs()) throw new LeaseLost('the message is no longer ours');
  }
  return Readable.from(pass(), { objectMode: false });
}

/** The bytes are made once and sent as they are, so that the source that the console shows is what left. */
async function deliver(
  pool: Pool,
  mail: PreparedMail,
  { messageMs, stillOurs }: Guard & { readonly messageMs: number },
): Promise<SendResult> {
  try {
    const { source, envelope } = mail;
    const info = await pool.sendMail({
      raw: source,
      // The size lets a server that announces a limit refuse before the message travels.
      envelope: { ...envelope, size: source.length },
      signal: AbortSignal.timeout(messageMs),
      ...{ stillOurs },
    });
    return { kind: 'accepted', response: oneLine(info.response + refusedPart(info.rejected)) };
  } catch (error) {
    if (error instanceof LeaseLost) return { kind: 'deferred', response: error.message, connection: false };
    return verdictOf(error);
  }
}

/** One of several recipients was refused: said, never sent again, for the others would get it twice. */
const refusedPart = (rejected: readonly string[]): string =>
  rejected.length === 0 ? '' : ` (không nhận: ${rejected.join(', ')})`;

/** Waits for all of them, but no longer than `ms`. */
async function settled(sending: ReadonlySet<Promise<SendResult>>, ms: number): Promise<void> {
  const patience = new AbortController();
  const enough = setTimeout(ms, undefined, { signal: patience.signal }).catch((error: unknown) => {
    // Cancelled because everything had settled: that is how the timer is told to stop, not a fault.
    if (!patience.signal.aborted) throw error;
  });
  await Promise.race([Promise.allSettled(sending), enough]);
  patience.abort();
}
