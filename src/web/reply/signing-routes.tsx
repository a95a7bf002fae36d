import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { taskNumber } from '../../domain/letter/task-words.ts';
import { showSigning } from '../../usecases/show-signing.ts';
import { signResult } from '../../usecases/sign-result.ts';
import { openLink } from '../../usecases/submit-report.ts';
import { checkFields, formIdField, lineField, textField } from '../forms/fields.ts';
import { UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import type { TypedForm } from '../forms/typed-form.ts';
import { showPage } from '../page.tsx';
import { sendFile } from '../send-file.ts';
import type { Site } from '../site.ts';
import { replyToken, signingPath, signingReceiptPath, visitOf } from './reply.ts';
import type { Visit } from './reply.ts';
import { SigningReceipt, SigningView } from './signing-page.tsx';
import { unknownLink } from './too-many.tsx';
import { refusedVisit, withVisit } from './with-visit.tsx';

const FIELDS = z.object({
  ma_mau: formIdField,
  ket_luan: z.enum(['sign', 'return'], { error: 'Chọn ký gửi hoặc trả lại.' }),
  ho_ten: lineField(120, 'Chưa ghi họ tên thủ trưởng.'),
  chuc_vu: lineField(160, 'Chưa ghi chức vụ.'),
  ly_do: textField(4000, null),
  /** What the form showed. */
  ve: z.string().max(200).default(''),
});

/** What the head of a body does behind the link of his own. GET and HEAD only look; the link by which the body answers opens none of this. */
export function createSigningRoutes(site: Site): Hono {
  const app = new Hono();
  const visited = async (c: Context, show: (visit: Visit) => Promise<Response>): Promise<Response> => {
    const visit = await visitOf(c, site, c.req.query('ma') ?? '', 'sign');
    return typeof visit === 'string' ? refusedVisit(c, site, visit) : show(visit);
  };
  app.get('/r/ky', (c) => visited(c, (visit) => signingPage(c, site, visit, null)));
  app.get('/r/ky/tep/:sha256', (c) => visited(c, (visit) => file(c, site, visit, c.req.param('sha256'))));
  app.get('/r/ky/bien-nhan/:id', (c) => visited(c, (visit) => receipt(c, site, visit, c.req.param('id'))));
  app.post('/r/ky', (c) => withVisit(c, site, (visit, form) => take(c, site, visit, form), 'sign'));
  return app;
}

async function signingPage(c: Context, site: Site, visit: Visit, filled: Filled | null): Promise<Response> {
  // Read again after a form: what it showed may be signed or replaced by now.
  const fresh = filled === null ? visit : await openLink(site.deps, visit.binding);
  const page = fresh === null ? null : await showSigning(site.deps, fresh);
  if (page === null) return unknownLink(c, site);
  const id = filled?.typed.texts['ma_mau'] ?? randomUUID();
  const hidden = { dau: replyToken(site, visit), viec: visit.code, ma_mau: id, ve: page.shown };
  return showPage(c, site, {
    title: `Nhiệm vụ ${taskNumber(page.row.definition)}: ký gửi kết quả`,
    status: filled === null ? 200 : 422,
    body: <SigningView page={page} code={visit.code} hidden={hidden} filled={filled} empty={UNFILLED} />,
  });
}

async function take(c: Context, site: Site, visit: Visit, form: TypedForm): Promise<Response> {
  const back = (faults: Filled['faults'], problem: string | null) =>
    signingPage(c, site, visit, { typed: form, faults, problem });
  const checked = checkFields(FIELDS, form.texts);
  if (!checked.ok) return back(checked.faults, null);
  const { ma_mau: id, ket_luan: verdict, ly_do: words, ve: shown, ...person } = checked.value;
  const { ho_ten: personName, chuc_vu: personTitle } = person;
  const signature = { id, verdict, personName, personTitle, words, shown };
  const said = await signResult(site.deps, visit, signature);
  if (!said.ok) return back({}, said.problem.words);
  return c.redirect(signingReceiptPath(visit.code, said.value.report.id), 303);
}

async function receipt(c: Context, site: Site, visit: Visit, id: string): Promise<Response> {
  const page = await showSigning(site.deps, visit);
  const report = page?.said.find((known) => known.id === id);
  if (page == null || report === undefined) return unknownLink(c, site);
  const body = <SigningReceipt page={page} report={report} back={signingPath(visit.code)} />;
  return showPage(c, site, { title: 'Biên nhận', body });
}

/** Only what waits for his signature. */
async function file(c: Context, site: Site, visit: Visit, sha256: string): Promise<Response> {
  const page = await showSigning(site.deps, visit);
  const named = page?.draft?.files.some((ref) => ref.sha256 === sha256) === true;
  return named ? sendFile(c, site, sha256) : unknownLink(c, site);
}
