import type { ParsedMail } from 'mailparser';
import { headerOf } from './mail-headers.ts';

/** Headers that only robots write, by whatever value. */
const ROBOTS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoreply-from',
  'x-autoresponder',
  'x-fc-machinegenerated',
  'list-unsubscribe',
  'list-id',
];

/** How programs that set no header begin the subject of a vacation note. */
const AWAY =
  /^(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|ooo|trả lời tự động|thư trả lời tự động|tự động trả lời|phản hồi tự động|vắng mặt|đi vắng|nghỉ phép)\b\s*[:\-–(]?/iu;

/** RFC 3834, and what programs did before it and still do. A person's answer carries none of these. */
export function isAutomatic(mail: ParsedMail): boolean {
  const value = (name: string): string => headerOf(mail, name).toLowerCase();
  const submitted = value('auto-submitted');
  if (submitted !== '' && !/^no\b/u.test(submitted)) return true;
  if (/^(?:bulk|junk|list|auto[_-]reply)\b/u.test(value('precedence'))) return true;
  if (ROBOTS.some((name) => value(name) !== '')) return true;
  // Exchange writes `All` on its vacation notes; single words stand on letters of people, too.
  if (/\ball\b/u.test(value('x-auto-response-suppress'))) return true;
  // Nobody can be answered: the sender of reports and notes (RFC 5321, 4.5.5).
  if (value('return-path') === '<>') return true;
  return isReceipt(mail) || AWAY.test(withoutRe(mail.subject ?? ''));
}

/** Read receipts (RFC 8098) and the buttons of calendar programs. */
function isReceipt(mail: ParsedMail): boolean {
  const type = headerOf(mail, 'content-type').toLowerCase();
  if (/report-type="?(?:disposition-notification|feedback-report)/u.test(type)) return true;
  return /^text\/calendar\b.*method="?reply/u.test(type) || mail.attachments.some(isCalendarReply);
}

const isCalendarReply = ({ contentType, content }: ParsedMail['attachments'][number]): boolean =>
  contentType === 'text/calendar' && /^METHOD:REPLY\s*$/imu.test(content.toString('utf8').slice(0, 2_000));

const withoutRe = (subject: string): string =>
  subject.replace(/^(?:\s*(?:re|tl|trả lời)\s*:)+\s*/iu, '').trim();
