import { formatInstant } from '../domain/calendar/instant.ts';
import { formatDate } from '../domain/calendar/local-date.ts';
import { reportLabel } from '../domain/letter/report-words.ts';
import { sizeWords } from '../domain/letter/words.ts';
import type { ReportRow } from '../ports/store.ts';
import { isLinkRecord } from '../usecases/link-record.ts';

interface ReportListProps {
  readonly reports: readonly ReportRow[];
  readonly nameOf: (body: string) => string;
  /** Where a file can be fetched; null where it is only named. */
  readonly fileHref: ((sha256: string) => string) | null;
}

/** What the office records of its own letters and links is no report; it stands with the letter, or with the links. */
const isReport = (report: ReportRow): boolean =>
  report.purpose !== 'delivered-on-paper' && report.purpose !== 'letter-released' && !isLinkRecord(report);

export const ReportList = ({ reports, ...rest }: ReportListProps) =>
  reports.filter(isReport).length === 0 ? (
    <p>Chưa có báo cáo.</p>
  ) : (
    <ol class="reports">
      {reports.filter(isReport).map((report) => (
        <li>
          <ReportEntry report={report} {...rest} />
        </li>
      ))}
    </ol>
  );

export const ReportEntry = ({
  report,
  nameOf,
  fileHref,
}: Omit<ReportListProps, 'reports'> & { readonly report: ReportRow }) => (
  <>
    <p>
      <strong>{reportLabel(report)}</strong>, {nameOf(report.body)}, {formatInstant(report.at)}
    </p>
    <p class="fine">
      Người gửi: đồng chí {report.personName}, {report.personTitle}
    </p>
    {report.paper === null ? null : (
      <p>
        Văn bản giấy: gửi ngày {formatDate(report.paper.sentOn)}, nhận ngày{' '}
        {formatDate(report.paper.receivedOn)}
        <span class="fine"> (ngày nhận để tính thời hạn; người nhập: {report.paper.enteredBy})</span>
      </p>
    )}
    {report.documentNumber === null && report.documentOn === null ? null : (
      <p>
        Văn bản {report.documentNumber === null ? '' : `số ${report.documentNumber}`}
        {report.documentOn === null ? '' : ` ngày ${formatDate(report.documentOn)}`}
      </p>
    )}
    {report.words === '' ? null : <p class="typed">{report.words}</p>}
    {report.files.length === 0 ? null : (
      <ul>
        {report.files.map((file) => (
          <li>
            {fileHref === null ? file.name : <a href={fileHref(file.sha256)}>{file.name}</a>}{' '}
            <span class="fine">
              ({sizeWords(file.size)}, mã SHA-256 {file.sha256.slice(0, 12)}…)
            </span>
          </li>
        ))}
      </ul>
    )}
  </>
);
