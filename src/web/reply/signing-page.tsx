import { formatInstant } from '../../domain/calendar/instant.ts';
import { receiptCode } from '../../domain/letter/report-words.ts';
import { taskNumber } from '../../domain/letter/task-words.ts';
import type { ReportRow } from '../../ports/store.ts';
import type { SigningPage } from '../../usecases/show-signing.ts';
import { FormProblem, Hidden, LineInput, TextInput } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import { JUDGED_WHEN_SIGNED } from '../prepared-notice.tsx';
import { ReportEntry, ReportList } from '../report-list.tsx';
import { TaskFacts } from '../task-facts.tsx';
import { signingFilePath } from './reply.ts';
import { LostForm } from './task-page.tsx';

interface SigningViewProps {
  readonly page: SigningPage;
  readonly code: string;
  readonly hidden: Readonly<Record<string, string>>;
  /** A form that came back; null: nobody has typed anything yet. */
  readonly filled: Filled | null;
  /** The form that the page offers is empty. */
  readonly empty: Filled;
}

/** The page of the head: what was prepared, by whom, with its files, and his word on it. */
export const SigningView = ({ page, code, hidden, filled, empty }: SigningViewProps) => {
  const { plan, body, row, draft, rests, said } = page;
  const open = draft !== null && rests === null;
  return (
    <div class="narrow">
      <h1>Nhiệm vụ {taskNumber(row.definition)}: thủ trưởng ký gửi kết quả</h1>
      {filled !== null && !open ? <LostForm returned={{ filled }} /> : null}
      <p class="lead">{row.view.title}</p>
      <p>
        {body.name}. Kế hoạch {plan.number} của {plan.issuedBy}. Trang này dành riêng cho thủ trưởng cơ quan.
      </p>
      <TaskFacts plan={plan} row={row} />
      <h2>Kết quả chờ ký</h2>
      {draft === null ? (
        <p class="notice">Hiện không có kết quả nào của cơ quan chờ ký về nhiệm vụ này; trang chỉ để xem.</p>
      ) : (
        <section class="card">
          <ReportEntry
            report={draft}
            nameOf={() => body.name}
            fileHref={(sha256) => signingFilePath(code, sha256)}
          />
        </section>
      )}
      {rests === null ? null : <p class="notice">{rests} Chưa ký được.</p>}
      {open ? <SignForm body={body.name} hidden={hidden} filled={filled ?? empty} /> : null}
      <h2>Đã ký, đã trả lại ({said.length})</h2>
      <ReportList reports={said} nameOf={() => body.name} fileHref={null} />
    </div>
  );
};

interface SignFormProps {
  readonly body: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly filled: Filled;
}

const SignForm = ({ body, hidden, filled }: SignFormProps) => {
  const shared = { form: 'ky', filled };
  return (
    <form method="post" action="/r/ky" class="card" aria-labelledby="ky-tieu-de">
      <h2 id="ky-tieu-de">Ý kiến của thủ trưởng {body}</h2>
      <FormProblem filled={filled} />
      <p>{JUDGED_WHEN_SIGNED} Người ký là người khác với người chuẩn bị.</p>
      <Hidden values={hidden} />
      <LineInput {...shared} name="ho_ten" label="Họ tên thủ trưởng" required autocomplete="name" />
      <LineInput {...shared} name="chuc_vu" label="Chức vụ" required autocomplete="organization-title" />
      <TextInput
        {...shared}
        name="ly_do"
        label="Lý do trả lại"
        hint="Chỉ ghi khi trả lại: cần hoàn thiện điều gì."
        rows={3}
      />
      <div class="row">
        <button type="submit" name="ket_luan" value="sign" class="main">
          Ký gửi kết quả
        </button>
        <button type="submit" name="ket_luan" value="return">
          Trả lại để hoàn thiện
        </button>
      </div>
    </form>
  );
};

interface SigningReceiptProps {
  readonly page: SigningPage;
  readonly report: ReportRow;
  readonly back: string;
}

export const SigningReceipt = ({ page, report, back }: SigningReceiptProps) => (
  <div class="narrow">
    <h1>Biên nhận</h1>
    <p class="notice done" role="status">
      Đã lưu lúc {formatInstant(report.at)}. Mã biên nhận: <strong>{receiptCode(report.id)}</strong>
    </p>
    <p>
      Nhiệm vụ {taskNumber(page.row.definition)}, Kế hoạch {page.plan.number} của {page.plan.issuedBy}.
    </p>
    <section class="card">
      <ReportEntry report={report} nameOf={() => page.body.name} fileHref={null} />
    </section>
    <p>
      {report.kind === 'result'
        ? 'Tiếp theo: lãnh đạo cơ quan xác nhận xem xét; kết luận được gửi về hộp thư của cơ quan. Không nhắc nữa trong khi chờ.'
        : 'Tiếp theo: ý kiến của đồng chí được gửi về hộp thư của cơ quan để hoàn thiện kết quả. Các thư nhắc theo thời hạn vẫn gửi.'}
    </p>
    <p>
      <a href={back}>Trở lại trang ký</a>
    </p>
  </div>
);
