import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import type { PlanId } from '../../domain/plan/plan.ts';
import { showMail } from '../../usecases/list-mail.ts';
import { releaseLetter } from '../../usecases/release-letter.ts';
import { checkFields, lineField } from '../forms/fields.ts';
import type { TypedForm } from '../forms/typed-form.ts';
import { showPage } from '../page.tsx';
import type { Site } from '../site.ts';
import { consoleToken, goTo, withConsoleForm } from './console.ts';
import { ReleaseView } from './release-form.tsx';

const FIELDS = z.object({
  ho_ten: lineField(120, 'Chưa ghi họ tên lãnh đạo duyệt gửi.'),
  chuc_vu: lineField(160, 'Chưa ghi chức vụ.'),
});

/** The release of drafts, each by a leader with name and title. */
export function createReleaseRoutes(site: Site): Hono {
  const app = new Hono();
  app.post('/thu/:id/duyet', (c) =>
    withConsoleForm(c, site, (planId, form) => release(c, site, planId, c.req.param('id'), form)),
  );
  return app;
}

async function release(
  c: Context,
  site: Site,
  planId: PlanId,
  id: string,
  typed: TypedForm,
): Promise<Response> {
  const found = await showMail(site.deps, planId, id, site);
  if (!found.ok) return goTo(c, site, '/thu', { tone: 'problem', words: found.problem.words });
  const mail = found.value;
  const checked = checkFields(FIELDS, typed.texts);
  if (!checked.ok) {
    const filled = { typed, faults: checked.faults, problem: null };
    return showPage(c, site, {
      title: 'Duyệt gửi thư',
      status: 422,
      body: <ReleaseView mail={mail} token={consoleToken(c, site)} filled={filled} />,
    });
  }
  const { ho_ten: personName, chuc_vu: personTitle } = checked.value;
  const released = await releaseLetter(site.deps, { planId, mail, personName, personTitle });
  if (!released.ok) return goTo(c, site, '/thu', { tone: 'problem', words: released.problem.words });
  const words = 'Đã duyệt. Thư sẽ gửi trong giờ gửi thư gần nhất.';
  return goTo(c, site, '/thu', { tone: 'done', words });
}
