import { onOf } from '../domain/calendar/instant.ts';
import { bodyOf } from '../domain/plan/directory.ts';
import type { Body, Plan } from '../domain/plan/plan.ts';
import { refuseResultNow } from '../domain/task/signature.ts';
import type { ReportRow } from '../ports/store.ts';
import { loadRules } from './deps.ts';
import type { Deps } from './deps.ts';
import { PREPARED_RETURNED, SIGNED } from './prepare-result.ts';
import { preparedMatterOf } from './shown-matter.ts';
import { taskRow } from './show-plan.ts';
import type { TaskRow } from './show-plan.ts';
import { draftBehind } from './sign-result.ts';
import { ownReports } from './submit-report.ts';
import type { OpenedLink } from './submit-report.ts';
import { viewTask } from './views.ts';

/** The page that the link for signing opens for the head of a body. */
export interface SigningPage {
  readonly plan: Plan;
  readonly body: Body;
  readonly row: TaskRow;
  /** What waits for him; null: nothing does. */
  readonly draft: ReportRow | null;
  /** Why it cannot be signed now although it waits; null: it can. */
  readonly rests: string | null;
  /** What he has signed and given back, latest first. */
  readonly said: readonly ReportRow[];
  /** The key of what is shown, for the form. */
  readonly shown: string;
}

/** Null: the link is no task's. */
export async function showSigning(deps: Deps, { link, row }: OpenedLink): Promise<SigningPage | null> {
  const now = await deps.clock.now();
  return deps.store.read(async (tx) => {
    const rules = await loadRules(tx, deps, link.planId);
    const { plan } = rules.adopted;
    const body = bodyOf(plan, link.body);
    const shownRow = taskRow(plan, row, viewTask(rules, row, now));
    if (body === null || shownRow === null) return null;
    const { task } = shownRow;
    const waiting = draftBehind(plan, task, body.id, onOf(now));
    const own = await ownReports(tx, link.planId, link.entityId, body.id);
    return {
      ...{ plan, body, row: shownRow },
      draft: waiting === null ? null : await tx.report(link.planId, waiting.reportId),
      rests: waiting === null ? null : (refuseResultNow(task)?.words ?? null),
      said: own.filter(({ purpose }) => purpose === SIGNED || purpose === PREPARED_RETURNED),
      shown: preparedMatterOf(task, waiting),
    };
  });
}
