import type { Instant } from '../domain/calendar/instant.ts';
import type { LinkPurpose, LinkRow, ReportRow } from '../ports/store.ts';
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
const SIGN = 'sign-';

/** Of the link behind which the head signs. */
const prefixOf = (purpose: LinkPurpose): string => (purpose === 'sign' ? SIGN : '');

/** Kept under the body whose link it was, beside the facts: like the records of letters, it moves no date and no turn. */
export const linkRecord = (
  { planId, entityId, body, purpose }: LinkRow,
  { id, by, because }: WithdrawalWords,
  { at, fresh }: { readonly at: Instant; readonly fresh: boolean },
): ReportRow => {
  const person = { personName: by, personTitle: KEEPER_TITLE, words: because };
  return decisionRecord(
    { planId, id, entityId, by: body, ...person },
    at,
    `${prefixOf(purpose)}${fresh ? REPLACED : WITHDRAWN}`,
  );
};

export const isLinkRecord = (record: Pick<ReportRow, 'purpose'>): boolean =>
  isRecordOf(record, 'answer') || isRecordOf(record, 'sign');

/** Which of the two links of a body the record is about. */
export const isRecordOf = ({ purpose }: Pick<ReportRow, 'purpose'>, of: LinkPurpose): boolean =>
  purpose === `${prefixOf(of)}${WITHDRAWN}` || purpose === `${prefixOf(of)}${REPLACED}`;

export const wasReplaced = ({ purpose }: Pick<ReportRow, 'purpose'>): boolean =>
  purpose === REPLACED || purpose === `${SIGN}${REPLACED}`;
