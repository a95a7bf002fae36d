import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';

export interface Credentials {
  readonly user: string;
  readonly pass: string;
}

/** Where a connection URL leads to. */
export interface Endpoint {
  readonly url: URL;
  readonly host: string;
  readonly port: number;
  /** `scheme://host:port`, never with a name or password. */
  readonly label: string;
}

/** What every connection URL must have; `ports`: the schemes that are allowed and their usual ports. A problem: only why. */
export function readEndpoint(text: string, ports: Readonly<Record<string, number>>): Result<Endpoint> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return wrong('không phải là một địa chỉ kết nối');
  const usual = ports[url.protocol];
  if (usual === undefined) return wrong(`giao thức "${url.protocol}" không dùng được`);
  const host = hostOf(url);
  if (host === null) return wrong('thiếu tên máy chủ hoặc tên máy chủ sai');
  const port = url.port === '' ? usual : Number(url.port);
  if (port === 0) return wrong('cổng phải từ 1 đến 65535');
  return ok({ url, host, port, label: `${url.protocol}//${isIP(host) === 6 ? `[${host}]` : host}:${port}` });
}

const wrong = (words: string): Result<never> => fail({ kind: 'bad-endpoint', words });

/** For a non-web scheme `URL` leaves the host as typed: other letters percent-encoded, an IPv6 address in brackets. */
function hostOf(url: URL): string | null {
  const typed = decoded(url.hostname)?.replace(/^\[(.*)\]$/u, '$1') ?? '';
  if (isIP(typed) !== 0) return typed;
  const ascii = domainToASCII(typed);
  return /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(ascii) ? ascii : null;
}

/** Null: none given. Undefined: given by halves, or not to be decoded. */
export function authOf(url: URL): Credentials | null | undefined {
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

/** The text for a message, without what may be a password: everything between the first colon after `//` and the last @. */
export function masked(text: string): string {
  const at = text.lastIndexOf('@');
  if (at < 0) return text;
  const start = text.includes('://') ? text.indexOf('://') + 3 : 0;
  const colon = text.indexOf(':', start);
  return colon < 0 || colon > at ? text : `${text.slice(0, colon)}:***${text.slice(at)}`;
}
