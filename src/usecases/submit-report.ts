import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { BodyId, EntityId, PlanId } from '../domain/plan/plan.ts';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type {
  EntityRow,
  Fact,
  FileRef,
  LinkRow,
  PaperDelivery,
  ReportRow,
  StoreReader,
  StoreWriter,
} from '../ports/store.ts';
import { applyFacts } from './apply-facts.ts';
import type { Applied, Rules } from './apply-facts.ts';
import { loadRules, pokeChanged } from './deps.ts';
import type { Deps } from './deps.ts';
import { confirmBy, decideBy } from './ladder-times.ts';
import { isLinkRecord } from './link-record.ts';
import { PREPARED, preparedFact, waitsForSignature } from './prepare-result.ts';
import { receiveReport } from './receive-report.ts';

/** What a body answers through its link. `id` is made by the form, so that sending it twice stores it once. */
export interface ReportForm {
  readonly id: string;
  readonly kind: 'progress' | 'presented' | 'result' | 'round';
  readonly personName: string;
  readonly personTitle: string;
  readonly words: string;
  readonly documentNumber: string | null;
  readonly documentOn: LocalDate | null;
  readonly files: readonly FileRef[];
  /** Of a round: "Không phát sinh"; it needs no document. */
  readonly nil?: boolean;
}

/** A link as the reply page needs it; unknown, expired and revoked links are one and the same. */
export type OpenedLink = { readonly link: LinkRow; readonly row: EntityRow };

/** Finds what a token opens. GET and HEAD end here: nothing is stored, not even that somebody looked. */
export async function openLink(deps: Deps, token: string): Promise<OpenedLink | null> {
  const now = await deps.clock.now();
  return deps.store.read(async (tx) => {
    const link = await tx.linkByDigest(deps.tokens.digestOf(token));
    if (link === null || link.status === 'revoked' || link.expiresAt <= now) return null;
    const [row] = await tx.entities(link.planId, [link.entityId]);
    return row === undefined ? null : { link, row };
  });
}

export interface Receipt {
  readonly report: ReportRow;
  /** True where the same form had been stored before. */
  readonly again: boolean;
}

/**
 * Stores an answer: the words in the erasable table and the fact in one transaction, so that they appear together.
 * `paper`: it came on paper and is entered by the office.
 */
export async function submitReport(
  deps: Deps,
  { link }: { readonly link: Pick<LinkRow, 'planId' | 'entityId' | 'body'> },
  form: ReportForm,
  paper: PaperDelivery | null = null,
): Promise<Result<Receipt>> {
  const at = await deps.clock.now();
  const { planId, entityId, body } = link;
  const { nil = false, ...typed } = form;
  const received: ReportRow = { ...typed, planId, entityId, body, at, purpose: null, paper };
  const outcome = await deps.store.write(async (tx) => {
    const earlier = await tx.report(planId, form.id);
    if (earlier !== null)
      return earlier.entityId === entityId && earlier.body === body
        ? ok({ again: earlier })
        : fail(FORM_REUSED);
    const rules = await loadRules(tx, deps, planId);
    const drafted = await waitsForSignature(tx, received);
    const report = drafted ? { ...received, purpose: PREPARED } : received;
    const applied = await take(tx, rules, report, { kind: form.kind, nil, drafted });
    if (!applied.ok) return applied;
    await tx.saveReport(report);
    await tx.dropDraft(planId, entityId, body, form.id);
    return ok({ report, applied: applied.value, adopted: rules.adopted });
  });
  if (!outcome.ok) return outcome;
  if ('again' in outcome.value) return ok({ report: outcome.value.again, again: true });
  const { report, applied, adopted } = outcome.value;
  await pokeChanged(deps, adopted, applied.changed);
  return ok({ report, again: false });
}

interface Taking extends Pick<ReportForm, 'kind'> {
  readonly nil: boolean;
  /** The head of the body has to sign it first. */
  readonly drafted: boolean;
}

async function take(
  tx: StoreWriter,
  rules: Rules,
  report: ReportRow,
  { kind, nil, drafted }: Taking,
): Promise<Result<Applied>> {
  if (kind === 'round') return receiveReport(tx, rules, report, nil);
  const fact = drafted ? preparedFact(rules, report) : ok(factOf(rules, report, kind));
  if (!fact.ok) return fact;
  return applyFacts(tx, rules, [{ entityId: report.entityId, key: `report/${report.id}`, fact: fact.value }]);
}

/** One id a form and task: a copied page cannot answer for another task. */
export const FORM_REUSED = {
  kind: 'form-reused',
  words: 'Mẫu trả lời này đã được dùng cho một nhiệm vụ khác; đề nghị mở lại liên kết trong thư.',
};

function factOf(rules: Rules, report: ReportRow, kind: Exclude<ReportForm['kind'], 'round'>): Fact {
  const { at, body, id: reportId, documentNumber, documentOn } = report;
  const files = report.files.map((file) => file.sha256);
  const received = report.paper === null ? {} : { receivedOn: report.paper.receivedOn };
  switch (kind) {
    case 'result':
      return {
        kind: 'resultSubmitted',
        at,
        body,
        reportId,
        evidence: { documentNumber, documentOn, files },
        confirmBy: confirmBy(rules, reportId, at),
        ...received,
      };
    case 'presented':
      if (documentNumber === null || documentOn === null)
        throw new RangeError('a presentation needs the number and date of its tờ trình');
      return {
        kind: 'resultPresented',
        at,
        body,
        reportId,
        documentNumber,
        documentOn,
        decideBy: decideBy(rules, reportId, at),
        ...received,
      };
    case 'progress':
      return { kind: 'progressReported', at, body, reportId };
  }
}

/** The answers of one body to one task, latest first: what its own page may show it. */
export async function ownReports(
  tx: StoreReader,
  planId: PlanId,
  entityId: EntityId,
  body: BodyId,
): Promise<readonly ReportRow[]> {
  const all = await tx.reports(planId, entityId);
  // Why the office took a link back is the office's own note.
  return all.filter((report) => report.body === body && !isLinkRecord(report)).toReversed();
}
