import type { Context, MiddlewareHandler } from 'hono';
import { showProblem } from '../problem-page.tsx';
import { addressOf } from '../security/address.ts';
import type { Site } from '../site.ts';
import { AskAgain } from './ask-again.tsx';
import { CODE } from './reply.ts';

/** `40 giây`, `10 phút` */
export const waitWords = (seconds: number): string =>
  seconds <= 90 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`;

export function tooMany(c: Context, site: Site, seconds: number): Promise<Response> {
  c.header('Retry-After', String(seconds));
  return showProblem(c, site, 'too-many', `Có thể thử lại sau ${waitWords(seconds)}.`);
}

/** Whoever only looks is told at once; a form is read first, so that what was typed can be given back. */
export const limitLooks =
  (site: Site): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method !== 'POST') {
      const wait = await spendAddress(c, site);
      if (wait !== null) return tooMany(c, site, wait);
    }
    await next();
    return undefined;
  };

export const spendAddress = (c: Context, site: Site): Promise<number | null> =>
  site.limits.spend('address', addressOf(c, site.proxyHops));

/**
 * The one page for links that are unknown, expired or revoked. Only these count against an address, and only they are
 * refused when there were too many: who has a link that opens is let in, whoever else sits behind the same address.
 */
export async function unknownLink(c: Context, site: Site): Promise<Response> {
  const wait = await site.limits.spend('unknown', addressOf(c, site.proxyHops));
  if (wait !== null) return tooMany(c, site, wait);
  const code = c.req.query('ma') ?? '';
  const again =
    c.req.method === 'POST' ? null : <AskAgain seal={site.seal} code={CODE.test(code) ? code : null} />;
  return showProblem(c, site, 'unknown-link', null, again);
}
