import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { routePath } from 'hono/route';
import { createClockRoutes } from './console/clock-routes.ts';
import { createDecisionRoutes } from './console/decision-routes.tsx';
import { createDivisionRoutes } from './console/division-routes.tsx';
import { createGuidanceRoutes } from './console/guidance-routes.tsx';
import { createLadderRoutes } from './console/ladder-routes.tsx';
import { createMailRoutes } from './console/mail-routes.tsx';
import { createPaperAnswerRoutes } from './console/paper-answer-routes.tsx';
import { createPaperDeliveryRoutes } from './console/paper-delivery-routes.tsx';
import { createPaperRoutes } from './console/paper-routes.tsx';
import { createPlanRoutes } from './console/plan-routes.tsx';
import { createReplyLinkRoutes } from './console/reply-link-routes.tsx';
import { createRoundRoutes } from './console/round-routes.tsx';
import { createHealthRoutes } from './health.ts';
import { showProblem } from './problem-page.tsx';
import { createReplyRoutes } from './reply/routes.tsx';
import { createSecurityHeaders } from './security/headers.ts';
import { createSignIn, onlySignedIn } from './sign-in.tsx';
import { createSite } from './site.ts';
import { createAssets } from './style.ts';
import type { WebDeps } from './web-deps.ts';

export type { WebDeps } from './web-deps.ts';

/** The whole web: what anybody may see, the replies behind links, and the console behind the sign-in link. */
export function createWebApp(web: WebDeps): Hono {
  const site = createSite(web);
  const app = new Hono();
  app.use(createSecurityHeaders(site));
  app.route('/', createHealthRoutes(site));
  app.route('/', createAssets());
  app.route('/', createReplyRoutes(site));
  app.route('/', createSignIn(site));
  // From here on only who has signed in.
  app.use(onlySignedIn(site));
  app.route('/', createPlanRoutes(site));
  app.route('/', createDivisionRoutes(site));
  app.route('/', createDecisionRoutes(site));
  app.route('/', createRoundRoutes(site));
  app.route('/', createClockRoutes(site));
  app.route('/', createMailRoutes(site));
  app.route('/', createLadderRoutes(site));
  app.route('/', createPaperRoutes(site));
  app.route('/', createPaperAnswerRoutes(site));
  app.route('/', createPaperDeliveryRoutes(site));
  app.route('/', createReplyLinkRoutes(site));
  app.route('/', createGuidanceRoutes(site));
  app.notFound((c) => showProblem(c, site, 'not-found'));
  app.onError((error, c) => {
    const code = randomUUID().slice(0, 8);
    // The route and not the address: an address may hold a token.
    site.log(`${code} ${c.req.method} ${routePath(c)}: ${error.stack ?? error.message}`);
    return showProblem(c, site, 'failed', `Mã lỗi: ${code}`).catch((again: unknown) => {
      // Not even the clock can be read: the store is gone, and with it every page.
      site.log(`${code} again: ${again instanceof Error ? again.message : String(again)}`);
      return c.text(`Hệ thống gặp lỗi. Mã lỗi: ${code}`, 500);
    });
  });
  return app;
}
