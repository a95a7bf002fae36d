import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import { authOf, isLoopback, masked, readEndpoint } from './connection-url.ts';
import type { Credentials } from './connection-url.ts';

/** Where and how mail leaves, as `SMTP_URL` says it. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps). */
  readonly secure: boolean;
  /** STARTTLS or nothing. Without it, and not `secure`, the connection stays in the clear. */
  readonly requireTls: boolean;
  readonly verifyCertificate: boolean;
  readonly auth: Credentials | null;
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
  const endpoint = readEndpoint(text, PORTS);
  if (!endpoint.ok) return refuse(text, endpoint.problem.words);
  const { url, host, port, label } = endpoint.value;
  if (url.pathname !== '' && url.pathname !== '/')
    return refuse(text, `phần "${url.pathname}" không có nghĩa ở đây`);
  const options = optionsOf(url);
  if (!options.ok) return refuse(text, options.problem.words);
  const auth = authOf(url);
  if (auth === undefined) return refuse(text, 'tên và mật khẩu phải có đủ cả hai, viết dạng %XX');
  const secure = url.protocol === 'smtps:';
  return ok({
    host,
    port,
    secure,
    requireTls: !secure && (options.value.get('requireTLS') ?? !isLoopback(host)),
    verifyCertificate: options.value.get('tls.rejectUnauthorized') ?? true,
    auth,
    label,
  });
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

function refuse(text: string, why: string): Result<never> {
  return fail({ kind: 'bad-smtp-url', words: `SMTP_URL "${masked(text)}": ${why}. ${ALLOWED}` });
}
