import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { readForm } from './forms/typed-form.ts';
import { showPage } from './page.tsx';
import { showProblem } from './problem-page.tsx';
import { sameText } from './security/seal.ts';
import { dropSession, openSession, renewSession, sessionOf } from './security/session.ts';
import type { Site } from './site.ts';

/** The office comes in by the link that the start prints, and goes by a button on every page. */
export function createSignIn(site: Site): Hono {
  const app = new Hono();
  app.get('/dang-nhap', (c) => {
    if (!sameText(site.signInKey, c.req.query('khoa') ?? '')) return showProblem(c, site, 'wrong-key');
    // A scanner that only looks at a link (HEAD) signs nobody in.
    if (c.req.method === 'GET') openSession(c, site);
    return c.redirect('/', 303);
  });
  app.post('/dang-xuat', onlySignedIn(site), async (c) => {
    const read = await readForm(c, site);
    if (!read.ok) return showProblem(c, site, read.problem);
    const session = sessionOf(c, site) ?? '';
    if (!site.seal.isMark('console form', session, read.form.texts['dau'] ?? ''))
      return showProblem(c, site, 'cross-site');
    site.ended.end(session);
    dropSession(c, site);
    return showPage(c, site, { title: 'Đã đăng xuất', body: <SignedOut /> });
  });
  return app;
}

/** Whoever has not signed in, or has left, is told how to and nothing else. */
export const onlySignedIn =
  (site: Site): MiddlewareHandler =>
  async (c, next) => {
    const session = sessionOf(c, site);
    if (session === null || site.ended.isEnded(session)) return showProblem(c, site, 'signed-out');
    renewSession(c, site);
    await next();
    return undefined;
  };

const SignedOut = () => (
  <section class="narrow">
    <h1>Đã đăng xuất</h1>
    <p>Phiên làm việc trên trình duyệt này đã kết thúc. Để làm việc tiếp, mở lại liên kết đăng nhập.</p>
  </section>
);
