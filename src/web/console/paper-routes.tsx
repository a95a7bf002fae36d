import { Hono } from 'hono';
import { html } from 'hono/html';
import { loadPlan } from '../../usecases/deps.ts';
import { showMail } from '../../usecases/list-mail.ts';
import { showProblem } from '../problem-page.tsx';
import type { Site } from '../site.ts';
import { withPlan } from './console.ts';
import { PaperPage } from './paper-page.tsx';

/** Letters on paper. */
export function createPaperRoutes(site: Site): Hono {
  const app = new Hono();
  app.get('/thu/:id/ban-giay', (c) =>
    withPlan(c, site, async (planId) => {
      const found = await showMail(site.deps, planId, c.req.param('id'), site);
      if (!found.ok) return showProblem(c, site, 'not-found', found.problem.words);
      const mail = found.value;
      if (mail.blocks.length === 0)
        return showProblem(
          c,
          site,
          'not-found',
          'Thư này do phiên bản trước của chương trình lập, không có bản giấy.',
        );
      const { plan } = await site.deps.store.read((tx) => loadPlan(tx, planId));
      return c.html(html`<!doctype html> ${(<PaperPage plan={plan} mail={mail} />)}`);
    }),
  );
  return app;
}
