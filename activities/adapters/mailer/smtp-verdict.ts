import type { SendResult } from '../../../src/ports/mailer.ts';

/** What nodemailer puts on its errors; every field may be missing. */
interface SmtpFault {
  readonly code: string;
  readonly responseCode: number | null;
  readonly response: string;
  readonly command: string;
}

/** Steps at which a server speaks about the message and not about the connection. */
const ABOUT_MESSAGE = /^(?:MAIL FROM|RCPT TO|DATA|API)$/;
/** Said to a message, meant for the sender: closing down, sign in first, encrypt first, wrong order of commands. */
const ABOUT_CONNECTION: ReadonlySet<number> = new Set([421, 454, 503, 530, 534, 535, 538]);

/**
 * What a failed try means. A 5xx about the message is final. A refused greeting, a failed sign-in or TLS, a broken
 * or silent connection says nothing about the message: it is put off, and the relay is what needs attention.
 * Anything that is no fault of SMTP at all is a defect and is thrown on.
 */
export function verdictOf(error: unknown): SendResult {
  const fault = faultOf(error);
  if (fault === null) throw error;
  const { code, responseCode, response, command } = fault;
  const aboutMessage = ABOUT_MESSAGE.test(command) && !ABOUT_CONNECTION.has(responseCode ?? 0);
  if (!aboutMessage || code === 'ECONNECTION') return { kind: 'deferred', response, connection: true };
  const final = responseCode === null ? REFUSED_BY_US.has(code) : responseCode >= 500;
  return final ? { kind: 'refused', response } : { kind: 'deferred', response, connection: false };
}

/** Before a server was asked: an envelope that cannot be written, or a message above the size the server announced. */
const REFUSED_BY_US: ReadonlySet<string> = new Set(['EENVELOPE', 'EMESSAGE']);

const SMTP_CODE =
  /^E(?:CONNECTION|TIMEDOUT|SOCKET|DNS|TLS|PROTOCOL|ENVELOPE|MESSAGE|AUTH|NOAUTH|ABORT|MAXLIMIT)$/;

function faultOf(error: unknown): SmtpFault | null {
  if (!(error instanceof Error)) return null;
  const { code, responseCode, response, command } = error as Partial<SmtpFault>;
  // The pool's own word for "closed while this was waiting" carries no code.
  const known = code === undefined ? error.message === 'Connection pool was closed' : SMTP_CODE.test(code);
  if (!known) return null;
  return {
    code: code ?? 'ECONNECTION',
    responseCode: responseCode ?? null,
    response: oneLine(response ?? error.message),
    command: command ?? 'CONN',
  };
}

/** The server's words as a list can show them. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim().slice(0, 500);
