import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';

/** Where and how mail leaves, as `SMTP_URL` says it. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps). */
  readonly secure: boolean;
  /** STARTTLS or nothing. Without it, and not `secure`, the connection stays in the clear. */
  readonly requireTls: boolean;
  readonly verifyCertificate: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | null;
  /** `smtp://host:port`, never with a password. */
  readonly label: string;
}

const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };
const OPTIONS = ['requireTLS', 'tls.rejectUnauthorized'];
const ALLOWED =
  'Viết smtp://máy-chủ:cổng hoặc smtps://máy-chủ:cổng, có thể kèm tên và mật khẩu: smtp://tên:mật-khẩu@máy-chủ:587 ' +
  '(ký tự đặc biệt viết dạng %40). Tùy chọn: ?requireTLS=false (máy chủ nội bộ không có STARTTLS), ' +
  '?tls.rejectUnauthorized=false (không kiểm tra chứng thư).';

/**
 * Reads nodemailer's connection URL and refuses what it would pass over in silence: a misspelt option would leave a
 * relay unprotected. To another machine STARTTLS is required and the certificate checked unless the URL says
 * otherwise; to this machine nothing travels, so nothing is encrypted unless `requireTLS=true` asks for it.
 */
export function parseSmtpUrl(text: string): Result<SmtpSettings> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return refuse(text, 'không phải là một địa chỉ kết nối');
  const port = PORTS[url.protocol];
  if (port === undefined) return refuse(text, `giao thức "${url.protocol}" không dùng được`);
  const host = hostOf(url);
  if (host === null) return refuse(text, 'thiếu tên máy chủ hoặc tên máy chủ sai');
  if (url.pathname !== '' && url.pathname !== '/')
    return refuse(text, `phần "${url.pathname}" không có nghĩa ở đây`);
  const options = optionsOf(url);
  if (!options.ok) return refuse(text, options.problem.words);
  const auth = authOf(url);
  if (auth === undefined) return refuse(text, 'tên và mật khẩu phải có đủ cả hai, viết dạng %XX');
  const secure = url.protocol === 'smtps:';
  const actualPort = url.port === '' ? port : Number(url.port);
  if (actualPort === 0) return refuse(text, 'cổng phải từ 1 đến 65535');
  return ok({
    host,
    port: actualPort,
    secure,
    requireTls: !secure && (options.value.get('requireTLS') ?? !isLoopback(host)),
    verifyCertificate: options.value.get('tls.rejectUnauthorized') ?? true,
    auth,
    label: `${url.protocol}//${isIP(host) === 6 ? `[${host}]` : host}:${actualPort}`,
  });
}

/** For a non-web scheme `URL` leaves the host as typed: other letters percent-encoded, an IPv6 address in brackets. */
export function hostOf(url: URL): string | null {
  const typed = decoded(url.hostname)?.replace(/^\[(.*)\]$/u, '$1') ?? '';
  if (isIP(typed) !== 0) return typed;
  const ascii = domainToASCII(typed);
  return /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(ascii) ? ascii : null;
}

function optionsOf(url: URL): Result<ReadonlyMap<string, boolean>> {
  const found = new Map<string, boolean>();
  for (const [name, value] of url.searchParams) {
    if (!OPTIONS.includes(name))
      return fail({ kind: 'unknown-option', words: `không có tùy chọn "${name}"` });
    if (value !== 'true' && value !== 'false') {
      return fail({
        kind: 'bad-option',
        words: `tùy chọn "${name}" là true hoặc false, không phải "${value}"`,
      });
    }
    found.set(name, value === 'true');
  }
  return ok(found);
}

/** Null: none given. Undefined: given by halves, or not to be decoded. */
export function authOf(url: URL): SmtpSettings['auth'] | undefined {
  if (url.username === '' && url.password === '') return null;
  const user = decoded(url.username);
  const pass = decoded(url.password);
  return user === null || pass === null || user === '' || pass === '' ? undefined : { user, pass };
}

export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not a swallowed fault: null is the answer to "can this be decoded", and the caller refuses with its own words.
    return null;
  }
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '::1' ||
  (isIP(host) === 4 && host.startsWith('127.'));

function refuse(text: string, why: string): Result<never> {
  return fail({ kind: 'bad-smtp-url', words: `SMTP_URL "${masked(text)}": ${why}. ${ALLOWED}` });
}

/** The text for a message, without what may be a password: everything between the first colon after `//` and the last @. */
export function masked(text: string): string {
  const at = text.lastIndexOf('@');
  if (at < 0) return text;
  const start = text.includes('://') ? text.indexOf('://') + 3 : 0;
  const colon = text.indexOf(':', start);
  return colon < 0 || colon > at ? text : `${text.slice(0, colon)}:***${text.slice(at)}`;
}
