import { onOf } from '../calendar/instant.ts';
import { formatDate } from '../calendar/local-date.ts';
import { bodyName } from '../plan/directory.ts';
import type { Plan, TaskDefinition } from '../plan/plan.ts';
import type { Policy } from '../policy.ts';
import type { Task } from '../task/task.ts';
import { byEndOf } from './deadline-words.ts';
import { extensionWords, noticeWords, officerWords } from './ladder-words.ts';
import type { ReportMention } from './letter.ts';
import { capitalised, quoted, sentence, shortened, two } from './words.ts';

/** What the packet page of one task is made of; the same for the letter, the screen and the printed page. */
export interface PacketMatter {
  readonly plan: Plan;
  readonly policy: Policy;
  readonly definition: TaskDefinition;
  readonly task: Task;
  /** The latest report of the body, in which it explains itself; null: none was received. */
  readonly explanation: ReportMention | null;
  /** Null: not counted. */
  readonly workingDaysLate: number | null;
}

/** The rows of the page in its order (mails, model e); each value is a sentence. */
export function packetRows(matter: PacketMatter): Readonly<Record<string, string>> {
  const { plan, policy, definition, task, explanation, workingDaysLate } = matter;
  const { dueOn, counted } = task.schedule;
  const { phrase } = definition;
  const list = (words: readonly string[], none: string): string =>
    sentence(capitalised(words.length === 0 ? none : words.join('; ')));
  const original =
    task.originalDueOn === null || task.originalDueOn === dueOn
      ? ''
      : ` Thời hạn ban đầu: hết ngày ${formatDate(task.originalDueOn)}.`;
  const failed = noticeWords(task, false);
  return {
    'Cơ quan chịu trách nhiệm': sentence(bodyName(plan, task.parties.answeredBy)),
    'Thời gian ghi trong Kế hoạch': sentence(
      definition.confidential ? '(mật)' : quoted(phrase.checked ?? phrase.printed),
    ),
    'Thời hạn': `${dueOn === null ? 'Không ấn định.' : sentence(capitalised(byEndOf(dueOn)))}${original}`,
    'Số ngày làm việc quá hạn': sentence(
      workingDaysLate === null ? 'Chưa tính' : `${two(workingDaysLate)} ngày`,
    ),
    'Sản phẩm còn thiếu': 'Báo cáo kết quả nhiệm vụ, kèm số, ngày văn bản hoặc tệp văn bản.',
    'Các lần nhắc đã chuyển đến': list(noticeWords(task, true), 'chưa ghi nhận lần nào'),
    ...(failed.length === 0 ? {} : { 'Chưa chuyển đến nơi nhận': list(failed, '') }),
    'Điều chỉnh đã cho phép': list(extensionWords(task), 'không có'),
    ...(task.ladder.missedReports === 0
      ? {}
      : { 'Báo cáo định kỳ chưa gửi': `${two(task.ladder.missedReports)} kỳ.` }),
    'Giải trình của cơ quan': explanationWords(explanation),
    'Cấp quyết định': sentence(bodyName(plan, policy.ladder.packet.decidedBy)),
    'Căn cứ và cách tính': sentence(counted),
    ...decisionRow(matter),
  };
}

function explanationWords(report: ReportMention | null): string {
  if (report === null) return 'Chưa nhận được báo cáo nào của cơ quan.';
  const words =
    report.words.trim() === '' ? 'Không ghi lời giải trình' : quoted(shortened(report.words, 1200));
  return sentence(
    `${words} (đồng chí ${report.personName}, ${report.personTitle}, ngày ${formatDate(onOf(report.at))})`,
  );
}

function decisionRow({ policy, task }: PacketMatter): Readonly<Record<string, string>> {
  const decision = task.ladder.packet?.decision ?? null;
  if (decision === null) return {};
  const label = decision.kind === 'released' ? 'Người duyệt trình' : 'Người giữ lại';
  return {
    [label]: sentence(
      `${capitalised(officerWords(policy.ladder, decision.officer))}, ngày ${formatDate(onOf(decision.at))}`,
    ),
  };
}
