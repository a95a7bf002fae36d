import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';
import { authOf, decoded, isLoopback, masked, readEndpoint } from '../mailer/connection-url.ts';
import type { Credentials } from '../mailer/connection-url.ts';

/** Where mail comes back to, as `IMAP_URL` says it. */
export interface ImapSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (imaps). */
  readonly secure: boolean;
  /** STARTTLS or nothing; false only towards this machine itself. */
  readonly requireTls: boolean;
  readonly verifyCertificate: boolean;
  readonly auth: Credentials;
  readonly folder: string;
  /** Where messages that concern us are moved to; null: they stay, with a flag. */
  readonly moveTo: string | null;
  /** `imaps://host:993/INBOX`, never with a name or password. */
  readonly label: string;
}

const PORTS: Readonly<Record<string, number>> = { 'imap:': 143, 'imaps:': 993 };
const ALLOWED =
  'Viết imaps://tên:mật-khẩu@máy-chủ:993/thư-mục (ký tự đặc biệt viết dạng %40; không ghi thư mục là INBOX), hoặc imap:// ' +
  'với STARTTLS. Tùy chọn: ?moveTo=thư-mục (chuyển thư đã nhận vào đó), ?tls.rejectUnauthorized=false (không kiểm tra ' +
  'chứng thư).';

/**
 * As strict as `SMTP_URL`, and stricter in one thing: a password for a whole mailbox never travels in the clear, so that
 * there is no option for it; only on this machine itself may a connection stay unencrypted.
 */
export function parseImapUrl(text: string): Result<ImapSettings> {
  const endpoint = readEndpoint(text, PORTS);
  if (!endpoint.ok) return refuse(text, endpoint.problem.words);
  const { url, host, port, label } = endpoint.value;
  const auth = authOf(url);
  if (auth === undefined || auth === null)
    return refuse(text, 'cần đủ tên và mật khẩu của hộp thư, viết dạng %XX');
  const folder = url.pathname.length > 1 ? folderOf(url.pathname.slice(1)) : 'INBOX';
  if (folder === null) return refuse(text, `tên thư mục "${url.pathname.slice(1)}" không đọc được`);
  const options = optionsOf(url);
  if (!options.ok) return refuse(text, options.problem.words);
  const { moveTo, verifyCertificate } = options.value;
  if (moveTo === folder) return refuse(text, `moveTo trùng với thư mục được đọc ("${folder}")`);
  const secure = url.protocol === 'imaps:';
  return ok({
    host,
    port,
    secure,
    requireTls: !secure && !isLoopback(host),
    verifyCertificate,
    auth,
    folder,
    moveTo,
    label: `${label}/${folder}`,
  });
}

/** Any name that a person may have given; what would begin another command or another name is none. */
function folderOf(text: string): string | null {
  const name = decoded(text);
  if (name === null || name.trim() === '' || name.length > 200 || /[\p{Cc}*%]/u.test(name)) return null;
  return name.toLowerCase() === 'inbox' ? 'INBOX' : name;
}

function optionsOf(url: URL): Result<Pick<ImapSettings, 'moveTo' | 'verifyCertificate'>> {
  let moveTo: string | null = null;
  let verifyCertificate = true;
  for (const [name, value] of url.searchParams) {
    if (name === 'moveTo') {
      moveTo = folderOf(value);
      if (moveTo === null) return bad(`moveTo "${value}" không phải là tên thư mục`);
    } else if (name === 'tls.rejectUnauthorized') {
      if (value !== 'true' && value !== 'false')
        return bad(`tùy chọn "${name}" là true hoặc false, không phải "${value}"`);
      verifyCertificate = value === 'true';
    } else return bad(`không có tùy chọn "${name}"`);
  }
  return ok({ moveTo, verifyCertificate });
}

const bad = (words: string): Result<never> => fail({ kind: 'bad-option', words });

const refuse = (text: string, why: string): Result<never> =>
  fail({ kind: 'bad-imap-url', words: `IMAP_URL "${masked(text)}": ${why}. ${ALLOWED}` });
