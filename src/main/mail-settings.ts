import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DkimKey } from '../../activities/adapters/mailer/dkim.ts';
import { parseImapUrl } from '../../activities/adapters/mailbox/imap-url.ts';
import { parseSmtpUrl } from '../../activities/adapters/mailer/smtp-url.ts';
import { strictAddress } from '../../activities/adapters/mailer/strict-address.ts';
import { domainToASCII } from 'node:url';
import { LONGEST_RETURN_NAME } from '../domain/mail/return-tag.ts';
import type { RelayRate } from '../domain/mail/relay-rate.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';

/**
 * How mail leaves. The rate stands here and not in the office's policy: it is a property of the server, which two plans of
 * one store share, and it changes with the server and not by a decision of the office.
 */
export interface MailSettings {
  /** Null: the mailbox of the office in the plan's directory. */
  readonly mailFrom: string | null;
  /** Null: mail is captured. */
  readonly smtpUrl: string | null;
  readonly mailRate: RelayRate;
  /** Null: messages are not signed here. */
  readonly dkim: DkimKey | null;
  /** The mailbox to which mail comes back; null: none is read. */
  readonly imapUrl: string | null;
  /** One address; each message comes back to it with a tag of its own. Null: to the sender, without a tag. */
  readonly returnPath: string | null;
}

type Env = Readonly<Record<string, string | undefined>>;

const textOf = (env: Env, name: string): string | null => {
  const found = env[name];
  return found === undefined || found === '' ? null : found;
};

/** A bad setting is refused with its name, what was found and what is allowed; a key or password is never printed. */
export function readMailSettings(env: Env): Result<MailSettings> {
  const smtpUrl = textOf(env, 'SMTP_URL');
  const relay = smtpUrl === null ? null : parseSmtpUrl(smtpUrl);
  if (relay !== null && !relay.ok) return relay;
  const mailFrom = textOf(env, 'DONDOC_MAIL_FROM');
  const address = mailFrom === null ? null : strictAddress(mailFrom);
  if (address !== null && !address.ok)
    return bad('DONDOC_MAIL_FROM', `"${mailFrom ?? ''}"`, `một địa chỉ thư. ${address.problem.words}`);
  const perMinute = readCount(env, 'DONDOC_MAIL_PER_MINUTE');
  if (!perMinute.ok) return perMinute;
  const perDay = readCount(env, 'DONDOC_MAIL_PER_DAY');
  if (!perDay.ok) return perDay;
  const dkim = readDkim(env);
  if (!dkim.ok) return dkim;
  const imapUrl = textOf(env, 'IMAP_URL');
  const mailbox = imapUrl === null ? null : parseImapUrl(imapUrl);
  if (mailbox !== null && !mailbox.ok) return mailbox;
  const returnPath = readReturnPath(env);
  if (!returnPath.ok) return returnPath;
  return ok({
    mailFrom,
    smtpUrl,
    mailRate: { perMinute: perMinute.value, perDay: perDay.value },
    dkim: dkim.value,
    imapUrl,
    returnPath: returnPath.value,
  });
}

function readCount(env: Env, name: string): Result<number | null> {
  const found = textOf(env, name);
  if (found === null) return ok(null);
  if (/^[1-9]\d{0,5}$/.test(found)) return ok(Number(found));
  return bad(
    name,
    `"${found}"`,
    'một số nguyên từ 1 đến 999999, hoặc để trống nếu máy chủ thư không giới hạn (Microsoft 365: 30 thư mỗi phút, ' +
      '10000 thư mỗi ngày)',
  );
}

/** The server must deliver `tên+mã@…` to the mailbox of `tên@…`, which most do. */
function readReturnPath(env: Env): Result<string | null> {
  const found = textOf(env, 'DONDOC_RETURN_PATH');
  if (found === null) return ok(null);
  const address = strictAddress(found);
  const name = address.ok ? address.value.slice(0, address.value.lastIndexOf('@')) : '';
  if (address.ok && name.length <= LONGEST_RETURN_NAME && !name.includes('+')) return ok(address.value);
  const why = address.ok
    ? `phần trước dấu @ dài không quá ${String(LONGEST_RETURN_NAME)} ký tự và không có dấu +, vì mã của từng thư đứng sau đó`
    : address.problem.words;
  return bad('DONDOC_RETURN_PATH', `"${found}"`, `một địa chỉ thư, ví dụ tra-lai@haugiang.example: ${why}`);
}

const SELECTOR = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;

function readDkim(env: Env): Result<DkimKey | null> {
  const domain = textOf(env, 'DONDOC_DKIM_DOMAIN');
  const selector = textOf(env, 'DONDOC_DKIM_SELECTOR');
  const file = textOf(env, 'DONDOC_DKIM_KEY_FILE');
  if (domain === null && selector === null && file === null) return ok(null);
  if (domain === null || selector === null || file === null)
    return bad(
      'DONDOC_DKIM_DOMAIN, DONDOC_DKIM_SELECTOR, DONDOC_DKIM_KEY_FILE',
      'một phần',
      'đủ cả ba (tên miền ký, tên chọn khóa trong DNS, tệp khóa riêng PEM), hoặc để trống cả ba',
    );
  const ascii = domainToASCII(domain);
  if (!ascii.includes('.') || !SELECTOR.test(ascii))
    return bad('DONDOC_DKIM_DOMAIN', `"${domain}"`, 'một tên miền, ví dụ haugiang.example');
  if (!SELECTOR.test(selector))
    return bad(
      'DONDOC_DKIM_SELECTOR',
      `"${selector}"`,
      'tên chọn khóa gồm chữ không dấu, chữ số, gạch, chấm',
    );
  const key = readKey(file);
  if (key === null)
    return bad('DONDOC_DKIM_KEY_FILE', `"${file}"`, 'đường dẫn đến một tệp khóa riêng RSA dạng PEM đọc được');
  return ok({ domain: ascii, selector, privateKey: key });
}

/** Null: there is none, or it is no private RSA key. */
function readKey(file: string): string | null {
  try {
    const key = createPrivateKey(readFileSync(file, 'utf8'));
    return key.asymmetricKeyType === 'rsa' ? key.export({ type: 'pkcs8', format: 'pem' }).toString() : null;
  } catch {
    // Not a swallowed fault: the caller refuses the setting by name, and what stood in the file is not for a screen.
    return null;
  }
}

const bad = (name: string, found: string, allowed: string): Result<never> =>
  fail({ kind: 'setting', words: `${name}: gặp ${found}; cần ${allowed}.` });
