import { ImapFlow } from 'imapflow';
import type { Mailbox, OpenMailbox } from '../../../src/ports/mailbox.ts';
import { required } from '../mailer/strict-address.ts';
import { parseImapUrl } from './imap-url.ts';
import type { ImapSettings } from './imap-url.ts';

/** A letter by hand is far below; of one with scans the text stands at its beginning. */
const READ_BYTES = 1024 * 1024;
/** More than a message as read, less than what would hurt: a server that sends more is cut off. */
const MOST_BYTES = 4 * READ_BYTES;

/** Shown by mail programs as a label, or not at all; that a message was taken stands in the store. */
const TAKEN = '$DonDoc';
const LOOK = '\\Flagged';

export interface ImapLimits {
  readonly connectionMs: number;
  /** Silence of the server in the midst of a command. */
  readonly silenceMs: number;
}

const LIMITS: ImapLimits = { connectionMs: 15_000, silenceMs: 60_000 };

/** One connection a reading: nothing has to be kept alive, and a restart of either side costs one reading at most. */
export function createImapMailbox(options: {
  readonly url: string;
  readonly limits?: Partial<ImapLimits>;
}): Mailbox {
  const settings = required(parseImapUrl(options.url));
  const limits = { ...LIMITS, ...options.limits };
  return { label: settings.label, open: () => openMailbox(settings, limits) };
}

async function openMailbox(settings: ImapSettings, limits: ImapLimits): Promise<OpenMailbox> {
  const client = createClient(settings, limits);
  // What breaks between two commands is told by the next one; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const moveTo = await findMoveTo(client, settings.moveTo);
    const { uidValidity } = await client.mailboxOpen(settings.folder);
    return over(client, String(uidValidity), moveTo);
  } catch (error) {
    client.close();
    throw new Error(wordsOf(error), { cause: error });
  }
}

function createClient(
  { host, port, secure, requireTls, verifyCertificate, auth }: ImapSettings,
  limits: ImapLimits,
): ImapFlow {
  return new ImapFlow({
    host,
    port,
    secure,
    // Explicitly one or the other: left open, the server's own unprotected word would decide.
    ...(secure ? {} : { doSTARTTLS: requireTls }),
    tls: { rejectUnauthorized: verifyCertificate, minVersion: 'TLSv1.2' },
    auth: { ...auth },
    clientInfo: { name: 'Don Doc' },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: limits.connectionMs,
    greetingTimeout: limits.connectionMs,
    socketTimeout: limits.silenceMs,
    maxLineLength: MOST_BYTES,
    maxLiteralSize: MOST_BYTES,
    maxResponseSize: 2 * MOST_BYTES,
  });
}

/**
 * The folder to move to, made where there is none. Null: not asked for, or the server cannot move in one step; the way by
 * copy and delete would also take what somebody else has marked for deletion.
 */
async function findMoveTo(client: ImapFlow, wanted: string | null): Promise<string | null> {
  if (wanted === null || client.capabilities.get('MOVE') !== true) return null;
  const known = await client.list();
  if (!known.some(({ path }) => path === wanted)) await client.mailboxCreate(wanted);
  return wanted;
}

function over(client: ImapFlow, uidValidity: string, moveTo: string | null): OpenMailbox {
  const asked = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      throw new Error(wordsOf(error), { cause: error });
    }
  };
  return {
    uidValidity,
    async newer(after, since) {
      const query = after === null ? { since } : { uid: `${String(after + 1)}:*` };
      const found = await asked(client.search(query, { uid: true }));
      if (!Array.isArray(found)) throw new Error('the server did not answer a search');
      // `n:*` names the last message even where its number is below n.
      return found.filter((uid) => after === null || uid > after).toSorted((a, b) => a - b);
    },
    async fetch(uid) {
      const found = await asked(
        client.fetchOne(
          String(uid),
          { uid: true, size: true, source: { start: 0, maxLength: READ_BYTES } },
          { uid: true },
        ),
      );
      if (found === false || found.source === undefined) return null;
      return { raw: found.source, cut: (found.size ?? 0) > found.source.length };
    },
    async mark(uid, as) {
      const flags = as === 'look' ? [TAKEN, LOOK] : [TAKEN];
      // A server may take no keyword of ours: then nothing shows, and nothing is lost.
      await asked(client.messageFlagsAdd(String(uid), flags, { uid: true, silent: true }));
      // The library answers `false` to both; only one of them is for the next reading to mend.
      if (!client.usable) throw new Error('the connection was lost');
      if (as === 'look' || moveTo === null) return;
      const moved = await asked(client.messageMove(String(uid), moveTo, { uid: true }));
      if (moved === false) throw new Error(`the server did not move a message to "${moveTo}"`);
    },
    async close() {
      // Whatever the goodbye comes to, the connection is closed.
      await client.logout().catch(() => client.close());
    },
  };
}

/** The server's own words, where it has answered; the name and password are in none of them. */
function wordsOf(error: unknown): string {
  const { responseText, message, code } = error as { responseText?: string; message?: string; code?: string };
  const words = responseText ?? (message === undefined || message === '' ? String(code ?? error) : message);
  return words.replace(/\s+/gu, ' ').trim().slice(0, 300);
}
