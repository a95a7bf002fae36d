import { createHash } from 'node:crypto';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import type { PersonsLetter, ReturnedContent, ReturnedMail } from '../../../src/ports/returned-mail.ts';
import { isAutomatic } from './automatic-mail.ts';
import { readDeliveryReport } from './delivery-report.ts';
import { addressesIn, headerOf, oneLine, plainText } from './mail-headers.ts';

/** Characters of an answer's text that are kept; what people write by hand is far shorter. */
const MOST_TEXT = 20_000;
const MOST_FILES = 50;
/** A thread that names more than this was not made by a mail program. */
const MOST_ANSWERED = 100;

/**
 * The parser has limits of its own for nesting, parts, header length and HTML depth, and rejects beyond them. HTML longer
 * than this is not turned into words: a letter by a person has its text part, or is shorter.
 */
const LIMITS = {
  keepDeliveryStatus: true,
  skipImageLinks: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  maxHtmlLengthToParse: 300_000,
} as const;

/**
 * Reads a message as it lies in a mailbox (RFC 5322): a delivery report, an automatic answer, or a person's letter.
 * `cut`: these are only its first bytes. Rejects where the message is built to hurt; the caller sets it aside.
 */
export async function parseReturnedMail(raw: string | Uint8Array, cut = false): Promise<ReturnedMail> {
  const mail = await simpleParser(typeof raw === 'string' ? raw : Buffer.from(raw), LIMITS);
  return {
    id: identityOf(mail),
    deliveredTo: addressesIn(mail, [
      'delivered-to',
      'x-original-to',
      'envelope-to',
      'x-envelope-to',
      'to',
      'cc',
    ]),
    messageId: mail.messageId ?? '',
    answers: answeredBy(mail),
    content: contentOf(mail, cut),
  };
}

function contentOf(mail: ParsedMail, cut: boolean): ReturnedContent {
  const report = readDeliveryReport(mail);
  if (report !== null) return report;
  return isAutomatic(mail) ? { kind: 'automatic' } : { kind: 'letter', ...letterOf(mail, cut) };
}

/** Copies that came by two ways differ in what the servers wrote on top, and in nothing that is looked at here. */
function identityOf(mail: ParsedMail): string {
  const headers = ['date', 'from', 'in-reply-to', 'references'].map((name) => headerOf(mail, name));
  const parts = [mail.messageId ?? '', mail.subject ?? '', mail.text ?? '', ...headers];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function letterOf(mail: ParsedMail, cut: boolean): PersonsLetter {
  const text = plainText(mail.text ?? '');
  const sender = mail.from?.value[0];
  return {
    from: (sender?.address ?? '').toLowerCase().slice(0, 254),
    fromName: oneLine(sender?.name ?? '', 200),
    subject: oneLine(mail.subject ?? '', 300),
    text: text.slice(0, MOST_TEXT).trimEnd(),
    cut: cut || text.length > MOST_TEXT,
    files: mail.attachments.slice(0, MOST_FILES).map(({ filename, contentType, size }) => ({
      name: oneLine(filename ?? contentType, 200),
      size,
    })),
  };
}

/** `In-Reply-To` first, then the thread from its end to its root. */
function answeredBy({ inReplyTo, references = [] }: ParsedMail): readonly string[] {
  const ids = [...(inReplyTo?.split(/\s+/u) ?? []), ...[references].flat().toReversed()];
  return [...new Set(ids.filter((id) => id.length <= 250 && id.startsWith('<')))].slice(0, MOST_ANSWERED);
}
