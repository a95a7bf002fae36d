import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { judgeResult } from '../../usecases/judge-result.ts';
import { showReply } from '../../usecases/show-reply.ts';
import type { ReplyPage } from '../../usecases/show-reply.ts';
import { openLink, submitReport } from '../../usecases/submit-report.ts';
import { checkFields } from '../forms/fields.ts';
import { JUDGE_FIELDS, judgementOf } from '../forms/judge-form.tsx';
import { fileBox, keepFile, receiveFiles } from '../forms/received-files.ts';
import type { TypedForm } from '../forms/typed-form.ts';
import { showPage } from '../page.tsx';
import { showProblem } from '../problem-page.tsx';
import type { Site } from '../site.ts';
import { FILES_FIELD } from '../uploads/upload-fields.ts';
import { actionLinks, createActionRoutes } from './action-routes.tsx';
import { checkAnswer, isAnswerKind, strangeField } from './answer-fields.ts';
import type { AnswerKind } from './answer-fields.ts';
import { DRAFT_FIELD, SEEN_FIELD, keepDraft } from './draft.tsx';
import { createReceiptRoutes } from './receipt-routes.tsx';
import { codeOf, keepToken, receiptPath, replyPath, replyToken, signingPath, visitOf } from './reply.ts';
import type { Visit } from './reply.ts';
import { limitLooks, unknownLink } from './too-many.tsx';
import { renewByCookie, renewByToken } from './renewal.tsx';
import { GONE, refusedVisit, storedOr, withVisit } from './with-visit.tsx';
import { createSigningRoutes } from './signing-routes.tsx';
import { ReplyView } from './task-page.tsx';
import type { Returned } from './task-page.tsx';
import { subjectName } from './subject.tsx';

/** What bodies do through the links in their mail, without an account. GET and HEAD only look. */
export function createReplyRoutes(site: Site): Hono {
  const app = new Hono();
  app.use('/r/*', limitLooks(site));
  app.get('/r/viec', (c) => replyPage(c, site, null));
  app.route('/', createReceiptRoutes(site));
  app.route('/', createSigningRoutes(site));
  app.get('/r/:token', async (c) => {
    const token = c.req.param('token');
    const opened = await openLink(site.deps, token);
    if (opened === null) return unknownLink(c, site);
    const code = codeOf(site, opened.link.id);
    keepToken(c, site, code, token);
    return c.redirect(opened.link.purpose === 'sign' ? signingPath(code) : replyPath(code), 303);
  });
  app.post('/r/viec', (c) => withVisit(c, site, (visit, form) => answer(c, site, visit, form)));
  app.post('/r/ket-luan', (c) => withVisit(c, site, (visit, form) => judge(c, site, visit, form)));
  app.post('/r/gui-lai', (c) => renewByCookie(c, site));
  app.route('/', createActionRoutes(site));
  app.post('/r/:token', (c) => renewByToken(c, site, c.req.param('token')));
  app.all('/r/*', (c) => unknownLink(c, site));
  return app;
}

async function replyPage(c: Context, site: Site, given: { visit: Visit; returned: Returned } | null) {
  const visit = given?.visit ?? (await visitOf(c, site, c.req.query('ma') ?? ''));
  if (typeof visit === 'string') return refusedVisit(c, site, visit);
  // Read again after a form: it may have been refused because the task has moved on.
  const fresh = given === null ? visit : await openLink(site.deps, visit.binding);
  const page = fresh === null ? null : await showReply(site.deps, fresh);
  if (fresh === null || page === null) return unknownLink(c, site);
  const hidden = () => ({ dau: replyToken(site, visit), viec: visit.code, ma_mau: randomUUID() });
  const links = await linksOf(site, { ...visit, ...fresh }, page);
  const body = (
    <ReplyView
      page={page}
      returned={given?.returned ?? null}
      links={links}
      hidden={hidden}
      files={(kept) => fileBox(site, kept)}
      keep={(ref) => keepFile(site.seal, ref, visit.binding)}
      wanted={c.req.query('nhap') ?? null}
    />
  );
  return showPage(c, site, { title: subjectName(page), status: given === null ? 200 : 422, body });
}

async function linksOf(site: Site, visit: Visit, { plan, subject }: ReplyPage) {
  if (subject.kind !== 'task') return [];
  const { definition, task } = subject;
  const now = await site.deps.clock.now();
  return actionLinks({ plan, definition, task, by: visit.link.body, now, reports: [] }, visit);
}

async function answer(c: Context, site: Site, visit: Visit, form: TypedForm): Promise<Response> {
  const kind = form.texts['loai'] ?? '';
  if (!isAnswerKind(kind)) return showProblem(c, site, 'broken-form');
  const files = await receiveFiles(site, form, visit.binding);
  const back = (faults: Returned['filled']['faults'], problem: string | null) =>
    replyPage(c, site, {
      visit,
      returned: { kind, filled: { typed: form, faults, problem }, kept: files.kept },
    });
  if (form.texts[DRAFT_FIELD] !== undefined)
    return keepDraft(c, site, visit, kind, form, files, (problem, seen) => {
      const texts = { ...form.texts, ...(seen !== undefined && { [SEEN_FIELD]: seen }) };
      const faults = files.fault === null ? {} : { [FILES_FIELD]: files.fault };
      return replyPage(c, site, {
        visit,
        returned: { kind, filled: { typed: { ...form, texts }, faults, problem }, kept: files.kept },
      });
    });
  const strange = strangeField(kind, form);
  if (strange !== null)
    return back({}, `Mẫu không có ô "${strange.slice(0, 40)}" nên chưa lưu gì. Đề nghị mở lại trang.`);
  const checked = checkAnswer(kind, form, files.refs);
  const faults = files.fault === null ? {} : { [FILES_FIELD]: files.fault };
  if (!checked.ok) return back({ ...checked.faults, ...faults }, null);
  if (files.fault !== null) return back(faults, null);
  if (!(await mayAnswer(site, visit, kind)))
    return storedOr(c, site, visit, checked.value.id, () => back({}, GONE));
  const stored = await submitReport(site.deps, visit, checked.value);
  if (!stored.ok) return back({}, stored.problem.words);
  return c.redirect(receiptPath(visit.code, stored.value.report.id), 303);
}

const mayAnswer = async (site: Site, visit: Visit, kind: AnswerKind): Promise<boolean> =>
  (await showReply(site.deps, visit))?.answers.includes(kind) === true;

async function judge(c: Context, site: Site, visit: Visit, form: TypedForm): Promise<Response> {
  const { planId, entityId, body: by } = visit.link;
  const back = (faults: Returned['filled']['faults'], problem: string | null) =>
    replyPage(c, site, {
      visit,
      returned: { kind: 'judgement', filled: { typed: form, faults, problem }, kept: [] },
    });
  const checked = checkFields(JUDGE_FIELDS, form.texts);
  if (!checked.ok) return back(checked.faults, null);
  const judgement = judgementOf(checked.value);
  const { id } = judgement;
  const page = await showReply(site.deps, visit);
  if (page?.answers.includes('judgement') !== true) return storedOr(c, site, visit, id, () => back({}, GONE));
  const judged = await judgeResult(site.deps, { ...judgement, planId, entityId, by });
  return judged.ok ? c.redirect(receiptPath(visit.code, id), 303) : back({}, judged.problem.words);
}
