import { Hono } from 'hono';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { onOf } from '../../domain/calendar/instant.ts';
import type { PlanId } from '../../domain/plan/plan.ts';
import { periodWords } from '../../domain/report/period.ts';
import { closeRound, concludeBoundary } from '../../usecases/close-round.ts';
import { draftReport } from '../../usecases/draft-report.ts';
import { listLinks } from '../../usecases/list-links.ts';
import { listMail } from '../../usecases/list-mail.ts';
import { viewDayless, viewRound } from '../../usecases/round-views.ts';
import { setReportDay } from '../../usecases/set-report-day.ts';
import { showRound } from '../../usecases/show-entity.ts';
import type { RoundPage } from '../../usecases/show-entity.ts';
import { listAnswers } from '../../usecases/show-mailbox.ts';
import { showStatus } from '../../usecases/show-status.ts';
import { checkFields } from '../forms/fields.ts';
import { UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import type { TypedForm } from '../forms/typed-form.ts';
import { showPage } from '../page.tsx';
import { showProblem } from '../problem-page.tsx';
import type { Site } from '../site.ts';
import { consoleToken, goTo, newFormId, withConsoleForm, withPlan } from './console.ts';
import { DraftPage } from './draft-page.tsx';
import { DutyView } from './duty-page.tsx';
import { CLOSE_FIELDS, CONCLUDE_FIELDS, DAY_FIELDS } from './round-fields.ts';
import { RoundView } from './round-page.tsx';
import type { ReturnedRoundForm } from './round-page.tsx';
import { roundPath } from './round-summary.tsx';

/** Rounds of reports: who has sent, the day that a document sets, conclusions, closing, the draft of the report upwards. */
export function createRoundRoutes(site: Site): Hono {
  const app = new Hono();
  app.get('/dot/:id', (c) =>
    withPlan(c, site, (planId) => roundPage(c, site, planId, c.req.param('id'), null)),
  );
  app.get('/dot/:id/du-thao', (c) =>
    withPlan(c, site, (planId) => draftPage(c, site, planId, c.req.param('id'))),
  );
  app.post('/dot/:id/an-dinh', (c) =>
    withConsoleForm(c, site, (planId, form) => setDay(c, site, planId, c.req.param('id'), form)),
  );
  app.post('/dot/:id/chot', (c) =>
    withConsoleForm(c, site, (planId, form) => close(c, site, planId, c.req.param('id'), form)),
  );
  app.post('/dot/:id/ket-luan', (c) =>
    withConsoleForm(c, site, (planId, form) => conclude(c, site, planId, c.req.param('id'), form)),
  );
  return app;
}

async function roundPage(
  c: Context,
  site: Site,
  planId: PlanId,
  id: string,
  returned: ReturnedRoundForm | null,
): Promise<Response> {
  const page = await showRound(site.deps, planId, id);
  if (page === null) return showProblem(c, site, 'not-found', `Không có đợt "${id.slice(0, 40)}".`);
  if (page.round.progress === 'awaiting-day') return dutyPage(c, site, planId, page, returned);
  const today = onOf(await site.deps.clock.now());
  const view = viewRound(page.plan, page.row, today);
  if (view === null) return showProblem(c, site, 'not-found');
  const mails = await listMail(site.deps, planId, { baseUrl: site.baseUrl, about: id });
  const answers = await listAnswers(site.deps, planId, { about: id });
  const links = await listLinks(site.deps, planId, id);
  const hidden = () => ({ dau: consoleToken(c, site), ma: newFormId() });
  const mayClose = view.progress === 'open' && view.dueOn !== null && today > view.dueOn;
  const props = { page, view, mails, links, answers, mayClose, hidden, returned };
  return showPage(c, site, {
    title: `Mục ${page.duty.no}${view.words === null ? '' : `, ${view.words}`}`,
    status: returned === null ? 200 : 422,
    body: (
      <>
        <Lost returned={returned} isShown={mayClose || view.received.some(isWaiting)} />
        <RoundView {...props} />
      </>
    ),
  });
}

const isWaiting = ({ verdict }: { readonly verdict: string }): boolean => verdict === 'boundary';

/** The form is gone with the state it was for; what was refused is still said. */
const Lost = ({
  returned,
  isShown,
}: {
  readonly returned: ReturnedRoundForm | null;
  readonly isShown: boolean;
}) =>
  returned?.filled.problem == null || isShown ? null : (
    <p class="notice problem" role="alert">
      {returned.filled.problem}
    </p>
  );

async function dutyPage(
  c: Context,
  site: Site,
  planId: PlanId,
  page: RoundPage,
  returned: ReturnedRoundForm | null,
): Promise<Response> {
  const { obligations } = await showStatus(site.deps, planId);
  const periods = page.round.progress === 'awaiting-day' ? page.round.periods : [];
  const mails = await listMail(site.deps, planId, { baseUrl: site.baseUrl, about: page.duty.id });
  const filled = returned?.filled ?? UNFILLED;
  return showPage(c, site, {
    title: `Mục ${page.duty.no}`,
    status: returned === null ? 200 : 422,
    body: (
      <DutyView
        page={page}
        rounds={obligations.find(({ id }) => id === page.duty.id)?.rounds ?? []}
        dayless={viewDayless(page.row)}
        periods={periods.map((period) => ({ period: period.key, words: periodWords(period) }))}
        mails={mails}
        links={await listLinks(site.deps, planId, page.duty.id)}
        hidden={{ dau: consoleToken(c, site), ma: filled.typed.texts['ma'] ?? newFormId() }}
        filled={filled}
      />
    ),
  });
}

type Back = (wrong: Partial<Filled>) => Promise<Response>;

const backTo =
  (c: Context, site: Site, planId: PlanId, id: string, of: string, typed: TypedForm): Back =>
  (wrong) =>
    roundPage(c, site, planId, id, { of, filled: { typed, faults: {}, problem: null, ...wrong } });

async function setDay(
  c: Context,
  site: Site,
  planId: PlanId,
  id: string,
  form: TypedForm,
): Promise<Response> {
  const back = backTo(c, site, planId, id, 'an-dinh', form);
  const checked = checkFields(DAY_FIELDS, form.texts);
  if (!checked.ok) return back({ faults: checked.faults });
  const { ma, ky, ngay_nop: dueOn, so, ngay_van_ban: documentOn, ve_sau, ho_ten, chuc_vu } = checked.value;
  if (dueOn === null || documentOn === null) return back({});
  const set = await setReportDay(site.deps, {
    id: ma,
    planId,
    dutyId: id,
    periodKey: ky,
    dueOn,
    standing: ve_sau === 'co',
    documentNumber: so,
    documentOn,
    personName: ho_ten,
    personTitle: chuc_vu,
  });
  if (!set.ok) return back({ problem: set.problem.words });
  const [first, ...later] = set.value.rounds;
  const more = later.length === 0 ? '' : ` và ${String(later.length).padStart(2, '0')} kỳ về sau`;
  const words = `Đã ghi nhận ngày nộp báo cáo ${first?.period ?? ''}${more}.`;
  return goTo(c, site, roundPath(id), { tone: 'done', words });
}

async function close(c: Context, site: Site, planId: PlanId, id: string, form: TypedForm): Promise<Response> {
  const back = backTo(c, site, planId, id, 'chot', form);
  const checked = checkFields(CLOSE_FIELDS, form.texts);
  if (!checked.ok) return back({ faults: checked.faults });
  const { ma, ho_ten: personName, chuc_vu: personTitle, ghi_chu: words } = checked.value;
  const closed = await closeRound(site.deps, { id: ma, planId, roundId: id, personName, personTitle, words });
  if (!closed.ok) return back({ problem: closed.problem.words });
  return goTo(c, site, roundPath(id), { tone: 'done', words: 'Đã chốt đợt báo cáo.' });
}

async function conclude(
  c: Context,
  site: Site,
  planId: PlanId,
  id: string,
  form: TypedForm,
): Promise<Response> {
  const body = form.texts['don_vi'] ?? '';
  const back = backTo(c, site, planId, id, body, form);
  const checked = checkFields(CONCLUDE_FIELDS, form.texts);
  if (!checked.ok) return back({ faults: checked.faults });
  const { ma, ket_luan: verdict, ho_ten: personName, chuc_vu: personTitle, ly_do: words } = checked.value;
  const concluded = await concludeBoundary(site.deps, {
    id: ma,
    planId,
    roundId: id,
    body,
    verdict,
    personName,
    personTitle,
    words,
  });
  if (concluded.ok) return goTo(c, site, roundPath(id), { tone: 'done', words: 'Đã ghi kết luận.' });
  const { kind, words: why } = concluded.problem;
  return back(kind === 'no-reason' ? { faults: { ly_do: why } } : { problem: why });
}

async function draftPage(c: Context, site: Site, planId: PlanId, id: string): Promise<Response> {
  const draft = await draftReport(site.deps, planId, id);
  if (draft === null)
    return showProblem(c, site, 'not-found', `Không có đợt báo cáo định kỳ "${id.slice(0, 40)}".`);
  return c.html(html`<!doctype html> ${(<DraftPage draft={draft} />)}`);
}
