import { createRateLimits } from './security/rate-limits.ts';
import type { RateLimits } from './security/rate-limits.ts';
import { createSeal } from './security/seal.ts';
import type { Seal } from './security/seal.ts';
import { createEndedSessions } from './security/session.ts';
import type { EndedSessions } from './security/session.ts';
import type { WebDeps } from './web-deps.ts';

/** What every room of the web works with. */
export interface Site extends WebDeps {
  readonly seal: Seal;
  /** Cookies are marked Secure where people come by https. */
  readonly secure: boolean;
  readonly ended: EndedSessions;
  readonly limits: RateLimits;
}

export const createSite = (web: WebDeps): Site => ({
  ...web,
  seal: createSeal(web.signInKey),
  secure: web.baseUrl.startsWith('https:'),
  ended: createEndedSessions(),
  limits: createRateLimits(web.rates),
});
