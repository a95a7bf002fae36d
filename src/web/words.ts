import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { formatDate, formatWeekday, maxDate } from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { PartRole } from '../domain/plan/plan.ts';
import type { MailKind } from '../domain/task/order.ts';
import type { Schedule } from '../domain/task/schedule.ts';
import type { MailView } from '../usecases/list-mail.ts';
import type { TaskRow } from '../usecases/show-plan.ts';

export const two = (count: number): string => String(count).padStart(2, '0');

/** `31/12/2018 (thứ Hai)` */
export const dayWords = (on: LocalDate): string => `${formatDate(on)} (${formatWeekday(on)})`;

/** `thứ Sáu, 16/11/2018` */
export const nextWords = (at: Instant): string => `${formatWeekday(onOf(at))}, ${formatDate(onOf(at))}`;

export const ROLE_LABEL: Readonly<Record<PartRole, string>> = {
  lead: 'Tham mưu',
  coordinating: 'Phối hợp',
  implementing: 'Thực hiện',
};

export const MAIL_LABEL: Readonly<Record<MailKind, string>> = {
  assignment: 'Thông báo giao nhiệm vụ',
  reminder: 'Nhắc thời hạn',
  'watch-question': 'Hỏi văn bản đã ban hành chưa',
  'feasibility-warning': 'Báo trước ngày cuối còn đủ thời gian',
  'overdue-letter': 'Thư gửi người đứng đầu (dự thảo)',
  'overdue-review': 'Rà soát việc quá thời hạn',
  'ladder-talk': 'Đề nghị trao đổi trực tiếp',
  'ladder-note': 'Báo cáo bộ phận thường trực (dự thảo)',
  'packet-request': 'Đề nghị duyệt hồ sơ trình Ban Thường vụ',
  packet: 'Hồ sơ trình Ban Thường vụ',
  directive: 'Ý kiến chỉ đạo',
  'directive-late': 'Báo ý kiến chỉ đạo chưa được trả lời',
  'confirmation-late': 'Báo kết quả chưa được xác nhận',
  'decision-late': 'Hỏi tờ trình chưa có quyết định',
  'standing-review': 'Hỏi tình hình nhiệm vụ thường xuyên',
  'event-issued': 'Báo đã có văn bản của Trung ương',
  'event-withdrawn': 'Đính chính việc ghi nhận văn bản',
  'signature-request': 'Kính trình thủ trưởng cơ quan ký kết quả',
  'signature-returned': 'Báo thủ trưởng trả lại kết quả đã chuẩn bị',
  'confirmation-request': 'Đề nghị xác nhận kết quả',
  'result-confirmed': 'Báo kết quả đã được xác nhận',
  'result-returned': 'Báo kết quả được trả lại để bổ sung',
  'part-reported': 'Báo cơ quan thực hiện đã hoàn thành phần việc',
  'part-returned': 'Báo phần việc được trả lại để bổ sung',
  'opinion-request': 'Đề nghị cho ý kiến',
  'opinion-reminder': 'Nhắc cho ý kiến',
  'opinion-given': 'Báo đã có ý kiến',
  'extension-request': 'Đề nghị xem xét gia hạn',
  'extension-undecided': 'Báo cáo cấp trên: gia hạn chưa được giải quyết',
  'extension-decision': 'Báo kết quả xem xét gia hạn',
  'extension-answer': 'Báo trả lời ngày được đề xuất',
  'date-question': 'Đề nghị quyết định thời hạn khi có văn bản mới',
  'date-undecided': 'Báo cáo cấp trên: thời hạn theo văn bản mới chưa quyết định',
  'date-settled': 'Báo quyết định về thời hạn khi có văn bản mới',
  'date-conflict': 'Đề nghị quyết định khi vướng về thời hạn',
  'counter-reminder': 'Nhắc trả lời ngày gia hạn được đề xuất',
  'counter-lapsed': 'Báo ngày được đề xuất đã hết hiệu lực',
  'contest-request': 'Đề nghị kết luận ý kiến về thời hạn',
  'contest-undecided': 'Báo cáo cấp trên: ý kiến về thời hạn chưa kết luận',
  'mark-concluded': 'Báo kết luận về thời hạn',
  'task-changed': 'Báo nhiệm vụ có thay đổi theo quyết định',
  'suspension-review': 'Rà soát nhiệm vụ tạm dừng',
  'reading-confirmed': 'Báo đã xác nhận cách tính thời hạn',
  'eligibility-recorded': 'Báo nơi đủ điều kiện',
  'document-reported': 'Báo văn bản đang chờ đã được ban hành',
  'part-reminder': 'Nhắc thời hạn riêng của một nơi',
  'round-day-question': 'Hỏi ngày nộp báo cáo định kỳ',
  'round-request': 'Đề nghị gửi báo cáo',
  'round-reminder': 'Nhắc gửi báo cáo',
  'round-overdue': 'Báo đơn vị chưa gửi',
  'round-boundary': 'Đề nghị kết luận báo cáo nhận đúng ngày',
  'round-complete': 'Báo đã nhận đủ',
  'round-closed': 'Báo đợt đã chốt, chưa nhận được',
  'round-concluded': 'Báo kết luận về nội dung nhận đúng ngày',
  'link-renewed': 'Gửi lại liên kết trả lời',
  'round-link-renewed': 'Gửi lại liên kết trả lời',
  receipt: 'Bản sao biên nhận',
  'round-receipt': 'Bản sao biên nhận',
};

