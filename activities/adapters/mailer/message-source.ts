import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from '../../../src/ports/mailer.ts';
import type { Result } from '../../../src/domain/result.ts';
import { fail, ok } from '../../../src/domain/result.ts';
import { calendarParts } from './calendar-part.ts';
import { required, strictAddress } from './strict-address.ts';

/** A message as bytes, and whom the SMTP envelope names. */
export interface PreparedMail {
  readonly source: Buffer;
  readonly envelope: { readonly from: string; readonly to: string[] };
}

/** RFC 5322 with the narrower alphabet that every store and every thread view keeps as it is. */
const MESSAGE_ID = /^<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+>$/;

/**
 * Makes the message, the same bytes for the same mail: date and Message-ID are the mail's own, the boundary follows
 * from the Message-ID. Recipients that are not one strict address each are an expected fault of the data; a bad
 * sender, Message-ID or reference is a defect of ours and throws a RangeError.
 */
export async function prepareMail(mail: OutgoingMail, envelopeFrom: string): Promise<Result<PreparedMail>> {
  const recipients = strictAll([...mail.to, ...mail.cc]);
  if (!recipients.ok) return recipients;
  const to = recipients.value.slice(0, mail.to.length);
  const cc = recipients.value.slice(mail.to.length);
  const composer = new MailComposer({
    ...fieldsOf(mail),
    to: to.map(bare),
    cc: cc.map(bare),
    ...datesOf(mail),
    ...PLAIN,
  });
  const source = await composer.compile().build();
  const returnPath = mail.returnPath == null ? envelopeFrom : required(strictAddress(mail.returnPath));
  return ok({ source, envelope: { from: returnPath, to: [...new Set(recipients.value)] } });
}

/** Nothing is read from files or addresses whatever a text may look like; base64 keeps Vietnamese short. */
const PLAIN = {
  disableFileAccess: true,
  disableUrlAccess: true,
  textEncoding: 'base64',
  newline: 'windows',
} as const;

type MailFields = NonNullable<ConstructorParameters<typeof MailComposer>[0]>;

function fieldsOf(mail: OutgoingMail): MailFields {
  const from = required(strictAddress(mail.from.address));
  const references = mail.references.map((id) => messageId(id));
  const thread = references.at(-1);
  return {
    from: { name: oneLine(mail.from.name), address: from },
    ...(mail.replyTo === null ? {} : { replyTo: bare(required(strictAddress(mail.replyTo))) }),
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    messageId: messageId(mail.messageId),
    ...(thread === undefined ? {} : { references: references.join(' '), inReplyTo: thread }),
    date: mail.date,
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24),
    headers: {
      'Content-Language': 'vi',
      // RFC 3834: no vacation note or robot answers this message.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'List-Id': `<don-doc.${from.slice(from.indexOf('@') + 1)}>`,
    },
  };
}

/**
 * A single day is also an alternative of the text, so that a mail program offers it in its own way (RFC 6047); of several
 * none speaks for the others, and they are attachments alone.
 */
function datesOf(mail: OutgoingMail): Pick<MailFields, 'icalEvent' | 'attachments'> {
  const parts = calendarParts(mail, (text) => required(strictAddress(text)));
  const [only] = parts;
  if (only !== undefined && mail.calendar?.entries.length === 1) return { icalEvent: only };
  const type = (method: string): string => `text/calendar; charset=utf-8; method=${method}`;
  return {
    attachments: parts.map(({ method, filename, content }) => ({
      filename,
      content,
      contentType: type(method),
    })),
  };
}

/** An address object, so that no address is ever parsed out of a text again. */
const bare = (address: string): { name: string; address: string } => ({ name: '', address });

function strictAll(texts: readonly string[]): Result<readonly string[]> {
  const strict: string[] = [];
  for (const text of texts) {
    const address = strictAddress(text);
    if (!address.ok) return address;
    strict.push(address.value);
  }
  if (strict.length > 0) return ok(strict);
  return fail({ kind: 'no-recipient', words: 'Thư không có địa chỉ nhận. Ghi hộp thư của cơ quan nhận.' });
}

function messageId(text: string): string {
  if (MESSAGE_ID.test(text) && text.length <= 250) return text;
  throw new RangeError(
    `${JSON.stringify(text)} is not a Message-ID: write <id@domain> in ASCII, at most 250 characters`,
  );
}

/** A header is one line: what would begin another becomes a space. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
