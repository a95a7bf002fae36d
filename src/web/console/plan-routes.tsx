import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyOf } from '../../domain/plan/directory.ts';
import type { PlanId } from '../../domain/plan/plan.ts';
import { judgeResult } from '../../usecases/judge-result.ts';
import { listLinks } from '../../usecases/list-links.ts';
import { listMail } from '../../usecases/list-mail.ts';
import { showTask } from '../../usecases/show-entity.ts';
import { listAnswers } from '../../usecases/show-mailbox.ts';
import { showPlan } from '../../usecases/show-plan.ts';
import { checkFields } from '../forms/fields.ts';
import { UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { JUDGE_FIELDS, judgementOf } from '../forms/judge-form.tsx';
import { showPage } from '../page.tsx';
import { showProblem } from '../problem-page.tsx';
import { sendFile } from '../send-file.ts';
import type { Site } from '../site.ts';
import { consoleToken, goTo, newFormId, withConsoleForm, withPlan } from './console.ts';
import { decisionLinks } from './decision-routes.tsx';
import { divisionLinks } from './division-routes.tsx';
import { PlanView } from './plan-page.tsx';
import { TaskView } from './task-page.tsx';
import { taskPath } from './task-table.tsx';

/** The plan, its tasks, and the files that answer them. */
export function createPlanRoutes(site: Site): Hono {
  const app = new Hono();
  app.get('/', (c) => withPlan(c, site, (planId) => planPage(c, site, planId)));
  app.get('/nhiem-vu/:id', (c) =>
    withPlan(c, site, (planId) => taskPage(c, site, planId, c.req.param('id'), null)),
  );
  app.post('/nhiem-vu/:id/ket-luan', (c) =>
    withConsoleForm(c, site, async (planId, form) => {
      const id = c.req.param('id');
      const page = await showTask(site.deps, planId, id);
      if (page === null) return showProblem(c, site, 'not-found');
      const checked = checkFields(JUDGE_FIELDS, form.texts);
      if (!checked.ok)
        return taskPage(c, site, planId, id, { typed: form, faults: checked.faults, problem: null });
      const judgement = judgementOf(checked.value);
      const by = page.task.parties.confirmer;
      const judged = await judgeResult(site.deps, { ...judgement, planId, entityId: id, by });
      if (!judged.ok)
        return taskPage(c, site, planId, id, { typed: form, faults: {}, problem: judged.problem.words });
      const done = judgement.verdict === 'confirm' ? 'Đã xác nhận kết quả.' : 'Đã trả lại để bổ sung.';
      return goTo(c, site, taskPath(id), { tone: 'done', words: done });
    }),
  );
  app.get('/tep/:sha256', (c) => sendFile(c, site, c.req.param('sha256')));
  return app;
}

async function planPage(c: Context, site: Site, planId: PlanId): Promise<Response> {
  const page = await showPlan(site.deps, planId);
  const { clock } = site.deps;
  const clockToken = clock.mode === 'practice' ? consoleToken(c, site) : null;
  const chosen = bodyOf(page.plan, c.req.query('co-quan') ?? '');
  return showPage(c, site, {
    title: `Kế hoạch ${page.plan.number}`,
    body: <PlanView page={page} chosen={chosen} now={await clock.now()} clockToken={clockToken} />,
  });
}

async function taskPage(
  c: Context,
  site: Site,
  planId: PlanId,
  id: string,
  refilled: Filled | null,
): Promise<Response> {
  const page = await showTask(site.deps, planId, id);
  if (page === null) return showProblem(c, site, 'not-found', `Không có nhiệm vụ "${id.slice(0, 40)}".`);
  const now = await site.deps.clock.now();
  const mails = await listMail(site.deps, planId, { baseUrl: site.baseUrl, about: id });
  const ma = refilled?.typed.texts['ma'] ?? newFormId();
  const filled = refilled !== null && page.task.progress !== 'submitted' ? null : refilled;
  // The form is gone with the state it was for; what was refused is still said.
  const lost = filled === null ? (refilled?.problem ?? null) : null;
  return showPage(c, site, {
    title: `Nhiệm vụ ${page.definition.no}`,
    status: refilled === null ? 200 : 422,
    body: (
      <>
        {lost === null ? null : (
          <p class="notice problem" role="alert">
            {lost}
          </p>
        )}
        <TaskView
          page={page}
          mails={mails}
          links={await listLinks(site.deps, planId, id)}
          answers={await listAnswers(site.deps, planId, { about: id })}
          decisions={[...decisionLinks(page, now), ...divisionLinks(page, now)]}
          judge={{ hidden: { dau: consoleToken(c, site), ma }, filled: filled ?? UNFILLED }}
        />
      </>
    ),
  });
}
