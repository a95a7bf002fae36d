import type { Context } from 'hono';
import { readForm } from '../forms/typed-form.ts';
import type { TypedForm } from '../forms/typed-form.ts';
import { showPage } from '../page.tsx';
import { showProblem } from '../problem-page.tsx';
import type { Site } from '../site.ts';
import { receiptPath, visitOf } from './reply.ts';
import type { Visit } from './reply.ts';
import { LostForm } from './task-page.tsx';

/** A form of a visit, with the token of its cookie; without one, what was typed is shown again and nothing is done. */
export async function withVisit(
  c: Context,
  site: Site,
  take: (visit: Visit, form: TypedForm) => Promise<Response>,
): Promise<Response> {
  const read = await readForm(c, site);
  if (!read.ok) return showProblem(c, site, read.problem);
  const visit = await visitOf(c, site, read.form.texts['viec'] ?? '');
  if (visit === 'unknown-link') return showProblem(c, site, visit);
  if (visit === 'no-reply-cookie') return lostPage(c, site, read.form);
  if (!site.seal.isMark('reply form', visit.binding, read.form.texts['dau'] ?? ''))
    return showProblem(c, site, 'cross-site');
  return take(visit, read.form);
}

function lostPage(c: Context, site: Site, typed: TypedForm): Promise<Response> {
  const problem =
    'Trình duyệt không gửi kèm cookie của trang, hoặc trang đã mở quá một ngày. Đề nghị mở lại đường dẫn trong thư rồi dán lại nội dung.';
  const title = 'Cần mở lại đường dẫn trong thư';
  const body = (
    <div class="narrow">
      <h1>{title}</h1>
      <LostForm returned={{ filled: { typed, faults: {}, problem } }} />
    </div>
  );
  return showPage(c, site, { title, status: 403, body });
}

export const GONE =
  'Việc này đã chuyển sang bước khác sau khi trang được mở, nên không nhận nội dung này nữa.';

/** The same form sent again, after its first sending has moved the task on: its receipt, and nothing is stored twice. */
export async function storedOr(
  c: Context,
  site: Site,
  { link, code }: Visit,
  id: string,
  otherwise: () => Promise<Response>,
): Promise<Response> {
  const report = await site.deps.store.read((tx) => tx.report(link.planId, id));
  return report !== null && report.entityId === link.entityId && report.body === link.body
    ? c.redirect(receiptPath(code, id), 303)
    : otherwise();
}
