import type { MiddlewareHandler } from 'hono';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A captured letter is shown in a frame of ours, without script, and its links open in a window of their own. */
export const LETTER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'self'; frame-ancestors 'self'; " +
  'sandbox allow-popups allow-popups-to-escape-sandbox';

/** Addresses that hold a secret: a reply link as it stands in a letter, and the sign-in link. */
const SECRET_ADDRESS = /^\/(?:r\/[^/]{20,}|dang-nhap)$/u;

const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * On every answer. Addresses that hold a secret send no referrer at all. All others send it to ourselves (`same-origin`):
 * with `no-referrer` browsers send `Origin: null` with our own forms, and on plain http (an office's network) nothing else
 * would tell them from a stranger's. No other site learns an address of ours either way.
 * `secure`: people come by https, so browsers are told to come by nothing else for a year.
 */
export const createSecurityHeaders =
  ({ secure }: { readonly secure: boolean }): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const headers: Readonly<Record<string, string>> = {
      'Content-Security-Policy': POLICY,
      'Referrer-Policy': SECRET_ADDRESS.test(c.req.path) ? 'no-referrer' : 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
      'X-Robots-Tag': 'noindex, nofollow',
      'Cache-Control': 'no-store',
      ...(secure ? { 'Strict-Transport-Security': `max-age=${YEAR_SECONDS}` } : {}),
    };
    for (const [name, value] of Object.entries(headers)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  };