export const MAIL_STATUS: Readonly<Record<MailView['status'], string>> = {
  queued: 'Đang chờ gửi',
  held: 'Dự thảo, chờ duyệt gửi',
  sent: 'Đã gửi',
  captured: 'Đã gửi (giữ lại trong máy)',
  failed: 'Không chuyển được',
  bounced: 'Bị máy chủ nhận trả lại',
  withdrawn: 'Đã rút, không gửi',
};

/** The computed date in words, line by line; never an invented one. */
export function deadlineLines(schedule: Schedule, documentOn: LocalDate): readonly string[] {
  const { course, startOn, dueOn, boundaryOn, lastWorkingOn, ceilingOn, feasibleUntil } = schedule;
  const lines: string[] = [];
  if (startOn !== null) lines.push(`Từ ngày ${formatDate(maxDate(startOn, documentOn))}`);
  if (dueOn !== null) {
    const label = course === 'waiting' ? 'Mốc phải hoàn thành' : 'Thời hạn';
    lines.push(`${label}: hết ngày ${dayWords(dueOn)}${schedule.provisional ? ', tạm tính' : ''}`);
    if (lastWorkingOn !== null && lastWorkingOn !== dueOn)
      lines.push(`Ngày làm việc cuối cùng trong hạn: ${dayWords(lastWorkingOn)}`);
  } else if (course === 'waiting') lines.push('Chưa có thời hạn: tính khi có văn bản hoặc đủ điều kiện');
  else lines.push('Không ấn định thời hạn kết thúc');
  if (boundaryOn !== null) lines.push(`Kết quả nhận đúng ngày ${formatDate(boundaryOn)} thì chờ kết luận`);
  if (ceilingOn !== null && ceilingOn !== dueOn)
    lines.push(`Mốc phải hoàn thành toàn bộ: hết ngày ${dayWords(ceilingOn)}`);
  if (feasibleUntil !== null && course === 'waiting')
    lines.push(`Văn bản ban hành chậm nhất ngày ${formatDate(feasibleUntil)} thì còn đủ thời gian`);
  return lines;
}

/** What comes next, for the screen: who hands in waits for a person and not for the next reminder. */
export function comingWords(
  { task, view }: Pick<TaskRow, 'task' | 'view'>,
  nameOf: (body: string) => string,
): string {
  if (task.progress === 'submitted')
    return `chờ ${nameOf(task.parties.confirmer)} xác nhận kết quả; trong khi chờ không nhắc`;
  if (task.progress === 'done' || task.progress === 'impossible')
    return 'không còn mốc nào, nhiệm vụ đã kết thúc';
  if (view.next === null) return 'chưa có mốc tiếp theo, cần người phụ trách xem lại';
  return `${view.next.why}, ${nextWords(view.next.at)}`;
}
