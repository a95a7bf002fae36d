import { Hono } from 'hono';
import type { Context } from 'hono';
import type { PlanId } from '../../domain/plan/plan.ts';
import { decider, openAtDesk } from '../../usecases/open-answers.ts';
import type { DecisionForm } from '../../usecases/open-answers.ts';
import { showTask } from '../../usecases/show-entity.ts';
import type { TaskPage } from '../../usecases/show-entity.ts';
import type { Scene } from '../actions/action.ts';
import { ActionView } from '../actions/action-page.tsx';
import { DECISION_PATHS, decisionOf } from '../actions/decisions.tsx';
import { readSaid, shownField, withoutChoices } from '../actions/person-fields.ts';
import { UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { fileBox } from '../forms/received-files.ts';
import type { TypedForm } from '../forms/typed-form.ts';
import { showPage } from '../page.tsx';
import { LostForm } from '../reply/task-page.tsx';
import { showProblem } from '../problem-page.tsx';
import type { Site } from '../site.ts';
import { consoleToken, goTo, newFormId, withConsoleForm, withPlan } from './console.ts';
import { taskPath } from './task-table.tsx';

/** What the office and its leaders decide about a task, each on a page of its own. */
export function createDecisionRoutes(site: Site): Hono {
  const app = new Hono();
  app.get('/nhiem-vu/:id/quyet-dinh/:viec', (c) =>
    withPlan(c, site, (planId) => decisionPage(c, site, planId, null)),
  );
  app.post('/nhiem-vu/:id/quyet-dinh/:viec', (c) =>
    withConsoleForm(c, site, (planId, form) => decide(c, site, planId, form)),
  );
  return app;
}

/** The links of a task's page: what the rules would take at this desk now. */
export const decisionLinks = ({ plan, definition, task }: TaskPage, now: Scene['now']) =>
  openAtDesk(plan, definition, task, now).map(
    (form) => [pathOf(definition.id, DECISION_PATHS[form]), decisionOf(form).wording.heading] as const,
  );

const pathOf = (id: string, viec: string): string => `${taskPath(id)}/quyet-dinh/${viec}`;

interface Desk {
  readonly scene: Scene;
  readonly form: DecisionForm;
}

/** The form that the address names, where it is open; null: the task is not there or stands elsewhere by now. */
async function deskOf(c: Context, site: Site, planId: PlanId): Promise<Desk | 'no-task' | 'closed'> {
  const page = await showTask(site.deps, planId, c.req.param('id') ?? '');
  if (page === null) return 'no-task';
  const { plan, definition, task, reports } = page;
  const now = await site.deps.clock.now();
  const form = openAtDesk(plan, definition, task, now).find(
    (known) => DECISION_PATHS[known] === c.req.param('viec'),
  );
  return form === undefined
    ? 'closed'
    : { form, scene: { plan, definition, task, now, by: decider(task, form), reports } };
}

async function decisionPage(
  c: Context,
  site: Site,
  planId: PlanId,
  filled: Filled | null,
): Promise<Response> {
  const desk = await deskOf(c, site, planId);
  if (desk === 'no-task') return showProblem(c, site, 'not-found');
  if (desk === 'closed')
    return filled === null ? showProblem(c, site, 'not-found', CLOSED) : gonePage(c, site, filled);
  const { scene, form } = desk;
  const action = decisionOf(form);
  const body = (
    <ActionView
      action={action}
      scene={scene}
      path={pathOf(scene.definition.id, DECISION_PATHS[form])}
      back={taskPath(scene.definition.id)}
      hidden={{
        dau: consoleToken(c, site),
        ma_mau: filled?.typed.texts['ma_mau'] ?? newFormId(),
        ...shownField(action, scene.task),
      }}
      filled={filled ?? UNFILLED}
      files={fileBox(site)}
      fileHref={(sha256) => `/tep/${sha256}`}
    />
  );
  return showPage(c, site, { title: action.wording.heading, status: filled === null ? 200 : 422, body });
}

const CLOSED = 'Nhiệm vụ đã chuyển sang bước khác, nên không còn nhận quyết định này.';

/** What was decided on is gone: said in words, what was typed is there to be copied, and the way to how things stand now. */
function gonePage(c: Context, site: Site, filled: Filled): Promise<Response> {
  const title = 'Việc này không còn chờ quyết định';
  const body = (
    <div class="narrow">
      <h1>{title}</h1>
      <LostForm returned={{ filled }} />
      <p>
        <a href={taskPath(c.req.param('id') ?? '')}>Xem tình trạng hiện nay của nhiệm vụ</a>
      </p>
    </div>
  );
  return showPage(c, site, { title, status: 422, body });
}

/** A form that was pressed twice: its first sending has moved the task on, and that is what the second is told. */
async function storedAlready(
  c: Context,
  site: Site,
  planId: PlanId,
  { texts }: TypedForm,
): Promise<Response | null> {
  const report = await site.deps.store.read((tx) => tx.report(planId, texts['ma_mau'] ?? ''));
  const entityId = c.req.param('id') ?? '';
  if (report?.entityId !== entityId || report.kind !== 'decision') return null;
  return goTo(c, site, taskPath(entityId), { tone: 'done', words: 'Quyết định này đã được ghi.' });
}

async function decide(c: Context, site: Site, planId: PlanId, form: TypedForm): Promise<Response> {
  const back = (faults: Filled['faults'], problem: string | null, typed = form) =>
    decisionPage(c, site, planId, { typed, faults, problem });
  const desk = await deskOf(c, site, planId);
  if (typeof desk === 'string') return (await storedAlready(c, site, planId, form)) ?? back({}, CLOSED);
  const { scene } = desk;
  const action = decisionOf(desk.form);
  const said = readSaid(action, form.texts, []);
  const read = action.read(form.texts, scene);
  if (!said.ok || !read.ok)
    return back({ ...(said.ok ? {} : said.faults), ...(read.ok ? {} : read.faults) }, null);
  const entityId = scene.definition.id;
  const done = await read.act(site.deps, { planId, entityId, by: scene.by }, said.said);
  if (!done.ok) {
    const { kind, words } = done.problem;
    return back({}, words, kind === 'stale' ? withoutChoices(form) : form);
  }
  return goTo(c, site, taskPath(entityId), {
    tone: 'done',
    words: `Đã ghi: ${action.wording.heading.toLocaleLowerCase('vi')}.`,
  });
}
