import type { ParsedMail } from 'mailparser';
import type { ReturnedContent } from '../../../src/ports/returned-mail.ts';
import { fieldsIn, headerOf, oneLine } from './mail-headers.ts';

type Report = Extract<ReturnedContent, { kind: 'delivery-report' }>;

const NO_WORDS = 'máy chủ nhận không ghi lý do';

/** A report on a delivery: RFC 3464, or what older servers write in words alone. Null: it is none. */
export function readDeliveryReport(mail: ParsedMail): Report | null {
  const status = mail.attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  if (status !== undefined) return fromStatus(mail, status.content.toString('utf8'));
  return isFromServer(mail) ? fromWords(mail) : null;
}

/** Fields for the message, then a block for each recipient; our messages have one recipient each. */
function fromStatus(mail: ParsedMail, status: string): Report {
  const fields = fieldsIn(status);
  const valueOf = (name: string): string => fields.find((field) => field.name === name)?.value ?? '';
  const diagnostic = valueOf('diagnostic-code').replace(/^[\w-]+;\s*/u, '');
  const code = /^[245]\.\d{1,3}\.\d{1,3}/u.exec(valueOf('status'))?.[0] ?? '';
  const words = [code, diagnostic].filter((part) => part !== '').join(' ');
  return {
    kind: 'delivery-report',
    outcome: outcomeOf(valueOf('action').toLowerCase(), code),
    cause: causeOf(code),
    messageIds: originalIds(mail),
    words: oneLine(words, 500) || NO_WORDS,
  };
}

/** Whoever says `failed` has stopped trying, also with a 4.x.x (4.4.7 after days, for one); `delayed` has not. */
function outcomeOf(action: string, code: string): Report['outcome'] {
  if (action === 'failed') return 'failed';
  if (action === 'delayed') return 'delayed';
  if (/^(?:delivered|relayed|expanded)$/u.test(action)) return 'delivered';
  // Without a known action the code speaks; a 4.x.x is not given up by that alone.
  return code.startsWith('5')
    ? 'failed'
    : code.startsWith('4')
      ? 'delayed'
      : code.startsWith('2')
        ? 'delivered'
        : 'unclear';
}

const causeOf = (code: string): Report['cause'] =>
  code.startsWith('5') ? 'hard' : code.startsWith('4') ? 'soft' : null;

const DAEMON = /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon)@/iu;
const ABOUT_DELIVERY =
  /undeliver|not delivered|delivery (?:status|failure|has failed|failed)|returned (?:mail|to sender)|failure notice|mail delivery|delivery delayed|warning: message|không (?:gửi|chuyển) được|thư bị trả lại/iu;

/** A server's own note without the machine-readable part: Exim's header says it, qmail and others are known by their words. */
function isFromServer(mail: ParsedMail): boolean {
  if (headerOf(mail, 'x-failed-recipients') !== '') return true;
  const from = mail.from?.value[0]?.address ?? '';
  return (
    (DAEMON.test(from) || headerOf(mail, 'return-path') === '<>') && ABOUT_DELIVERY.test(mail.subject ?? '')
  );
}

const GIVEN_UP =
  /given up|permanent(?:ly)? (?:error|fail)|permanent fatal error|could not be delivered|couldn'?t be delivered|was not delivered|undeliverable|does not exist|user unknown|no such user|address rejected|mailbox (?:full|unavailable)|không tồn tại/iu;
const STILL_TRIED =
  /delayed|will continue|not yet been delivered|temporary|no action is required|still trying|will keep trying/iu;

function fromWords(mail: ParsedMail): Report {
  const text = (mail.text ?? '').slice(0, 20_000);
  const said = oneLine(
    /^.*\b(?:[45]\.\d\.\d{1,3}|[45]\d\d[ -]).*$/mu.exec(text)?.[0] ?? text.trim().split('\n')[0] ?? '',
    500,
  );
  const delayed = STILL_TRIED.test(mail.subject ?? '') || (STILL_TRIED.test(text) && !GIVEN_UP.test(text));
  const failed =
    headerOf(mail, 'x-failed-recipients') !== '' || GIVEN_UP.test(`${mail.subject ?? ''}\n${text}`);
  return {
    kind: 'delivery-report',
    outcome: delayed ? 'delayed' : failed ? 'failed' : 'unclear',
    cause: /\b5\.\d\.\d|\b5\d\d[ -]/u.test(said)
      ? 'hard'
      : /\b4\.\d\.\d|\b4\d\d[ -]/u.test(said)
        ? 'soft'
        : null,
    messageIds: originalIds(mail),
    words: said || NO_WORDS,
  };
}

/** The returned message comes whole, as its headers alone, or pasted below the words; some reports only answer it. */
function originalIds(mail: ParsedMail): readonly string[] {
  const enclosed = mail.attachments
    .filter(({ contentType }) => contentType === 'message/rfc822' || contentType === 'text/rfc822-headers')
    .flatMap(({ content }) =>
      idsIn(content.toString('utf8').replace(/\r\n?/gu, '\n').split('\n\n')[0] ?? ''),
    );
  const { inReplyTo, references = [] } = mail;
  const answered = [...(inReplyTo === undefined ? [] : [inReplyTo]), ...[references].flat()];
  return [...new Set([...enclosed, ...answered, ...idsIn(mail.text ?? '')])].slice(0, 100);
}

const idsIn = (headers: string): readonly string[] =>
  fieldsIn(headers)
    .filter(({ name }) => name === 'message-id')
    .flatMap(({ value }) => /<[^<>\s]{3,250}>/u.exec(value)?.[0] ?? []);
