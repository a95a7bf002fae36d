import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import type { PlanId } from '../../domain/plan/plan.ts';
import { showMail } from '../../usecases/list-mail.ts';
import { recordPaperDelivery } from '../../usecases/record-paper-delivery.ts';
import { checkFields, dateField, lineField } from '../forms/fields.ts';
import { UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import type { TypedForm } from '../forms/typed-form.ts';
import { showPage } from '../page.tsx';
import { showProblem } from '../problem-page.tsx';
import type { Site } from '../site.ts';
import { consoleToken, goTo, withConsoleForm, withPlan } from './console.ts';
import { mailPath } from './mail-table.tsx';
import { DeliveryView } from './paper-delivery-page.tsx';

const FIELDS = z.object({
  so_cong_van_di: lineField(80, 'Chưa ghi số trong sổ công văn đi.'),
  ngay_chuyen: dateField('Chưa ghi ngày nơi nhận ký nhận.'),
  nguoi_nhan: lineField(160, 'Chưa ghi người nhận.'),
  nguoi_nhap: lineField(120, 'Chưa ghi chuyên viên ghi nhận.'),
});

/** Letters that were delivered on paper, recorded from the book of outgoing documents. */
export function createPaperDeliveryRoutes(site: Site): Hono {
  const app = new Hono();
  app.get('/thu/:id/chuyen-giay', (c) =>
    withPlan(c, site, (planId) => formPage(c, site, planId, c.req.param('id'), null)),
  );
  app.post('/thu/:id/chuyen-giay', (c) =>
    withConsoleForm(c, site, (planId, form) => take(c, site, planId, c.req.param('id'), form)),
  );
  return app;
}

async function formPage(
  c: Context,
  site: Site,
  planId: PlanId,
  id: string,
  filled: Filled | null,
): Promise<Response> {
  const mail = await showMail(site.deps, planId, id, site);
  if (!mail.ok) return showProblem(c, site, 'not-found', mail.problem.words);
  const hidden = { dau: consoleToken(c, site) };
  return showPage(c, site, {
    title: 'Ghi nhận đã chuyển bằng văn bản giấy',
    status: filled === null ? 200 : 422,
    body: <DeliveryView mail={mail.value} hidden={hidden} filled={filled ?? UNFILLED} />,
  });
}

async function take(
  c: Context,
  site: Site,
  planId: PlanId,
  messageId: string,
  typed: TypedForm,
): Promise<Response> {
  const again = (faults: Filled['faults'], problem: string | null) =>
    formPage(c, site, planId, messageId, { typed, faults, problem });
  const checked = checkFields(FIELDS, typed.texts);
  if (!checked.ok) return again(checked.faults, null);
  const { so_cong_van_di: number, ngay_chuyen: deliveredOn, nguoi_nhan, nguoi_nhap } = checked.value;
  if (deliveredOn === null) return again({}, 'Chưa ghi ngày nơi nhận ký nhận.');
  const recorded = await recordPaperDelivery(site.deps, {
    planId,
    messageId,
    number,
    deliveredOn,
    receivedBy: nguoi_nhan,
    enteredBy: nguoi_nhap,
  });
  if (!recorded.ok) return again({}, recorded.problem.words);
  const words = 'Đã ghi nhận thư đã chuyển bằng văn bản giấy.';
  return goTo(c, site, mailPath(messageId), { tone: 'done', words });
}
