import { formatInstant } from '../../domain/calendar/instant.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { HistoryEntry } from '../../usecases/show-entity.ts';
import { MAIL_LABEL } from '../words.ts';

/** The facts, oldest first, each as a clerk would enter it in a register. */
export const History = ({
  plan,
  history,
}: {
  readonly plan: Plan;
  readonly history: readonly HistoryEntry[];
}) => (
  <ol class="history">
    {history.map((entry) => (
      <li>
        <span class="when">{formatInstant(entry.at)}</span> {factWords(plan, entry)}
      </li>
    ))}
  </ol>
);

function factWords(plan: Plan, { fact, reached }: HistoryEntry): string {
  switch (fact.kind) {
    case 'taskAssigned':
      return `Giao nhiệm vụ theo Kế hoạch ${plan.number}${fact.assignmentSendAt === null ? '; ghi nhận phần đã qua, không gửi thư' : ''}.`;
    case 'roundOpened':
      return `Mở đợt gửi: ${fact.expected.length} đơn vị phải gửi về ${bodyName(plan, fact.collector)}.`;
    case 'instantReached':
      return reached.length === 0 ? 'Đến một mốc, không có việc phải làm.' : `${reached.join('; ')}.`;
    case 'eventIssued':
      return `Ghi nhận văn bản ban hành ngày ${formatDate(fact.issuedOn)}. ${afterwards(fact.schedule.dueOn)}`;
    case 'eventWithdrawn':
      return `Rút văn bản đã ghi nhận. ${afterwards(fact.schedule.dueOn)}`;
    case 'scheduleChanged':
      return `Tính lại thời hạn. ${afterwards(fact.schedule.dueOn)}`;
    case 'progressReported':
      return `${bodyName(plan, fact.body)} báo cáo tiến độ.`;
    case 'resultPresented':
      return `${bodyName(plan, fact.body)} đã trình: số ${fact.documentNumber}, ngày ${formatDate(fact.documentOn)}.`;
    case 'resultSubmitted':
      return `${bodyName(plan, fact.body)} báo cáo kết quả${documentWords(fact.evidence)}.`;
    case 'reportReceived':
      return `${bodyName(plan, fact.body)} gửi kế hoạch, báo cáo${documentWords(fact)}.`;
    case 'resultConfirmed':
      return `${bodyName(plan, fact.by)} xác nhận kết quả.`;
    case 'resultReturned':
      return `${bodyName(plan, fact.by)} trả lại kết quả để bổ sung.`;
    case 'noticeServed':
      return `${MAIL_LABEL[fact.mail]} đã chuyển đến ${bodyName(plan, fact.to)}${fact.by === 'paper' ? ' bằng văn bản giấy' : ''}.`;
    case 'noticeFailed':
      return `${MAIL_LABEL[fact.mail]} chưa chuyển đến được ${bodyName(plan, fact.to)}.`;
  }
}

const afterwards = (dueOn: Parameters<typeof formatDate>[0] | null): string =>
  dueOn === null ? 'Chưa có thời hạn.' : `Thời hạn: hết ngày ${formatDate(dueOn)}.`;

interface Proof {
  readonly documentNumber: string | null;
  readonly documentOn: Parameters<typeof formatDate>[0] | null;
  readonly files: readonly string[];
}

function documentWords({ documentNumber, documentOn, files }: Proof): string {
  const number = documentNumber === null ? '' : `, văn bản số ${documentNumber}`;
  const on = documentOn === null ? '' : ` ngày ${formatDate(documentOn)}`;
  const attached = files.length === 0 ? '' : `, kèm ${String(files.length).padStart(2, '0')} tệp`;
  return `${number}${on}${attached}`;
}
