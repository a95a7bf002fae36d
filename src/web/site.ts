import { createSeal } from './security/seal.ts';
import type { Seal } from './security/seal.ts';
import type { WebDeps } from './web-deps.ts';

/** What every room of the web works with. */
export interface Site extends WebDeps {
  readonly seal: Seal;
  /** Cookies are marked Secure where people come by https. */
  readonly secure: boolean;
}

export const createSite = (web: WebDeps): Site => ({
  ...web,
  seal: createSeal(web.signInKey),
  secure: web.baseUrl.startsWith('https:'),
});
