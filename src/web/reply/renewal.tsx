import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { renewLink } from '../../usecases/renew-link.ts';
import { readForm } from '../forms/typed-form.ts';
import { showPage } from '../page.tsx';
import { showProblem } from '../problem-page.tsx';
import { addressOf } from '../security/address.ts';
import type { Site } from '../site.ts';
import { isAsking } from './ask-again.tsx';
import { CODE, cookieName } from './reply.ts';
import { tooMany, unknownLink } from './too-many.tsx';

/** From a page with a clean address: the link is in the cookie. */
export function renewByCookie(c: Context, site: Site): Promise<Response> {
  const code = c.req.query('ma') ?? '';
  const token = CODE.test(code) ? getCookie(c, cookieName(site, code)) : undefined;
  return token === undefined ? showProblem(c, site, 'no-reply-cookie') : renewByToken(c, site, token);
}

/** Whatever was found, and whether anything was: the answer is the same. */
export async function renewByToken(c: Context, site: Site, token: string): Promise<Response> {
  const read = await readForm(c, site);
  if (!read.ok) return showProblem(c, site, read.problem);
  if (!isAsking(site.seal, read.form.texts)) return unknownLink(c, site);
  const wait = await site.limits.spend('renewal', addressOf(c, site.proxyHops));
  if (wait !== null) return tooMany(c, site, wait);
  await renewLink(site.deps, token);
  return showPage(c, site, { title: 'Đã nhận đề nghị gửi lại liên kết', body: <Asked /> });
}

const Asked = () => (
  <section class="narrow">
    <h1>Đã nhận đề nghị gửi lại liên kết</h1>
    <p>
      Nếu liên kết đồng chí vừa mở là của một cơ quan có hộp thư đã đăng ký, liên kết mới được gửi về hộp thư
      ấy ngay trong giờ làm việc, mỗi ngày một lần. Đề nghị hỏi người phụ trách hộp thư của cơ quan.
    </p>
    <p>Nếu không nhận được, đề nghị liên hệ đầu mối ghi ở cuối các thư trước đây.</p>
  </section>
);
