import { Hono } from 'hono';
import type { Context } from 'hono';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { taskNumber } from '../../domain/letter/task-words.ts';
import type { PlanId } from '../../domain/plan/plan.ts';
import type { GuidanceForm } from '../../usecases/guidance-effect.ts';
import { previewGuidance, registerGuidance } from '../../usecases/register-guidance.ts';
import { findRegistered, showGuidances } from '../../usecases/show-guidances.ts';
import { undoGuidance } from '../../usecases/undo-guidance.ts';
import { checkFields } from '../forms/fields.ts';
import { UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import type { TypedForm } from '../forms/typed-form.ts';
import type { Notice } from '../notice.ts';
import { createOnce } from '../once.ts';
import { showPage } from '../page.tsx';
import type { Site } from '../site.ts';
import { two } from '../words.ts';
import { consoleToken, goTo, newFormId, withConsoleForm, withPlan } from './console.ts';
import { GUIDANCE_FIELDS, REGISTER_FIELDS } from './guidance-form.tsx';
import { GuidanceView } from './guidance-page.tsx';
import { GuidancePreview } from './guidance-preview.tsx';

type Shown = Pick<Parameters<typeof GuidanceView>[0], 'filled' | 'undo'>;

/** What is awaited from the centre: preview, register, take back. */
export function createGuidanceRoutes(site: Site): Hono {
  const once = createOnce<Notice>();
  const app = new Hono();
  app.get('/van-ban', (c) =>
    withPlan(c, site, (planId) => guidancePage(c, site, planId, { filled: UNFILLED, undo: null })),
  );
  app.post('/van-ban/xem-truoc', (c) =>
    withConsoleForm(c, site, (planId, form) => preview(c, site, planId, form)),
  );
  app.post('/van-ban', (c) =>
    withConsoleForm(c, site, async (planId, form) => {
      const checked = checkFields(REGISTER_FIELDS, typedGuidance(form));
      if (!checked.ok) return refuse(c, site, planId, form, { faults: checked.faults });
      const notice = await once(checked.value.ma, () => register(site, guidanceForm(planId, checked.value)));
      return notice.tone === 'done'
        ? goTo(c, site, '/van-ban', notice)
        : refuse(c, site, planId, form, { problem: notice.words });
    }),
  );
  app.post('/van-ban/:id/rut', (c) =>
    withConsoleForm(c, site, async (planId, form) => {
      const id = c.req.param('id');
      const undone = await undoGuidance(site.deps, { planId, id, reason: form.texts['ly_do'] ?? '' });
      if (!undone.ok) {
        const filled: Filled = { typed: form, faults: { ly_do: undone.problem.words }, problem: null };
        return guidancePage(c, site, planId, { filled: UNFILLED, undo: { id, filled } });
      }
      const { document, tasks } = undone.value;
      const words = `Đã rút văn bản ${document.number}. Thời hạn của ${two(tasks.length)} nhiệm vụ trở lại như trước.`;
      return goTo(c, site, '/van-ban', { tone: 'done', words });
    }),
  );
  return app;
}

/** What the schema reads: the ticks are a list, all else is text. */
const typedGuidance = (form: TypedForm): unknown => ({ ...form.texts, su_kien: form.lists['su_kien'] ?? [] });

type Checked = ReturnType<typeof GUIDANCE_FIELDS.parse>;

function guidanceForm(planId: PlanId, checked: Checked): GuidanceForm | null {
  const { su_kien: events, so: number, trich_yeu: title, co_quan_ban_hanh: issuedBy } = checked;
  const { ngay_ban_hanh: issuedOn, ngay_nhan: receivedOn } = checked;
  return issuedOn === null ? null : { planId, events, number, title, issuedBy, issuedOn, receivedOn };
}

async function guidancePage(c: Context, site: Site, planId: PlanId, shown: Shown): Promise<Response> {
  const page = await showGuidances(site.deps, planId);
  const clean = shown.filled === UNFILLED && shown.undo === null;
  return showPage(c, site, {
    title: 'Văn bản Trung ương',
    status: clean ? 200 : 422,
    body: <GuidanceView page={page} token={consoleToken(c, site)} {...shown} />,
  });
}

const refuse = (c: Context, site: Site, planId: PlanId, typed: TypedForm, wrong: Partial<Filled>) =>
  guidancePage(c, site, planId, { filled: { typed, faults: {}, problem: null, ...wrong }, undo: null });

async function preview(c: Context, site: Site, planId: PlanId, form: TypedForm): Promise<Response> {
  const checked = checkFields(GUIDANCE_FIELDS, typedGuidance(form));
  if (!checked.ok) return refuse(c, site, planId, form, { faults: checked.faults });
  const wanted = guidanceForm(planId, checked.value);
  const effect = wanted === null ? null : await previewGuidance(site.deps, wanted);
  if (effect?.ok !== true) return refuse(c, site, planId, form, { problem: effect?.problem.words ?? null });
  const { plan } = await showGuidances(site.deps, planId);
  const typed = Object.keys(GUIDANCE_FIELDS.shape);
  const confirm = typed.flatMap((name) =>
    (form.lists[name] ?? []).map((value): readonly [string, string] => [name, value]),
  );
  return showPage(c, site, {
    title: 'Xem trước văn bản',
    body: (
      <GuidancePreview
        plan={plan}
        effect={effect.value}
        token={consoleToken(c, site)}
        confirm={[['ma', newFormId()], ...confirm]}
        filled={{ typed: form, faults: {}, problem: null }}
      />
    ),
  });
}

async function register(site: Site, form: GuidanceForm | null): Promise<Notice> {
  if (form === null) return { tone: 'problem', words: 'Chưa ghi ngày ban hành.' };
  const { plan, guidances } = await showGuidances(site.deps, form.planId);
  const same = findRegistered(guidances, form);
  if (same !== null)
    return {
      tone: 'problem',
      words: `Văn bản ${same.number} ngày ${formatDate(same.issuedOn)} đã được ghi nhận trước đó; không ghi nhận lần nữa.`,
    };
  const done = await registerGuidance(site.deps, form);
  if (!done.ok) return { tone: 'problem', words: done.problem.words };
  const { document, tasks, mails } = done.value;
  const words = plan.tasks.flatMap((task) => {
    const after = tasks.find(({ id }) => id === task.id)?.after;
    if (after === undefined) return [];
    const due = after.dueOn === null ? 'chưa có thời hạn' : `hết ngày ${formatDate(after.dueOn)}`;
    return [`Nhiệm vụ ${taskNumber(task)}: ${due}.`];
  });
  const heading = `Đã ghi nhận văn bản ${document.number}. ${two(mails.length)} thư chờ gửi.`;
  return { tone: 'done', words: [heading, ...words].join('\n') };
}
