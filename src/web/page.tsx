import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Layout } from './layout.tsx';
import { readNotice } from './notice.ts';
import { sessionOf } from './security/session.ts';
import type { Site } from './site.ts';

export interface Page {
  readonly title: string;
  readonly body: Child;
  readonly status?: ContentfulStatusCode;
}

/** A page in the shared layout, with the clock and the mail mode that every page shows. */
export async function showPage(c: Context, site: Site, page: Page): Promise<Response> {
  const now = await site.deps.clock.now();
  // The pages of replies belong to other people than the console's.
  const isReply = c.req.path.startsWith('/r/');
  const frame = {
    title: page.title,
    now,
    mode: site.deps.clock.mode,
    mailLabel: site.mailLabel,
    temporalUi: site.temporalUi,
    path: c.req.path,
    signOutToken: isReply ? null : signOutToken(c, site),
    notice: readNotice(site.seal, c.req.query('tin')),
  };
  return c.html(html`<!doctype html> ${(<Layout {...frame}>{page.body}</Layout>)}`, page.status ?? 200);
}

/** What the form that ends a session carries; null: nobody is signed in. */
function signOutToken(c: Context, site: Site): string | null {
  const session = sessionOf(c, site);
  return session === null || site.ended.isEnded(session) ? null : site.seal.mark('console form', session);
}
