import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { BodyId } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import { untilAnswered } from '../domain/task/again.ts';
import { followUp, layOutDecided } from '../domain/task/decided-schedule.ts';
import type { ExtensionReason } from '../domain/task/extension-fact.ts';
import type { TaskFact } from '../domain/task/fact.ts';
import type { Task } from '../domain/task/task.ts';
import type { FileRef, ReportRow } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { planningRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { offeredMatterOf, refuseOther } from './shown-matter.ts';
import { storeWithWords } from './store-with-words.ts';
import type { OpenedLink, Receipt } from './submit-report.ts';

/** Who answers, in which words, with what paper; `id` is made by the form, so that sending it twice stores it once. */
export interface AnswerWords {
  readonly id: string;
  readonly personName: string;
  readonly personTitle: string;
  readonly words: string;
  readonly documentNumber: string | null;
  readonly documentOn: LocalDate | null;
  readonly files: readonly FileRef[];
  /** Of an answer to an offer: which one the form showed; absent: the answer came without a form. */
  readonly shown?: string | undefined;
}

/** What a party of a task brings besides progress and results. */
export type TaskAnswer =
  /** An implementing member has completed its part. */
  | { readonly kind: 'part' }
  | { readonly kind: 'extension'; readonly proposedOn: LocalDate; readonly reason: ExtensionReason }
  /** To the date that was offered instead of the one asked for. */
  | { readonly kind: 'counter'; readonly accepts: boolean }
  | { readonly kind: 'contest' }
  /** "Chờ ý kiến cơ quan X". */
  | { readonly kind: 'opinion-request'; readonly of: BodyId }
  | { readonly kind: 'opinion' }
  /** To "đã ban hành chưa?". */
  | { readonly kind: 'watch'; readonly issued: boolean };

export type TaskAnswerKind = TaskAnswer['kind'];

/** Stores an answer of a party: its words in the erasable table and its fact in one transaction. */
export async function answerTask(
  deps: Deps,
  { link }: OpenedLink,
  answer: TaskAnswer,
  { shown, ...words }: AnswerWords,
): Promise<Result<Receipt>> {
  const { planId, entityId, body } = link;
  const at = await deps.clock.now();
  const report: ReportRow = {
    ...words,
    planId,
    entityId,
    body,
    at,
    kind: 'progress',
    purpose: answer.kind,
    paper: null,
  };
  return storeWithWords(deps, report, (task, rules) => {
    const stale = answer.kind === 'counter' ? refuseOther(shown, offeredMatterOf(task), OTHER_OFFER) : null;
    return stale === null ? factOf(task, rules, answer, report) : fail(stale);
  });
}

const OTHER_OFFER = 'ngày được đề xuất đã thay đổi hoặc không còn';

function factOf(task: Task, rules: Rules, answer: TaskAnswer, report: ReportRow): Result<TaskFact> {
  const { at, body, id: reportId, documentNumber, documentOn } = report;
  const files = report.files.map((file) => file.sha256);
  const { decisions } = rules.adopted.policy;
  const planning = planningRules(rules);
  const undecidedAfter = (kind: 'extension-undecided' | 'contest-undecided', days: number) =>
    untilAnswered(followUp(kind, reportId, at, days, planning), days);
  switch (answer.kind) {
    case 'part':
      return ok({
        kind: 'partReported',
        at,
        body,
        reportId,
        evidence: { documentNumber, documentOn, files },
      });
    case 'extension': {
      const undecided = undecidedAfter('extension-undecided', decisions.extensionWorkingDays);
      const { proposedOn, reason } = answer;
      return ok({ kind: 'extensionRequested', at, body, requestId: reportId, proposedOn, reason, undecided });
    }
    case 'counter':
      return counterFact(task, rules, answer.accepts, { at, body, answerId: reportId });
    case 'contest': {
      const undecided = undecidedAfter('contest-undecided', decisions.contestWorkingDays);
      return ok({ kind: 'markContested', at, body, contestId: reportId, undecided });
    }
    case 'opinion-request': {
      const reminder = followUp('opinion-reminder', reportId, at, decisions.opinionWorkingDays, planning);
      return ok({ kind: 'opinionAsked', at, by: body, of: answer.of, opinionId: reportId, reminder });
    }
    case 'watch':
      return ok({ kind: 'watchAnswered', at, body, reportId, issued: answer.issued });
    case 'opinion': {
      const turn = task.turns.findLast((known) => known.until === null && known.of === body);
      return ok({ kind: 'opinionGiven', at, body, opinionId: turn?.opinionId ?? '', reportId });
    }
  }
}

function counterFact(
  task: Task,
  rules: Rules,
  accepts: boolean,
  answered: { readonly at: Instant; readonly body: BodyId; readonly answerId: string },
): Result<TaskFact> {
  const { open } = task.extensions;
  if (open?.offer == null) {
    return fail({
      kind: 'no-offer',
      words: 'Không có ngày nào đang chờ cơ quan trả lời; đề nghị mở lại trang nhiệm vụ.',
    });
  }
  const { requestId, offer } = open;
  if (!accepts) return ok({ kind: 'counterDeclined', requestId, ...answered });
  const decided = { until: offer.until, because: 'ngày được đề xuất và cơ quan đã nhận', keepsCeiling: true };
  const schedule = layOutDecided(task.schedule, decided, answered.at, planningRules(rules));
  return ok({ kind: 'counterAccepted', requestId, schedule, ...answered });
}
