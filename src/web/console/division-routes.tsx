import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { PlanId } from '../../domain/plan/plan.ts';
import { refuseTaskFact } from '../../domain/task/decide.ts';
import { divideTask, previewDivision } from '../../usecases/divide-task.ts';
import type { DivisionForm } from '../../usecases/divide-task.ts';
import { showTask } from '../../usecases/show-entity.ts';
import type { TaskPage } from '../../usecases/show-entity.ts';
import { undoDivision } from '../../usecases/undo-division.ts';
import { readSaid } from '../actions/person-fields.ts';
import { UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import type { TypedForm } from '../forms/typed-form.ts';
import { showPage } from '../page.tsx';
import { showProblem } from '../problem-page.tsx';
import type { Site } from '../site.ts';
import { consoleToken, goTo, newFormId, withConsoleForm, withPlan } from './console.ts';
import { countOf, divisionPath, faultsOf, readNewTasks } from './division-form.tsx';
import { DivisionView, UndoDivisionView } from './division-page.tsx';
import { taskPath } from './task-table.tsx';

/** Dividing a task by a decision: the form, what it would do, storing it, taking it back. */
export function createDivisionRoutes(site: Site): Hono {
  const app = new Hono();
  const path = '/nhiem-vu/:id/quyet-dinh/chia';
  app.get(path, (c) =>
    withTask(c, site, async (_, page) => divisionPage(c, site, page, { filled: UNFILLED })),
  );
  app.post(`${path}/xem-truoc`, (c) =>
    withConsoleForm(c, site, (planId, form) =>
      withPage(c, site, planId, (page) => preview(c, site, page, form)),
    ),
  );
  app.post(path, (c) =>
    withConsoleForm(c, site, (planId, form) =>
      withPage(c, site, planId, (page) => store(c, site, page, form)),
    ),
  );
  app.get(`${path}/rut`, (c) => withTask(c, site, async (_, page) => undoPage(c, site, page, UNFILLED)));
  app.post(`${path}/rut`, (c) =>
    withConsoleForm(c, site, (planId, form) =>
      withPage(c, site, planId, (page) => undo(c, site, page, form)),
    ),
  );
  return app;
}

/** The links of a task's page: dividing where the rules would take it, taking it back within its window. */
export function divisionLinks({ definition, task }: TaskPage, now: Instant) {
  const decided = { at: now, decisionId: '', into: [], undoUntil: now, noticeSendAt: now };
  if (refuseTaskFact(task, { kind: 'taskDivided', ...decided }) === null)
    return [[divisionPath(definition.id), 'Chia nhiệm vụ theo quyết định'] as const];
  const division = task.progress === 'cancelled' ? task.division : undefined;
  return division !== undefined && now <= division.undoUntil
    ? [[`${divisionPath(definition.id)}/rut`, 'Rút việc chia nhiệm vụ'] as const]
    : [];
}

const withTask = (c: Context, site: Site, show: (planId: PlanId, page: TaskPage) => Promise<Response>) =>
  withPlan(c, site, (planId) => withPage(c, site, planId, (page) => show(planId, page)));

async function withPage(
  c: Context,
  site: Site,
  planId: PlanId,
  show: (page: TaskPage) => Promise<Response>,
): Promise<Response> {
  const page = await showTask(site.deps, planId, c.req.param('id') ?? '');
  return page === null ? showProblem(c, site, 'not-found') : show(page);
}

interface Shown {
  readonly filled: Filled;
  readonly preview?: Parameters<typeof DivisionView>[0]['preview'];
  readonly status?: 200 | 422;
}

function divisionPage(c: Context, site: Site, page: TaskPage, shown: Shown): Response | Promise<Response> {
  const { filled, preview: seen = null, status = 200 } = shown;
  return showPage(c, site, {
    title: 'Chia nhiệm vụ theo quyết định',
    status,
    body: (
      <DivisionView
        plan={page.plan}
        definition={page.definition}
        hidden={{ dau: consoleToken(c, site), ma_mau: filled.typed.texts['ma_mau'] ?? newFormId() }}
        filled={filled}
        preview={seen}
      />
    ),
  });
}

type Read =
  { readonly ok: true; readonly form: DivisionForm } | { readonly ok: false; readonly filled: Filled };

function read({ plan, definition, task }: TaskPage, typed: TypedForm): Read {
  const said = readSaid({ paper: 'required', wordsRequired: true }, typed.texts, []);
  if (!said.ok) return { ok: false, filled: { typed, faults: said.faults, problem: null } };
  const { id, personName, personTitle, words, documentNumber, documentOn } = said.said;
  const by = task.parties.office;
  const who = { id, personName, personTitle, words, documentNumber, documentOn };
  const form = { ...who, planId: plan.id, entityId: definition.id, by, into: readNewTasks(typed) };
  return { ok: true, form };
}

async function preview(c: Context, site: Site, page: TaskPage, typed: TypedForm): Promise<Response> {
  if (typed.texts['them'] !== undefined) {
    const more = { ...typed, texts: { ...typed.texts, so_phan: String(countOf(typed) + 1) } };
    return divisionPage(c, site, page, { filled: { typed: more, faults: {}, problem: null } });
  }
  const form = read(page, typed);
  if (!form.ok) return divisionPage(c, site, page, { filled: form.filled, status: 422 });
  const effect = await previewDivision(site.deps, form.form);
  if (!effect.ok) return refuse(c, site, page, typed, effect.problem);
  const kept = Object.entries(typed.lists).filter(([name]) => name !== 'dau' && name !== 'ma_mau');
  return divisionPage(c, site, page, {
    filled: { typed, faults: {}, problem: null },
    preview: {
      effect: effect.value,
      typed: kept.flatMap(([name, values]) => values.map((value) => [name, value] as const)),
    },
  });
}

const refuse = (
  c: Context,
  site: Site,
  page: TaskPage,
  typed: TypedForm,
  problem: { readonly words: string; readonly faults: Parameters<typeof faultsOf>[0] },
) => {
  const filled = { typed, faults: faultsOf(problem.faults), problem: problem.words };
  return divisionPage(c, site, page, { filled, status: 422 });
};

async function store(c: Context, site: Site, page: TaskPage, typed: TypedForm): Promise<Response> {
  const form = read(page, typed);
  if (!form.ok) return divisionPage(c, site, page, { filled: form.filled, status: 422 });
  const done = await divideTask(site.deps, form.form);
  if (!done.ok) return refuse(c, site, page, typed, done.problem);
  const ids = done.value.tasks.map(({ id }) => id).join(', ');
  return goTo(c, site, taskPath(page.definition.id), {
    tone: 'done',
    words: `Đã chia thành nhiệm vụ ${ids}. Có ${String(done.value.mails.length).padStart(2, '0')} thư chờ gửi.`,
  });
}

function undoPage(c: Context, site: Site, page: TaskPage, filled: Filled): Response | Promise<Response> {
  const hidden = { dau: consoleToken(c, site), ma_mau: filled.typed.texts['ma_mau'] ?? newFormId() };
  return showPage(c, site, {
    title: 'Rút việc chia nhiệm vụ',
    status: filled === UNFILLED ? 200 : 422,
    body: <UndoDivisionView definition={page.definition} hidden={hidden} filled={filled} />,
  });
}

async function undo(c: Context, site: Site, page: TaskPage, typed: TypedForm): Promise<Response> {
  const said = readSaid({ paper: 'none', wordsRequired: true }, typed.texts, []);
  if (!said.ok) return undoPage(c, site, page, { typed, faults: said.faults, problem: null });
  const { id, personName, personTitle, words } = said.said;
  const { plan, definition, task } = page;
  const who = { id, personName, personTitle, words, by: task.parties.office };
  const done = await undoDivision(site.deps, { ...who, planId: plan.id, entityId: definition.id });
  if (!done.ok) return undoPage(c, site, page, { typed, faults: {}, problem: done.problem.words });
  return goTo(c, site, taskPath(definition.id), {
    tone: 'done',
    words: 'Đã rút việc chia; nhiệm vụ trở lại như trước.',
  });
}
