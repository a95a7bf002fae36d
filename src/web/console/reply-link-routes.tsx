import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { taskNumber } from '../../domain/letter/task-words.ts';
import type { PlanId } from '../../domain/plan/plan.ts';
import type { LinkPurpose } from '../../ports/store.ts';
import { listLinks } from '../../usecases/list-links.ts';
import { showRound, showTask } from '../../usecases/show-entity.ts';
import { withdrawLink } from '../../usecases/withdraw-link.ts';
import { checkFields, formIdField, lineField, textField } from '../forms/fields.ts';
import { UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import type { TypedForm } from '../forms/typed-form.ts';
import { showPage } from '../page.tsx';
import { showProblem } from '../problem-page.tsx';
import type { Site } from '../site.ts';
import { consoleToken, goTo, newFormId, withConsoleForm, withPlan } from './console.ts';
import { subjectPath } from './paper-answer-page.tsx';
import { WithdrawalView } from './reply-links.tsx';
import type { LinkSubject } from './reply-links.tsx';

const FIELDS = z.object({
  ma: formIdField,
  ho_ten: lineField(120, 'Chưa ghi họ tên người thu hồi.'),
  ly_do: textField(2_000, 'Chưa ghi lý do thu hồi.'),
  gui_moi: z.string().optional(),
  /** What the page showed of the link. */
  ve: z.string().max(40).default(''),
});

interface OneLink {
  readonly planId: PlanId;
  readonly of: LinkSubject;
  readonly body: string;
  readonly purpose: LinkPurpose;
}

/** The link of one body taken back by the office, and a new one sent where it says so. */
export function createReplyLinkRoutes(site: Site): Hono {
  const app = new Hono();
  const serve = (path: string, kind: LinkSubject['kind'], purpose: LinkPurpose = 'answer'): void => {
    const linkOf = (c: Context, planId: PlanId): OneLink => ({
      planId,
      of: { kind, id: c.req.param('id') ?? '' },
      body: c.req.param('coQuan') ?? '',
      purpose,
    });
    app.get(path, (c) => withPlan(c, site, (planId) => formPage(c, site, linkOf(c, planId), null)));
    app.post(path, (c) => withConsoleForm(c, site, (planId, form) => take(c, site, linkOf(c, planId), form)));
  };
  serve('/nhiem-vu/:id/lien-ket/:coQuan', 'task');
  serve('/nhiem-vu/:id/lien-ket/:coQuan/ky', 'task', 'sign');
  serve('/dot/:id/lien-ket/:coQuan', 'round');
  return app;
}

/** `Nhiệm vụ 9`, `Mục IV.2a`; null: there is no such thing. */
async function nameOf({ deps }: Site, planId: PlanId, { kind, id }: LinkSubject): Promise<string | null> {
  if (kind === 'task') {
    const page = await showTask(deps, planId, id);
    return page === null ? null : `Nhiệm vụ ${taskNumber(page.definition)}`;
  }
  const page = await showRound(deps, planId, id);
  return page === null ? null : `Mục ${page.duty.no}`;
}

async function formPage(c: Context, site: Site, one: OneLink, filled: Filled | null): Promise<Response> {
  const { planId, of, body, purpose } = one;
  const name = await nameOf(site, planId, of);
  const links = name === null ? [] : await listLinks(site.deps, planId, of.id);
  const link = links.find((known) => known.body === body && known.purpose === purpose);
  if (name === null || link === undefined) return showProblem(c, site, 'not-found');
  // A form that came back shows how the link stands now, and is about that.
  const ma = filled?.typed.texts['ma'] ?? newFormId();
  const hidden = { dau: consoleToken(c, site), ma, ve: link.shown };
  return showPage(c, site, {
    title: `Thu hồi liên kết, ${name}`,
    status: filled === null ? 200 : 422,
    body: <WithdrawalView of={of} name={name} link={link} hidden={hidden} filled={filled ?? UNFILLED} />,
  });
}

async function take(c: Context, site: Site, one: OneLink, form: TypedForm): Promise<Response> {
  const { planId, of, body, purpose } = one;
  const checked = checkFields(FIELDS, form.texts);
  if (!checked.ok) return formPage(c, site, one, { typed: form, faults: checked.faults, problem: null });
  const { ma: id, ho_ten: by, ly_do: because, gui_moi: chosen, ve: shown } = checked.value;
  const fresh = chosen === 'co';
  const done = await withdrawLink(site.deps, planId, of.id, body, {
    ...{ id, by, because, fresh, shown, purpose },
  });
  if (!done.ok) return formPage(c, site, one, { typed: form, faults: {}, problem: done.problem.words });
  const words = done.value.again ? 'Việc thu hồi này đã được ghi từ trước.' : doneWords(fresh);
  return goTo(c, site, subjectPath(of.kind, of.id), { tone: 'done', words });
}

const doneWords = (fresh: boolean): string =>
  fresh ? 'Đã thu hồi liên kết; liên kết mới được gửi đến hộp thư đã đăng ký.' : 'Đã thu hồi liên kết.';
