import type { Instant } from '../domain/calendar/instant.ts';
import type { ReportRow } from '../ports/store.ts';
import type { DecisionWords } from './decide-task.ts';

/** The erasable words of a decision, for the table beside the facts. */
export const decisionRecord = (
  { id, planId, entityId, by, personName, personTitle, words, documentNumber, documentOn }: DecisionWords,
  at: Instant,
  purpose: string | null,
): ReportRow => ({
  ...{ id, planId, entityId, body: by, personName, personTitle, words, documentNumber, documentOn },
  ...{ at, kind: 'decision', purpose, files: [], paper: null },
});
