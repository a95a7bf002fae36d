import { formatInstant } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { correctionOf, receiptCode } from '../../domain/letter/report-words.ts';
import type { Correction } from '../../domain/letter/report-words.ts';
import type { ReportRow } from '../../ports/store.ts';
import type { ReceiptCopy } from '../../usecases/receipt-copy.ts';
import type { ReplyPage } from '../../usecases/show-reply.ts';
import { PREPARED } from '../../usecases/prepare-result.ts';
import { Hidden } from '../forms/inputs.tsx';
import { signingFollows } from '../prepared-notice.tsx';
import { ReportEntry } from '../report-list.tsx';
import { subjectName } from './subject.tsx';

interface ReceiptProps {
  readonly page: ReplyPage;
  readonly report: ReportRow;
  readonly back: string;
  readonly copy: ReceiptCopy;
  /** Where the copy is asked for, and what the form carries. */
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
}

export const ReceiptView = ({ page, report, back, copy, action, hidden }: ReceiptProps) => (
  <div class="narrow">
    <h1>Biên nhận</h1>
    <p class="notice done" role="status">
      Đã lưu lúc {formatInstant(report.at)}. Mã biên nhận: <strong>{receiptCode(report.id)}</strong>
    </p>
    <p>
      {subjectName(page)}, Kế hoạch {page.plan.number} của {page.plan.issuedBy}.
    </p>
    <section class="card">
      <ReportEntry report={report} nameOf={() => page.body.name} fileHref={null} />
    </section>
    <p>{afterwards(page, report)}</p>
    <p>{corrected(page, report)}</p>
    <section class="card screen-only" aria-labelledby="ban-sao">
      <h2 id="ban-sao">Bản sao qua thư</h2>
      {copy.kind === 'offered' ? (
        <form method="post" action={action}>
          <p>
            Thư ghi {copyHolds(page)}; chỉ gửi về hộp thư đã đăng ký của {copy.to}, mỗi ngày một lần.
          </p>
          <Hidden values={hidden} />
          <button type="submit">Gửi bản sao về hộp thư đã đăng ký</button>
        </form>
      ) : (
        <p role="status">{copyWords(copy)}</p>
      )}
    </section>
    <p>
      <a href={back}>Trở lại trang trả lời</a>
    </p>
  </div>
);

const isConfidential = ({ subject }: ReplyPage): boolean =>
  subject.kind === 'task' && subject.definition.confidential;

const copyHolds = (page: ReplyPage): string =>
  isConfidential(page)
    ? 'mã biên nhận và thời điểm lưu, không ghi nội dung vì là nhiệm vụ mật'
    : 'nội dung đã lưu, người gửi, mã biên nhận, tên và mã SHA-256 của từng tệp';

function copyWords(copy: Exclude<ReceiptCopy, { readonly kind: 'offered' }>): string {
  if (copy.kind === 'no-mailbox')
    return 'Cơ quan chưa có hộp thư đã đăng ký nên không gửi bản sao được; có thể in hoặc lưu trang này.';
  const mailbox = `hộp thư đã đăng ký của ${copy.to}`;
  switch (copy.status) {
    case 'waiting':
      return `Bản sao đang chờ gửi đến ${mailbox}; thư chỉ đi trong giờ làm việc.`;
    case 'sent':
      return `Bản sao đã gửi đến ${mailbox}${atWords(copy.sentAt)}.`;
    case 'captured':
      return `Bản sao cho ${mailbox} đã lập${atWords(copy.sentAt)} và được giữ lại trong máy, chưa gửi đi đâu.`;
    case 'failed':
      return `Bản sao không chuyển được đến ${mailbox}. Đề nghị báo đầu mối ghi ở cuối các thư; có thể in hoặc lưu trang này.`;
  }
}

const atWords = (at: Instant | null): string => (at === null ? '' : ` lúc ${formatInstant(at)}`);

const CORRECTED: Readonly<Record<Correction, string>> = {
  correct:
    'Nếu cần sửa hoặc bổ sung: gửi báo cáo tiến độ tại trang trả lời, nêu rõ điều cần sửa. Nội dung đã lưu được giữ nguyên, nội dung gửi sau được ghi tiếp theo.',
  correctPrepared:
    'Nếu cần sửa khi thủ trưởng chưa ký: gửi lại kết quả tại trang trả lời, bản mới thay bản này. Nội dung đã lưu được giữ nguyên.',
  correctResult:
    'Nếu cần sửa trong khi chờ xác nhận: gửi báo cáo tiến độ nêu điều cần sửa, hoặc đề nghị cơ quan xác nhận trả lại để gửi lại. Nội dung đã lưu được giữ nguyên.',
  correctDecision: 'Nếu cần thay đổi: liên hệ đầu mối ghi ở cuối các thư. Nội dung đã lưu được giữ nguyên.',
  correctEnded:
    'Ở tình trạng hiện nay nhiệm vụ không nhận thêm nội dung tại trang trả lời; nếu cần sửa, liên hệ đầu mối ghi ở cuối các thư.',
};

function corrected({ subject }: ReplyPage, report: ReportRow): string {
  if (subject.kind === 'task') return CORRECTED[correctionOf(report, subject.task)];
  return report.kind === 'decision'
    ? CORRECTED.correctDecision
    : 'Nếu cần sửa: gửi lại tại trang trả lời; bản mới thay bản trước, bản trước vẫn được lưu.';
}

function afterwards({ plan, body, subject }: ReplyPage, { id, kind, purpose }: ReportRow): string {
  if (purpose === PREPARED) {
    const waits = subject.kind === 'task' && subject.task.prepared.some(({ reportId }) => reportId === id);
    return waits
      ? `Chưa gửi cho cơ quan theo dõi. Tiếp theo: ${signingFollows(plan, body.id)}`
      : 'Kết quả này không còn chờ ký: đã được ký gửi, được trả lại, hoặc được thay bằng kết quả khác; xem ở trang trả lời.';
  }
  if (purpose === 'extension')
    return 'Tiếp theo: lãnh đạo cơ quan quyết định xem xét; kết quả được gửi về hộp thư của cơ quan. Trong khi chờ, thời hạn hiện nay vẫn được tính.';
  if (purpose === 'contest')
    return 'Tiếp theo: lãnh đạo cơ quan kết luận xem xét; kết luận được gửi về hộp thư của cơ quan.';
  switch (kind) {
    case 'result':
      return 'Tiếp theo: lãnh đạo cơ quan xác nhận xem xét; kết luận được gửi về hộp thư của cơ quan. Không nhắc nữa trong khi chờ.';
    case 'round':
      return 'Tiếp theo: đơn vị được ghi đã gửi và không được nhắc nữa.';
    case 'presented':
      return 'Tiếp theo: chờ cấp có thẩm quyền quyết định. Khi văn bản được ban hành, đề nghị báo cáo kết quả tại trang trả lời.';
    case 'progress':
      return 'Tiếp theo: chuyên viên theo dõi xem xét. Các thư nhắc theo thời hạn vẫn gửi cho đến khi có kết quả.';
    case 'decision':
      return 'Kết luận đã được gửi về hộp thư của cơ quan báo cáo.';
  }
}
