import { onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { bodyOf } from '../domain/plan/directory.ts';
import type { Body, Obligation, Plan } from '../domain/plan/plan.ts';
import { answersFor } from '../domain/report/owing-name.ts';
import { dutyOf } from '../domain/report/round-id.ts';
import type { Round } from '../domain/report/round.ts';
import type { DraftRow } from '../ports/draft-store.ts';
import type { LinkRow, ReportRow } from '../ports/store.ts';
import { loadRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { taskRow } from './show-plan.ts';
import type { TaskRow } from './show-plan.ts';
import { ownReports } from './submit-report.ts';
import type { OpenedLink } from './submit-report.ts';
import { viewTask } from './views.ts';

/** What a body can send through its link now; the door has the last word. */
export type Answer = 'result' | 'progress' | 'presented' | 'round' | 'period-report' | 'judgement';

/** The page that a link opens for its body. */
export interface ReplyPage {
  readonly plan: Plan;
  readonly body: Body;
  readonly subject:
    | ({ readonly kind: 'task' } & TaskRow)
    | { readonly kind: 'round'; readonly duty: Obligation; readonly round: Round };
  readonly next: { readonly at: Instant; readonly why: string } | null;
  /** Of this body alone, latest first. */
  readonly own: readonly ReportRow[];
  /** The result that waits for the confirmer's word; null for everybody else. */
  readonly toJudge: ReportRow | null;
  readonly answers: readonly Answer[];
  /** Begun and not sent, of this body alone. */
  readonly drafts: readonly DraftRow[];
  readonly link: LinkRow;
}

export async function showReply(deps: Deps, { link, row }: OpenedLink): Promise<ReplyPage | null> {
  const now = await deps.clock.now();
  return deps.store.read(async (tx) => {
    const rules = await loadRules(tx, deps, link.planId);
    const { plan } = rules.adopted;
    const body = bodyOf(plan, link.body);
    if (body === null) return null;
    const own = await ownReports(tx, link.planId, link.entityId, link.body);
    const drafts = await tx.drafts(link.planId, link.entityId, link.body);
    const next = row.nextAt === null ? null : { at: row.nextAt, why: row.nextWhy ?? '' };
    const task = taskRow(plan, row, viewTask(rules, row, now));
    if (task !== null) {
      const answers = link.status === 'open' ? taskAnswers(task, link.body) : [];
      const reports = answers.includes('judgement') ? await tx.reports(link.planId, link.entityId) : [];
      const toJudge = reports.find((report) => report.id === submissionOf(task)) ?? null;
      return { plan, body, link, own, drafts, next, toJudge, answers, subject: { kind: 'task', ...task } };
    }
    const duty = dutyOf(plan, link.entityId);
    if (duty === null || row.state?.kind !== 'round') return null;
    const round = row.state;
    // What arrives after the closing, and what mends an earlier version, is taken too, and stamped.
    const owed = answersFor(plan, round.expected, link.body, onOf(now));
    const owes = link.status === 'open' && round.progress !== 'awaiting-day' && owed.length > 0;
    const answers: readonly Answer[] = owes
      ? [round.asked.kind === 'period' ? 'period-report' : 'round']
      : [];
    return {
      ...{ plan, body, link, own, drafts, next, answers },
      toJudge: null,
      subject: { kind: 'round', duty, round },
    };
  });
}

const submissionOf = ({ task }: TaskRow): string | null =>
  task.progress === 'submitted' ? task.submission.reportId : null;

/** A result comes from a lead; who coordinates or carries out tells how things stand; the confirmer judges. */
function taskAnswers({ task }: TaskRow, body: string): readonly Answer[] {
  if (task.progress === 'done') return [];
  const { leads, confirmer } = task.parties;
  if (!leads.includes(body) && body === confirmer && task.progress === 'submitted') return ['judgement'];
  if (!leads.includes(body)) return ['progress'];
  switch (task.progress) {
    case 'open':
    case 'not-started':
      return ['result', 'progress', 'presented'];
    case 'presented':
      return ['result', 'progress'];
    case 'waiting':
    case 'standing':
    case 'submitted':
    case 'impossible':
      return ['progress'];
    case 'suspended':
    case 'cancelled':
      return [];
  }
}
