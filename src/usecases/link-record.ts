import type { Instant } from '../domain/calendar/instant.ts';
import type { LinkRow, ReportRow } from '../ports/store.ts';
import { KEEPER_TITLE, decisionRecord } from './decision-record.ts';

/** Who takes a link back, and why; both are kept and shown. */
export interface WithdrawalWords {
  /** Made by the form, so that sending it twice withdraws once. */
  readonly id: string;
  /** Full name of the person at the office. */
  readonly by: string;
  readonly because: string;
}

const WITHDRAWN = 'link-withdrawn';
/** The same, and a new link went to the registered mailbox. */
const REPLACED = 'link-replaced';

/** Kept under the body whose link it was, beside the facts: like the records of letters, it moves no date and no turn. */
export const linkRecord = (
  { planId, entityId, body }: LinkRow,
  { id, by, because }: WithdrawalWords,
  { at, fresh }: { readonly at: Instant; readonly fresh: boolean },
): ReportRow => {
  const person = { personName: by, personTitle: KEEPER_TITLE, words: because };
  return decisionRecord({ planId, id, entityId, by: body, ...person }, at, fresh ? REPLACED : WITHDRAWN);
};

export const isLinkRecord = ({ purpose }: Pick<ReportRow, 'purpose'>): boolean =>
  purpose === WITHDRAWN || purpose === REPLACED;

export const wasReplaced = ({ purpose }: Pick<ReportRow, 'purpose'>): boolean => purpose === REPLACED;
