import { resolve } from 'node:path';
import { z } from 'zod';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import { readMailSettings } from './mail-settings.ts';
import type { MailSettings } from './mail-settings.ts';
import { readUploadSettings } from './upload-settings.ts';
import type { UploadLimits } from '../web/uploads/arriving-file.ts';

/** What the environment says; an option of the command line goes before it. */
export interface Settings extends MailSettings {
  /** Absolute. */
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  /** Null: made from host and port. */
  readonly baseUrl: string | null;
  readonly uploads: UploadLimits;
  /** Proxies before the server whose `X-Forwarded-For` is believed. */
  readonly proxyHops: number;
}

export const DEFAULT_PORT = 8077;

type Env = Readonly<Record<string, string | undefined>>;

const whole = z.string().regex(/^\d{1,5}$/);

const FIELDS = {
  DONDOC_PORT: {
    allowed: 'một số từ 0 đến 65535 (0: cổng trống bất kỳ)',
    valid: (text: string) => whole.safeParse(text).success && Number(text) <= 65_535,
  },
  DONDOC_HOST: {
    allowed: 'tên máy hoặc địa chỉ, ví dụ 127.0.0.1',
    valid: (text: string) => /^[\w.:-]+$/.test(text),
  },
  DONDOC_PROXY_HOPS: {
    allowed: 'số máy chủ trung gian (proxy) đứng trước, từ 0 đến 5',
    valid: (text: string) => /^[0-5]$/.test(text),
  },
  DONDOC_BASE_URL: {
    allowed: 'địa chỉ http:// hoặc https:// không có dấu / ở cuối, ví dụ https://dondoc.example',
    valid: (text: string) => z.url({ protocol: /^https?$/ }).safeParse(text).success && !text.endsWith('/'),
  },
} as const;

/** Reads the settings; a bad one is refused with its name, what was found and what is allowed. */
export function readSettings(
  env: Env,
  options: { readonly data: string | null; readonly port: number | null },
): Result<Settings> {
  for (const [name, field] of Object.entries(FIELDS)) {
    const found = env[name];
    if (found !== undefined && found !== '' && !field.valid(found))
      return bad(name, `"${found}"`, field.allowed);
  }
  const mail = readMailSettings(env);
  if (!mail.ok) return mail;
  const uploads = readUploadSettings(env);
  if (!uploads.ok) return uploads;
  const refused = refuseDatabase(env);
  if (refused !== null) return refused;
  const text = (name: string): string | null =>
    env[name] === undefined || env[name] === '' ? null : env[name];
  return ok({
    dataDir: resolve(options.data ?? text('DONDOC_DATA') ?? '.dondoc'),
    port: options.port ?? Number(text('DONDOC_PORT') ?? DEFAULT_PORT),
    host: text('DONDOC_HOST') ?? '127.0.0.1',
    baseUrl: text('DONDOC_BASE_URL'),
    uploads: uploads.value,
    proxyHops: Number(text('DONDOC_PROXY_HOPS') ?? 0),
    ...mail.value,
  });
}

function refuseDatabase(env: Env): Result<never> | null {
  if (env['DATABASE_URL'] === undefined || env['DATABASE_URL'] === '') return null;
  return bad(
    'DATABASE_URL',
    'một địa chỉ cơ sở dữ liệu',
    'để trống: phiên bản này chỉ lưu trong thư mục dữ liệu (SQLite), chưa dùng được PostgreSQL',
  );
}

const bad = (name: string, found: string, allowed: string): Result<never> =>
  fail({ kind: 'setting', words: `${name}: gặp ${found}; cần ${allowed}.` });
