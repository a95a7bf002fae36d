import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { hostCookie } from './host-cookie.ts';
import type { Seal } from './seal.ts';

const COOKIE = 'dondoc_phien';

/** Wall-clock milliseconds. A day without a visit ends a session, as it ends a reply page; a week ends it anyway. */
export const SESSION_IDLE_MS = 24 * 3_600_000;
export const SESSION_LIFE_MS = 7 * SESSION_IDLE_MS;
/** How old the last visit may be before the cookie is written anew. */
const RENEW_MS = 10 * 60_000;

interface Session {
  readonly id: string;
  readonly beganMs: number;
  readonly seenMs: number;
}

/** What the cookies of a site depend on. */
interface CookieSite {
  readonly seal: Seal;
  readonly secure: boolean;
}

/** Id of the session of this browser; null: nobody has signed in from it, not with the present key, or too long ago. */
export const sessionOf = (c: Context, site: CookieSite): string | null => readSession(c, site)?.id ?? null;

/** A browser that is signed in keeps its session, so that forms open in another tab stay valid. */
export function openSession(c: Context, site: CookieSite): void {
  if (sessionOf(c, site) !== null) return;
  const now = Date.now();
  keep(c, site, { id: randomBytes(16).toString('base64url'), beganMs: now, seenMs: now });
}

/** Notes that the session is in use. */
export function renewSession(c: Context, site: CookieSite): void {
  const session = readSession(c, site);
  const now = Date.now();
  if (session !== null && now - session.seenMs > RENEW_MS) keep(c, site, { ...session, seenMs: now });
}

export function dropSession(c: Context, site: CookieSite): void {
  setCookie(c, hostCookie(site.secure, COOKIE), '', { ...attributes(site), maxAge: 0 });
}

const attributes = ({ secure }: CookieSite) =>
  ({ httpOnly: true, sameSite: 'Lax', path: '/', secure }) as const;

function keep(c: Context, site: CookieSite, { id, beganMs, seenMs }: Session): void {
  const text = `${id}.${beganMs}.${seenMs}`;
  setCookie(
    c,
    hostCookie(site.secure, COOKIE),
    `${text}.${site.seal.mark('session', text)}`,
    attributes(site),
  );
}

function readSession(c: Context, { seal, secure }: CookieSite): Session | null {
  const [id = '', began = '', seen = '', mark = ''] = (getCookie(c, hostCookie(secure, COOKIE)) ?? '').split(
    '.',
  );
  if (!seal.isMark('session', `${id}.${began}.${seen}`, mark)) return null;
  const [beganMs, seenMs, now] = [Number(began), Number(seen), Date.now()];
  return now - seenMs < SESSION_IDLE_MS && now - beganMs < SESSION_LIFE_MS ? { id, beganMs, seenMs } : null;
}

/**
 * Sessions that somebody has ended, until they would have ended by themselves. Kept by the process: after a restart only
 * the age of a session ends it.
 */
export interface EndedSessions {
  readonly end: (id: string) => void;
  readonly isEnded: (id: string) => boolean;
}

export function createEndedSessions(): EndedSessions {
  const endedAt = new Map<string, number>();
  return {
    end(id) {
      const now = Date.now();
      for (const [known, at] of endedAt) if (now - at > SESSION_LIFE_MS) endedAt.delete(known);
      endedAt.set(id, now);
    },
    isEnded: (id) => endedAt.has(id),
  };
}
