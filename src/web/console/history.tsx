import { formatInstant } from '../../domain/calendar/instant.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import { isRoundFact } from '../../domain/report/round-fact.ts';
import type { HistoryEntry } from '../../usecases/show-entity.ts';
import { roundFactWords } from './round-fact-words.ts';
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
  if (fact.kind === 'instantReached')
    return reached.length === 0 ? 'Đến một mốc, không có việc phải làm.' : `${reached.join('; ')}.`;
  if (isRoundFact(fact)) return roundFactWords(plan, fact);
  switch (fact.kind) {
    case 'taskAssigned':
      if (fact.origin !== undefined)
        return `Giao nhiệm vụ, chia từ nhiệm vụ ${fact.origin.dividedFrom} theo quyết định.`;
      return `Giao nhiệm vụ theo Kế hoạch ${plan.number}${fact.assignmentSendAt === null ? '; ghi nhận phần đã qua, không gửi thư' : ''}.`;
    case 'eventIssued':
      return `Ghi nhận văn bản ban hành ngày ${formatDate(fact.issuedOn)}. ${inQuestion(fact.asks)}${afterwards(fact.schedule.dueOn)}`;
    case 'eventWithdrawn':
      return `Rút văn bản đã ghi nhận. ${inQuestion(fact.asks)}${afterwards(fact.schedule.dueOn)}`;
    case 'scheduleChanged':
      return `Tính lại thời hạn. ${afterwards(fact.schedule.dueOn)}`;
    case 'progressReported':
      return `${bodyName(plan, fact.body)} báo cáo tiến độ.`;
    case 'resultPresented':
      return `${bodyName(plan, fact.body)} đã trình: số ${fact.documentNumber}, ngày ${formatDate(fact.documentOn)}.`;
    case 'resultPrepared':
      return `${bodyName(plan, fact.body)} chuẩn bị kết quả, trình thủ trưởng ký${documentWords(fact.evidence)}.`;
    case 'preparedReturned':
      return `Thủ trưởng ${bodyName(plan, fact.body)} trả lại kết quả đã chuẩn bị.`;
    case 'resultSubmitted':
      return `${bodyName(plan, fact.body)} báo cáo kết quả${fact.signs === undefined ? '' : ', thủ trưởng ký gửi'}${documentWords(fact.evidence)}.`;
    case 'resultConfirmed':
      return `${bodyName(plan, fact.by)} xác nhận kết quả.`;
    case 'resultReturned':
      return `${bodyName(plan, fact.by)} trả lại kết quả để bổ sung.`;
    case 'partReported':
      return `${bodyName(plan, fact.body)} báo cáo đã hoàn thành phần việc${documentWords(fact.evidence)}.`;
    case 'partConfirmed':
      return `${bodyName(plan, fact.by)} xác nhận phần việc của ${bodyName(plan, fact.body)}.`;
    case 'partReturned':
      return `${bodyName(plan, fact.by)} trả lại phần việc của ${bodyName(plan, fact.body)}.`;
    case 'opinionAsked':
      return `${bodyName(plan, fact.by)} chờ ý kiến của ${bodyName(plan, fact.of)}.`;
    case 'opinionGiven':
      return `${bodyName(plan, fact.body)} đã cho ý kiến.`;
    case 'extensionRequested':
      return `${bodyName(plan, fact.body)} đề nghị gia hạn đến hết ngày ${formatDate(fact.proposedOn)}.`;
    case 'extensionGranted':
      return `${bodyName(plan, fact.by)} đồng ý gia hạn. ${afterwards(fact.schedule.dueOn)}`;
    case 'extensionRefused':
      return `${bodyName(plan, fact.by)} không đồng ý gia hạn.`;
    case 'extensionCountered':
      return `${bodyName(plan, fact.by)} đề xuất ngày khác: ${formatDate(fact.until)}.`;
    case 'counterAccepted':
      return `${bodyName(plan, fact.body)} nhận ngày được đề xuất. ${afterwards(fact.schedule.dueOn)}`;
    case 'counterDeclined':
      return `${bodyName(plan, fact.body)} không nhận ngày được đề xuất.`;
    case 'markContested':
      return `${bodyName(plan, fact.body)} nêu ý kiến về việc ghi quá hạn.`;
    case 'markConcluded':
      return `${bodyName(plan, fact.by)} kết luận: ${fact.verdict === 'late' ? 'giữ' : 'bỏ'} việc ghi quá hạn.`;
    case 'readingConfirmed':
      return `${bodyName(plan, fact.by)} xác nhận cách tính thời hạn. ${afterwards(fact.schedule.dueOn)}`;
    case 'eligibilityRecorded':
      return `${bodyName(plan, fact.by)} ghi nhận ${bodyName(plan, fact.body)} đủ điều kiện từ ngày ${formatDate(fact.on)}.`;
    case 'watchAnswered':
      return `${bodyName(plan, fact.body)} trả lời: văn bản ${fact.issued ? 'đã ban hành' : 'chưa ban hành'}.`;
    case 'taskAmended':
      return `Nhiệm vụ được điều chỉnh theo quyết định. ${afterwards(fact.schedule.dueOn)}`;
    case 'dateSettled':
      return `${bodyName(plan, fact.by)} quyết định: ${fact.follows === 'decision' ? 'giữ thời hạn đã quyết định' : 'theo văn bản'}. ${afterwards(fact.schedule.dueOn)}`;
    case 'taskSuspended':
      return 'Nhiệm vụ tạm dừng theo quyết định.';
    case 'taskResumed':
      return `Nhiệm vụ được tiếp tục thực hiện. ${afterwards(fact.schedule.dueOn)}`;
    case 'taskCancelled':
      return 'Nhiệm vụ thôi thực hiện theo quyết định.';
    case 'taskDivided':
      return `Nhiệm vụ được chia thành ${fact.into.join(', ')} theo quyết định.`;
    case 'divisionUndone':
      return 'Rút việc chia nhiệm vụ; nhiệm vụ trở lại như trước.';
    case 'taskTakenBack':
      return 'Rút việc chia nhiệm vụ; nhiệm vụ mới này không còn.';
    case 'packetReleased':
      return `Hồ sơ trình Ban Thường vụ được duyệt, quá hạn ${fact.workingDaysLate} ngày làm việc.`;
    case 'packetHeld':
      return 'Hồ sơ trình Ban Thường vụ được giữ lại; lý do ghi ở mục báo cáo đã nhận.';
    case 'directiveReceived':
      return 'Ghi nhận ý kiến chỉ đạo của Ban Thường vụ.';
    case 'directiveAnswered':
      return `${bodyName(plan, fact.body)} trả lời ý kiến chỉ đạo.`;
    case 'reportsMissed':
      return `${bodyName(plan, fact.body)} chưa gửi ${String(fact.missedReports).padStart(2, '0')} báo cáo định kỳ.`;
    case 'noticeServed':
      return `${MAIL_LABEL[fact.mail]} đã chuyển đến ${bodyName(plan, fact.to)}${fact.by === 'paper' ? ' bằng văn bản giấy' : ''}.`;
    case 'noticeFailed':
      return `${MAIL_LABEL[fact.mail]} chưa chuyển đến được ${bodyName(plan, fact.to)}.`;
  }
}

const inQuestion = (asks: object | undefined): string =>
  asks === undefined ? '' : 'Thời hạn do người có thẩm quyền quyết định được giữ, chờ quyết định. ';

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
