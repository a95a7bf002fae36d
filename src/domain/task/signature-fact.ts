import type { Instant } from '../calendar/instant.ts';
import type { BodyId } from '../plan/plan.ts';
import type { Evidence } from './fact.ts';

/** A result that a specialist has drafted and the head of the same body has not signed; at most one a body. */
export interface PreparedResult {
  readonly reportId: string;
  readonly body: BodyId;
  readonly at: Instant;
  readonly evidence: Evidence;
}

/** What happens before a result leaves its body, where the policy asks for the signature of the head as well. */
export type SignatureFact =
  /** In place of an earlier one of the same body that waits. */
  | {
      readonly kind: 'resultPrepared';
      readonly at: Instant;
      readonly body: BodyId;
      readonly reportId: string;
      readonly evidence: Evidence;
    }
  /** The head has not signed; why stands in the words. */
  | {
      readonly kind: 'preparedReturned';
      readonly at: Instant;
      readonly body: BodyId;
      /** Of what was prepared. */
      readonly reportId: string;
      readonly returnId: string;
    };
