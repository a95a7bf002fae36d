import type { Context } from 'hono';

/**
 * Whether a form was sent from a page of ours. Browsers say so in `Sec-Fetch-Site` (https and localhost) and in `Origin`;
 * a request that says neither comes from no browser form and is refused.
 */
export function isSameOrigin(c: Context, baseUrl: string): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = c.req.header('origin');
  if (origin === undefined || origin === 'null') return site === 'same-origin';
  // Behind a proxy the address people use is the base URL; beside it, whatever name the request itself came to.
  return [originOf(baseUrl), originOf(c.req.url)].includes(origin.toLowerCase());
}

function originOf(address: string): string {
  return URL.parse(address)?.origin ?? '';
}
