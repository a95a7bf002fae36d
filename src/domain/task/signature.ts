import type { Instant } from '../calendar/instant.ts';
import type { Problem } from '../result.ts';
import { refuseUnproven } from './evidence.ts';
import type { HandingInFact } from './fact.ts';
import { movedOn } from './moved-on.ts';
import { letter, withdrawal } from './order.ts';
import type { MailKind, Order } from './order.ts';
import type { RulesOf, Step } from './rule.ts';
import type { PreparedResult, SignatureFact } from './signature-fact.ts';
import type { Task } from './task.ts';

type Prepared = Extract<SignatureFact, { kind: 'resultPrepared' }>;
type Returned = Extract<SignatureFact, { kind: 'preparedReturned' }>;
type Submitted = Extract<HandingInFact, { kind: 'resultSubmitted' }>;

/**
 * A draft is not the body's word: it stops no reminder and no rung, answers nothing and is judged by no date. All that
 * begins with `resultSubmitted`, on the day of the head's signature.
 */
export const SIGNATURE_RULES: RulesOf<SignatureFact> = {
  resultPrepared: { refuse: refusePreparing, step: prepared },
  preparedReturned: { refuse: refuseReturning, step: givenBack },
};

/** What the two inside a body are told; moot as soon as the result has left it. */
export const OF_SIGNING: readonly MailKind[] = ['signature-request', 'signature-returned'];

/** Letters about a signature that nobody needs any more; none where nothing waits. */
export const signingMoot = ({ prepared }: Task, key: string): readonly Order[] =>
  prepared.length === 0 ? [] : [withdrawal(`${key}/signing`, OF_SIGNING)];

/** What was prepared and is still waiting under that id. */
const waiting = (task: Task, reportId: string): PreparedResult | undefined =>
  task.prepared.find((known) => known.reportId === reportId);

/** The letter to the head, with a link of its own. `again`: of a second one about the same draft. */
export const signatureRequest = ({ reportId, body }: PreparedResult, at: Instant, again = ''): Order =>
  letter('signature-request', `signature-request/${reportId}${again}`, body, at, {
    about: { reportId, body, link: 'sign' },
  });

function prepared(task: Task, { at, body, reportId, evidence }: Prepared): Step {
  const draft = { reportId, body, at, evidence };
  return {
    task: { ...task, prepared: [...task.prepared.filter((known) => known.body !== body), draft] },
    orders: [withdrawal(`prepared/${reportId}`, OF_SIGNING, body), signatureRequest(draft, at)],
  };
}

function givenBack(task: Task, { at, body, reportId, returnId }: Returned): Step {
  const note = letter('signature-returned', `signature-returned/${returnId}`, body, at, {
    about: { decisionId: returnId, body },
  });
  return {
    task: { ...task, prepared: task.prepared.filter((known) => known.reportId !== reportId) },
    orders: [withdrawal(`prepared-returned/${returnId}`, ['signature-request'], body), note],
  };
}

/** A result can be handed in where the task is being worked on, and after its tờ trình. */
export const refuseResultNow = (task: Task): Problem | null =>
  task.progress === 'open' || task.progress === 'not-started' || task.progress === 'presented'
    ? null
    : movedOn(task);

function refusePreparing(task: Task, { evidence }: Prepared): Problem | null {
  if (task.parties.secondSignature !== true) {
    return {
      kind: 'one-signature',
      words: 'Kết quả của nhiệm vụ này không cần thủ trưởng cơ quan ký riêng; đề nghị mở lại trang rồi gửi.',
    };
  }
  return refuseUnproven(evidence) ?? refuseResultNow(task);
}

function refuseReturning(task: Task, { body, reportId }: Returned): Problem | null {
  return waiting(task, reportId)?.body === body ? null : NOTHING_WAITS;
}

/** What came on paper carries the signature of the head already. */
export function refuseUnsigned(task: Task, { signs, receivedOn, body }: Submitted): Problem | null {
  if (signs !== undefined) return waiting(task, signs)?.body === body ? null : NOTHING_WAITS;
  if (task.parties.secondSignature !== true || receivedOn !== undefined) return null;
  return {
    kind: 'unsigned',
    words: 'Kết quả của nhiệm vụ này chỉ được ghi nhận khi thủ trưởng cơ quan ký gửi bằng liên kết riêng.',
  };
}

const NOTHING_WAITS: Problem = {
  kind: 'nothing-to-sign',
  words: 'Kết quả này không còn chờ ký: đã được ký, được trả lại, hoặc được thay bằng kết quả khác.',
};
