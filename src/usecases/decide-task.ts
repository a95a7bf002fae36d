import { formatDate } from '../domain/calendar/local-date.ts';
import { onOf } from '../domain/calendar/instant.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { BodyId, EntityId, PlanId } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Problem, Result } from '../domain/result.ts';
import { followUp, layOutDecided } from '../domain/task/decided-schedule.ts';
import type { TaskFact } from '../domain/task/fact.ts';
import { sendingMoment } from '../domain/task/plan-schedule.ts';
import type { Schedule } from '../domain/task/schedule.ts';
import type { Task } from '../domain/task/task.ts';
import type { ReportRow } from '../ports/store.ts';
import type { Rules } from './apply-facts.ts';
import { decisionRecord } from './decision-record.ts';
import { planningRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { restAfterResumption } from './ladder-times.ts';
import { offerTimes } from './offer-times.ts';
import type { DecisionForm } from './open-answers.ts';
import { refuseStale } from './shown-matter.ts';
import { storeWithWords } from './store-with-words.ts';
import type { Receipt } from './submit-report.ts';

/** A person's word about a task: who, for which body, with which document. `id` is made by the form. */
export interface DecisionWords {
  readonly id: string;
  readonly planId: PlanId;
  readonly entityId: EntityId;
  /** The body whose leader decides; the domain refuses one that judges itself. */
  readonly by: BodyId;
  readonly personName: string;
  readonly personTitle: string;
  readonly words: string;
  readonly documentNumber: string | null;
  readonly documentOn: LocalDate | null;
  /** What the form showed (`matterOf`); absent: the word came without a form. */
  readonly shown?: string | undefined;
}

export type TaskDecision =
  | { readonly kind: 'extension-granted' }
  | { readonly kind: 'extension-refused' }
  | { readonly kind: 'extension-countered'; readonly until: LocalDate }
  /** Of a late mark: `until` where the mark of an open task is taken away. */
  | {
      readonly kind: 'mark-concluded';
      readonly verdict: 'on-time' | 'late';
      readonly until: LocalDate | null;
    }
  | { readonly kind: 'part-confirmed'; readonly body: BodyId }
  | { readonly kind: 'part-returned'; readonly body: BodyId }
  /** By a document (number, date) that the plan allows in the last paragraph of section IV. */
  | { readonly kind: 'amended'; readonly until: LocalDate }
  | { readonly kind: 'suspended' }
  | { readonly kind: 'resumed'; readonly until: LocalDate | null }
  | { readonly kind: 'cancelled'; readonly replacedBy: readonly EntityId[] };

export type TaskDecisionKind = TaskDecision['kind'];

const FORM_OF: Readonly<Record<TaskDecisionKind, DecisionForm>> = {
  'extension-granted': 'extension',
  'extension-refused': 'extension',
  'extension-countered': 'extension',
  'mark-concluded': 'mark',
  'part-confirmed': 'part',
  'part-returned': 'part',
  amended: 'amendment',
  suspended: 'suspension',
  resumed: 'resumption',
  cancelled: 'cancellation',
};

/** What only a document may do: every change of the plan cites one (plan, IV, last paragraph). */
const BY_DOCUMENT: ReadonlySet<TaskDecisionKind> = new Set<TaskDecisionKind>([
  'amended',
  'suspended',
  'resumed',
  'cancelled',
]);
/** What a person must be able to read the reason of. */
const WITH_REASON: ReadonlySet<TaskDecisionKind> = new Set<TaskDecisionKind>([
  'extension-refused',
  'extension-countered',
  'mark-concluded',
  'part-returned',
  'suspended',
  'cancelled',
]);

/** As long as a task of this plan could sleep: with 60 working days, five years. */
const LATER_REVIEWS = 20;

/** Stores a decision: its words in the erasable table and its fact in one transaction. */
export async function decideOnTask(
  deps: Deps,
  decision: TaskDecision,
  words: DecisionWords,
): Promise<Result<Receipt>> {
  const problem = refuseWords(decision.kind, words);
  if (problem !== null) return fail(problem);
  const at = await deps.clock.now();
  const report = decisionRecord(words, at, decision.kind);
  return storeWithWords(deps, report, (task, rules) => {
    const stale = refuseStale(task, FORM_OF[decision.kind], words.shown, partIn(decision));
    return stale === null ? factOf(task, rules, decision, report) : fail(stale);
  });
}

const partIn = (decision: TaskDecision): BodyId | null => ('body' in decision ? decision.body : null);

function refuseWords(kind: TaskDecisionKind, words: DecisionWords): Problem | null {
  if (BY_DOCUMENT.has(kind) && (words.documentNumber === null || words.documentOn === null)) {
    return {
      kind: 'no-document',
      words: 'Thay đổi nhiệm vụ của Kế hoạch phải dẫn văn bản: ghi số, ký hiệu và ngày của văn bản.',
    };
  }
  if (WITH_REASON.has(kind) && words.words.trim() === '') {
    return { kind: 'no-reason', words: 'Chưa ghi lý do để cơ quan được biết.' };
  }
  return null;
}

function factOf(task: Task, rules: Rules, decision: TaskDecision, report: ReportRow): Result<TaskFact> {
  const { at, body: by, id: decisionId } = report;
  const planning = planningRules(rules);
  const requestId = task.extensions.open?.requestId ?? '';
  const noticeSendAt = sendingMoment(at, planning);
  const decided = (until: LocalDate, because: string, keepsCeiling: boolean): Schedule =>
    layOutDecided(task.schedule, { until, because, keepsCeiling }, at, planning);
  switch (decision.kind) {
    case 'extension-granted': {
      const until = task.extensions.open?.proposedOn ?? onOf(at);
      const schedule = decided(until, `gia hạn${documentWords(report)}`, true);
      return ok({ kind: 'extensionGranted', at, by, decisionId, requestId, until, schedule });
    }
    case 'extension-refused':
      return ok({ kind: 'extensionRefused', at, by, decisionId, requestId });
    case 'extension-countered': {
      const clocks = offerTimes(rules, { requestId, decisionId }, at);
      const offered = { at, by, decisionId, requestId, until: decision.until };
      return ok({ kind: 'extensionCountered', ...offered, ...clocks });
    }
    case 'mark-concluded': {
      const { verdict, until } = decision;
      const schedule =
        until === null ? null : decided(until, `kết luận về thời hạn${documentWords(report)}`, true);
      return ok({ kind: 'markConcluded', at, by, decisionId, verdict, schedule });
    }
    case 'part-confirmed':
      return ok({ kind: 'partConfirmed', at, by, body: decision.body, decisionId });
    case 'part-returned':
      return ok({ kind: 'partReturned', at, by, body: decision.body, decisionId });
    case 'amended': {
      const schedule = decided(decision.until, `điều chỉnh${documentWords(report)}`, false);
      return ok({ kind: 'taskAmended', at, decisionId, schedule, parties: null, noticeSendAt });
    }
    case 'suspended': {
      const days = rules.adopted.policy.decisions.suspensionReviewWorkingDays;
      const review = followUp('suspension-review', decisionId, at, days, planning);
      const laterReviews = Array.from({ length: LATER_REVIEWS }, (_, index) =>
        followUp('suspension-review', `${decisionId}/${index + 2}`, at, days * (index + 2), planning),
      );
      return ok({ kind: 'taskSuspended', at, decisionId, review, laterReviews, noticeSendAt });
    }
    case 'resumed': {
      const { until } = decision;
      if (until !== null) {
        const schedule = decided(until, `tiếp tục thực hiện${documentWords(report)}`, false);
        return ok({ kind: 'taskResumed', at, decisionId, schedule, noticeSendAt });
      }
      const { schedule } = task;
      const late = schedule.course === 'dated' && schedule.dueOn !== null && schedule.dueOn < onOf(at);
      const rest = late ? { rest: restAfterResumption(rules, decisionId, at) } : {};
      return ok({ kind: 'taskResumed', at, decisionId, schedule, ...rest, noticeSendAt });
    }
    case 'cancelled':
      return cancellation(rules, decision.replacedBy, {
        kind: 'taskCancelled',
        at,
        decisionId,
        noticeSendAt,
      });
  }
}

function cancellation(
  rules: Rules,
  replacedBy: readonly EntityId[],
  fact: Omit<Extract<TaskFact, { kind: 'taskCancelled' }>, 'replacedBy'>,
): Result<TaskFact> {
  const ids = rules.adopted.plan.tasks.map((task) => task.id);
  const unknown = replacedBy.filter((id) => !ids.includes(id));
  if (unknown.length > 0) {
    return fail({
      kind: 'unknown-entity',
      words: `Không có nhiệm vụ "${unknown.join('", "')}" để thay thế. Các nhiệm vụ của kế hoạch: ${ids.join(', ')}.`,
    });
  }
  return ok({ ...fact, replacedBy });
}

/** ` theo số 12-CV/BTCTU ngày 24/12/2018`; empty where the decision cites no document. */
function documentWords({ documentNumber, documentOn }: ReportRow): string {
  if (documentNumber === null) return '';
  return ` theo số ${documentNumber}${documentOn === null ? '' : ` ngày ${formatDate(documentOn)}`}`;
}
