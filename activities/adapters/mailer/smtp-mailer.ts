import { setTimeout } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Mailer, SendResult } from '../../../src/ports/mailer.ts';
import { prepareMail } from './message-source.ts';
import type { PreparedMail } from './message-source.ts';
import { parseSmtpUrl } from './smtp-url.ts';
import type { SmtpSettings } from './smtp-url.ts';
import { oneLine, verdictOf } from './smtp-verdict.ts';
import { required, strictAddress } from './strict-address.ts';

/** Milliseconds. Together they stay below the mailroom's lease, so that no message is both given up and sent. */
export interface SmtpLimits {
  readonly connectionMs: number;
  readonly greetingMs: number;
  /** Silence of the server in the midst of a message. */
  readonly silenceMs: number;
  /** The whole of one try, waiting for a free connection included; a server that trickles is not silent. */
  readonly messageMs: number;
  /** How long `close` waits for messages that are on their way. */
  readonly closeMs: number;
}

export const SMTP_LIMITS: SmtpLimits = {
  connectionMs: 10_000,
  greetingMs: 10_000,
  silenceMs: 35_000,
  messageMs: 50_000,
  closeMs: 5_000,
};

export interface SmtpMailerOptions {
  /** `SMTP_URL`; RangeError with the words of `parseSmtpUrl` where it is wrong. */
  readonly url: string;
  /** The one strict address to which a relay returns what it cannot deliver. */
  readonly from: string;
  readonly connections?: number;
  readonly limits?: Partial<SmtpLimits>;
}

/** Sends through a pool of connections to one relay; a relay that hangs costs at most `messageMs` a try. */
export function createSmtpMailer(options: SmtpMailerOptions): Mailer {
  const settings = required(parseSmtpUrl(options.url));
  const from = required(strictAddress(options.from));
  const limits = { ...SMTP_LIMITS, ...options.limits };
  const pool = createPool(settings, limits, options.connections ?? 5);
  const underWay = new Set<Promise<SendResult>>();

  return {
    mode: 'smtp',
    label: settings.label,
    async send(mail) {
      const prepared = await prepareMail(mail, from);
      if (!prepared.ok) return { kind: 'refused', response: prepared.problem.words };
      const sending = deliver(pool, prepared.value, limits.messageMs);
      underWay.add(sending);
      return sending.finally(() => underWay.delete(sending));
    },
    source: async (mail) => required(await prepareMail(mail, from)).source.toString('utf8'),
    async close() {
      await settled(underWay, limits.closeMs);
      pool.close({ force: true });
    },
  };
}

type Pool = ReturnType<typeof createPool>;

function createPool(settings: SmtpSettings, limits: SmtpLimits, connections: number) {
  const { host, port, secure, requireTls, verifyCertificate, auth } = settings;
  return createTransport({
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
}

/** The bytes are made once and sent as they are, so that the source that the console shows is what left. */
async function deliver(pool: Pool, mail: PreparedMail, messageMs: number): Promise<SendResult> {
  try {
    const { source, envelope } = mail;
    const info = await pool.sendMail({
      raw: source,
      // The size lets a server that announces a limit refuse before the message travels.
      envelope: { ...envelope, size: source.length },
      signal: AbortSignal.timeout(messageMs),
    });
    return { kind: 'accepted', response: oneLine(info.response + refusedPart(info.rejected)) };
  } catch (error) {
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
