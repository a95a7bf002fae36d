import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { EntityId, PlanId } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { ReportRow } from '../ports/store.ts';
import { loadPlan } from './deps.ts';
import type { Deps } from './deps.ts';
import { directiveDue } from './ladder-times.ts';
import { storeWithWords } from './store-with-words.ts';
import type { Receipt } from './submit-report.ts';

interface Entered {
  /** Made by the form, so that sending it twice stores it once. */
  readonly id: string;
  readonly planId: PlanId;
  readonly entityId: EntityId;
  /** Who signed it, or wrote it. */
  readonly personName: string;
  readonly personTitle: string;
  readonly words: string;
  readonly documentNumber: string | null;
  readonly documentOn: LocalDate | null;
}

export type DirectiveWords = Entered;

export interface DirectiveAnswerWords extends Entered {
  readonly directiveId: string;
}

/** What Ban Thường vụ has directed comes back as work of the body, with a clock of its own. */
export async function recordDirective(deps: Deps, directive: DirectiveWords): Promise<Result<Receipt>> {
  const { planId, id: directiveId, words } = directive;
  if (words.trim() === '') return fail({ kind: 'no-words', words: 'Chưa ghi nội dung ý kiến chỉ đạo.' });
  const at = await deps.clock.now();
  const { policy } = await deps.store.read((tx) => loadPlan(tx, planId));
  const body = policy.ladder.packet.decidedBy;
  const report: ReportRow = { ...directive, body, at, kind: 'decision', purpose: 'directive', ...NO_FILES };
  return storeWithWords(deps, report, (_, rules) =>
    ok({ kind: 'directiveReceived', at, directiveId, due: directiveDue(rules, directiveId, at) }),
  );
}

/** An answer that did not come through the body's link: by telephone, by word of mouth, on paper. */
export async function answerDirective(deps: Deps, answer: DirectiveAnswerWords): Promise<Result<Receipt>> {
  const { directiveId, ...said } = answer;
  if (said.words.trim() === '') return fail({ kind: 'no-words', words: 'Chưa ghi nội dung trả lời.' });
  const at = await deps.clock.now();
  const [row] = await deps.store.read((tx) => tx.entities(said.planId, [said.entityId]));
  const directive =
    row?.state?.kind === 'task'
      ? row.state.ladder.directives.find((each) => each.directiveId === directiveId)
      : undefined;
  if (directive === undefined)
    return fail({
      kind: 'no-directive',
      words: `Nhiệm vụ "${said.entityId}" không có ý kiến chỉ đạo "${directiveId}".`,
    });
  const body = directive.to;
  const report: ReportRow = { ...said, body, at, kind: 'progress', purpose: 'directive-answer', ...NO_FILES };
  return storeWithWords(deps, report, () =>
    ok({ kind: 'directiveAnswered', at, directiveId, body, reportId: said.id }),
  );
}

const NO_FILES = { files: [], paper: null } as const;
