import { Hono } from 'hono';
import type { Context } from 'hono';
import { mailReceipt, showReceiptCopy } from '../../usecases/receipt-copy.ts';
import { showReply } from '../../usecases/show-reply.ts';
import { showPage } from '../page.tsx';
import type { Site } from '../site.ts';
import { ReceiptView } from './receipt-page.tsx';
import { receiptPath, replyPath, replyToken, visitOf } from './reply.ts';
import type { Visit } from './reply.ts';
import { tooMany, unknownLink } from './too-many.tsx';
import { refusedVisit, withVisit } from './with-visit.tsx';

/** What was stored, to look at, to print, and by mail to the registered mailbox of the body. */
export function createReceiptRoutes(site: Site): Hono {
  const app = new Hono();
  app.get('/r/bien-nhan/:id', (c) => receiptPage(c, site, c.req.param('id')));
  app.post('/r/bien-nhan/:id', (c) =>
    withVisit(c, site, (visit) => mailCopy(c, site, visit, c.req.param('id'))),
  );
  return app;
}

async function receiptPage(c: Context, site: Site, id: string): Promise<Response> {
  const visit = await visitOf(c, site, c.req.query('ma') ?? '');
  if (typeof visit === 'string') return refusedVisit(c, site, visit);
  const page = await showReply(site.deps, visit);
  const report = page?.own.find((known) => known.id === id);
  if (page == null || report === undefined) return unknownLink(c, site);
  const body = (
    <ReceiptView
      page={page}
      report={report}
      back={replyPath(visit.code)}
      copy={await showReceiptCopy(site.deps, visit.link, id)}
      action={receiptPath(visit.code, id)}
      hidden={{ dau: replyToken(site, visit), viec: visit.code }}
    />
  );
  return showPage(c, site, { title: 'Biên nhận', body });
}

async function mailCopy(c: Context, site: Site, visit: Visit, id: string): Promise<Response> {
  const wait = await site.limits.spend('copy', visit.link.id);
  if (wait !== null) return tooMany(c, site, wait);
  return (await mailReceipt(site.deps, visit.link, id))
    ? c.redirect(receiptPath(visit.code, id), 303)
    : unknownLink(c, site);
}
