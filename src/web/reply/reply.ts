import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { LinkPurpose } from '../../ports/store.ts';
import type { OpenedLink } from '../../usecases/submit-report.ts';
import { openLink } from '../../usecases/submit-report.ts';
import { hostCookie } from '../security/host-cookie.ts';
import type { Site } from '../site.ts';

/** A day: long enough to write a report with pauses, short enough for a shared computer. */
const COOKIE_SECONDS = 24 * 3600;

/**
 * The public name of an opened link in clean addresses (`/r/viec?ma=…`). Each link has a cookie of its own, because a
 * letter names several tasks and people open them side by side.
 */
export const codeOf = (site: Site, linkId: string): string => site.seal.mark('reply', linkId).slice(0, 12);

export const cookieName = ({ secure }: Site, code: string): string =>
  hostCookie(secure, `dondoc_viec_${code}`);

export const CODE = /^[A-Za-z0-9_-]{12}$/;

/** Swaps the token for a cookie. The cookie holds the token, so that a link revoked meanwhile is closed at once. */
export function keepToken(c: Context, site: Site, code: string, token: string): void {
  setCookie(c, cookieName(site, code), token, {
    // A cookie of this very host must be one of all its paths; elsewhere it need not travel to the console.
    path: site.secure ? '/' : '/r',
    httpOnly: true,
    sameSite: 'Lax',
    secure: site.secure,
    maxAge: COOKIE_SECONDS,
  });
}

export interface Visit extends OpenedLink {
  readonly code: string;
  /** What the forms of this visit are bound to. */
  readonly binding: string;
}

/**
 * `no-reply-cookie` tells nothing of any link: it is said before one is looked up. A link opens the pages of its own purpose
 * alone: who answers for a body does not sign for its head.
 */
export async function visitOf(
  c: Context,
  site: Site,
  code: string,
  purpose: LinkPurpose = 'answer',
): Promise<Visit | 'no-reply-cookie' | 'unknown-link'> {
  const token = CODE.test(code) ? (getCookie(c, cookieName(site, code)) ?? '') : '';
  if (token === '') return 'no-reply-cookie';
  const opened = await openLink(site.deps, token);
  if (opened === null || opened.link.purpose !== purpose) return 'unknown-link';
  if (codeOf(site, opened.link.id) !== code) return 'unknown-link';
  return { ...opened, code, binding: token };
}

export const replyToken = (site: Site, visit: Visit): string => site.seal.mark('reply form', visit.binding);

export const replyPath = (code: string): string => `/r/viec?ma=${code}`;
export const signingPath = (code: string): string => `/r/ky?ma=${code}`;
export const signingReceiptPath = (code: string, id: string): string =>
  `/r/ky/bien-nhan/${encodeURIComponent(id)}?ma=${code}`;
export const signingFilePath = (code: string, sha256: string): string => `/r/ky/tep/${sha256}?ma=${code}`;

export const receiptPath = (code: string, reportId: string): string =>
  `/r/bien-nhan/${encodeURIComponent(reportId)}?ma=${code}`;
