import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Seal } from './seal.ts';

const COOKIE = 'dondoc_phien';

/** The value of a valid session cookie; null: nobody has signed in from this browser with the present key. */
export function sessionOf(c: Context, seal: Seal): string | null {
  const value = getCookie(c, COOKIE) ?? '';
  const [nonce = '', mark = ''] = value.split('.');
  return nonce !== '' && seal.isMark('session', nonce, mark) ? value : null;
}

/** A browser that is signed in keeps its session, so that forms open in another tab stay valid. */
export function openSession(c: Context, seal: Seal, secure: boolean): void {
  if (sessionOf(c, seal) !== null) return;
  const nonce = randomBytes(16).toString('base64url');
  setCookie(c, COOKIE, `${nonce}.${seal.mark('session', nonce)}`, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure,
  });
}
