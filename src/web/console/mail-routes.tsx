import { Hono } from 'hono';
import type { Context } from 'hono';
import type { PlanId } from '../../domain/plan/plan.ts';
import { loadPlan } from '../../usecases/deps.ts';
import { listMail, showMail } from '../../usecases/list-mail.ts';
import { showMailroom } from '../../usecases/mailroom.ts';
import { releaseOf } from '../../usecases/release-letter.ts';
import { describeMailbox } from '../../usecases/show-mailbox.ts';
import { paperDeliveryOf } from '../../usecases/record-paper-delivery.ts';
import { attachment, safeName } from '../forms/file-names.ts';
import { showPage } from '../page.tsx';
import { showProblem } from '../problem-page.tsx';
import { LETTER_POLICY } from '../security/headers.ts';
import type { Site } from '../site.ts';
import { createAnswersRoutes } from './answers-routes.tsx';
import { consoleToken, withPlan } from './console.ts';
import { MailList, OneMail } from './mail-page.tsx';
import { createMailroomRoutes } from './mailroom-routes.ts';
import { createReleaseRoutes } from './release-routes.tsx';

/** Every letter as its receiver sees it, and the release of drafts. */
export function createMailRoutes(site: Site): Hono {
  const app = new Hono();
  app.get('/thu', (c) =>
    withPlan(c, site, async (planId) => {
      const plan = await planOf(site, planId);
      const mails = await listMail(site.deps, planId, site);
      const mailroom = await showMailroom(site.deps, Date.now());
      const mailbox = await site.deps.store.read((tx) => describeMailbox(tx, planId, Date.now()));
      const shown = { plan, mails, mailroom, mailbox, token: consoleToken(c, site) };
      return showPage(c, site, { title: 'Thư', body: <MailList {...shown} /> });
    }),
  );
  app.get('/thu/:id', (c) => withPlan(c, site, (planId) => mailPage(c, site, planId, c.req.param('id'))));
  app.get('/thu/:id/noi-dung', (c) =>
    withPlan(c, site, async (planId) => {
      const found = await showMail(site.deps, planId, c.req.param('id'), site);
      if (!found.ok) return showProblem(c, site, 'not-found', found.problem.words);
      // Links of a letter open beside the console, as they would from a mail program.
      const html = found.value.html.replace('<head>', '<head>\n<base target="_blank">');
      return c.html(html, 200, { 'Content-Security-Policy': LETTER_POLICY, 'X-Frame-Options': 'SAMEORIGIN' });
    }),
  );
  app.get('/thu/:id/thu.eml', (c) =>
    withPlan(c, site, async (planId) => {
      const found = await showMail(site.deps, planId, c.req.param('id'), site);
      if (!found.ok) return showProblem(c, site, 'not-found', found.problem.words);
      const source = await site.mailSource(planId, found.value);
      return c.body(source, 200, {
        'Content-Type': 'message/rfc822',
        'Content-Disposition': attachment(safeName(`${found.value.id}.eml`)),
      });
    }),
  );
  app.route('/', createReleaseRoutes(site));
  app.route('/', createMailroomRoutes(site));
  app.route('/', createAnswersRoutes(site));
  return app;
}

const planOf = (site: Site, planId: PlanId) =>
  site.deps.store.read(async (tx) => (await loadPlan(tx, planId)).plan);

async function mailPage(c: Context, site: Site, planId: PlanId, id: string): Promise<Response> {
  const found = await showMail(site.deps, planId, id, site);
  if (!found.ok) return showProblem(c, site, 'not-found', found.problem.words);
  const mail = found.value;
  const plan = await planOf(site, planId);
  const delivery = await paperDeliveryOf(site.deps, planId, mail);
  const release = await releaseOf(site.deps, planId, mail);
  return showPage(c, site, {
    title: mail.subject,
    body: (
      <OneMail
        plan={plan}
        mail={mail}
        delivery={delivery}
        release={release}
        token={consoleToken(c, site)}
        baseUrl={site.baseUrl}
      />
    ),
  });
}
