import { workflowInfo } from '@temporalio/workflow';

/** Whether a run has grown so long that a fresh one should go on: by a number of events, else when the server suggests it. */
export function isLong({ freshAfterEvents }: { readonly freshAfterEvents?: number }): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return freshAfterEvents === undefined ? continueAsNewSuggested : historyLength >= freshAfterEvents;
}
