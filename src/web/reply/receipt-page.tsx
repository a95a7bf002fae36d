import { formatInstant } from '../../domain/calendar/instant.ts';
import type { ReportRow } from '../../ports/store.ts';
import type { ReplyPage } from '../../usecases/show-reply.ts';
import { ReportEntry } from '../report-list.tsx';
import { subjectName } from './subject.tsx';

/** A short form of the report's id, to be read out on the telephone. */
export const receiptCode = (reportId: string): string =>
  reportId.replaceAll('-', '').slice(0, 10).toUpperCase();

interface ReceiptProps {
  readonly page: ReplyPage;
  readonly report: ReportRow;
  readonly back: string;
}

export const ReceiptView = ({ page, report, back }: ReceiptProps) => (
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
    <p>{afterwards(report)}</p>
    <p>
      <a href={back}>Trở lại trang trả lời</a>
    </p>
  </div>
);

function afterwards({ kind, purpose }: ReportRow): string {
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
