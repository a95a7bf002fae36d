import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Problem } from '../../domain/result.ts';
import { openAnswers, openDecisions } from '../../usecases/open-answers.ts';
import { showReply } from '../../usecases/show-reply.ts';
import type { Action, Act, Said, Scene } from '../actions/action.ts';
import { ActionView } from '../actions/action-page.tsx';
import type { Decision } from '../actions/decision.ts';
import { DECISION_PATHS, decisionOf } from '../actions/decisions.tsx';
import { readSaid, shownField, withoutChoices } from '../actions/person-fields.ts';
import { REQUEST_PATHS, REQUESTS } from '../actions/requests.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { UNFILLED } from '../forms/inputs.tsx';
import { fileBox, receiveFiles } from '../forms/received-files.ts';
import type { KeptFile } from '../forms/received-files.ts';
import type { TypedForm } from '../forms/typed-form.ts';
import { showPage } from '../page.tsx';
import type { Site } from '../site.ts';
import { FILES_FIELD } from '../uploads/upload-fields.ts';
import { receiptPath, replyPath, replyToken, visitOf } from './reply.ts';
import type { Visit } from './reply.ts';
import { LostForm } from './task-page.tsx';
import { GONE, refusedVisit, storedOr, withVisit } from './with-visit.tsx';

/** Everything that a party can bring besides progress and results, each on a page of its own behind its link. */
export function createActionRoutes(site: Site): Hono {
  const app = new Hono();
  app.get('/r/viec/:viec', async (c) => {
    const visit = await visitOf(c, site, c.req.query('ma') ?? '');
    if (typeof visit === 'string') return refusedVisit(c, site, visit);
    return actionPage(c, site, visit, c.req.param('viec'), null);
  });
  app.post('/r/viec/:viec', (c) =>
    withVisit(c, site, (visit, form) => take(c, site, visit, c.req.param('viec'), form)),
  );
  return app;
}

/** The links of a reply page: what the rules would take from this body now. */
export function actionLinks(scene: Scene, { link, code }: Visit): readonly (readonly [string, string])[] {
  return openActions(scene, link).map(
    ({ path, action }) => [actionPath(path, code), action.wording.heading] as const,
  );
}

interface OpenAction {
  readonly path: string;
  readonly action: Action<Visit>;
}

/** What a closed link still takes: a late mark is given with the confirmation, and can be contested from then on. */
const AFTER_THE_END: ReadonlySet<string> = new Set([REQUEST_PATHS.contest, DECISION_PATHS.mark]);

function openActions({ task, by, now }: Scene, { status }: Visit['link']): readonly OpenAction[] {
  const decisions = openDecisions(task, by, now).map((form) => {
    const { read, ...rest } = decisionOf(form);
    return { path: DECISION_PATHS[form], action: { ...rest, read: behindLink(read) } };
  });
  const requests = openAnswers(task, by, now).map((kind) => ({
    path: REQUEST_PATHS[kind],
    action: REQUESTS[kind],
  }));
  const all = [...decisions, ...requests];
  return status === 'open' ? all : all.filter(({ path }) => AFTER_THE_END.has(path));
}

/** A decision behind a link is the link's body's. */
function behindLink(read: Decision['read']): Action<Visit>['read'] {
  return (texts, scene) => {
    const found = read(texts, scene);
    if (!found.ok) return found;
    const act: Act<Visit> = (deps, { link }, said) =>
      found.act(deps, { planId: link.planId, entityId: link.entityId, by: link.body }, said);
    return { ok: true, act };
  };
}

const actionPath = (path: string, code: string): string => `/r/viec/${path}?ma=${code}`;

async function sceneOf(site: Site, visit: Visit): Promise<Scene | null> {
  const page = await showReply(site.deps, visit);
  if (page?.subject.kind !== 'task') return null;
  const { definition, task } = page.subject;
  const { planId, entityId, body: by } = visit.link;
  const reports = await site.deps.store.read((tx) => tx.reports(planId, entityId));
  return { plan: page.plan, definition, task, now: await site.deps.clock.now(), by, reports };
}

interface Returned {
  readonly filled: Filled;
  readonly kept: readonly KeptFile[];
}

async function actionPage(
  c: Context,
  site: Site,
  visit: Visit,
  path: string,
  returned: Returned | null,
): Promise<Response> {
  const scene = await sceneOf(site, visit);
  const open =
    scene === null ? undefined : openActions(scene, visit.link).find((known) => known.path === path);
  if (scene === null || open === undefined) return gonePage(c, site, visit, returned?.filled ?? null);
  const filled = returned?.filled ?? UNFILLED;
  const id = filled.typed.texts['ma_mau'] ?? randomUUID();
  const { heading } = open.action.wording;
  const body = (
    <ActionView
      action={open.action}
      scene={scene}
      path={actionPath(path, visit.code)}
      back={replyPath(visit.code)}
      hidden={{
        dau: replyToken(site, visit),
        viec: visit.code,
        ma_mau: id,
        ...shownField(open.action, scene.task),
      }}
      filled={filled}
      files={fileBox(site, returned?.kept)}
      fileHref={null}
    />
  );
  return showPage(c, site, { title: heading, status: returned === null ? 200 : 422, body });
}

/** Not offered any more, or never: said in words, and what was typed is shown again. */
function gonePage(c: Context, site: Site, visit: Visit, filled: Filled | null): Promise<Response> {
  const title = 'Việc này không nhận nội dung ở bước hiện nay';
  const lost = filled ?? { ...UNFILLED, problem: GONE };
  const body = (
    <div class="narrow">
      <h1>{title}</h1>
      {filled === null ? <p class="notice">{GONE}</p> : <LostForm returned={{ filled: lost }} />}
      <p>
        <a href={replyPath(visit.code)}>Về trang nhiệm vụ</a>
      </p>
    </div>
  );
  return showPage(c, site, { title, status: filled === null ? 404 : 422, body });
}

async function take(c: Context, site: Site, visit: Visit, path: string, form: TypedForm): Promise<Response> {
  const files = await receiveFiles(site, form, visit.binding);
  const back = (faults: Filled['faults'], problem: string | null) =>
    actionPage(c, site, visit, path, { filled: { typed: form, faults, problem }, kept: files.kept });
  const scene = await sceneOf(site, visit);
  const open =
    scene === null ? undefined : openActions(scene, visit.link).find((known) => known.path === path);
  if (scene === null || open === undefined)
    return storedOr(c, site, visit, form.texts['ma_mau'] ?? '', () => back({}, GONE));
  const said = readSaid(open.action, form.texts, files.refs);
  const read = open.action.read(form.texts, scene);
  const faults = {
    ...(said.ok ? {} : said.faults),
    ...(read.ok ? {} : read.faults),
    ...(files.fault === null ? {} : { [FILES_FIELD]: files.fault }),
  };
  if (!said.ok || !read.ok || files.fault !== null) return back(faults, null);
  return stored(c, site, visit, read.act, said.said, ({ kind, words: problem }) => {
    const typed = kind === 'stale' ? withoutChoices(form) : form;
    return actionPage(c, site, visit, path, { filled: { typed, faults: {}, problem }, kept: files.kept });
  });
}

async function stored(
  c: Context,
  site: Site,
  visit: Visit,
  act: Act<Visit>,
  said: Said,
  back: (problem: Problem) => Promise<Response>,
): Promise<Response> {
  const done = await act(site.deps, visit, said);
  return done.ok ? c.redirect(receiptPath(visit.code, done.value.report.id), 303) : back(done.problem);
}
