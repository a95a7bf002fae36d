import { OUTLINE } from '../../domain/report/outline.ts';
import type { ReplyPage } from '../../usecases/show-reply.ts';
import { judgedMatterOf } from '../../usecases/shown-matter.ts';
import { ActionLinks } from '../actions/action-page.tsx';
import { UNFILLED } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { JudgeForm } from '../forms/judge-form.tsx';
import type { FileBox, KeptFile } from '../forms/received-files.ts';
import { ReportEntry, ReportList } from '../report-list.tsx';
import type { AnswerKind } from './answer-fields.ts';
import { AnswerForm, answerHeading } from './answer-form.tsx';
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
}

export const ReplyView = ({ page, returned, links, hidden, files }: ReplyViewProps) => {
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
      <Answers page={page} returned={lost === null ? returned : null} hidden={hidden} files={files} />
      <ActionLinks heading="Việc khác đồng chí có thể gửi" links={links} />
      <h2>Đã gửi ({own.length})</h2>
      <ReportList reports={own} nameOf={() => body.name} fileHref={null} />
    </div>
  );
};

const Answers = ({ page, returned, hidden, files }: Omit<ReplyViewProps, 'links'>) => {
  const { answers, toJudge, plan } = page;
  const filledOf = (kind: Returned['kind']): Filled => {
    if (returned?.kind === kind) return returned.filled;
    return kind === 'period-report' ? refill(latestOf(page)) : UNFILLED;
  };
  const hiddenOf = (kind: Returned['kind']): Readonly<Record<string, string>> => {
    // A form that came back keeps its id: what was stored by an answer that got lost on the way is found again.
    const id = returned?.kind === kind ? returned.filled.typed.texts['ma_mau'] : undefined;
    return id === undefined ? hidden() : { ...hidden(), ma_mau: id };
  };
  const nameOf = (id: string): string => plan.bodies.find((body) => body.id === id)?.name ?? id;
  return (
    <>
      {answers.map((kind, index) => {
        if (kind === 'judgement') {
          const { ma_mau: ma = '', ...rest } = hiddenOf(kind);
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
                  ...rest,
                  ma,
                  ve: page.subject.kind === 'task' ? judgedMatterOf(page.subject.task) : '',
                }}
                confirmer={page.body.name}
                filled={filledOf(kind)}
              />
            </>
          );
        }
        return (
          <details class="card" open={returned === null ? index === 0 : returned.kind === kind}>
            <summary>{answerHeading(kind)}</summary>
            <AnswerForm
              kind={kind}
              hidden={hiddenOf(kind)}
              filled={filledOf(kind)}
              files={files(returned?.kind === kind ? returned.kept : [])}
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
