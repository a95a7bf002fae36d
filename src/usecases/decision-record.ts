import type { Instant } from '../domain/calendar/instant.ts';
import type { ReportRow } from '../ports/store.ts';
import type { DecisionWords } from './decide-task.ts';

/** Of whoever enters for the office what he has not signed himself. */
export const KEEPER_TITLE = 'chuyên viên theo dõi';

type Said = Pick<
  DecisionWords,
  'id' | 'planId' | 'entityId' | 'by' | 'personName' | 'personTitle' | 'words'
> &
  Partial<Pick<DecisionWords, 'documentNumber' | 'documentOn'>>;

/** The erasable words of a decision, for the table beside the facts; what else `said` holds is left out. */
export const decisionRecord = (said: Said, at: Instant, purpose: string | null): ReportRow => {
  const { id, planId, entityId, by, personName, personTitle, words } = said;
  const { documentNumber = null, documentOn = null } = said;
  return {
    ...{ id, planId, entityId, body: by, personName, personTitle, words, documentNumber, documentOn },
    ...{ at, kind: 'decision', purpose, files: [], paper: null },
  };
};
