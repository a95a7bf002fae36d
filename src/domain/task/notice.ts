import { climb } from '../escalation/climb.ts';
import { packetWaits } from '../escalation/ladder.ts';
import type { NoticeFact } from './fact.ts';
import type { MailKind } from './order.ts';
import { neverRefused } from './rule.ts';
import type { RulesOf, Step } from './rule.ts';
import type { Notice, Task } from './task.ts';

const WITNESSED: ReadonlySet<MailKind> = new Set<MailKind>([
  'reminder',
  'overdue-letter',
  'ladder-talk',
  'ladder-note',
  'packet-request',
  'packet',
  'directive',
]);

/**
 * Whether the arrival of a letter is a fact of the task, because a rung of the ladder or an overdue mark rests on it. On a
 * copy rests neither: its bounce is the mailroom's alarm.
 */
export const isWitnessed = ({ mail, copy }: { readonly mail: MailKind; readonly copy: boolean }): boolean =>
  !copy && WITNESSED.has(mail);

type Served = Extract<NoticeFact, { kind: 'noticeServed' }>;

export const NOTICE_RULES: RulesOf<NoticeFact> = {
  noticeServed: {
    refuse: neverRefused,
    step: served,
  },
  noticeFailed: {
    refuse: neverRefused,
    step: (task, fact) => {
      const { orderKey, mail, to, at, recordId } = fact;
      return { task: withNotice(task, { orderKey, mail, to, at, recordId, state: 'failed' }), orders: [] };
    },
  },
};

/** The rung that has only waited for this letter is climbed; whoever must answer it has his hours from now on. */
function served(task: Task, fact: Served): Step {
  const told = withAnswerTime(withNotice(task, noticeOf(fact)), fact);
  return climb(told, fact.at, fact.followUpSendAt);
}

function withAnswerTime(task: Task, { orderKey, answerBy }: Served): Task {
  const { packet } = task.ladder;
  const asked = packetWaits(packet) ? packet.asks.at(-1) : undefined;
  if (answerBy === undefined || asked?.orderKey !== orderKey || asked.silentAt !== null) return task;
  if (task.timers.some(({ key }) => key === answerBy.key)) return task;
  return { ...task, timers: [...task.timers, answerBy] };
}

function noticeOf({ orderKey, mail, to, at, recordId, by }: Served): Notice {
  return {
    orderKey,
    mail,
    to,
    at,
    recordId,
    state: by === 'mail' ? 'served-by-mail' : 'served-on-paper',
  };
}

/** What was delivered stays delivered: a bounce after a delivery on paper takes nothing back. */
function withNotice(task: Task, notice: Notice): Task {
  const earlier = task.notices.find((known) => known.orderKey === notice.orderKey && known.to === notice.to);
  if (earlier?.state === 'served-on-paper') return task;
  const others = task.notices.filter((known) => known !== earlier);
  return { ...task, notices: [...others, notice] };
}
