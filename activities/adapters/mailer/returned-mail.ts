import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import type { ReturnedMail } from '../../../src/ports/returned-mail.ts';

/** Reads a message as it lies in a mailbox (RFC 5322): a delivery report, an automatic answer, or a person's letter. */
export async function parseReturnedMail(raw: string): Promise<ReturnedMail> {
  const mail = await simpleParser(raw, { keepDeliveryStatus: true, skipImageLinks: true });
  const report = mail.attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  if (report !== undefined) return deliveryReport(mail, report.content.toString('utf8'));
  if (isAutomatic(mail)) return { kind: 'automatic' };
  return { kind: 'letter', from: mail.from?.value[0]?.address ?? '', subject: mail.subject ?? '' };
}

/** RFC 3464: fields for the message, then a block for each recipient. */
function deliveryReport(mail: ParsedMail, status: string): ReturnedMail {
  const fields = unfolded(status).split('\n').map(fieldOf);
  const valueOf = (name: string): string => fields.find((field) => field.name === name)?.value ?? '';
  const diagnostic = valueOf('diagnostic-code').replace(/^[\w-]+;\s*/u, '');
  const words = [valueOf('status'), diagnostic].filter((part) => part !== '').join(' ');
  return {
    kind: 'delivery-report',
    // Also a 4.x.x: whoever says `failed` has stopped trying (4.4.7 after days, for one); `delayed` has not.
    failed: valueOf('action').toLowerCase() === 'failed',
    messageIds: originalIds(mail),
    words: words.slice(0, 500) || 'máy chủ nhận không ghi lý do',
  };
}

const unfolded = (text: string): string => text.replace(/\r\n?/gu, '\n').replace(/\n[ \t]+/gu, ' ');

function fieldOf(line: string): { readonly name: string; readonly value: string } {
  const at = line.indexOf(':');
  return { name: line.slice(0, Math.max(0, at)).trim().toLowerCase(), value: line.slice(at + 1).trim() };
}

/** The returned message comes whole, or as its headers alone; some reports only answer it. */
function originalIds(mail: ParsedMail): readonly string[] {
  const returned = mail.attachments
    .filter(({ contentType }) => contentType === 'message/rfc822' || contentType === 'text/rfc822-headers')
    .flatMap(({ content }) => idsIn(unfolded(content.toString('utf8')).split('\n\n')[0] ?? ''));
  const { inReplyTo, references = [] } = mail;
  const answered = [...(inReplyTo === undefined ? [] : [inReplyTo]), ...[references].flat()];
  return [...new Set([...returned, ...answered])];
}

const idsIn = (headers: string): readonly string[] =>
  headers
    .split('\n')
    .map(fieldOf)
    .filter(({ name }) => name === 'message-id')
    .map(({ value }) => value);

/** RFC 3834, and what programs did before it. */
function isAutomatic({ headers }: ParsedMail): boolean {
  const textOf = (name: string): string => {
    const value = headers.get(name);
    return typeof value === 'string' ? value.trim().toLowerCase() : '';
  };
  if (textOf('auto-submitted') !== '' && textOf('auto-submitted') !== 'no') return true;
  if (/^(?:bulk|junk|list|auto_reply)$/u.test(textOf('precedence'))) return true;
  return ['x-autoreply', 'x-autorespond', 'x-auto-response-suppress'].some((name) => headers.has(name));
}
