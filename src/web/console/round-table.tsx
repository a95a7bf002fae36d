import { formatDate } from '../../domain/calendar/local-date.ts';
import type { ReceivedView, RoundView } from '../../usecases/round-views.ts';
import { TableHead } from '../table-head.tsx';
import { two } from '../words.ts';

/** Who has sent: sent, received, the day that judges, the verdict, which version. */
export const ReceivedTable = ({ view }: { readonly view: RoundView }) =>
  view.received.length === 0 ? (
    <p>Chưa nhận được báo cáo nào.</p>
  ) : (
    <table role="table" aria-labelledby="da-nhan">
      <TableHead columns={['Đơn vị', 'Ngày văn bản', 'Ngày gửi', 'Ngày nhận', 'Kết quả', 'Bản']} />
      <tbody role="rowgroup">
        {view.received.map((report) => (
          <tr role="row">
            <td role="cell" data-column="Đơn vị">
              {report.name}
            </td>
            <td role="cell" data-column="Ngày văn bản">
              {report.documentOn === null ? 'không ghi' : formatDate(report.documentOn)}
            </td>
            <td role="cell" data-column="Ngày gửi">
              {formatDate(report.sentOn ?? report.receivedOn)}
            </td>
            <td role="cell" data-column="Ngày nhận">
              {formatDate(report.firstOn)}
              {report.receivedOn === report.firstOn ? '' : `; bản mới ${formatDate(report.receivedOn)}`}
            </td>
            <td role="cell" data-column="Kết quả">
              <ul class="badges">
                {marksOf(report).map(({ tone, words }) => (
                  <li class={`badge ${tone}`}>{words}</li>
                ))}
              </ul>
            </td>
            <td role="cell" data-column="Bản" class="number">
              {report.version}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );

interface Mark {
  readonly tone: string;
  readonly words: string;
}

/** The verdict in words; colour never alone. */
function marksOf(report: ReceivedView): readonly Mark[] {
  const concluded = report.concluded ? ' (đã kết luận)' : '';
  const verdict: Readonly<Record<ReceivedView['verdict'], Mark>> = {
    'on-time': { tone: 'done', words: `Trong thời hạn${concluded}` },
    late: { tone: 'done-late', words: `Sau thời hạn${concluded}` },
    boundary: { tone: 'neutral', words: `Nhận đúng ngày ${formatDate(report.firstOn)}, chờ kết luận` },
  };
  return [
    verdict[report.verdict],
    ...(report.nil ? [{ tone: 'still', words: 'Không phát sinh' }] : []),
    ...(report.afterClosing ? [{ tone: 'neutral', words: 'Nhận sau khi chốt' }] : []),
  ];
}

export const Missing = ({ view }: { readonly view: RoundView }) => (
  <>
    <h2>Chưa nhận được ({two(view.missing.length)})</h2>
    {view.missing.length === 0 ? <p>Đã nhận đủ.</p> : null}
    <ul class="columns">
      {view.missing.map(({ name }) => (
        <li>{name}</li>
      ))}
    </ul>
  </>
);
