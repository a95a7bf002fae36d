import { Hono } from 'hono';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { PlanId } from '../../domain/plan/plan.ts';
import type { Result } from '../../domain/result.ts';
import { decidePacket } from '../../usecases/decide-packet.ts';
import { loadPlan } from '../../usecases/deps.ts';
import { answerDirective, recordDirective } from '../../usecases/record-directive.ts';
import { showTask } from '../../usecases/show-entity.ts';
import { showLadder, showPacket } from '../../usecases/show-ladder.ts';
import { taskNumber } from '../../domain/letter/task-words.ts';
import { checkFields } from '../forms/fields.ts';
import { UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import type { TypedForm } from '../forms/typed-form.ts';
import { showPage } from '../page.tsx';
import { showProblem } from '../problem-page.tsx';
import type { Site } from '../site.ts';
import { consoleToken, goTo, newFormId, withConsoleForm, withPlan } from './console.ts';
import { LadderList, packetPath } from './ladder-page.tsx';
import { ANSWER_FIELDS, DIRECTIVE_FIELDS, PACKET_FIELDS, PacketPage } from './packet-page.tsx';
import type { PacketForms } from './packet-page.tsx';

type Which = Exclude<keyof PacketForms, 'hidden'>;

/** The way upwards: what waits for a leader, one page a task, and the words of those who decide. */
export function createLadderRoutes(site: Site): Hono {
  const app = new Hono();
  app.get('/bao-cao-cap-tren', (c) =>
    withPlan(c, site, async (planId) => {
      const view = await showLadder(site.deps, planId);
      const { plan } = await site.deps.store.read((tx) => loadPlan(tx, planId));
      return showPage(c, site, {
        title: 'Báo cáo cấp trên',
        body: <LadderList plan={plan} view={view} />,
      });
    }),
  );
  app.get('/bao-cao-cap-tren/:id', (c) => withPlan(c, site, (planId) => packetPage(c, site, planId, null)));
  app.post('/bao-cao-cap-tren/:id/y-kien', (c) =>
    take(c, site, 'packet', PACKET_FIELDS, (planId, entityId, typed) =>
      decidePacket(site.deps, {
        id: typed.ma,
        planId,
        entityId,
        verdict: typed.y_kien,
        officer: typed.nguoi_duyet,
        personName: typed.ho_ten,
        words: typed.ly_do,
      }),
    ),
  );
  app.post('/bao-cao-cap-tren/:id/chi-dao', (c) =>
    take(c, site, 'directive', DIRECTIVE_FIELDS, (planId, entityId, typed) =>
      recordDirective(site.deps, { planId, entityId, ...entered(typed) }),
    ),
  );
  app.post('/bao-cao-cap-tren/:id/tra-loi', (c) =>
    take(c, site, 'answer', ANSWER_FIELDS, (planId, entityId, typed) =>
      answerDirective(site.deps, { planId, entityId, ...entered(typed), directiveId: typed.chi_dao }),
    ),
  );
  return app;
}

const entered = ({ ma, noi_dung, ho_ten, chuc_vu, so, ngay }: z.output<typeof DIRECTIVE_FIELDS>) => ({
  id: ma,
  personName: ho_ten,
  personTitle: chuc_vu,
  words: noi_dung,
  documentNumber: so === '' ? null : so,
  documentOn: ngay,
});

const DONE: Readonly<Record<Which, string>> = {
  packet: 'Đã ghi ý kiến về hồ sơ.',
  directive: 'Đã ghi ý kiến chỉ đạo; thư gửi cơ quan trong giờ gửi gần nhất.',
  answer: 'Đã ghi trả lời.',
};

/** One form of the page: what is wrong is shown at its field, what is right is stored once. */
function take<S extends z.ZodType>(
  c: Context,
  site: Site,
  which: Which,
  schema: S,
  work: (planId: PlanId, entityId: string, typed: z.output<S>) => Promise<Result<unknown>>,
): Promise<Response> {
  return withConsoleForm(c, site, async (planId, form) => {
    const id = c.req.param('id') ?? '';
    const checked = checkFields(schema, form.texts);
    if (!checked.ok) return packetPage(c, site, planId, { which, form, faults: checked.faults });
    const done = await work(planId, id, checked.value);
    if (!done.ok) return packetPage(c, site, planId, { which, form, problem: done.problem.words });
    return goTo(c, site, packetPath(id), { tone: 'done', words: DONE[which] });
  });
}

interface Refilled {
  readonly which: Which;
  readonly form: TypedForm;
  readonly faults?: Filled['faults'];
  readonly problem?: string;
}

async function packetPage(
  c: Context,
  site: Site,
  planId: PlanId,
  refilled: Refilled | null,
): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const page = await showTask(site.deps, planId, id);
  if (page === null) return showProblem(c, site, 'not-found', `Không có nhiệm vụ "${id.slice(0, 40)}".`);
  const packet = await showPacket(site.deps, planId, id);
  const { directives } = await showLadder(site.deps, planId);
  const ma = refilled?.form.texts['ma'] ?? newFormId();
  const filledFor = (which: Which): Filled =>
    refilled?.which === which
      ? { typed: refilled.form, faults: refilled.faults ?? {}, problem: refilled.problem ?? null }
      : UNFILLED;
  const forms: PacketForms = {
    hidden: { dau: consoleToken(c, site), ma },
    packet: filledFor('packet'),
    directive: filledFor('directive'),
    answer: filledFor('answer'),
  };
  const number = taskNumber(page.definition);
  return showPage(c, site, {
    title: `Nhiệm vụ ${number}: hồ sơ trình`,
    status: refilled === null ? 200 : 422,
    body: (
      <PacketPage
        plan={page.plan}
        task={{ id, number, title: page.view.title }}
        packet={packet}
        directives={directives.filter(({ task }) => task === id)}
        forms={forms}
      />
    ),
  });
}
