import type { BodyId } from '../domain/plan/plan.ts';
import type { Problem } from '../domain/result.ts';
import type { PreparedResult } from '../domain/task/signature-fact.ts';
import type { Task } from '../domain/task/task.ts';
import type { DecisionForm } from './open-answers.ts';

/**
 * What a form shows and its word is about, as one key that the form carries: a request that was decided or replaced, a date
 * that was changed while the form lay open gives another.
 */
export function matterOf(task: Task, form: DecisionForm): string {
  const { extensions, contest, reading, eligible, schedule, dateQuestion } = task;
  switch (form) {
    case 'extension':
      return [extensions.open?.requestId, extensions.open?.offer?.decisionId].join('/');
    case 'mark':
      return contest?.contestId ?? handedInOf(task) ?? schedule.dueOn ?? '';
    case 'part':
      return reportedParts(task).join(' ');
    case 'reading':
      return reading?.confirmationId ?? '';
    case 'dates':
      return [dateQuestion?.guidanceId, dateQuestion?.at].join('/');
    case 'eligibility':
      return String(eligible.length);
    case 'amendment':
    case 'suspension':
    case 'resumption':
    case 'cancellation':
      return [task.progress, schedule.dueOn, task.amendments.length].join('/');
  }
}

/** The same of a result that waits for its confirmation, and of a date that was offered to a body. */
export const judgedMatterOf = (task: Task): string => handedInOf(task) ?? '';
export const offeredMatterOf = ({ extensions }: Task): string => extensions.open?.offer?.decisionId ?? '';

/** Of what a head signs: that draft, under that date. */
export const preparedMatterOf = ({ schedule }: Task, draft: PreparedResult | null): string =>
  draft === null ? '' : [draft.reportId, schedule.dueOn].join('/');

function handedInOf(task: Task): string | null {
  if (task.progress === 'submitted' || task.progress === 'done') return task.submission.reportId;
  return task.progress === 'presented' ? task.presentation.reportId : null;
}

/** Several members may wait at once: a word about one is not held up by the report of another. */
const reportedParts = ({ members }: Task): readonly string[] =>
  members
    .filter(({ progress }) => progress === 'reported')
    .map(({ body, reportId }) => `${body}:${reportId}`);

const partOf = (parts: readonly string[], body: BodyId): string | undefined =>
  parts.find((part) => part.startsWith(`${body}:`));

const CHANGED: Readonly<Record<DecisionForm, string>> = {
  extension: 'đề nghị gia hạn đã được giải quyết hoặc được thay bằng đề nghị khác',
  mark: 'ý kiến về việc ghi quá hạn, hoặc kết quả được báo cáo, đã thay đổi',
  part: 'phần việc được báo cáo đã thay đổi',
  reading: 'cách hiểu thời gian đã được xác nhận',
  dates: 'thời hạn đã được quyết định, hoặc văn bản đã thay đổi',
  eligibility: 'một nơi khác đã được ghi nhận',
  amendment: 'thời hạn hoặc tình trạng của nhiệm vụ đã thay đổi',
  suspension: 'thời hạn hoặc tình trạng của nhiệm vụ đã thay đổi',
  resumption: 'thời hạn hoặc tình trạng của nhiệm vụ đã thay đổi',
  cancellation: 'thời hạn hoặc tình trạng của nhiệm vụ đã thay đổi',
};

const stale = (changed: string): Problem => ({
  kind: 'stale',
  words: `Từ khi đồng chí mở trang này, ${changed}. Chưa ghi gì; nội dung hiện nay ở dưới, đề nghị xem lại rồi gửi.`,
});

/**
 * Nobody decides on what he has not read. `shown` undefined: the word came without a form. To be asked in the transaction that
 * stores the word. `body`: of a part, whose.
 */
export function refuseStale(
  task: Task,
  form: DecisionForm,
  shown: string | undefined,
  body: BodyId | null = null,
): Problem | null {
  if (shown === undefined) return null;
  const same =
    body === null
      ? shown === matterOf(task, form)
      : partOf(shown.split(' '), body) === partOf(reportedParts(task), body);
  return same ? null : stale(CHANGED[form]);
}

/** The same of a word on a result, and of an answer to an offer. */
export const refuseOther = (shown: string | undefined, now: string, changed: string): Problem | null =>
  shown === undefined || shown === now ? null : stale(changed);
