import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { taskNumber } from '../../domain/letter/task-words.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import type { PlanId } from '../../domain/plan/plan.ts';
import { answeringBodies, enterPaper } from '../../usecases/enter-paper.ts';
import { showRound, showTask } from '../../usecases/show-entity.ts';
import { checkFields, dateField, formIdField, lineField, textField } from '../forms/fields.ts';
import type { Faults } from '../forms/fields.ts';
import { UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { fileBox, receiveFiles } from '../forms/received-files.ts';
import type { KeptFile } from '../forms/received-files.ts';
import type { TypedForm } from '../forms/typed-form.ts';
import { FILES_FIELD } from '../uploads/upload-fields.ts';
import { showPage } from '../page.tsx';
import { showProblem } from '../problem-page.tsx';
import { sessionOf } from '../security/session.ts';
import type { Site } from '../site.ts';
import { consoleToken, goTo, newFormId, withConsoleForm, withPlan } from './console.ts';
import { PaperAnswerView, subjectPath, TASK_KINDS } from './paper-answer-page.tsx';
import type { PaperSubjectKind } from './paper-answer-page.tsx';

const FIELDS = z.object({
  ma: formIdField,
  co_quan: lineField(120, 'Chọn cơ quan gửi.'),
  loai_van_ban: z.enum(['result', 'presented', 'progress'], { error: 'Chọn loại văn bản.' }),
  so_van_ban: lineField(80, 'Chưa ghi số của văn bản.'),
  ngay_van_ban: dateField('Chưa ghi ngày của văn bản.'),
  ngay_gui: dateField('Chưa ghi ngày gửi.'),
  ngay_nhan: dateField('Chưa ghi ngày nhận.'),
  noi_dung: textField(10_000, 'Chưa ghi trích yếu.'),
  ho_ten: lineField(120, 'Chưa ghi người ký văn bản.'),
  chuc_vu: lineField(160, 'Chưa ghi chức vụ người ký.'),
  nguoi_nhap: lineField(120, 'Chưa ghi chuyên viên nhập.'),
});
/** A round takes one kind of paper, so its form does not ask which. */
const ROUND_FIELDS = FIELDS.omit({ loai_van_ban: true }).transform((typed) => ({
  ...typed,
  loai_van_ban: 'round' as const,
}));

type Entered = Readonly<Omit<z.output<typeof FIELDS>, 'loai_van_ban'>> & {
  readonly loai_van_ban: z.output<typeof FIELDS>['loai_van_ban'] | 'round';
};

/** Answers that came on paper, entered by the office: one form for tasks, one for rounds. */
export function createPaperAnswerRoutes(site: Site): Hono {
  const app = new Hono();
  const serve = (path: string, kind: PaperSubjectKind): void => {
    app.get(path, (c) =>
      withPlan(c, site, (planId) => formPage(c, site, { planId, kind, id: c.req.param('id') ?? '' }, null)),
    );
    app.post(path, (c) =>
      withConsoleForm(c, site, (planId, form) =>
        take(c, site, { planId, kind, id: c.req.param('id') ?? '' }, form),
      ),
    );
  };
  serve('/nhiem-vu/:id/van-ban-giay', 'task');
  serve('/dot/:id/van-ban-giay', 'round');
  return app;
}

interface Subject {
  readonly planId: PlanId;
  readonly kind: PaperSubjectKind;
  readonly id: string;
}

interface Back {
  readonly filled: Filled;
  readonly kept: readonly KeptFile[];
}

/** What the form is about: its name, and who can have sent something; null: there is no such thing. */
async function subjectOf(site: Site, { planId, kind, id }: Subject) {
  if (kind === 'task') {
    const page = await showTask(site.deps, planId, id);
    if (page === null) return null;
    return {
      plan: page.plan,
      name: `Nhiệm vụ ${taskNumber(page.definition)}`,
      bodies: answeringBodies(page.task),
    };
  }
  const page = await showRound(site.deps, planId, id);
  return page === null
    ? null
    : { plan: page.plan, name: `Mục ${page.duty.no}`, bodies: answeringBodies(page.round) };
}

async function formPage(c: Context, site: Site, subject: Subject, back: Back | null): Promise<Response> {
  const found = await subjectOf(site, subject);
  if (found === null) return showProblem(c, site, 'not-found');
  const bodies = found.bodies.map((id) => ({ value: id, words: bodyName(found.plan, id) }));
  const hidden = { dau: consoleToken(c, site), ma: back?.filled.typed.texts['ma'] ?? newFormId() };
  return showPage(c, site, {
    title: `Nhập văn bản giấy, ${found.name}`,
    status: back === null ? 200 : 422,
    body: (
      <PaperAnswerView
        kind={subject.kind}
        id={subject.id}
        name={found.name}
        bodies={bodies}
        hidden={hidden}
        filled={back?.filled ?? UNFILLED}
        files={fileBox(site, back?.kept)}
      />
    ),
  });
}

async function take(c: Context, site: Site, subject: Subject, form: TypedForm): Promise<Response> {
  const files = await receiveFiles(site, form, sessionOf(c, site) ?? '');
  const again = (faults: Faults, problem: string | null) =>
    formPage(c, site, subject, { filled: { typed: form, faults, problem }, kept: files.kept });
  const checked = checkFields<z.ZodType<Entered>>(
    subject.kind === 'task' ? FIELDS : ROUND_FIELDS,
    form.texts,
  );
  const fileFaults = files.fault === null ? {} : { [FILES_FIELD]: files.fault };
  if (!checked.ok) return again({ ...checked.faults, ...fileFaults }, null);
  if (files.fault !== null) return again(fileFaults, null);
  const {
    ma: id,
    loai_van_ban: kind,
    co_quan: body,
    ngay_gui: sentOn,
    ngay_nhan: receivedOn,
  } = checked.value;
  if (sentOn === null || receivedOn === null) return again({}, 'Chưa ghi đủ ngày gửi, ngày nhận.');
  const { planId, id: entityId } = subject;
  const stored = await enterPaper(
    site.deps,
    { planId, entityId, body },
    {
      id,
      kind,
      personName: checked.value.ho_ten,
      personTitle: checked.value.chuc_vu,
      words: checked.value.noi_dung,
      documentNumber: checked.value.so_van_ban,
      documentOn: checked.value.ngay_van_ban,
      files: files.refs,
    },
    { sentOn, receivedOn, enteredBy: checked.value.nguoi_nhap },
  );
  if (!stored.ok) return again({}, stored.problem.words);
  const words = stored.value.again ? 'Văn bản này đã được lưu từ trước.' : savedWords(kind);
  return goTo(c, site, subjectPath(subject.kind, entityId), { tone: 'done', words });
}

function savedWords(kind: Entered['loai_van_ban']): string {
  const what = TASK_KINDS.find(({ value }) => value === kind)?.words ?? 'Báo cáo của đơn vị';
  return `Đã lưu văn bản giấy: ${what.toLocaleLowerCase('vi')}. Thời hạn tính theo ngày nhận.`;
}
