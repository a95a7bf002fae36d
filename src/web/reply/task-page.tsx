import { OUTLINE } from '../../domain/report/outline.ts';
import type { DraftRow } from '../../ports/draft-store.ts';
import type { FileRef } from '../../ports/store.ts';
import type { ReplyPage } from '../../usecases/show-reply.ts';
import { judgedMatterOf } from '../../usecases/shown-matter.ts';
import { ActionLinks } from '../actions/action-page.tsx';
import { UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { JudgeForm } from '../forms/judge-form.tsx';
import type { FileBox, KeptFile } from '../forms/received-files.ts';
import { PreparedNotices, signerWords } from '../prepared-notice.tsx';
import { ReportEntry, ReportList } from '../report-list.tsx';
import type { AnswerKind } from './answer-fields.ts';
import { isAnswerKind } from './answer-fields.ts';
import { AnswerForm, answerHeading } from './answer-form.tsx';
import { DraftNote, SEEN_FIELD, draftFilled } from './draft.tsx';
import { partField, refill } from './period-report.tsx';
import { Subject, subjectName } from './subject.tsx';

/** A form that came back with faults, or that the task has meanwhile moved away from. */
export interface Returned {
  readonly kind: AnswerKind | 'judgement';
  readonly filled: Filled;
  readonly kept: readonly KeptFile[];
}

interface ReplyViewProps {
  readonly page: ReplyPage;
  readonly returned: Returned | null;
  /** What else this body can bring now: where, and in which words. */
  readonly links: readonly (readonly [href: string, words: string])[];
  /** Hidden fields of a form: its token, its link's code, a fresh id. */
  readonly hidden: () => Readonly<Record<string, string>>;
  /** The file field, with what an earlier try has brought. */
  readonly files: (kept: readonly KeptFile[]) => FileBox;
  /** A stored file as a form of this visit keeps it. */
  readonly keep: (ref: FileRef) => KeptFile;
  /** The form that was asked for; null: the first. */
  readonly wanted: string | null;
}

export const ReplyView = ({ returned, links, ...props }: ReplyViewProps) => {
  const { page } = props;
  const { body, own, answers } = page;
  const lost = returned !== null && !answers.includes(returned.kind) ? returned : null;
  return (
    <div class="narrow">
      <h1>{subjectName(page)}</h1>
      {lost === null ? null : <LostForm returned={lost} />}
      <Subject page={page} />
      <h2>Trả lời của {body.name}</h2>
      {answers.length === 0 && links.length === 0 ? (
        <p class="notice">Việc này đã kết thúc hoặc không chờ trả lời của cơ quan; trang chỉ để xem.</p>
      ) : null}
      {page.subject.kind === 'task' ? (
        <PreparedNotices
          plan={page.plan}
          prepared={page.subject.task.prepared.filter((draft) => draft.body === body.id)}
          reports={own}
        />
      ) : null}
      <LostDrafts page={page} />
      <Answers {...props} returned={lost === null ? returned : null} />
      <ActionLinks heading="Việc khác đồng chí có thể gửi" links={links} />
      <h2>Đã gửi ({own.length})</h2>
      <ReportList reports={own} nameOf={() => body.name} fileHref={null} />
    </div>
  );
};

/** Who signs what this form brings before it counts; null: the form itself hands it in. */
const signerOf = ({ plan, body, subject }: ReplyPage, kind: AnswerKind): string | null =>
  kind === 'result' && subject.kind === 'task' && subject.task.parties.secondSignature === true
    ? signerWords(plan, body.id)
    : null;

const draftOf = ({ drafts }: ReplyPage, kind: Returned['kind']): DraftRow | undefined =>
  drafts.find(({ form }) => form === kind);

/** A draft whose form is not offered any more: it can still be read and copied. */
const LostDrafts = ({ page }: Pick<ReplyViewProps, 'page'>) => (
  <>
    {page.drafts
      .filter(({ form }) => !page.answers.some((kind) => kind === form))
      .map((draft) => {
        const heading = isAnswerKind(draft.form) ? answerHeading(draft.form) : draft.form;
        const problem = `Việc này đã chuyển sang bước khác, không nhận "${heading}" nữa. Bản nháp chưa gửi được giữ ở đây.`;
        return <LostForm returned={{ filled: { ...draftFilled(draft), problem } }} />;
      })}
  </>
);

const Answers = ({ page, returned, hidden, files, keep, wanted }: Omit<ReplyViewProps, 'links'>) => {
  const { answers, toJudge, plan } = page;
  const filledOf = (kind: Returned['kind']): Filled => {
    if (returned?.kind === kind) return returned.filled;
    const draft = draftOf(page, kind);
    if (draft !== undefined) return draftFilled(draft);
    return kind === 'period-report' ? refill(latestOf(page)) : UNFILLED;
  };
  const hiddenOf = (kind: Returned['kind']): Readonly<Record<string, string>> => {
    // A form that came back keeps its id: what was stored by an answer that got lost on the way is found again.
    const draft = draftOf(page, kind);
    if (returned?.kind !== kind)
      return { ...hidden(), ...(draft && { ma_mau: draft.id }), [SEEN_FIELD]: `${draft?.revision ?? 0}` };
    const { ma_mau: id, [SEEN_FIELD]: seen = '0' } = returned.filled.typed.texts;
    return { ...hidden(), ...(id !== undefined && { ma_mau: id }), [SEEN_FIELD]: seen };
  };
  const nameOf = (id: string): string => plan.bodies.find((body) => body.id === id)?.name ?? id;
  return (
    <>
      {answers.map((kind, index) => {
        if (kind === 'judgement') {
          const { ma_mau: ma = '', dau = '', viec = '' } = hiddenOf(kind);
          return (
            <>
              {toJudge === null ? null : (
                <section class="card">
                  <ReportEntry report={toJudge} nameOf={nameOf} fileHref={null} />
                </section>
              )}
              <JudgeForm
                action="/r/ket-luan"
                hidden={{
                  dau,
                  viec,
                  ma,
                  ve: page.subject.kind === 'task' ? judgedMatterOf(page.subject.task) : '',
                }}
                confirmer={page.body.name}
                filled={filledOf(kind)}
              />
            </>
          );
        }
        const draft = draftOf(page, kind);
        const first = answers.some((known) => known === wanted) ? wanted === kind : index === 0;
        return (
          <details
            class="card"
            open={returned === null ? first || draft !== undefined : returned.kind === kind}
          >
            <summary>{answerHeading(kind)}</summary>
            <AnswerForm
              kind={kind}
              signer={signerOf(page, kind)}
              hidden={hiddenOf(kind)}
              filled={filledOf(kind)}
              files={files(returned?.kind === kind ? returned.kept : (draft?.files.map(keep) ?? []))}
              draft={draft === undefined ? null : <DraftNote draft={draft} link={page.link} />}
            />
          </details>
        );
      })}
    </>
  );
};

/** The version that stands: of several of one minute only the round knows which came last. */
const latestOf = ({ own, subject }: ReplyPage) =>
  subject.kind === 'round'
    ? own.find(({ id }) => subject.round.received.some(({ reportId }) => reportId === id))
    : undefined;

const SHOWN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(OUTLINE.map(({ key, heading }) => [partField(key), heading])),
  noi_dung: 'Nội dung',
  ly_do: 'Lý do',
  so_van_ban: 'Số văn bản',
  ngay_van_ban: 'Ngày văn bản',
  ho_ten: 'Họ tên',
  chuc_vu: 'Chức vụ',
};

/** The form is no longer there, but nothing that was typed is lost. */
export const LostForm = ({ returned }: { readonly returned: Pick<Returned, 'filled'> }) => {
  const { typed, problem } = returned.filled;
  return (
    <section class="notice problem" role="alert">
      <p>{problem ?? 'Nội dung chưa được lưu.'}</p>
      <p>Chưa lưu. Nội dung đồng chí đã nhập, để sao lại:</p>
      <dl>
        {Object.entries(SHOWN).map(([name, label]) => {
          const words = typed.texts[name] ?? '';
          return words === '' ? null : (
            <div>
              <dt>{label}</dt>
              <dd class="typed">{words}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
};
